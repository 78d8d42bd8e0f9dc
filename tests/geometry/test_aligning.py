from __future__ import annotations

from itertools import combinations, pairwise
from math import atan2, hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.geometry.aligning import ROOM, SMALLEST, Side, align, circle, distribute, rooms
from loopeditor.geometry.shapes import Point, Rect
from tests.builders import drawn

A, B, C = Rect(0, 0, 40, 20), Rect(100, 50, 120, 90), Rect(30, 200, 130, 220)
THREE = {"a": A, "b": B, "c": C}

places = st.integers(-300, 300).map(float)
sizes = st.integers(10, 120).map(float)
boxes = st.builds(lambda x, y, w, h: Rect.around(Point(x, y), w, h), places, places, sizes, sizes)


def placed(boxes: dict[str, Rect], at: dict[str, tuple[float, float]]) -> dict[str, Rect]:
    return {name: Rect.around(Point(*at[name]), box.width, box.height) for name, box in boxes.items()}


@pytest.mark.parametrize(
    ("side", "edge", "at"),
    [
        (Side.LEFT, "left", 0),
        (Side.RIGHT, "right", 130),
        (Side.TOP, "top", 0),
        (Side.BOTTOM, "bottom", 220),
    ],
)
def test_sides_meet_the_outermost(side: Side, edge: str, at: float) -> None:
    after = placed(THREE, align(THREE, side))
    assert {getattr(box, edge) for box in after.values()} == {at}
    keep = "y" if side in (Side.LEFT, Side.RIGHT) else "x"
    assert all(getattr(after[name].center, keep) == getattr(THREE[name].center, keep) for name in THREE)


def test_middles_meet_in_the_middle_of_all() -> None:
    assert {x for x, _ in align(THREE, Side.CENTER).values()} == {65}
    assert {y for _, y in align(THREE, Side.MIDDLE).values()} == {110}


@pytest.mark.parametrize("upright", [False, True])
def test_distributing_makes_the_rooms_equal(*, upright: bool) -> None:
    after = placed(THREE, distribute(THREE, upright=upright))
    low, high = ("top", "bottom") if upright else ("left", "right")
    order = sorted(after.values(), key=lambda box: getattr(box, low))
    gaps = [getattr(b, low) - getattr(a, high) for a, b in pairwise(order)]
    assert gaps[0] == pytest.approx(gaps[1])
    assert getattr(order[0], low) == min(getattr(box, low) for box in THREE.values())
    assert getattr(order[-1], high) == pytest.approx(max(getattr(box, high) for box in THREE.values()))


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), boxes, min_size=1, max_size=6))
def test_doing_it_twice_changes_nothing_more(many: dict[str, Rect]) -> None:
    for side in Side:
        once = placed(many, align(many, side))
        for name, (x, y) in align(once, side).items():
            assert (x, y) == pytest.approx(tuple(once[name].center))


@given(st.lists(boxes, min_size=2, max_size=9))
def test_a_circle_is_even_roomy_and_stays_where_it_was(ring: list[Rect]) -> None:
    after = circle(ring)
    x, y = (sum(box.center[k] for box in ring) / len(ring) for k in (0, 1))
    radii = [hypot(a - x, b - y) for a, b in after]
    assert radii == pytest.approx([radii[0]] * len(ring))
    assert radii[0] >= SMALLEST - 1e-6
    angles = [atan2(b - y, a - x) for a, b in after]
    turns = [(later - one) % (2 * pi) for one, later in pairwise(angles)]
    assert all(
        turn == pytest.approx(2 * pi / len(ring)) or turn == pytest.approx(2 * pi * (1 - 1 / len(ring)))
        for turn in turns
    )
    assert turns == pytest.approx([turns[0]] * len(turns))
    there = [Rect.around(Point(*at), box.width, box.height) for at, box in zip(after, ring, strict=True)]
    assert not any(
        one.grown(ROOM / 2 - 1e-6).overlaps(two.grown(ROOM / 2 - 1e-6)) for one, two in combinations(there, 2)
    )


@given(st.lists(boxes, min_size=2, max_size=8))
def test_a_circle_is_not_arranged_any_further(ring: list[Rect]) -> None:
    after = circle(ring)
    there = [Rect.around(Point(*at), box.width, box.height) for at, box in zip(after, ring, strict=True)]
    for one, two in zip(circle(there), after, strict=True):
        assert one == pytest.approx(two, abs=1e-6)


def test_it_goes_the_way_round_that_it_went() -> None:
    clockwise = [Rect.around(Point(*at), 30, 20) for at in ((0, -100), (110, 0), (0, 90), (-100, 5))]
    for ring in (clockwise, clockwise[::-1]):
        for at, box in zip(circle(ring), ring, strict=True):
            assert hypot(at[0] - box.center.x, at[1] - box.center.y) < 25


def test_one_alone_stays() -> None:
    assert circle([A]) == [(20, 10)]


def test_everything_that_has_a_box_has_room() -> None:
    scene = drawn("A -> B\nB -> A")
    assert rooms(scene) == {shape.id: shape.box for shape in scene.variables}
