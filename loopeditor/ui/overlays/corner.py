"""Small things that stay at an edge of the canvas while it is resized and scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

MARGIN = 16
"""Pixels between such a thing and the edges of the canvas."""


class Corner(QObject):
    """Keeps a child of a widget at its place there: ``side`` is where it is, up and down as well as left and right."""

    def __init__(self, child: QWidget, ground: QWidget, side: Qt.AlignmentFlag) -> None:
        super().__init__(child)
        self._child, self._ground, self._side = child, ground, side
        self._ground.installEventFilter(self)

    def place(self) -> None:
        """Put it there now."""
        room = self._ground.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        box = self._child.rect()
        if self._side & Qt.AlignmentFlag.AlignRight:
            box.moveRight(room.right())
        else:
            box.moveLeft(room.left())
        if self._side & Qt.AlignmentFlag.AlignBottom:
            box.moveBottom(room.bottom())
        else:
            box.moveTop(room.top())
        self._child.move(box.topLeft())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The canvas has another size."""
        if event.type() is QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)
