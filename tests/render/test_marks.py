"""How levels and pushes look, as outlines in the scene."""

from __future__ import annotations

from itertools import pairwise

import pytest

from loopeditor.geometry.shapes import Point, Rect, signed_area
from loopeditor.render import marks
from loopeditor.render.marks import Ink, Letter, Patch
from loopeditor.render.themes import THEMES
from tests.builders import drawn

BOX = Rect(10, 20, 90, 44)
PLATE = marks.plate_of(BOX)
INNER = PLATE.grown(-marks.EDGE)


def filled(amount: float) -> Patch | None:
    soft = (Ink.UP_SOFT, Ink.DOWN_SOFT)
    return next((m for m in marks.level(BOX, amount) if isinstance(m, Patch) and m.fill in soft), None)


def area(patch: Patch) -> float:
    return abs(signed_area(patch.outline))


def test_a_level_fills_its_plate_from_the_middle_up_or_down() -> None:
    up, down = filled(0.5), filled(-0.5)
    assert up is not None
    assert down is not None
    assert (up.fill, down.fill) == (Ink.UP_SOFT, Ink.DOWN_SOFT)
    ys = [point.y for point in up.outline]
    assert (min(ys), max(ys)) == (PLATE.center.y - INNER.height / 4, PLATE.center.y)
    assert min(point.y for point in down.outline) == PLATE.center.y
    assert area(up) == pytest.approx(area(down)) == pytest.approx(INNER.width * INNER.height / 4)


def test_a_higher_level_fills_more_until_the_plate_is_full() -> None:
    areas = [area(patch) for amount in (0.1, 0.3, 0.6, 0.9, 1.0) if (patch := filled(amount))]
    assert areas == sorted(areas)
    assert len(set(areas)) == 5
    assert area(filled(7.0) or Patch(())) == pytest.approx(areas[-1])
    assert filled(0.0) is None


def test_a_plate_keeps_its_name_inside_and_the_filling_inside_its_border() -> None:
    ground = next(m for m in marks.level(BOX, 1.0) if isinstance(m, Patch))
    full = filled(1.0)
    assert full is not None
    for point in (*ground.outline, *full.outline):
        assert PLATE.grown(1e-6).holds(point)
    assert all(PLATE.holds(corner) for corner in BOX.corners)


def test_an_arrow_tells_which_way_a_level_moves_and_how_fast() -> None:
    (up,), (faster,), (down,) = (list(marks.drift(BOX, speed)) for speed in (0.1, 1.0, -0.1))
    assert isinstance(up, Patch)
    assert isinstance(faster, Patch)
    assert isinstance(down, Patch)
    assert area(up) < area(faster)
    assert up.outline[-1].y < PLATE.center.y < down.outline[-1].y
    assert min(point.x for point in faster.outline) > PLATE.right
    assert list(marks.drift(BOX, 0.001)) == []


def test_arrows_stand_in_a_row_above_a_name() -> None:
    places = list(marks.disc_places(BOX, (1, -1, 0)))
    assert [way for _, way in places] == [1, -1, 0]
    assert places[1][0].x == BOX.center.x
    assert places[1][0].x - places[0][0].x > 2 * marks.DISC
    assert all(place.y + marks.DISC < BOX.top for place, _ in places)
    letters = [m for m in marks.arrows(BOX, (0,)) if isinstance(m, Letter)]
    assert [letter.text for letter in letters] == ["?"]


def test_a_push_turns_over_in_the_middle_of_a_link_that_turns_it() -> None:
    def inks(share: float, before: int, after: int) -> list[Ink | None]:
        return [m.fill for m in marks.bead(Point(0, 0), share, before, after) if isinstance(m, Patch)][:1]

    assert inks(0.2, 1, -1) == [Ink.UP]
    assert inks(0.9, 1, -1) == [Ink.DOWN]
    assert inks(0.5, 1, 1) == inks(0.9, 1, 1) == [Ink.UP]
    middle = sum(marks.TURNING) / 2
    _, edge_on = marks.bead(Point(0, 0), middle - 0.001, 1, -1)
    _, flat = marks.bead(Point(0, 0), 0.1, 1, -1)
    assert isinstance(edge_on, Patch)
    assert isinstance(flat, Patch)
    assert area(edge_on) < 0.2 * area(flat)


def test_a_place_on_a_link_is_told_by_length() -> None:
    link = drawn("A -> B -> A").links[0]
    assert marks.place_on(link, 0.0) == link.path[0]
    assert marks.place_on(link, 1.0) == link.tip
    places = [marks.place_on(link, k / 50) for k in range(51)]
    steps = [(b - a).length for a, b in pairwise(places)]
    assert max(steps) == pytest.approx(min(steps), rel=0.02)


def test_a_link_that_is_off_bears_a_cross_on_its_middle() -> None:
    link = drawn("A -> B -> A").links[0]
    for mark in marks.cut(link):
        assert isinstance(mark, Patch)
        a, b = mark.outline
        assert a.to(b, 0.5) == pytest.approx(marks.place_on(link, 0.5))
        assert (b - a).length > 10


def test_up_down_and_nobody_knows_have_three_colours_in_every_theme() -> None:
    for theme in THEMES.values():
        inks = marks.inks(theme)
        assert len({inks[Ink.UP], inks[Ink.DOWN]}) == 2
        assert set(inks) == set(Ink)
