from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from loopeditor.app import make_application
from loopeditor.model.notation import parse
from loopeditor.render.page import Page
from loopeditor.render.pptx import fitted
from loopeditor.render.themes import DARK, PAPER
from loopeditor.ui.dialogs.export import Choice, Source
from loopeditor.ui.dialogs.export.slides import paint_slides
from tests.builders import named_loops, on_circle

PIXELS = 2.0


def source_of(notation: str) -> Source:
    make_application()
    diagram = on_circle(parse(notation))
    return Source(diagram, named_loops(diagram))


def has_near(image: QImage, x: float, y: float, colour: str, reach: int = 4) -> bool:
    """Whether there is a pixel of about this colour about here, in points of the slide."""
    wanted = QColor(colour)
    across = range(round(x * PIXELS) - reach, round(x * PIXELS) + reach + 1)
    down = range(round(y * PIXELS) - reach, round(y * PIXELS) + reach + 1)
    pixels = (image.pixelColor(i, j) for i in across for j in down)
    return any(
        abs(p.red() - wanted.red()) + abs(p.green() - wanted.green()) + abs(p.blue() - wanted.blue()) < 60
        for p in pixels
    )


@pytest.mark.parametrize(("shape", "size"), [("16:9", (1920, 1080)), ("4:3", (1440, 1080)), ("square", (1080, 1080))])
def test_a_slide_has_its_shape_and_ground(shape: str, size: tuple[int, int]) -> None:
    source = source_of("A -> B -> A")
    (image,) = paint_slides(source.picture(Choice("pptx", theme=DARK, page=Page(shape=shape))), PIXELS)
    assert (image.width(), image.height()) == size
    assert image.pixelColor(0, 0).name() == DARK.background
    (clear,) = paint_slides(source.picture(Choice("pptx", transparent=True)), PIXELS)
    assert clear.pixelColor(0, 0).alpha() == 0


def test_everything_stands_where_the_scene_has_it() -> None:
    """Names, arrowheads, signs, bars and loop identifiers: each has its ink at its place, in its colour."""
    source, choice = source_of("Price -> Demand : - ||\nDemand -> Price : ?\nDemand -> Supply\nSupply -> Demand"), None
    choice = Choice("pptx", page=Page(shape="16:9"))
    _, scene = source.drawn(choice)
    (image,) = paint_slides(source.picture(choice), PIXELS)
    fit = fitted(scene, choice.page, has_heading=False)

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - fit.left) * fit.scale, (y - fit.top) * fit.scale

    for link in scene.links:
        colour = PAPER.of_link(link.polarity)
        middle = link.path[len(link.path) // 2 // 3 * 3]
        assert has_near(image, *at(link.sign.x, link.sign.y), colour, 12)
        assert has_near(image, *at(middle.x, middle.y), colour)
        before = link.path[-1].to(link.tip, 0.5)
        assert has_near(image, *at(before.x, before.y), colour), "the arrowhead is at the target"
        for bar in link.delay:
            assert has_near(image, *at(bar[0].x, bar[0].y), colour)
    for loop in scene.loops:
        assert has_near(image, *at(loop.center.x + loop.radius * 0.55, loop.center.y), PAPER.of_loop(loop.polarity))
    for shape in scene.variables:
        box = shape.box
        row = [has_near(image, *at(box.left + box.width * k / 20, box.center.y), PAPER.text, 2) for k in range(1, 20)]
        assert any(row)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_slide_looks_as_libreoffice_shows_it(tmp_path: Path) -> None:
    choice = Choice("pptx", heading="Ours", page=Page(legend=True, shape="16:9"))
    data = source_of("Price -> Demand : -\nDemand -> Price : ||").picture(choice)
    (ours,) = paint_slides(data, 1.0)
    (tmp_path / "x.pptx").write_bytes(data)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "png",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "x.pptx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    theirs = QImage(str(tmp_path / "x.png")).scaled(ours.size())
    cells = [(x, y) for x in range(0, 960, 40) for y in range(0, 540, 36)]
    inked = [{cell for cell in cells if has_ink(image, *cell)} for image in (ours, theirs)]
    assert inked[0]
    differing = inked[0] ^ inked[1]
    assert len(differing) <= 0.25 * len(inked[0] | inked[1]), "another font may need a little more room"


def has_ink(image: QImage, left: int, top: int) -> bool:
    return any(
        image.pixelColor(x, y).lightness() < 200 for x in range(left, left + 40, 2) for y in range(top, top + 36, 2)
    )
