"""What is painted, by the colours that come out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPainter

from loopeditor.analysis.loops import find_loops
from loopeditor.engine import fonts
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.render.measurer import measurer
from loopeditor.render.themes import DARK, PAPER, THEMES, Theme
from loopeditor.ui.canvas import lettering
from loopeditor.ui.canvas.look import SceneShape
from loopeditor.ui.canvas.painting import extent, in_order, paint
from tests.tools.world import TRIANGLE, scene_of

pytestmark = pytest.mark.usefixtures("qapp")
SCALE = 3


def painted(scene: Scene, theme: Theme = PAPER, **looks: object) -> QImage:
    box = scene.bounds
    image = QImage(int(box.width * SCALE), int(box.height * SCALE), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.background))
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    painter.translate(-box.left, -box.top)
    paint(painter, scene, theme, **looks)  # type: ignore[arg-type]
    painter.end()
    return image


def only(shape: SceneShape, scene: Scene) -> Scene:
    return replace(
        scene,
        variables=tuple(other for other in scene.variables if other is shape),
        links=tuple(other for other in scene.links if other is shape),
        loops=tuple(other for other in scene.loops if other is shape),
    )


def colour_at(image: QImage, scene: Scene, point: Point) -> str:
    return image.pixelColor(
        int((point.x - scene.bounds.left) * SCALE), int((point.y - scene.bounds.top) * SCALE)
    ).name()


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_links_have_the_colour_of_their_sign(theme: Theme) -> None:
    scene = scene_of(edits.set_polarity(TRIANGLE, {"l3"}, Polarity.UNKNOWN))
    image = painted(scene, theme)
    for link in scene.links:
        assert colour_at(image, scene, link.path[0].to(link.path[1], 0.02)) == theme.of_link(link.polarity)
        assert colour_at(image, scene, link.path[-1].to(link.tip, 0.4)) == theme.of_link(link.polarity)


def test_a_lit_loop_takes_its_own_colour_and_the_rest_fades() -> None:
    diagram = edits.add_link(TRIANGLE, "v2", "v1", bend=0.3)
    loop = next(loop for loop in find_loops(diagram).found if len(loop.links) == 3)
    scene = scene_of(diagram)
    image = painted(scene, PAPER, lit=loop)
    on, off = scene.links[1], scene.links[3]
    assert colour_at(image, scene, on.path[-1].to(on.tip, 0.4)) == PAPER.of_loop(loop.polarity)
    faded = QColor(colour_at(image, scene, off.path[-1].to(off.tip, 0.4)))
    plain = QColor(PAPER.positive)
    assert faded.red() == pytest.approx(255 - (255 - plain.red()) / 4, abs=2)


def test_a_selected_variable_has_a_halo() -> None:
    scene = scene_of(TRIANGLE)
    corner = Point(scene.variables[0].box.left - 2, scene.variables[0].box.top - 2)
    assert colour_at(painted(scene), scene, corner) == PAPER.background
    assert colour_at(painted(scene, selected={"v1"}), scene, corner) != PAPER.background


def test_loop_identifiers_differ_in_shape_and_not_only_in_colour() -> None:
    inks = set()
    for polarity in Polarity:
        scene = scene_of(edits.set_polarity(TRIANGLE, {"l1"}, polarity))
        badge = scene.loops[0]
        image = painted(scene)
        reach = (badge.radius - 4) * 0.955
        ink = PAPER.of_loop(badge.polarity)
        side, top = (colour_at(image, scene, badge.center + way) for way in (Point(-reach, 0), Point(0, -reach)))
        inks.add((side == ink, top == ink))
    assert len(inks) == 3


@pytest.mark.parametrize("theme", [PAPER, DARK], ids=["paper", "dark"])
def test_nothing_is_painted_outside_a_shapes_extent(theme: Theme) -> None:
    scene = scene_of(edits.toggle_delay(TRIANGLE, {"l2"}))
    loop = find_loops(TRIANGLE).found[0]
    for shape in in_order(scene):
        alone = only(shape, scene)
        image = painted(alone, theme, selected={"v1", "v2", "v3", "l1", "l2", "l3"}, lit=loop)
        allowed = extent(shape).translated(-scene.bounds.left, -scene.bounds.top)
        background = QColor(theme.background).rgb()
        for x in range(0, image.width(), 4):
            for y in range(0, image.height(), 4):
                if image.pixel(x, y) != background:
                    assert allowed.contains(x / SCALE, y / SCALE)


def test_the_screens_font_is_the_one_that_was_measured() -> None:
    face = lettering.font(16.0)
    if fonts.font_files():
        assert QFontInfo(face).family() == fonts.FAMILY
        name = "Third-party sellers"
        wide = QFontMetricsF(face).horizontalAdvance(name)
        assert wide == pytest.approx(measurer().width(name, 16.0), rel=0.02)


def test_a_missing_font_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "font_files", list)
    lettering.register_fonts.cache_clear()
    scene = scene_of(TRIANGLE)
    assert painted(scene) != painted(replace(scene, variables=(), links=(), loops=()))
    lettering.register_fonts.cache_clear()


def test_names_in_any_script_are_painted() -> None:
    for name in ("<b>bold</b>", "客户体验", "تجربة", "🚀", 'a\\N"b', ""):
        scene = scene_of(edits.rename(TRIANGLE, "v1", name))
        painted(scene)


@pytest.mark.parametrize("name", ["Price", "नमस्ते", "السعر والطلب", "价格", "ราคา", "Price 价格"])
def test_letters_of_any_font_stand_on_the_line_of_ours(name: str) -> None:
    face, box = lettering.font(17.0), Rect(0.0, 0.0, 90.0, 30.0)
    measured = QFontMetricsF(face)
    images = [QImage(270, 90, QImage.Format.Format_RGB32) for _ in range(2)]
    for image, is_ours in zip(images, (True, False), strict=True):
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.scale(SCALE, SCALE)
        if is_ours:
            lettering.draw_lines(painter, (name,), box, 17.0)
        else:
            left = box.center.x - measured.horizontalAdvance(name) / 2
            painter.setFont(face)
            painter.drawText(QPointF(left, box.center.y + measured.ascent() - measured.height() / 2), name)
        painter.end()
    assert images[0] == images[1]


def test_identifiers_of_any_size_are_written_in_few_fonts() -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = lettering.font.cache_info().currsize
    for hundredth in range(200):
        lettering.draw_mark(painter, "R1", Point(20.0, 20.0), 10.0 + hundredth / 100)
    painter.end()
    assert lettering.font.cache_info().currsize <= before + 3


def test_an_empty_scene_is_painted() -> None:
    painted(scene_of(Diagram()))


def _market() -> Diagram:
    diagram = edits.set_group(edits.add_ghost(TRIANGLE, "v1", (400.0, 300.0)), {"v2"}, "People")
    return edits.place_title(edits.retitle(edits.add_text(diagram, "MMMM", (400.0, 0.0)), "MMMM"), (0.0, -300.0))


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_group_has_its_ground_and_border_and_a_ghost_a_fainter_name(theme: Theme) -> None:
    scene = scene_of(_market())
    image = painted(scene, theme)
    group, ghost = scene.variables[1].box, scene.variables[-1].box
    assert colour_at(image, scene, Point(group.left + 3, group.center.y)) == theme.ground_of_group("orange")
    assert colour_at(image, scene, Point(group.left, group.center.y)) == theme.of_group("orange")
    assert colour_at(image, scene, Point(ghost.left + 3, ghost.center.y)) == theme.background
    seen = _colours(image, scene, ghost)
    assert theme.faint in seen
    assert theme.text not in seen


def test_texts_are_faint_and_the_title_is_not() -> None:
    scene = scene_of(_market())
    image = painted(scene)
    title, text = scene.texts
    assert PAPER.text in _colours(image, scene, title.box)
    assert PAPER.faint in _colours(image, scene, text.box)
    assert PAPER.text not in _colours(image, scene, text.box)


def _colours(image: QImage, scene: Scene, box: Rect) -> set[str]:
    xs = range(int((box.left - scene.bounds.left) * SCALE), int((box.right - scene.bounds.left) * SCALE))
    ys = range(int((box.top - scene.bounds.top) * SCALE), int((box.bottom - scene.bounds.top) * SCALE))
    return {image.pixelColor(x, y).name() for x in xs for y in ys}
