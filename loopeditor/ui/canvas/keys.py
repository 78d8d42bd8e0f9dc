"""The keys that the canvas itself listens to; the window's own shortcuts come before them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from loopeditor.geometry.shapes import Point
from loopeditor.model.polarity import Polarity
from loopeditor.tools.events import (
    Accept,
    Add,
    AddText,
    Arrow,
    Cancel,
    Delete,
    Event,
    Follow,
    Rename,
    Reverse,
    SetPolarity,
    StartLink,
    ToggleDelay,
)

NUDGE, FAR = 1.0, 10.0
"""How far an arrow key goes, in points, without Shift and with it."""

_KEYS: Mapping[int, Event] = {
    Qt.Key.Key_Escape: Cancel(),
    Qt.Key.Key_Return: Accept(),
    Qt.Key.Key_Enter: Accept(),
    Qt.Key.Key_F2: Rename(),
    Qt.Key.Key_Delete: Delete(),
    Qt.Key.Key_Backspace: Delete(),
    Qt.Key.Key_D: ToggleDelay(),
    Qt.Key.Key_L: StartLink(),
    Qt.Key.Key_R: Reverse(),
}
_SIGNS = {
    "+": Polarity.POSITIVE,
    "=": Polarity.POSITIVE,
    "-": Polarity.NEGATIVE,
    "_": Polarity.NEGATIVE,
    "\N{MINUS SIGN}": Polarity.NEGATIVE,
    "?": Polarity.UNKNOWN,
}
_WAYS: Mapping[int, tuple[float, float]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def event_for(event: QKeyEvent, middle: Point) -> Event | None:
    """What a key means on the canvas; ``middle`` is the scene point in the middle of the view."""
    key = event.key()
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier and key in _WAYS:
        return Follow(*_WAYS[key])
    if event.modifiers() & ~_HARMLESS:
        return None
    if key in _WAYS:
        far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE
        dx, dy = _WAYS[key]
        return Arrow(dx * far, dy * far)
    if event.text() in _SIGNS:
        return SetPolarity(_SIGNS[event.text()])
    if key == Qt.Key.Key_V:
        return Add(middle)
    if key == Qt.Key.Key_T:
        return AddText(middle)
    return _KEYS.get(key)
