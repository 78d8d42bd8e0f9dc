"""Strokes of which pictures are made: curves, arrowheads, tints and pens."""

from __future__ import annotations

from functools import cache
from math import atan, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from loopeditor.geometry.shapes import Path, Point, Rect, segments

_SLENDER = 0.35  # half the width of an arrowhead over its length, as Graphviz has it


def curve(path: Path) -> QPainterPath:
    """A path as Qt draws it."""
    drawn = QPainterPath(QPointF(*path[0]))
    for _, first, second, end in segments(path):
        drawn.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    return drawn


def stroke(
    painter: QPainter,
    path: QPainterPath,
    colour: QColor,
    width: float,
    cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap,
) -> None:
    """Draw along a path."""
    painter.strokePath(path, QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin))


def arrowhead(painter: QPainter, base: Point, tip: Point, colour: str, width: float) -> None:
    """Graphviz's arrowhead: a triangle as long as from base to tip, with an outline whose sharp corner is the tip."""
    point(painter, triangle(base, tip, width), colour)


def triangle(base: Point, tip: Point, width: float) -> QPolygonF:
    """The corners of an arrowhead together with its outline, which has this width."""
    way = tip - base
    ahead, length = way.unit, way.length + width * (0.5 + 0.5 / sin(atan(_SLENDER)))
    back, side = tip - ahead.scaled(length), ahead.left.scaled(_SLENDER * length)
    return QPolygonF([QPointF(*(back + side)), QPointF(*tip), QPointF(*(back - side))])


def point(painter: QPainter, corners: QPolygonF, colour: str) -> None:
    """Draw an arrowhead whose corners are known."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(solid(colour))
    painter.drawPolygon(corners)


@cache
def solid(colour: str) -> QColor:
    """A colour, read once."""
    return QColor(colour)


@cache
def tint(colour: str, strength: int) -> QColor:
    """A colour that lets what is below shine through, at 0 all of it and at 255 nothing."""
    tinted = QColor(colour)
    tinted.setAlpha(strength)
    return tinted


def rectangle(box: Rect) -> QRectF:
    """A box as Qt has it."""
    return QRectF(box.left, box.top, box.width, box.height)
