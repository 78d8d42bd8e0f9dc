"""Paints the marks of a diagram that is played with Qt: ``render.marks`` says where they are, and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from loopeditor.geometry.shapes import Point
from loopeditor.render.marks import Ink, Letter, Mark, Patch
from loopeditor.ui.canvas.lettering import draw_mark
from loopeditor.ui.canvas.strokes import solid, tint

Inks = Mapping[Ink, str]


def paint(painter: QPainter, these: Iterable[Mark], inks: Inks) -> None:
    """Paint marks, the first ones lowest, in the inks of a theme."""
    for mark in these:
        if isinstance(mark, Letter):
            _paint_letter(painter, mark, inks)
        else:
            _paint_patch(painter, mark, inks)


def _paint_patch(painter: QPainter, patch: Patch, inks: Inks) -> None:
    outline, colour = patch.outline, None
    if patch.fill:
        colour = solid(inks[patch.fill]) if patch.opacity == 1 else tint(inks[patch.fill], round(255 * patch.opacity))
    if colour and not patch.rim and _is_upright(outline):  # many times as fast as a polygon
        (left, top), (right, bottom) = outline[0], outline[2]
        painter.fillRect(QRectF(left, top, right - left, bottom - top), colour)
        return
    painter.setPen(_pen(inks[patch.rim], patch.width) if patch.rim else Qt.PenStyle.NoPen)
    if len(outline) == 2:
        painter.drawLine(QPointF(*outline[0]), QPointF(*outline[1]))
    else:
        painter.setBrush(colour or Qt.BrushStyle.NoBrush)
        painter.drawPolygon(_polygon(outline))


def _is_upright(outline: tuple[Point, ...]) -> bool:
    """Whether it is a box, from its top left corner on."""
    return len(outline) == 4 and outline[0].y == outline[1].y and outline[1].x == outline[2].x


def _paint_letter(painter: QPainter, letter: Letter, inks: Inks) -> None:
    painter.save()
    painter.translate(*letter.center)
    painter.scale(1.0, letter.height)
    painter.setPen(solid(inks[letter.ink]))
    draw_mark(painter, letter.text, Point(0, 0), letter.size)
    painter.restore()


@lru_cache(maxsize=16_384)
def _polygon(outline: tuple[Point, ...]) -> QPolygonF:
    """Most outlines stay while a run goes on."""
    return QPolygonF([QPointF(x, y) for x, y in outline])


@cache
def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width)
