from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.geometry import snapping
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.snapping import FAR, Guide, Resting, Snap

REACH = 6.0


def snap(mine: Rect, others: Iterable[Rect], reach: float) -> Snap:
    return snapping.snap(mine, Resting.of(others), reach)


def box(x: float, y: float, width: float = 60, height: float = 20) -> Rect:
    return Rect.around(Point(x, y), width, height)


places = st.integers(-150, 150).map(float)
boxes = st.builds(box, places, places, st.integers(10, 90).map(float), st.integers(10, 30).map(float))


def moved(one: Rect, by: Point) -> Rect:
    return Rect(one.left + by.x, one.top + by.y, one.right + by.x, one.bottom + by.y)


def test_a_middle_snaps_to_a_middle_and_a_side_to_the_same_side() -> None:
    assert snap(box(3, 100), [box(0, 0)], REACH).offset == (-3, 0)
    assert snap(box(11, 50, width=80), [box(0, 0)], REACH).offset == (-1, 0)  # left sides at -30
    assert snap(box(-11, 50, width=80), [box(0, 0)], REACH).offset == (1, 0)  # right sides at 30
    assert snap(box(14, 50, width=80), [box(0, 0)], REACH).offset == (0, 0)
    assert snap(box(4, 50, width=70), [box(0, 0)], REACH).offset == (1, 0)
    assert snap(box(1, 50, width=70), [box(0, 0)], REACH).offset == (-1, 0)
    assert snap(box(100, -4), [box(0, 0, height=60)], REACH).offset == (0, 4)


def test_what_lies_beyond_reach_stays() -> None:
    found = snap(box(6.5, 100), [box(0, 0)], REACH)
    assert (found.offset, found.guides) == ((0, 0), ())
    assert snap(box(3, 100), [], REACH).offset == (0, 0)


def test_the_farther_the_more_exactly_it_must_be_met() -> None:
    assert snap(box(4, 200), [box(0, 0)], REACH).offset == (0, 0)
    assert snap(box(2, 200), [box(0, 0)], REACH).offset == (-2, 0)
    assert snap(box(0.1, FAR + 30), [box(0, 0)], REACH).offset == (0, 0)


def test_a_guide_joins_what_is_in_line() -> None:
    assert snap(box(3, 100), [box(0, 0)], REACH).guides == (Guide(Point(0, -10), Point(0, 110)),)
    both = snap(box(103, 1), [box(0, 0), box(200, 0)], REACH)
    assert Guide(Point(-30, 0), Point(230, 0)) in both.guides


def test_sides_have_guides_where_the_middle_has_none() -> None:
    guides = snap(box(11, 50, width=80), [box(0, 0)], REACH).guides
    assert guides == (Guide(Point(-30, -10), Point(-30, 60)),)


def test_between_two_it_snaps_to_the_middle_of_the_room() -> None:
    found = snap(box(97, 0), [box(0, 0, width=40), box(200, 0)], REACH)
    assert found.offset.x == pytest.approx(-2)  # rooms of 45 from 20 to 65 and from 125 to 170
    assert [guide for guide in found.guides if guide.measures] == [
        Guide(Point(20, 0), Point(65, 0), measures=True),
        Guide(Point(125, 0), Point(170, 0), measures=True),
    ]


@pytest.mark.parametrize("side", [1, -1])
def test_beside_two_it_snaps_to_their_distance(side: int) -> None:
    others = [box(0, 0), box(side * 100, 0)]
    found = snap(box(side * 197, 0, width=50), others, REACH)
    assert found.offset.x == pytest.approx(side * -2)  # 40 between the first two, and then 40 again
    assert sum(guide.measures for guide in found.guides) == 2


@given(boxes, st.lists(boxes, max_size=6), st.floats(0.5, 12))
def test_it_moves_no_farther_than_its_reach_and_then_rests(mine: Rect, others: list[Rect], reach: float) -> None:
    found = snap(mine, others, reach)
    assert abs(found.offset.x) <= reach + 1e-9
    assert abs(found.offset.y) <= reach + 1e-9
    again = snap(moved(mine, found.offset), others, reach)
    if not found.offset.y:  # else others are nearer by than they were
        assert again.offset.x == pytest.approx(0, abs=1e-6)


@given(boxes, st.lists(boxes, max_size=6))
def test_each_way_has_a_guide_that_tells_why(mine: Rect, others: list[Rect]) -> None:
    found = snap(mine, others, REACH)
    upright = [guide for guide in found.guides if guide.start.x == guide.end.x and not guide.measures]
    if found.offset.y == 0 and found.offset.x:
        assert upright or any(guide.measures for guide in found.guides)
    there = moved(mine, found.offset)
    for guide in upright:
        ends = (there.left, there.center.x, there.right)
        assert min(abs(guide.start.x - end) for end in ends) < 1e-6
        assert any(min(abs(guide.start.x - x) for x in (o.left, o.center.x, o.right)) < 1e-6 for o in others)


def test_x_and_y_are_alike() -> None:
    def turned(one: Rect) -> Rect:
        return Rect(one.top, one.left, one.bottom, one.right)

    mine, others = box(97, 0.5), [box(0, 0, width=40), box(200, 0)]
    one, two = snap(mine, others, REACH), snap(turned(mine), [turned(other) for other in others], REACH)
    assert (one.offset.x, one.offset.y) == (two.offset.y, two.offset.x)
    assert {(g.start, g.end, g.measures) for g in one.guides} == {
        (Point(g.start.y, g.start.x), Point(g.end.y, g.end.x), g.measures) for g in two.guides
    }


@pytest.mark.alone
def test_three_hundred_boxes_take_a_moment() -> None:
    others = [box(100 * (k % 20) + k % 7, 60 * (k // 20) + k % 5) for k in range(300)]
    snap(others[0], others[1:], REACH)
    start = perf_counter()
    for k in range(20):
        snap(box(500 + k, 400 + k), others, REACH)
    assert (perf_counter() - start) / 20 < 0.01
