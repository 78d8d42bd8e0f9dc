"""The keys of every action: the usual ones, or those that the person has chosen instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from loopeditor.geometry.shapes import Point
from loopeditor.language import tr
from loopeditor.ui.actions import ACTIONS, Action, bound_keys, usual_keys

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_WALKING = (_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Space)
_TYPING = (
    _Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Escape, _Key.Key_Home, _Key.Key_End,
    _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown,
)  # fmt: skip
_FIRST_NAMED_KEY = 0x01000000  # below it a key types a character


class Shortcuts:
    """Chosen keys are kept in the settings at each change, one entry for each action that differs from the usual."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def keys(self, action: Action) -> list[QKeySequence]:
        """What is bound."""
        return self._chosen(action) if self.is_changed(action) else bound_keys(action)

    def told(self, action: Action) -> list[QKeySequence]:
        """What is worth telling of it."""
        return self._chosen(action) if self.is_changed(action) else usual_keys(action)

    def text(self, action: Action) -> str:
        """The keys as a person reads them, alternatives between " or "; else the key that the canvas takes for it."""
        return " or ".join(map(readable, self.told(action))) or action.hint

    def first(self, action: Action) -> str:
        """The first of these alone."""
        return self.text(action).partition(" or ")[0]

    def is_changed(self, action: Action) -> bool:
        """Whether the person has chosen other keys than the usual."""
        return self._settings.contains(_entry(action))

    def bind(self, action: Action, keys: Sequence[QKeySequence]) -> None:
        """Choose keys for an action, or none at all; whatever else has them keeps them."""
        if _same(keys, bound_keys(action)):
            self.reset(action)
            return
        texts = [key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys]
        self._settings.setValue(_entry(action), " ".join(texts))

    def take_over(self, action: Action, key: QKeySequence) -> None:
        """Make this the one key of an action, and of no other."""
        self._take_from_others(action, key)
        self.bind(action, [key])

    def reset(self, action: Action) -> None:
        """The usual keys again; an action that has one of them meanwhile loses it."""
        self._settings.remove(_entry(action))
        for key in bound_keys(action):
            self._take_from_others(action, key)

    def reset_all(self) -> None:
        """The usual keys everywhere."""
        self._settings.remove(_GROUP)

    def owners(self, key: QKeySequence) -> list[Action]:
        """The actions that have a key: one or none, unless something is wrong."""
        return [action for action in ACTIONS if key in self.keys(action)]

    def _take_from_others(self, action: Action, key: QKeySequence) -> None:
        for other in self.owners(key):
            if other is not action:
                self.bind(other, [each for each in self.keys(other) if each != key])

    def _chosen(self, action: Action) -> list[QKeySequence]:
        texts = str(self._settings.value(_entry(action), "")).split(" ")
        keys = [QKeySequence(text, QKeySequence.SequenceFormat.PortableText) for text in texts]
        return [key for key in keys if not key.isEmpty()]


_GROUP = "shortcuts"


def readable(key: QKeySequence) -> str:
    """A key as it stands on keyboards here."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def refusal(key: QKeySequence, *, on_canvas: bool = False) -> str:
    """Why a key cannot be bound in the whole window, or ``on_canvas`` alone, in a sentence; empty where it can.

    Fields take the keys that type something before an action of the canvas does, so that these may be bound there.
    """
    if key.isEmpty() or key.count() != 1:
        return tr("Press one key, with Ctrl, Alt or Shift as you like.")
    pressed, held = _combination(key).key(), _combination(key).keyboardModifiers() & ~_Mod.KeypadModifier
    shown = readable(key)
    if taken := _on_canvas(key):
        return tr("{key} is a key of the canvas: {what}. It cannot be bound to anything else.", key=shown, what=taken)
    bare = not held & ~_Mod.ShiftModifier
    types = pressed < _FIRST_NAMED_KEY and not (on_canvas and pressed != _Key.Key_Space)
    if bare and (types or pressed in (*_WALKING, *_TYPING)):
        return tr("{key} is needed for typing and for going about. Add Ctrl or Alt to it.", key=shown)
    if held & _Mod.ControlModifier and held & _Mod.AltModifier and pressed < _FIRST_NAMED_KEY:
        return tr("Many keyboards type a character with {key}, as Ctrl+Alt is AltGr there.", key=shown)
    if held == _Mod.AltModifier and (menu := _menu_of(pressed)):
        return tr("{key} opens the menu {menu}.", key=shown, menu=menu)
    if pressed in _WALKING[:2]:
        return tr("{key} goes from one part of the window to the next.", key=shown)
    return ""


def _on_canvas(key: QKeySequence) -> str:
    """What the canvas does with a key; empty where it does not take it."""
    from loopeditor.ui.canvas import keys

    if not keys.event_for(_pressing(_combination(key)), Point(0.0, 0.0)):
        return ""
    shown = readable(key)
    known = (tr(action.text).replace("&", "") for action in ACTIONS if shown in action.hint.split(" or "))
    return next(known, tr("it edits the diagram or goes about in it"))


def _combination(key: QKeySequence) -> QKeyCombination:
    first: QKeyCombination = key[0]  # type: ignore[index]  # the stubs do not know it
    return first


def _pressing(combination: QKeyCombination) -> QKeyEvent:
    held = combination.keyboardModifiers()
    bare = not held & ~(_Mod.ShiftModifier | _Mod.KeypadModifier)
    text = chr(combination.key()) if bare and combination.key() < _FIRST_NAMED_KEY else ""
    return QKeyEvent(QEvent.Type.KeyPress, combination.key(), held, text)


def _menu_of(key: int) -> str:
    """The menu that Alt and this key open."""
    titles = {action.menu.partition("/")[0] for action in ACTIONS if action.menu}
    for title in map(tr, sorted(titles)):
        mnemonic = title.partition("&")[2][:1].upper()
        if mnemonic and ord(mnemonic) == key:
            return title.replace("&", "")
    return ""


def _entry(action: Action) -> str:
    return f"{_GROUP}/{action.id}"


def _same(some: Iterable[QKeySequence], others: Iterable[QKeySequence]) -> bool:
    return {key.toString() for key in some} == {key.toString() for key in others}
