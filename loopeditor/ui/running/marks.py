"""What is painted on the canvas while a diagram is played: levels, arrows and beads. Shape and colour say the same."""

from __future__ import annotations

from functools import cache
from math import cos, pi

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from loopeditor.geometry.shapes import Path, Point, Rect, flatten
from loopeditor.render.themes import Theme, mixed
from loopeditor.ui.canvas.lettering import draw_mark
from loopeditor.ui.canvas.strokes import rectangle, solid, tint

PLATE_ROOM = 7.0
"""Points by which a plate stands out beside a name."""
DISC = 9.0
"""Radius of an arrow's disc, in points."""

_CORNER = 4.0
_EDGE = 1.6  # points between the border of a plate and what fills it
_PALE, _CROSS = 0.5, 5.0  # how broad what makes a link pale is, as a drive; half the size of its cross, in points
_PIECES = 8  # straight pieces of each part of a ribbon
_TURNING = (0.42, 0.62)  # the part of a link on which a push turns over
_STILL = 0.02  # rates below this part of the largest one are no movement


def direction_colour(theme: Theme, direction: float) -> str:
    """Up, down, or nobody knows: blue, orange and grey stay apart for every kind of colour blindness."""
    return theme.positive if direction > 0 else theme.negative if direction < 0 else theme.unknown


def paint_level(painter: QPainter, box: Rect, level: float, theme: Theme) -> None:
    """A plate behind a name, filled from its middle: upwards for more than usual, downwards for less (-1 to 1)."""
    plate = rectangle(box.grown(PLATE_ROOM))
    middle, reach = plate.center().y(), (plate.height() / 2 - _EDGE) * min(1.0, abs(level))
    painter.setPen(_border(_mixed(theme.background, theme.faint, 0.6)))
    painter.setBrush(solid(theme.background))
    painter.drawRoundedRect(plate, _CORNER, _CORNER)
    top = middle - reach if level > 0 else middle
    filled = QRectF(plate.left() + _EDGE, top, plate.width() - 2 * _EDGE, reach)
    painter.fillRect(filled, solid(_mixed(theme.background, direction_colour(theme, level), 0.5)))
    painter.drawLine(QPointF(plate.left(), middle), QPointF(plate.left() + 4, middle))
    painter.drawLine(QPointF(plate.right() - 4, middle), QPointF(plate.right(), middle))


def paint_drift(painter: QPainter, box: Rect, drift: float, theme: Theme) -> None:
    """An arrow beside a plate: which way the level moves now, the larger the faster (-1 to 1); none at rest."""
    if abs(drift) < _STILL:
        return
    plate = box.grown(PLATE_ROOM)
    size = 4.0 + 5.0 * min(1.0, abs(drift)) ** 0.5
    _triangle(painter, Point(plate.right + 3 + size, plate.center.y), size, drift, direction_colour(theme, drift))


def paint_arrows(painter: QPainter, box: Rect, directions: tuple[int, ...], theme: Theme) -> None:
    """Discs with arrows above a name: which way it was pushed, once or more."""
    left = box.center.x - (len(directions) - 1) * (DISC + 1)
    for i, direction in enumerate(directions):
        _disc(painter, Point(left + i * 2 * (DISC + 1), box.top - DISC - 3), direction, theme, 1.0)


def paint_bead(painter: QPainter, place: Point, share: float, before: int, after: int, theme: Theme) -> None:
    """A push on its way: it turns over in the middle of a link that turns it."""
    start, end = _TURNING
    turned = min(1.0, max(0.0, (share - start) / (end - start)))
    direction = before if turned < 0.5 or before == after else after
    height = abs(cos(pi * turned)) if before != after else 1.0
    _disc(painter, place, direction, theme, max(0.15, height))


class Ribbon:
    """A broad band along a link, which is filled and not stroked: that is many times as fast."""

    def __init__(self, path: Path) -> None:
        places = np.array(flatten(path, _PIECES), dtype=float)
        along = np.gradient(places, axis=0)
        along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
        side = np.stack([along[:, 1], -along[:, 0]], axis=1)
        self._places = np.concatenate([places, places[::-1]])
        self._sides = np.concatenate([side, -side[::-1]])

    def paint(self, painter: QPainter, colour: str, drive: float) -> None:
        """The wider the more of what happens now runs through the link (0 to 1)."""
        corners = self._places + self._sides * (1.0 + 3.0 * drive)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(colour, 150))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners.tolist()]))


def paint_cut(painter: QPainter, ribbon: Ribbon, middle: Point, theme: Theme) -> None:
    """A link that carries nothing any more: pale, with a cross on it."""
    ribbon.paint(painter, theme.background, _PALE)
    pen = QPen(solid(theme.text), 2.0)
    painter.setPen(pen)
    for side in (-1, 1):
        painter.drawLine(
            QPointF(middle.x - _CROSS, middle.y - side * _CROSS), QPointF(middle.x + _CROSS, middle.y + side * _CROSS)
        )


def _disc(painter: QPainter, place: Point, direction: int, theme: Theme, height: float) -> None:
    painter.save()
    painter.translate(*place)
    painter.setPen(_border(theme.background))
    painter.setBrush(solid(direction_colour(theme, direction)))
    painter.drawEllipse(QPointF(0, 0), DISC, DISC)
    painter.scale(1.0, height)
    painter.setPen(solid(theme.background))
    if direction:
        _triangle(painter, Point(0, 0), DISC * 0.55, direction, theme.background)
    else:
        draw_mark(painter, "?", Point(0, 0), DISC * 1.4)
    painter.restore()


def _triangle(painter: QPainter, middle: Point, size: float, direction: float, colour: str) -> None:
    up = -size if direction > 0 else size
    corners = ((-size, -up * 0.8), (size, -up * 0.8), (0.0, up))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(solid(colour))
    painter.drawPolygon(QPolygonF([QPointF(middle.x + x, middle.y + y) for x, y in corners]))


_mixed = cache(mixed)


@cache
def _border(colour: str) -> QPen:
    return QPen(QColor(colour), 1.2)


def place_on(path: QPainterPath, share: float) -> Point:
    """Where so much of a path is behind, by its length."""
    found = path.pointAtPercent(min(1.0, max(0.0, share)))
    return Point(found.x(), found.y())
