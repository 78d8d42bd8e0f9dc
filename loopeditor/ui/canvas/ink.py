"""The strokes of links and loop identifiers, made once and painted again and again."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from loopeditor.geometry.scene import LinkShape, LoopShape
from loopeditor.geometry.shapes import Rect, flatten
from loopeditor.model.polarity import LoopPolarity
from loopeditor.render.dot import SIGN_SIZE, TURN_WIDTH, inner_radius
from loopeditor.render.themes import LINK_WIDTH, Theme
from loopeditor.ui.canvas.lettering import draw_mark
from loopeditor.ui.canvas.look import Look
from loopeditor.ui.canvas.strokes import curve, point, rectangle, solid, stroke, tint, triangle

HALO = 5.0
"""How far a halo stands out round a name or a loop identifier, in points."""
LIT_WIDTH = 3.6
"""Width of a lit loop's links, in points."""

_UNDERLAY = 9.0  # width of the soft band under a selected link
_PIECES = 6  # boxes that a curve is put into
_BULGE = 0.1  # how far a piece of it strays from a straight line at most, over its length


class LoopInk:
    """What a loop identifier looks like on paper."""

    def __init__(self, shape: LoopShape) -> None:
        self.shape = shape
        self._badge, self._turn = _badge(shape), curve(shape.turn)
        self._head = triangle(shape.turn[-1], shape.tip, TURN_WIDTH)

    def paint(self, painter: QPainter, theme: Theme, look: Look, *, fine: bool = True) -> None:
        """Paint it; without its letters and its arrow where it need not be ``fine``."""
        shape, colour = self.shape, theme.of_loop(self.shape.polarity)
        painter.setPen(Qt.PenStyle.NoPen)
        if look.hovered or look.lit:
            painter.setBrush(tint(colour, 60 if look.lit else 40))
            painter.drawEllipse(QPointF(*shape.center), shape.radius + HALO, shape.radius + HALO)
        painter.setBrush(solid(colour))
        painter.drawPath(self._badge)
        if not fine:
            return
        painter.setPen(solid(theme.text if look.faded else theme.background))
        draw_mark(painter, shape.identifier, shape.center, shape.radius * 0.8)
        stroke(painter, self._turn, solid(colour), TURN_WIDTH, Qt.PenCapStyle.FlatCap)
        point(painter, self._head, colour)


def _badge(shape: LoopShape) -> QPainterPath:
    """A disc, a rounded square or a hexagon: the kind of loop without its colour."""
    x, y = shape.center
    r = inner_radius(shape)
    path = QPainterPath()
    if shape.polarity is LoopPolarity.REINFORCING:
        path.addEllipse(QPointF(x, y), r, r)
    elif shape.polarity is LoopPolarity.BALANCING:
        path.addRoundedRect(QRectF(x - r, y - r, 2 * r, 2 * r), r / 3, r / 3)
    else:
        low = r * 0.87
        corners = ((r, 0), (r / 2, low), (-r / 2, low), (-r, 0), (-r / 2, -low), (r / 2, -low))
        path.addPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
        path.closeSubpath()
    return path


class LinkInk:
    """What a link looks like on paper. ``extent`` holds all that painting may touch, in any look."""

    def __init__(self, shape: LinkShape) -> None:
        self.shape = shape
        self._line = curve(shape.path)
        self._heads: dict[float, QPolygonF] = {}
        self._bars = [QLineF(QPointF(*start), QPointF(*end)) for start, end in shape.delay]

    @cached_property
    def extent(self) -> QRectF:
        """One box about everything."""
        box = Rect.bounding((*self.shape.path, self.shape.tip)).grown(_UNDERLAY)
        return rectangle(box).united(self.marks)

    @cached_property
    def marks(self) -> QRectF:
        """A box about the sign and the bars."""
        bars = [end for bar in self.shape.delay for end in bar]
        box = Rect.around(self.shape.sign, 2 * SIGN_SIZE, 2 * SIGN_SIZE)
        return rectangle(box.united(Rect.bounding(bars).grown(_UNDERLAY)) if bars else box)

    @cached_property
    def boxes(self) -> tuple[QRect, ...]:
        """Small boxes in whole points that together hold everything."""
        points, found = [*flatten(self.shape.path, _PIECES), self.shape.tip], []
        for (ax, ay), (bx, by) in pairwise(points):
            wide, high = abs(bx - ax), abs(by - ay)
            room = _UNDERLAY + _BULGE * hypot(wide, high)
            box = QRectF(min(ax, bx) - room, min(ay, by) - room, wide + 2 * room, high + 2 * room)
            found.append(box.toAlignedRect())
        return (*found, self.marks.toAlignedRect())

    def paint(self, painter: QPainter, theme: Theme, look: Look, *, fine: bool = True) -> None:
        """Paint it; what is too small to be seen is left out where it need not be ``fine``."""
        shape = self.shape
        colour = look.lit or theme.of_link(shape.polarity)
        if look.selected or look.hovered:
            underlay = tint(theme.selection, 130) if look.selected else tint(colour, 48)
            stroke(painter, self._whole, underlay, _UNDERLAY)
        width = LIT_WIDTH if look.lit else LINK_WIDTH
        stroke(painter, self._line, solid(colour), width, Qt.PenCapStyle.FlatCap)
        outline = (width + LINK_WIDTH) / 2
        if not fine:
            return
        point(painter, self._head(outline), colour)
        if self._bars:
            painter.setPen(QPen(solid(colour), LINK_WIDTH))
            painter.drawLines(self._bars)
        painter.setPen(solid(colour))
        draw_mark(painter, shape.polarity.symbol, shape.sign, SIGN_SIZE)

    @cached_property
    def _whole(self) -> QPainterPath:
        whole = QPainterPath(self._line)
        whole.lineTo(QPointF(*self.shape.tip))
        return whole

    def _head(self, width: float) -> QPolygonF:
        if width not in self._heads:
            self._heads[width] = triangle(self.shape.path[-1], self.shape.tip, width)
        return self._heads[width]
