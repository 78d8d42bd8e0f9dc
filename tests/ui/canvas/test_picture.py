"""What is kept from frame to frame is never seen: a picture that was changed looks like one that is new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random
from typing import NamedTuple

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from loopeditor.analysis.loops import find_loops
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.polarity import Polarity
from loopeditor.render.themes import DARK, PAPER
from loopeditor.tools.overlay import Overlay
from loopeditor.ui.canvas.look import Look, Looks
from loopeditor.ui.canvas.painting import paint
from loopeditor.ui.canvas.picture import Picture
from tests.tools.world import TRIANGLE, scene_of
from tests.ui.canvas.conftest import painted

ROUNDING = 8
"""Of 255 levels of a colour."""

pytestmark = pytest.mark.usefixtures("qapp")


class View(NamedTuple):
    zoom: float = 1.0
    shift: tuple[float, float] = (300.0, 250.0)


def wheel(size: int, chords: int) -> Diagram:
    random = Random(size)
    places = [(random.uniform(-250, 250), random.uniform(-200, 200)) for _ in range(size)]
    rim = [Link(f"r{i}", f"v{i}", f"v{(i + 1) % size}", delay=i % 5 == 0) for i in range(size)]
    more = [Link(f"c{i}", f"v{i % size}", f"v{random.randrange(size)}") for i in range(chords)]
    return Diagram(
        title="Wheel",
        variables=tuple(Variable(f"v{i}", f"Variable {i}", place) for i, place in enumerate(places)),
        links=(*rim, *more),
    )


@cache
def scene_for(diagram: Diagram) -> Scene:
    """Drawn once: it is changed in the same ways on every screen."""
    return scene_of(diagram)


def moved(diagram: Diagram, random: Random) -> Diagram:
    return edits.move(diagram, {any_variable(diagram, random)}, random.uniform(-60, 60), random.uniform(-60, 60))


def any_variable(diagram: Diagram, random: Random) -> str:
    return random.choice(list(diagram.variable))


def any_link(diagram: Diagram, random: Random) -> str:
    return random.choice(list(diagram.link))


EDITS: list[Callable[[Diagram, Random], Diagram]] = [
    moved,
    moved,
    moved,
    lambda d, r: edits.rename(d, any_variable(d, r), r.choice(["A", "A rather long name", "Ä\nB"])),
    lambda d, r: edits.set_polarity(d, {any_link(d, r)}, r.choice(list(Polarity))),
    lambda d, r: edits.bend(d, {any_link(d, r)}, r.uniform(-1, 1)),
    lambda d, r: edits.delete(d, {any_link(d, r)}) if len(d.links) > 5 else d,
    lambda d, r: edits.delete(d, {any_variable(d, r)}) if len(d.variables) > 5 else d,
    lambda d, r: edits.add_link(d, any_variable(d, r), any_variable(d, r)),
    lambda d, r: edits.add_text(d, "Some words", (r.uniform(-200, 200), r.uniform(-200, 200))),
]


def dressed(looks: Looks, diagram: Diagram, random: Random) -> Looks:
    """The looks with one thing changed."""
    key = random.choice([*diagram.variable, *diagram.link])
    loop = next(iter(find_loops(diagram, 1).found), None)
    return random.choice(
        [
            replace(looks, hovered=random.choice([key, None])),
            replace(looks, hovered=random.choice([key, None])),
            replace(looks, selected=looks.selected ^ {key}),
            replace(looks, selected=looks.selected ^ {key}),
            replace(looks, lit=random.choice([loop, None])),
            replace(looks, focus=random.choice([frozenset({key}), None])),
            replace(looks, theme=random.choice([PAPER, DARK])),
            replace(looks, apart=random.choice([(key, Look(hidden=True)), (key, Look(faded=True)), None])),
        ]
    )


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_it_looks_like_a_new_one(seed: int, ratio: float) -> None:
    random = Random(seed)
    diagram, looks, overlay = wheel(14, 70), Looks(PAPER), Overlay()
    view = View()
    picture = Picture(PAPER)
    for _ in range(40):
        what = random.random()
        if what < 0.5:
            diagram = random.choice(EDITS)(diagram, random)
        elif what < 0.75:
            looks = dressed(looks, diagram, random)
        elif what < 0.85:
            view = view._replace(zoom=random.choice([0.1, 0.25, 0.7, 1.0, 2.0, 7.0]))
        elif what < 0.95:
            view = view._replace(shift=(random.randrange(-900, 1200), random.randrange(-900, 1200)))
        else:
            overlay = Overlay(band=Rect.around(Point(0, 0), random.uniform(1, 300), 90))
        scene = scene_for(diagram)
        picture.show(scene, looks, overlay, changes=random.random() < 0.5)
        if random.random() < 0.7:
            painted(picture, ratio=ratio, **view._asdict())
        if random.random() < 0.3:
            compare(picture, scene, looks, overlay, ratio, view)
    compare(picture, scene, looks, overlay, ratio, view)


def compare(picture: Picture, scene: Scene, looks: Looks, overlay: Overlay, ratio: float, view: View) -> None:
    picture.show(scene, looks, overlay)
    painted(picture, ratio=ratio, **view._asdict())
    picture.settle()
    shown = painted(picture, ratio=ratio, **view._asdict())
    assert not picture.is_rough
    fresh = Picture(looks.theme)
    fresh.show(scene, looks, overlay)
    assert unlike(shown, painted(fresh, ratio=ratio, **view._asdict())) == []


def unlike(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """The pixels in which two images differ by more than what comes of rounding where an image begins."""
    first, second = (np.array(image.constBits()).reshape(image.height(), image.width(), 4) for image in (one, other))
    if np.array_equal(first, second):
        return []
    worst = np.abs(first.astype(int) - second.astype(int)).max(axis=2)
    return [(int(x), int(y)) for y, x in np.argwhere(worst > ROUNDING)]


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.3])
def test_it_is_painted_as_a_thumbnail_is(zoom: float) -> None:
    scene = scene_of(edits.add_text(wheel(9, 20), "Words", (10, 20)))
    picture = Picture(PAPER)
    picture.show(scene, Looks(PAPER), Overlay())
    image = QImage(600, 500, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER.background))
    painter = QPainter(image)
    painter.translate(300, 250)
    painter.scale(zoom, zoom)
    paint(painter, scene, PAPER)
    painter.end()
    assert unlike(painted(picture, zoom=zoom), image) == []


def test_what_moves_leaves_no_trace_even_while_it_moves() -> None:
    picture = Picture(PAPER)
    picture.show(scene_of(TRIANGLE), Looks(PAPER), Overlay())
    painted(picture)
    far = scene_of(edits.move(TRIANGLE, {"v1"}, -150, 60))
    picture.show(far, Looks(PAPER), Overlay(), changes=True)
    moving = painted(picture)
    assert not picture.is_rough  # it will change again
    fresh = Picture(PAPER)
    fresh.show(far, Looks(PAPER), Overlay())
    assert moving == painted(fresh)


def test_another_zoom_is_blurred_until_it_settles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loopeditor.ui.canvas.sheet._QUICK", 0.0)
    picture = Picture(PAPER)
    picture.show(scene_of(wheel(9, 20)), Looks(PAPER), Overlay())
    painted(picture)
    assert not picture.is_rough
    soft = painted(picture, zoom=1.5)
    assert picture.is_rough
    picture.settle()
    assert picture.take_dirty() is None
    sharp = painted(picture, zoom=1.5)
    assert not picture.is_rough
    assert soft != sharp


def test_only_what_changed_is_painted_again() -> None:
    picture = Picture(PAPER)
    picture.show(scene_of(TRIANGLE), Looks(PAPER), Overlay())
    painted(picture)
    picture.take_dirty()
    picture.show(scene_of(TRIANGLE), Looks(PAPER), Overlay())
    assert picture.take_dirty() == QRectF()
    picture.show(scene_of(TRIANGLE), Looks(PAPER, hovered="v3"), Overlay())
    dirty = picture.take_dirty()
    assert dirty is not None
    assert dirty.contains(100, 200)
    assert dirty.width() < 80
    picture.show(scene_of(TRIANGLE), Looks(DARK, hovered="v3"), Overlay())
    assert picture.take_dirty() is None


def test_from_afar_names_are_bars_in_their_colours() -> None:
    picture = Picture(PAPER)
    picture.show(scene_of(TRIANGLE), Looks(PAPER, selected=frozenset({"v3"})), Overlay())
    image = painted(picture, zoom=0.2)
    assert image.pixelColor(300 + 20, 250 + 40).name() == PAPER.selection
    plain = image.pixelColor(300, 250)
    assert QColor(PAPER.text).lightness() < plain.lightness() < 255


def test_from_afar_a_loop_identifier_has_its_colour_and_no_letters() -> None:
    picture, scene = Picture(PAPER), scene_of(TRIANGLE)
    picture.show(scene, Looks(PAPER), Overlay())
    (loop,), zoom = scene.loops, 0.2
    x, y = round(300 + loop.center.x * zoom), round(250 + loop.center.y * zoom)
    around = [(x + dx, y + dy) for dx in (-1, 0) for dy in (-1, 0)]
    image = painted(picture, zoom=zoom)
    assert {image.pixelColor(*place).name() for place in around} == {PAPER.of_loop(loop.polarity)}


def test_zooming_out_shows_links_at_once_also_beyond_what_was_in_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loopeditor.ui.canvas.sheet._QUICK", 0.0)
    picture = Picture(PAPER)
    far = edits.move(TRIANGLE, {"v2"}, 1_000, 0)
    picture.show(scene_of(far), Looks(PAPER), Overlay())
    painted(picture, zoom=0.2)
    picture.settle()
    painted(picture, zoom=4.0)
    picture.settle()
    painted(picture, zoom=4.0)
    rough = painted(picture, zoom=0.2)
    assert picture.is_rough
    picture.settle()
    calm = painted(picture, zoom=0.2)
    assert inked(rough) == pytest.approx(inked(calm), rel=0.2)


def inked(image: QImage) -> int:
    pixels = np.array(image.constBits()).reshape(image.height(), image.width(), 4)
    return int((pixels[:, :, :3].min(axis=2) < 230).sum())


@pytest.mark.parametrize("step", [1, 7])
def test_between_the_pixels_of_a_scaled_screen_it_becomes_exact_when_calm(step: int) -> None:
    picture, fresh = Picture(PAPER), Picture(PAPER)
    for each in (picture, fresh):
        each.show(scene_of(TRIANGLE), Looks(PAPER), Overlay())
    painted(picture, ratio=1.25)
    place = (300.0 + step, 250.0 - step)
    painted(picture, ratio=1.25, shift=place)
    picture.settle()
    assert unlike(painted(picture, ratio=1.25, shift=place), painted(fresh, ratio=1.25, shift=place)) == []
