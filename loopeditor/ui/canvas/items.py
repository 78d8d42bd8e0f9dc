"""The items of the canvas: one for each shape of the Scene that is shown, replaced only where a shape changed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from loopeditor.geometry.scene import LinkShape, TextShape
from loopeditor.render.themes import Theme
from loopeditor.ui.canvas.ink import LinkInk
from loopeditor.ui.canvas.look import Look, SceneShape
from loopeditor.ui.canvas.painting import extent, faded, paint_shape


class ShapeItem:
    """One shape in one look. An item never changes, so that whatever was worked out for it holds."""

    def __init__(self, shape: SceneShape, look: Look) -> None:
        self.shape_shown, self.look = shape, look

    @property
    def lies_low(self) -> bool:
        """Whether it is part of the sheet below everything that is painted each time."""
        return isinstance(self.shape_shown, LinkShape | TextShape)

    @property
    def on_sheet(self) -> Look:
        """Its look there: what is under the pointer is painted above it."""
        return replace(self.look, hovered=False) if self.look.hovered else self.look

    @cached_property
    def ink(self) -> LinkInk | None:
        """The strokes of a link."""
        return LinkInk(self.shape_shown) if isinstance(self.shape_shown, LinkShape) else None

    @cached_property
    def extent(self) -> QRectF:
        """All that painting may touch."""
        return self.ink.extent if self.ink else extent(self.shape_shown)

    @cached_property
    def boxes(self) -> tuple[QRect, ...]:
        """Small boxes in whole points that together hold all that painting may touch."""
        return self.ink.boxes if self.ink else (self.extent.toAlignedRect(),)

    def moved_marks(self, other: ShapeItem) -> tuple[QRect, ...] | None:
        """The boxes about the marks of two items of a link that differ in nothing else; None where they do."""
        mine, its = self.shape_shown, other.shape_shown
        if not isinstance(mine, LinkShape) or not isinstance(its, LinkShape) or self.on_sheet != other.on_sheet:
            return None
        if replace(mine, sign=its.sign, delay=its.delay) != its:
            return None
        return tuple(each.ink.marks.toAlignedRect() for each in (self, other) if each.ink)

    def styled(self, look: Look) -> ShapeItem:
        """The same shape in another look, with its strokes."""
        other = ShapeItem(self.shape_shown, look)
        for name in ("ink", "extent", "boxes"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    def paint(self, painter: QPainter, theme: Theme, look: Look, *, fine: bool) -> None:
        """Paint it."""
        if look.hidden:
            return
        if self.ink:
            self.ink.paint(painter, faded(theme) if look.faded else theme, look, fine=fine)
        else:
            paint_shape(painter, self.shape_shown, theme, look)
