"""The items of the canvas: one for each shape of the Scene that is shown, replaced only where a shape changed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from loopeditor.geometry.scene import LinkShape, LoopShape, TextShape, VariableShape
from loopeditor.geometry.text import LINE_HEIGHT, SIZE
from loopeditor.render.emphasis import faded
from loopeditor.render.themes import Theme
from loopeditor.ui.canvas.ink import LinkInk, LoopInk
from loopeditor.ui.canvas.look import PLAIN, Look, SceneShape
from loopeditor.ui.canvas.painting import extent, paint_shape

_BAR = 0.55  # of the height of a line, that letters take


class ShapeItem:
    """One shape in one look. An item never changes, so that whatever was worked out for it holds."""

    def __init__(self, shape: SceneShape, look: Look) -> None:
        self.shape_shown, self.look = shape, look

    @property
    def lies_low(self) -> bool:
        """Whether it is part of the sheet below everything that is painted each time."""
        return isinstance(self.shape_shown, LinkShape | TextShape)

    @property
    def is_name(self) -> bool:
        """Whether it is the name of a variable, or of its ghost."""
        return isinstance(self.shape_shown, VariableShape)

    @cached_property
    def is_plain(self) -> bool:
        """Whether it is a name that nothing makes other than most."""
        shape = self.shape_shown
        return isinstance(shape, VariableShape) and not shape.colour and self.look == PLAIN

    @property
    def on_sheet(self) -> Look:
        """Its look there: what is under the pointer is painted above it."""
        return replace(self.look, hovered=False) if self.look.hovered else self.look

    @cached_property
    def ink(self) -> LinkInk | None:
        """The strokes of a link."""
        return LinkInk(self.shape_shown) if isinstance(self.shape_shown, LinkShape) else None

    @cached_property
    def badge(self) -> LoopInk | None:
        """The strokes of a loop identifier."""
        return LoopInk(self.shape_shown) if isinstance(self.shape_shown, LoopShape) else None

    @cached_property
    def extent(self) -> QRectF:
        """All that painting may touch."""
        return self.ink.extent if self.ink else extent(self.shape_shown)

    @cached_property
    def boxes(self) -> tuple[QRect, ...]:
        """Small boxes in whole points that together hold all that painting may touch."""
        return self.ink.boxes if self.ink else (self.extent.toAlignedRect(),)

    @cached_property
    def bars(self) -> list[QRectF]:
        """The lines of a name as they are seen from afar."""
        shape = self.shape_shown
        if not isinstance(shape, VariableShape):
            return []
        height = SIZE * LINE_HEIGHT
        top = shape.box.center.y - height * len(shape.lines) / 2 + height * (1 - _BAR) / 2
        places = (top + i * height for i in range(len(shape.lines)))
        return [QRectF(shape.box.left, place, shape.box.width, height * _BAR) for place in places]

    def differs_in_marks(self, other: ShapeItem) -> bool:
        """Whether two items of a link differ at most in where its sign and its bars stand."""
        mine, its = self.shape_shown, other.shape_shown
        if not isinstance(mine, LinkShape) or not isinstance(its, LinkShape) or self.on_sheet != other.on_sheet:
            return False
        return len(mine.delay) == len(its.delay) and replace(mine, sign=its.sign, delay=its.delay) == its

    def styled(self, look: Look) -> ShapeItem:
        """The same shape in another look, with its strokes."""
        other = ShapeItem(self.shape_shown, look)
        for name in ("ink", "badge", "extent", "boxes", "bars"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    def paint(self, painter: QPainter, theme: Theme, look: Look, *, fine: bool) -> None:
        """Paint it."""
        if look.hidden:
            return
        strokes = self.ink or self.badge
        if strokes:
            strokes.paint(painter, faded(theme) if look.faded else theme, look, fine=fine)
        else:
            paint_shape(painter, self.shape_shown, theme, look)
