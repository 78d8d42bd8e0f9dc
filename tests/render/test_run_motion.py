"""A run as an animated GIF: levels rise and fall in its pixels, and a cursor goes through the chart."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from loopeditor.geometry.shapes import Rect
from loopeditor.model import edits
from loopeditor.model.scenario import Cut, Force, Scenario
from loopeditor.render import marks
from loopeditor.render.film import Stage
from loopeditor.render.marks import Ink
from loopeditor.render.run_chart import Case, axes_of, chart
from loopeditor.render.run_motion import _FOOT, END, MOMENT, PICTURES, moments, run_gif
from loopeditor.render.spots import with_drifts
from loopeditor.render.themes import DARK, PAPER, Theme
from loopeditor.simulation.flow import run
from tests.render.moving import HOSTILE, UNCLEAR, WHEEL, frames, placed, pushed

DIAGRAM, DRAWN = placed("Reach -> Trust\nTrust -> Reach\nTrust -> Costs : -")
CASE = pushed(DIAGRAM, 1.0, end=None)
FIRST = DIAGRAM.variables[0].id
FEW = 25  # pixels at the edges of letters


def seen(image: Image.Image, room: Rect, ink: Ink, theme: Theme = PAPER) -> int:
    """Pixels of a colour in a part of the scene."""
    stage = Stage(with_drifts(DRAWN.scene), theme, heading="", foot=_FOOT, pictures=PICTURES, scale=1.0)
    (left, top), (right, bottom) = stage.at(room.corners[0]), stage.at(room.corners[2])
    part = np.asarray(image, dtype=np.int16)[round(top) : round(bottom), round(left) : round(right)]
    colour = np.array(list(bytes.fromhex(marks.inks(theme)[ink][1:])))
    return int((np.abs(part - colour).max(axis=-1) < 12).sum())


def filled(image: Image.Image, name: int, ink: Ink, theme: Theme = PAPER) -> int:
    """Pixels of a filling's colour in the gauge of a name."""
    return seen(image, marks.gauge_of(DRAWN.scene.variables[name].box), ink, theme)


def tinted(image: Image.Image, name: int, ink: Ink, theme: Theme = PAPER) -> int:
    """Pixels of a ground's colour on the plate of a name."""
    return seen(image, marks.plate_of(DRAWN.scene.variables[name].box), ink, theme)


@pytest.fixture(scope="module")
def film() -> list[tuple[Image.Image, int]]:
    return frames(run_gif(DRAWN.scene, CASE, focus=FIRST))


def test_a_run_has_forty_one_moments_and_rests_at_the_last(film: list[tuple[Image.Image, int]]) -> None:
    assert [duration for _, duration in film] == [MOMENT] * 40 + [END]
    assert len({image.size for image, _ in film}) == 1
    assert 900 <= film[0][0].width <= 1300
    assert film[0][0].getpixel((2, 2)) == (255, 255, 255)


def test_a_level_that_rises_shows_more_and_more_of_its_colour(film: list[tuple[Image.Image, int]]) -> None:
    risen = [filled(film[k][0], 0, Ink.UP) for k in (0, 3, 8, 40)]
    assert risen[0] < FEW
    assert risen == sorted(risen)
    assert risen[3] > risen[1] + 50
    assert filled(film[40][0], 0, Ink.DOWN) < FEW
    assert filled(film[40][0], 2, Ink.UP) < FEW
    assert filled(film[40][0], 2, Ink.DOWN) > 50


def test_the_whole_plate_is_tinted_the_more_the_larger_its_level(film: list[tuple[Image.Image, int]]) -> None:
    last = film[40][0]
    levels = CASE.run.levels[-1] / np.abs(CASE.run.levels).max()
    for name, level in enumerate(levels.tolist()):
        assert tinted(last, name, marks.shade_of(level)) > 1_000
        assert tinted(film[0][0], name, marks.shade_of(level)) < FEW
        assert tinted(film[0][0], name, Ink.GROUND) > 1_000


def test_the_mirrored_push_fills_the_other_half() -> None:
    shown = frames(run_gif(DRAWN.scene, pushed(DIAGRAM, -1.0, end=None), DARK))
    last = shown[-1][0]
    assert filled(last, 0, Ink.DOWN, DARK) > 50
    assert filled(last, 0, Ink.UP, DARK) < FEW
    assert filled(last, 2, Ink.UP, DARK) > 50


def test_links_are_as_broad_as_they_drive_and_one_that_is_cut_is_pale() -> None:
    """The wheel of two drives everything; once one of its links is cut, that is fainter than before it began."""
    link = DRAWN.scene.links[0]
    scenario = replace(CASE.run.scenario, cuts=(Cut(link.id, 15.0),))
    shown = frames(run_gif(DRAWN.scene, Case("Cut", run(DIAGRAM, scenario)), focus=FIRST))
    stage = Stage(with_drifts(DRAWN.scene), PAPER, heading="", foot=_FOOT, pictures=PICTURES, scale=1.0)
    x, y = stage.at(marks.place_on(link, 0.3))
    ground = np.array([255, 255, 255])

    def darkness(k: int) -> int:
        part = np.asarray(shown[k][0], dtype=np.int16)[round(y) - 8 : round(y) + 8, round(x) - 8 : round(x) + 8]
        return int(np.abs(ground - part).sum())

    assert darkness(20) > 1.4 * darkness(0) > 2 * darkness(40) > 0


def cursor(image: Image.Image, low: NDArray[np.int16]) -> float:
    """The column in which a picture has more of the text's colour than all of them have."""
    part = np.asarray(image, dtype=np.int16)
    dark = np.abs(part - np.array(list(bytes.fromhex(PAPER.text[1:])))).max(axis=-1) < 30
    counts = dark[-dark.shape[0] // 3 :].sum(axis=0) - low
    return float(np.argmax(counts))


def test_the_cursor_goes_evenly_through_the_chart(film: list[tuple[Image.Image, int]]) -> None:
    stage = Stage(with_drifts(DRAWN.scene), PAPER, heading="", foot=_FOOT, pictures=PICTURES, scale=1.0)
    axes = axes_of(stage.width, CASE.run)
    still = np.zeros(film[0][0].width, dtype=np.int16)
    for k, time in ((0, 0.0), (10, 5.0), (20, 10.0), (40, 20.0)):
        assert cursor(film[k][0], still) == pytest.approx(axes.x(time) * stage.zoom, abs=3)


def test_moments_are_evenly_spread_from_the_first_to_the_last() -> None:
    rows = moments(CASE.run, 5)
    assert rows == [0, 100, 200, 300, 400]
    short = run(DIAGRAM, Scenario("short"), steps=2)
    assert moments(short, 41) == [0, 1, 2]


@pytest.mark.parametrize("notation", ["Lonely", WHEEL, UNCLEAR, "A -> B\nC -> B : -"])
def test_every_diagram_can_be_shown(notation: str) -> None:
    diagram, drawn = placed(notation)
    assert len(frames(run_gif(drawn.scene, pushed(diagram, 1.0), scale=0.5))) == PICTURES


def test_a_run_in_which_nothing_happens_is_shown() -> None:
    still = Case("Nothing", run(DIAGRAM, Scenario("Nothing", length=10.0)))
    shown = frames(run_gif(DRAWN.scene, still, scale=0.5))
    assert sum(duration for _, duration in shown) == MOMENT * 40 + END


def test_any_name_and_everything_that_can_be_done_is_shown() -> None:
    diagram = edits.rename(DIAGRAM, FIRST, HOSTILE)
    forces = (Force(FIRST, 1.0, 0.0, 3.0), Force(FIRST, -2.0, 3.5, None), Force(FIRST, 0.0))
    scenario = Scenario(HOSTILE, forces, (Cut(diagram.links[0].id, 8.0), Cut(diagram.links[1].id, 99.0)), length=10.0)
    case = Case(HOSTILE, run(diagram, scenario), 4.0)
    assert frames(run_gif(DRAWN.scene, case, focus=FIRST, scale=0.4))


def test_a_link_that_is_switched_off_is_crossed_from_then_on() -> None:
    link = DRAWN.scene.links[0]
    made = run(DIAGRAM, replace(CASE.run.scenario, cuts=(Cut(link.id, 10.0),)))
    stage = Stage(with_drifts(DRAWN.scene), PAPER, heading="", foot=_FOOT, pictures=PICTURES, scale=1.0)
    x, y = stage.at(marks.place_on(link, 0.5))
    shown = [np.asarray(image, dtype=np.int16) for image, _ in frames(run_gif(DRAWN.scene, Case("Cut", made)))]
    ink = np.array(list(bytes.fromhex(PAPER.text[1:])))
    near = [np.abs(image[round(y) - 8 : round(y) + 8, round(x) - 8 : round(x) + 8] - ink) for image in shown]
    dark = [int((part.max(axis=-1) < 30).sum()) for part in near]
    assert dark[19] == 0
    assert min(dark[20:]) > 40


def test_too_large_and_no_scale_are_refused() -> None:
    with pytest.raises(ValueError, match="more than 0"):
        run_gif(DRAWN.scene, CASE, scale=0)
    with pytest.raises(ValueError, match=r"million pixels; choose a scale of at most \d"):
        run_gif(DRAWN.scene, CASE, scale=9)


def test_the_axes_hold_the_largest_level_of_all_runs() -> None:
    small, large = pushed(DIAGRAM, 0.1), pushed(DIAGRAM, -3.0)
    axes = axes_of(800.0, small.run, large.run)
    for case in (small, large):
        for level in (case.run.levels.min(), case.run.levels.max()):
            assert axes.box.top <= axes.y(float(level)) <= axes.box.bottom
    assert axes.y(0.0) == axes.box.center.y
    assert axes.x(axes.length) == axes.box.right
    assert Rect(0, 0, axes.width, axes.height).holds(axes.box.corners[2])


def test_what_is_done_is_told_in_time_order_and_at_one_time_together() -> None:
    forces = (Force(FIRST, -2.0, 10.0, 12.0), Force(FIRST, 1.0, 0.0, 5.0), Force(FIRST, 1.0, 70.0))
    made = run(DIAGRAM, Scenario("Both", forces, (Cut(DIAGRAM.links[0].id, 10.0),), length=40.0))
    svg = chart(Case("Both", made), axes_of(1600.0, made), PAPER).svg("Both")
    words = [unescape(word).strip() for word in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]
    assert [word for word in words if word.startswith(("push", "off"))] == [
        "push ↑ Reach",
        "push ↓ Reach, off: Reach → Trust",
    ]
