"""A view that shows a picture: what changed is painted at once, and comes out exact when things are calm."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from loopeditor.ui.canvas.layer import Layer
from loopeditor.ui.canvas.looking import LookingView
from loopeditor.ui.canvas.picture import Picture
from loopeditor.ui.canvas.sheet import rectangles

CALM = 100
"""Milliseconds without a change after which what was painted in haste is painted well."""

_FEW = 4  # parts of a view are painted one by one, more of them together


class PaperView(LookingView):
    """Paints a picture instead of the items of a graphics scene, and only what changed of it."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._calming = QTimer(self, singleShot=True, interval=CALM)
        self._calming.timeout.connect(self._settle)

    def lay(self, layer: Layer | None) -> None:
        """Paint a layer over the picture from now on, or with None nothing more."""
        self._picture.layer = layer
        self.viewport().update()

    def refresh(self) -> None:
        """Have what changed painted again."""
        dirty = self._picture.take_dirty()
        if dirty is None:
            self.viewport().update()
        elif not dirty.isEmpty():
            seen = self.viewportTransform().mapRect(dirty).toAlignedRect()
            self.viewport().update(seen.adjusted(-1, -1, 1, 1))
        self._wait()

    def _wait(self) -> None:
        if self._picture.is_rough:
            self._calming.start()

    def _settle(self) -> None:
        self._picture.settle()
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture."""
        painter = QPainter(self.viewport())
        size, region = self.viewport().size(), event.region()
        for part in rectangles(region) if region.rectCount() <= _FEW else [event.rect()]:
            painter.save()
            painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
            self._picture.paint(painter, self.viewportTransform(), size, part)
            painter.restore()
        painter.end()
        self._wait()
