"""A link's strokes, made once and painted again and again."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from loopeditor.geometry.scene import LinkShape
from loopeditor.geometry.shapes import Rect, flatten
from loopeditor.render.dot import SIGN_SIZE
from loopeditor.render.themes import LINK_WIDTH, Theme
from loopeditor.ui.canvas.lettering import draw_mark
from loopeditor.ui.canvas.look import Look
from loopeditor.ui.canvas.strokes import curve, point, rectangle, solid, stroke, tint, triangle

LIT_WIDTH = 3.6
"""Width of a lit loop's links, in points."""

_UNDERLAY = 9.0  # width of the soft band under a selected link
_PIECES = 6  # boxes that a curve is put into
_BULGE = 0.1  # how far a piece of it strays from a straight line at most, over its length


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
        points = [*flatten(self.shape.path, _PIECES), self.shape.tip]
        along = (Rect.bounding((a, b)).grown(_UNDERLAY + _BULGE * (b - a).length) for a, b in pairwise(points))
        return (*(rectangle(box).toAlignedRect() for box in along), self.marks.toAlignedRect())

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
        point(painter, self._head(outline), colour, outline)
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
