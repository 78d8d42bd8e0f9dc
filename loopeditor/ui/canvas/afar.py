"""Names as they are seen from afar: bars, as letters could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from loopeditor.geometry.scene import VariableShape
from loopeditor.render.emphasis import faded
from loopeditor.render.themes import Theme, mixed
from loopeditor.ui.canvas.items import ShapeItem
from loopeditor.ui.canvas.look import Look
from loopeditor.ui.canvas.strokes import solid

_INK = 0.45  # how much of a line of text is ink, seen from afar


def paint_labels_afar(painter: QPainter, items: Iterable[ShapeItem], theme: Theme) -> None:
    """Paint names as bars; what is selected, lit or pointed at is as strong as it can be."""
    bars: dict[str, list[QRectF]] = {}
    faint, plain = faded(theme), bars.setdefault(_blended(theme.background, theme.text), [])
    for item in items:
        shape = item.shape_shown
        if item.is_plain:
            plain += item.bars
        elif isinstance(shape, VariableShape) and not item.look.hidden:
            bars.setdefault(_colour(shape, item.look, theme, faint), []).extend(item.bars)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, boxes in bars.items():
        painter.setBrush(solid(colour))
        painter.drawRects(boxes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _colour(shape: VariableShape, look: Look, theme: Theme, faint: Theme) -> str:
    if look.selected:
        return theme.selection
    if look.lit:
        return look.lit
    if look.hovered:
        return theme.text
    inks = faint if look.faded else theme
    return inks.of_group(shape.colour) if shape.colour else _blended(theme.background, inks.text)


@cache
def _blended(ground: str, ink: str) -> str:
    return mixed(ground, ink, _INK)
