"""Dragging something over a window and letting it go there, as a desktop tells it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_LEFT = Qt.MouseButton.LeftButton
_ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
_PLACE = QPoint(200, 200)


def files(paths: Iterable[Path]) -> QMimeData:
    """These files, as a file manager has them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(words: str) -> QMimeData:
    """A text, as an editor has it."""
    data = QMimeData()
    data.setText(words)
    return data


def over(target: QWidget, data: QMimeData, held: Qt.KeyboardModifier = PLAIN) -> bool:
    """Drag it there; whether it would be taken."""
    entering = QDragEnterEvent(_PLACE, _ANY, data, _LEFT, held)
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        QApplication.sendEvent(target, QDragMoveEvent(_PLACE, _ANY, data, _LEFT, held))
    return entering.isAccepted()


def away(target: QWidget) -> None:
    """Drag it on, out of the window."""
    QApplication.sendEvent(target, QDragLeaveEvent())


def drop(target: QWidget, data: QMimeData, held: Qt.KeyboardModifier = PLAIN) -> bool:
    """Let it go there; whether it was taken."""
    if not over(target, data, held):
        return False
    dropped = QDropEvent(_PLACE, _ANY, data, _LEFT, held)
    QApplication.sendEvent(target, dropped)
    return dropped.isAccepted()
