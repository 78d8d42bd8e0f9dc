"""One diagram on the canvas and in every format: the names are where they are, and as wide as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from loopeditor import api
from loopeditor.app import make_application
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.scene import Scene, VariableShape
from loopeditor.geometry.shapes import Rect
from loopeditor.geometry.text import SIZE
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from loopeditor.render.measurer import measurer
from loopeditor.render.themes import PAPER
from loopeditor.ui.windows import open_window
from tests.builders import named_loops, on_circle
from tests.render.browser import CHROMIUM
from tests.render.looking import Look, as_canvas, as_pdf, as_png, as_slide, as_svg
from tests.render.programs import OFFICE, POPPLER

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
needs_poppler = pytest.mark.skipif(not POPPLER, reason="no poppler-utils on this machine")
needs_office = pytest.mark.skipif(not (OFFICE and POPPLER), reason="no soffice or poppler-utils on this machine")


def busy() -> Diagram:
    """Of everything that can be drawn, one."""
    text = "Price -> Demand -> Price : - ||\nDemand -> Profit : ?\nProfit -> Profit\nProfit -> Brand value -> Demand"
    diagram = on_circle(parse(text), 220.0)
    diagram = edits.add_ghost(diagram, diagram.variables[0].id, (420.0, 60.0))
    diagram = edits.set_group(diagram, [diagram.variables[1].id], "Market")
    diagram = edits.add_text(diagram, "A remark in\ntwo lines", (400.0, -160.0))
    return edits.place_title(edits.retitle(diagram, "All that there is"), (0.0, -330.0))


def large() -> Diagram:
    """48 variables in rows, each with a link to the next."""
    words = (
        "Trust",
        "Cost of service",
        "New customers",
        "Morale",
        "Word of mouth",
        "Quality",
        "Load",
        "Time to market",
    )
    variables = tuple(
        Variable(f"v{i}", f"{words[i % 8]} {i}", (230.0 * (i % 8), 110.0 * (i // 8) + 25 * (i % 2))) for i in range(48)
    )
    signs = (Polarity.POSITIVE, Polarity.NEGATIVE, Polarity.UNKNOWN)
    links = tuple(Link(f"l{i}", f"v{i}", f"v{i + 1}", signs[i % 3], delay=i % 5 == 0) for i in range(47))
    return Diagram(title="Large", variables=variables, links=links)


DIAGRAMS = {"amazon": lambda: api.drawing(api.example("amazon")).diagram, "busy": busy, "large": large}


def _scene(diagram: Diagram) -> Scene:
    return draw(diagram, named_loops(diagram), measurer())


def _inks(look: Look, scene: Scene) -> dict[str, Rect]:
    """What each name covers in a picture, in points of the scene."""
    inks = {}
    for shape in scene.variables:
        room = Rect.around(shape.box.center, _widest(shape) + 6.0, shape.box.height - 5.0)
        box = room if shape.colour or shape.ghost_of else shape.box  # within the border, and clear of its corners
        ground = PAPER.ground_of_group(shape.colour) if shape.colour else PAPER.background
        inks[shape.id] = look.ink(box, PAPER.faint if shape.ghost_of else PAPER.text, ground)
    return inks


def _widest(shape: VariableShape) -> float:
    return max(measurer().width(line, SIZE) for line in shape.lines)


def _agree(look: Look, scene: Scene, reference: dict[str, Rect]) -> None:
    """Positions to 1 % of the picture's width, and widths of names to 2 %, or to a pixel where that is more."""
    (left, _), (right, _) = look.at(scene.bounds.corners[0]), look.at(scene.bounds.corners[2])
    pixel = scene.bounds.width / (right - left)
    inks = _inks(look, scene)
    for shape in scene.variables:
        ink, wanted = inks[shape.id], reference[shape.id]
        assert (ink.center - wanted.center).length <= 0.01 * scene.bounds.width, shape.name
        assert abs(ink.width - wanted.width) <= max(0.02 * wanted.width, pixel), shape.name


@pytest.fixture(params=DIAGRAMS)
def scene(request: pytest.FixtureRequest) -> Scene:
    return _scene(DIAGRAMS[request.param]())


@pytest.fixture
def reference(scene: Scene, tmp_path: Path) -> dict[str, Rect]:
    """The names in the PNG."""
    return _inks(as_png(scene, tmp_path), scene)


def test_names_in_the_png_are_where_the_scene_has_them(scene: Scene, reference: dict[str, Rect]) -> None:
    for shape in scene.variables:
        ink, widest = reference[shape.id], _widest(shape)
        assert abs(ink.center.x - shape.box.center.x) <= 0.01 * scene.bounds.width, shape.name
        assert abs(ink.center.y - shape.box.center.y) <= 0.01 * scene.bounds.width, shape.name
        assert widest - 0.2 * SIZE <= ink.width <= 1.02 * widest + 0.4, (
            shape.name
        )  # letters have some room at their sides


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(as_svg, marks=needs_chromium, id="svg"),
        pytest.param(as_pdf, marks=needs_poppler, id="pdf"),
        pytest.param(as_slide, marks=needs_office, id="pptx"),
    ],
)
def test_names_are_where_the_png_has_them_and_as_wide(
    shown: Callable[[Scene, Path], Look], scene: Scene, reference: dict[str, Rect], tmp_path: Path
) -> None:
    _agree(shown(scene, tmp_path), scene, reference)


@pytest.mark.parametrize("name", DIAGRAMS)
def test_names_on_the_canvas_are_where_the_png_has_them_and_as_wide(name: str, qtbot: QtBot, tmp_path: Path) -> None:
    make_application()
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("tour/seen", True)
    window = open_window(None, settings)
    qtbot.addWidget(window, before_close_func=lambda _: window.document.replace(Diagram()))
    window.resize(2400, 1500)
    window.document.replace(DIAGRAMS[name]())
    window.show_canvas()
    qtbot.waitExposed(window)
    scene = _scene(window.document.diagram)
    _agree(as_canvas(window.canvas, qtbot), scene, _inks(as_png(scene, tmp_path), scene))
