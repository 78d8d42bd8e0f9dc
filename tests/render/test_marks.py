"""How levels and pushes look, as outlines in the scene."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from loopeditor.geometry.shapes import Point, Rect, signed_area
from loopeditor.render import marks
from loopeditor.render.dot import SIGN_SIZE
from loopeditor.render.marks import Ink, Letter, Patch
from loopeditor.render.spots import drift_spots, with_discs, with_drifts
from loopeditor.render.themes import PAPER, THEMES, Theme, contrast, mixed
from tests.builders import drawn

BOX = Rect(10, 20, 90, 44)
PLATE, GAUGE = marks.plate_of(BOX), marks.gauge_of(BOX)


def filled(amount: float) -> Patch | None:
    return next((m for m in marks.gauge(BOX, amount) if m.fill in (Ink.UP, Ink.DOWN)), None)


def area(patch: Patch) -> float:
    return abs(signed_area(patch.outline))


def test_a_gauge_rises_from_its_middle_or_sinks() -> None:
    up, down = filled(0.5), filled(-0.5)
    assert up is not None
    assert down is not None
    assert (up.fill, down.fill) == (Ink.UP, Ink.DOWN)
    ys = [point.y for point in up.outline]
    assert (min(ys), max(ys)) == (PLATE.center.y - GAUGE.height / 4, PLATE.center.y)
    assert min(point.y for point in down.outline) == PLATE.center.y
    assert area(up) == pytest.approx(area(down)) == pytest.approx(GAUGE.width * GAUGE.height / 4)


def test_a_higher_level_fills_more_until_the_gauge_is_full() -> None:
    areas = [area(patch) for amount in (0.1, 0.3, 0.6, 0.9, 1.0) if (patch := filled(amount))]
    assert areas == sorted(areas)
    assert len(set(areas)) == 5
    assert area(filled(7.0) or Patch(())) == pytest.approx(areas[-1])
    assert filled(0.0) is None


def test_a_plate_keeps_its_name_inside_and_the_gauge_beside_it() -> None:
    for point in (*marks.plate(BOX, 1.0).outline, *GAUGE.corners):
        assert PLATE.grown(1e-6).holds(point)
    assert all(PLATE.holds(corner) for corner in BOX.corners)
    assert GAUGE.width == 5.0
    letters = BOX.left + 6.0  # names keep this room from the edges of their boxes
    for mark in (*marks.gauge(BOX, 1.0), *marks.gauge(BOX, -1.0)):
        assert max(point.x for point in mark.outline) + 4.0 < letters


def test_a_tick_marks_the_middle_of_a_gauge() -> None:
    *_, tick = marks.gauge(BOX, 0.7)
    assert {point.y for point in tick.outline} == {BOX.center.y}
    assert tick.rim is Ink.TEXT
    assert Rect.bounding(tick.outline).width > GAUGE.width


def test_a_plate_is_tinted_in_steps_that_grow_with_its_level() -> None:
    shades = list(dict.fromkeys(marks.shade_of(k / 100) for k in range(101)))
    assert shades == [Ink.GROUND, *marks.UP_SHADES]
    assert list(dict.fromkeys(marks.shade_of(-k / 100) for k in range(101))) == [Ink.GROUND, *marks.DOWN_SHADES]
    assert marks.shade_of(9.0) is Ink.UP_4
    assert marks.plate(BOX, 0.6).fill is Ink.UP_3
    assert marks.plate(BOX, -0.6, is_tinted=False).fill is Ink.GROUND


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_names_can_be_read_on_every_plate_selected_or_not(theme: Theme) -> None:
    inks = marks.inks(theme)
    for shades in (marks.UP_SHADES, marks.DOWN_SHADES):
        grounds = [inks[shade] for shade in shades]
        contrasts = [contrast(ground, theme.background) for ground in grounds]
        assert contrasts == sorted(contrasts), "a larger level is stronger"
        assert len(set(grounds)) == len(grounds)
        for ground in grounds:
            assert contrast(theme.text, ground) >= 4.5
            assert contrast(theme.text, mixed(ground, theme.selection, 64 / 255)) >= 4.5
    for ink in (Ink.UP, Ink.DOWN):
        assert contrast(inks[ink], inks[Ink.TRACK]) >= 3, "the gauge is seen against its ground"


def test_a_theme_of_little_contrast_is_tinted_less() -> None:
    pale = replace(PAPER, text="#6b7280")
    for ink in (*marks.UP_SHADES, *marks.DOWN_SHADES):
        assert contrast(pale.text, marks.inks(pale)[ink]) >= 4.5
    assert marks.inks(pale)[Ink.UP_4] != marks.inks(PAPER)[Ink.UP_4]


def test_an_arrow_tells_which_way_a_level_moves_and_how_fast() -> None:
    (up,), (faster,), (down,) = (list(marks.drift(marks.spots(BOX)[0], speed)) for speed in (0.1, 1.0, -0.1))
    assert area(up) < area(faster)
    assert up.outline[-1].y < PLATE.center.y < down.outline[-1].y
    assert min(point.x for point in faster.outline) > PLATE.right
    assert list(marks.drift(marks.spots(BOX)[0], 0.001)) == []


def test_an_arrow_stays_close_to_its_plate_wherever_it_stands() -> None:
    for spot in marks.spots(BOX):
        for speed in (0.05, -1.0):
            (arrow,) = marks.drift(spot, speed)
            room = Rect.bounding(arrow.outline)
            assert not room.overlaps(PLATE)
            assert min(PLATE.distance(point) for point in arrow.outline) <= marks.DRIFT + 2


def test_an_arrow_stands_where_it_hides_no_sign() -> None:
    scene = drawn("A -> B -> C -> A : -\nB -> A")
    free = drift_spots(scene)
    assert free.keys() == {shape.id for shape in scene.variables}
    shape = scene.variables[0]
    usual = marks.spots(shape.box)[0]
    moved = replace(scene.links[0], sign=usual.center(marks.DRIFT_SIZE[1]))
    crowded = replace(scene, links=(moved, *scene.links[1:]))
    spot = drift_spots(crowded)[shape.id]
    assert spot != usual
    (arrow,) = marks.drift(spot, 1.0)
    for link in crowded.links:
        assert not Rect.bounding(arrow.outline).overlaps(Rect.around(link.sign, SIGN_SIZE, SIGN_SIZE))


@pytest.mark.parametrize("text", ["Alone", "A -> B -> C -> A"])
def test_pictures_have_room_for_what_stands_about_the_outermost_names(text: str) -> None:
    scene = drawn(text)
    run, walk = with_drifts(scene).bounds, with_discs(scene).bounds
    for shape in scene.variables:
        discs = [place for place, _ in marks.disc_places(shape.box, (1, -1))]
        assert all(walk.grown(-marks.DISC).holds(place) for place in discs)
        (arrow,) = marks.drift(drift_spots(scene)[shape.id], 1.0)
        assert all(map(run.holds, (*arrow.outline, *marks.plate_of(shape.box).corners)))


def test_a_ribbon_is_as_broad_as_its_link_drives() -> None:
    link = drawn("A -> B : -\nB -> A").links[0]
    none, half, whole, more = (marks.ribbon(link, drive) for drive in (0.0, 0.5, 1.0, 3.0))
    assert area(none) < area(half) < area(whole) == area(more)
    assert area(half) == pytest.approx((area(none) + area(whole)) / 2, rel=0.05)
    assert area(whole) / area(none) == pytest.approx(marks.RIBBON[1] / marks.RIBBON[0], rel=0.05)
    assert whole.fill is Ink.DOWN
    assert whole.opacity < 1


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
    pale, *cross = marks.cut(link)
    assert pale.fill is Ink.GROUND
    assert pale.opacity < 1, "it is pale, and still there"
    assert len(cross) == 2
    for mark in cross:
        a, b = mark.outline
        assert a.to(b, 0.5) == pytest.approx(marks.place_on(link, 0.5))
        assert (b - a).length > 10


def test_up_down_and_nobody_knows_have_three_colours_in_every_theme() -> None:
    for theme in THEMES.values():
        inks = marks.inks(theme)
        assert len({inks[Ink.UP], inks[Ink.DOWN]}) == 2
        assert set(inks) == set(Ink)
