"""What may lie over the picture of a diagram without being part of it: things that move while it stays."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from loopeditor.geometry.scene import Scene
from loopeditor.render.themes import Theme


class Layer(Protocol):
    """Paints below the names and above them, each time that the view is painted; a unit of the painter is a point."""

    def paint_below(self, painter: QPainter, scene: Scene, theme: Theme, part: QRectF) -> None:
        """Over the links, under loop identifiers and names; nothing outside ``part`` is seen."""

    def paint_above(self, painter: QPainter, scene: Scene, theme: Theme, part: QRectF) -> None:
        """Over everything."""
