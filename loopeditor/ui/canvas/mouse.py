"""What the mouse means to the tools."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent

from loopeditor.geometry.picking import Hit
from loopeditor.geometry.shapes import Point
from loopeditor.tools.events import Aim, DoublePress, Event, Move, Press, Release

_FREEING = Qt.KeyboardModifier.ControlModifier  # the Command key on macOS
_EXTENDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_COPYING = Qt.KeyboardModifier.AltModifier


def event_for(event: QMouseEvent, point: Point, hit: Hit | None) -> Event | None:
    """What the pointer does at a scene point, over a hit; None for a button that means nothing."""
    if event.type() is QEvent.Type.MouseMove:
        return Move(point, hit, free=bool(event.modifiers() & _FREEING))
    if event.button() is Qt.MouseButton.RightButton and event.type() is QEvent.Type.MouseButtonPress:
        return Aim(hit)
    if event.button() is not Qt.MouseButton.LeftButton:
        return None
    match event.type():
        case QEvent.Type.MouseButtonPress:
            return Press(
                point, hit, extend=bool(event.modifiers() & _EXTENDING), copy=bool(event.modifiers() & _COPYING)
            )
        case QEvent.Type.MouseButtonDblClick:
            return DoublePress(point, hit)
    return Release(point, hit, free=bool(event.modifiers() & _FREEING))
