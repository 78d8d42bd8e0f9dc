"""How guides and handles are painted: as thin and as large at any zoom."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.snapping import Guide
from loopeditor.render.themes import Theme
from loopeditor.tools.overlay import Overlay

HANDLE = 4.5
"""Radius of a handle, in pixels."""

_MOST = 60.0  # points round a handle that it may take when the picture is small
_TICK = 3.5  # pixels from the middle of a measuring guide's end marks to their ends


def paint_guides(painter: QPainter, overlay: Overlay, theme: Theme) -> None:
    """Paint the guides and the handles of an overlay."""
    pixel = 1 / (painter.worldTransform().m11() or 1.0)
    pen = QPen(QColor(theme.selection), 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # one whole pixel wide, not two half ones
    for guide in overlay.guides:
        painter.drawLine(QPointF(*guide.start), QPointF(*guide.end))
        if guide.measures:
            _ticks(painter, guide, _TICK * pixel)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen.setWidthF(1.5)
    pen.setColor(QColor(theme.text))
    painter.setPen(pen)
    painter.setBrush(QColor(theme.background))
    for place in overlay.handles:
        painter.drawEllipse(QPointF(*place), HANDLE * pixel, HANDLE * pixel)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def corners(overlay: Overlay) -> Iterator[Point]:
    """Points that span all that is painted of them."""
    for guide in overlay.guides:
        yield from (guide.start, guide.end)
    for place in overlay.handles:
        yield from Rect.around(place, 2 * _MOST, 2 * _MOST).corners


def _ticks(painter: QPainter, guide: Guide, size: float) -> None:
    side = (guide.end - guide.start).unit.left.scaled(size)
    for end in (guide.start, guide.end):
        painter.drawLine(QPointF(*(end + side)), QPointF(*(end - side)))
