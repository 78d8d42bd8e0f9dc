"""How far one is, as a row of dots."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loopeditor.ui.theme import Look

_DOT, _GAP, _HEIGHT = 8, 6, 12


class Dots(QWidget):
    """One dot for each step: filled where it is done, ringed where one is, and faint where it is still to come."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._count = self._done = 0
        self._here: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def tell(self, count: int, done: int, here: int | None, words: str) -> None:
        """So many of ``count`` are done, and which one is next; ``words`` say the same."""
        self._count, self._done, self._here = count, done, here
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return QSize(max(1, self._count * (_DOT + _GAP) - _GAP + 2), _HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The dots, from the side where reading begins."""
        colours = self._look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for k in range(self._count):
            place = self._count - 1 - k if backwards else k
            dot = QRectF(1 + place * (_DOT + _GAP), (_HEIGHT - _DOT) / 2, _DOT, _DOT)
            reached = k < self._done or k == self._here
            painter.setPen(QPen(QColor(colours.accent if reached else colours.faint), 1.5))
            painter.setBrush(QColor(colours.accent) if k < self._done else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(0.75, 0.75, -0.75, -0.75))
