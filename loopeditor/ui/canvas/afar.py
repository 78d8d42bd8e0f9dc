"""Names as they are seen from afar: bars, as letters could not be read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from loopeditor.geometry.scene import VariableShape
from loopeditor.geometry.text import LINE_HEIGHT, SIZE
from loopeditor.render.themes import Theme, mixed
from loopeditor.ui.canvas.items import ShapeItem
from loopeditor.ui.canvas.painting import faded
from loopeditor.ui.canvas.strokes import solid

_INK = 0.45  # how much of a line of text is ink, seen from afar
_HIGH = 0.55  # of a line, that letters take


def paint_labels_afar(painter: QPainter, items: Iterable[ShapeItem], theme: Theme) -> None:
    """Paint names as bars; what is selected, lit or pointed at is as strong as it can be."""
    bars: dict[str, list[QRectF]] = {}
    for item in items:
        shape = item.shape_shown
        if isinstance(shape, VariableShape) and not item.look.hidden:
            bars.setdefault(_colour(shape, item, theme), []).extend(_lines(shape))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, boxes in bars.items():
        painter.setBrush(solid(colour))
        painter.drawRects(boxes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _colour(shape: VariableShape, item: ShapeItem, theme: Theme) -> str:
    look = item.look
    if look.selected:
        return theme.selection
    if look.lit:
        return look.lit
    if look.hovered:
        return theme.text
    inks = faded(theme) if look.faded else theme
    return inks.of_group(shape.colour) if shape.colour else mixed(theme.background, inks.text, _INK)


def _lines(shape: VariableShape) -> list[QRectF]:
    height = SIZE * LINE_HEIGHT
    top = shape.box.center.y - height * len(shape.lines) / 2 + height * (1 - _HIGH) / 2
    width = shape.box.width
    return [QRectF(shape.box.left, top + i * height, width, height * _HIGH) for i in range(len(shape.lines))]
