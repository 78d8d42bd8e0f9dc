"""The same scene as each format shows it: pixels, and where in them each point of the scene is."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.render.page import PLAIN, frame, shown_heading
from loopeditor.render.picture import PNG_DPI, render
from loopeditor.render.pptx import fitted, to_pptx
from loopeditor.ui.canvas.view import Canvas
from tests.render.browser import Browser
from tests.render.programs import converted, run

Pixels = NDArray[np.float64]
_SHARP = 2.0
_DPI = 192


@dataclass(frozen=True)
class Look:
    """A picture; ``at`` gives the place of a point of the scene in it, in pixels."""

    pixels: Pixels
    at: Callable[[Point], tuple[float, float]]

    def ink(self, box: Rect, colour: str, ground: str) -> Rect:
        """What letters of a colour cover inside a box of the scene, in its points, down to a tenth of a pixel."""
        (left, top), (right, bottom) = self.at(box.corners[0]), self.at(box.corners[2])
        x, y = round(left), round(top)
        paper, pen = _rgb(ground), _rgb(colour)
        part = self.pixels[y : round(bottom), x : round(right)]
        share = np.clip((paper - part) @ (paper - pen) / ((paper - pen) @ (paper - pen)), 0.0, 1.0)
        assert (share > 0.6).any(), "there is no text"
        across, down = _reach(share.max(axis=0)), _reach(share.max(axis=1))
        wide, high = (right - left) / box.width, (bottom - top) / box.height
        return Rect(
            box.left + (x + across[0] - left) / wide,
            box.top + (y + down[0] - top) / high,
            box.left + (x + across[1] - left) / wide,
            box.top + (y + down[1] - top) / high,
        )


def _reach(share: Pixels) -> tuple[float, float]:
    """Where ink begins and ends; a pixel at the edge counts by how much of it is inked."""
    inked = np.flatnonzero(share > 0.25)
    first, last = int(inked[0]), int(inked[-1])
    return first + 1 - min(1.0, share[first]), last + min(1.0, share[last])


def _rgb(colour: str) -> Pixels:
    return np.array(list(bytes.fromhex(colour[1:])), dtype=np.float64)


def as_png(scene: Scene, folder: Path) -> Look:  # noqa: ARG001 - as all of them
    return _look(render(scene, "png", scale=_SHARP), _in_frame(scene, PNG_DPI * _SHARP / 72))


def as_svg(scene: Scene, folder: Path) -> Look:
    """As Chromium shows it, which does not have our font."""
    (folder / "a.svg").write_bytes(render(scene, "svg"))
    box = frame(scene, "", PLAIN)
    size = {"width": round(box.width * 96 / 72) + 2, "height": round(box.height * 96 / 72) + 2}
    with Browser(folder / "browser") as browser:
        browser.call("Emulation.setDeviceMetricsOverride", **size, deviceScaleFactor=_SHARP, mobile=False)
        browser.open(folder / "a.svg")
        shot = browser.call("Page.captureScreenshot", format="png")["data"]
    return _look(base64.b64decode(shot), _in_frame(scene, 96 * _SHARP / 72))


def as_pdf(scene: Scene, folder: Path) -> Look:
    (folder / "a.pdf").write_bytes(render(scene, "pdf"))
    return _look(_first_page(folder / "a.pdf"), _in_frame(scene, _DPI / 72))


def as_slide(scene: Scene, folder: Path) -> Look:
    """As LibreOffice shows it."""
    (folder / "b.pptx").write_bytes(to_pptx(scene))
    fit = fitted(scene, PLAIN, has_heading=bool(shown_heading(scene, scene.title)))
    scale = fit.scale * _DPI / 72

    def at(point: Point) -> tuple[float, float]:
        return (point.x - fit.left) * scale, (point.y - fit.top) * scale

    return _look(_first_page(converted(folder / "b.pptx", "pdf")), at)


def as_canvas(canvas: Canvas, qtbot: QtBot) -> Look:
    """As the window shows it, at twice its size."""
    canvas.fit()
    qtbot.wait(300)  # what moves comes to rest, and all is drawn sharply
    image = canvas.viewport().grab().toImage().convertToFormat(_RGB)
    dots = image.devicePixelRatio()
    shape = (image.height(), image.bytesPerLine() // 4, 4)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(shape)[:, : image.width(), 2::-1]

    def at(point: Point) -> tuple[float, float]:
        place = canvas.viewportTransform().map(QPointF(point.x, point.y))
        return place.x() * dots, place.y() * dots

    return Look(pixels.astype(np.float64), at)


def _in_frame(scene: Scene, scale: float) -> Callable[[Point], tuple[float, float]]:
    box = frame(scene, "", PLAIN)
    return lambda point: ((point.x - box.left) * scale, (point.y - box.top) * scale)


def _first_page(pdf: Path) -> bytes:
    run(["pdftoppm", "-r", str(_DPI), "-png", "-singlefile", str(pdf), str(pdf.with_suffix(""))])
    return pdf.with_suffix(".png").read_bytes()


def _look(png: bytes, at: Callable[[Point], tuple[float, float]]) -> Look:
    with Image.open(BytesIO(png)) as opened:
        return Look(np.asarray(opened.convert("RGB"), dtype=np.float64), at)


def _format() -> Any:  # noqa: ANN401 - an enum of Qt
    from PySide6.QtGui import QImage

    return QImage.Format.Format_RGB32


_RGB = _format()
