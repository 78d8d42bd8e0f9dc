"""The items of the canvas: one for each shape of the Scene that is shown, replaced only where a shape changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from loopeditor.geometry.scene import LinkShape, LoopShape, Scene, VariableShape
from loopeditor.render.themes import Theme
from loopeditor.tools.overlay import Overlay
from loopeditor.ui.canvas.painting import PLAIN, Look, Shape, extent, in_order, paint_shape

Key = str | tuple[str, ...]
"""The id of a variable or link, or the key of a loop."""

_EVERYWHERE = QRectF(-1e7, -1e7, 2e7, 2e7)  # as far as whole pixels reach at the largest zoom
_HEIGHTS: Mapping[type, float] = {LinkShape: 0.0, LoopShape: 2.0, Overlay: 4.0, VariableShape: 5.0}
_LIT = 1.0


class ShapeItem(QGraphicsItem):
    """Shows one shape; it takes no mouse and knows no other item."""

    def __init__(self, shape: Shape, look: Look, theme: Theme) -> None:
        super().__init__()
        self._shape, self._look, self._theme = shape, look, theme
        self._extent = extent(shape)
        self._raise()

    @property
    def shape_shown(self) -> Shape:
        """What it shows."""
        return self._shape

    @property
    def look(self) -> Look:
        """How the shape stands out."""
        return self._look

    def show_shape(self, shape: Shape, look: Look, theme: Theme) -> None:
        """Show another shape, or the same in another way."""
        if shape != self._shape:
            self.prepareGeometryChange()
            self._shape, self._extent = shape, extent(shape)
            self.update()
        if look != self._look or theme != self._theme:
            self._look, self._theme = look, theme
            self._raise()
            self.update()

    def _raise(self) -> None:
        self.setZValue(_HEIGHTS[type(self._shape)] + (_LIT if self._look.lit else 0.0))

    def boundingRect(self) -> QRectF:
        """All that painting may touch."""
        return self._extent

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the shape."""
        paint_shape(painter, self._shape, self._theme, self._look)


class Picture:
    """A Scene as items, and the overlay of a gesture above them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        self.graphics = QGraphicsScene(parent)
        # The index that Qt keeps by default crashes where an item's extent changes unannounced, and a diagram is small.
        self.graphics.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.graphics.setSceneRect(_EVERYWHERE)
        self._items: dict[Key, ShapeItem] = {}
        self._overlay = ShapeItem(Overlay(), PLAIN, theme)
        self.graphics.addItem(self._overlay)

    @property
    def items(self) -> Mapping[Key, ShapeItem]:
        """The items by what they show."""
        return self._items

    def show(self, scene: Scene, looks: Mapping[Key, Look], theme: Theme) -> None:
        """Show a scene; an item whose shape and look stay is left alone."""
        shapes = {key_of(shape): shape for shape in in_order(scene)}
        for key in self._items.keys() - shapes.keys():
            self.graphics.removeItem(self._items.pop(key))
        for key, shape in shapes.items():
            if key in self._items:
                self._items[key].show_shape(shape, looks.get(key, PLAIN), theme)
            else:
                self._items[key] = ShapeItem(shape, looks.get(key, PLAIN), theme)
                self.graphics.addItem(self._items[key])

    def show_overlay(self, overlay: Overlay, theme: Theme) -> None:
        """Show what a gesture draws over the picture."""
        self._overlay.show_shape(overlay, PLAIN, theme)


def key_of(shape: VariableShape | LinkShape | LoopShape) -> Key:
    """What names a shape from one scene to the next."""
    return shape.key if isinstance(shape, LoopShape) else shape.id
