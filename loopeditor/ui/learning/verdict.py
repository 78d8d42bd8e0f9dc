"""Whether something was right, said calmly: a mark and a sentence or two on a soft ground."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from loopeditor.ui.icons import icon
from loopeditor.ui.theme import Look, restyle
from loopeditor.ui.words import words


class Verdict(QFrame):
    """A headline with its reason; right and wrong differ by mark, word and colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self._mark = _Mark(look)
        self.head, self.reason = words("", "strong"), words("")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.hide()

    def say(self, head: str, reason: str, *, right: bool) -> None:
        """Say so."""
        self.head.setText(head)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self._mark.show_right(right=right)
        restyle(self, "tone", "good" if right else "bad")
        self.setAccessibleName(f"{head} {reason}".strip())
        self.show()


class _Mark(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._right = look, True
        self.setFixedSize(QSize(20, 20))
        look.changed.connect(self.update)

    def show_right(self, *, right: bool) -> None:
        self._right = right
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """A tick, or a cross."""
        colours = self._look.colours
        colour = colours.accent if self._right else colours.error
        icon("tick" if self._right else "close", colour, colour).paint(QPainter(self), self.rect())
