"""Looks of the pointer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt

from loopeditor.tools.hints import Pointer
from loopeditor.ui.canvas.navigation import Panning, Ready, Resting

_SHAPES: Mapping[Pointer, Qt.CursorShape] = {
    Pointer.ARROW: Qt.CursorShape.ArrowCursor,
    Pointer.GRAB: Qt.CursorShape.SizeAllCursor,
    Pointer.GRABBED: Qt.CursorShape.SizeAllCursor,
    Pointer.LINK: Qt.CursorShape.CrossCursor,
    Pointer.BEND: Qt.CursorShape.PointingHandCursor,
    Pointer.CLICK: Qt.CursorShape.PointingHandCursor,
}


def cursor_for(pointer: Pointer, navigation: Resting | Ready | Panning) -> Qt.CursorShape:
    """Qt's cursor: panning comes before what a tool would do."""
    match navigation:
        case Ready():
            return Qt.CursorShape.OpenHandCursor
        case Panning():
            return Qt.CursorShape.ClosedHandCursor
    return _SHAPES[pointer]
