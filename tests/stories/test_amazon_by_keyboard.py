"""The Amazon flywheel, from an empty sheet and by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from loopeditor import api
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.ui.main_window import MainWindow

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
RIGHT, LEFT, UP, DOWN = Key.Key_Right, Key.Key_Left, Key.Key_Up, Key.Key_Down
_MOST = 90


class Keyboard:
    """Presses keys in whatever has the keyboard, and counts all that are no letters of a name.

    A modifier that is held counts as a key of its own.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot, self.presses = qtbot, 0

    def press(self, *keys: Key | str, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self._focused(), key, held)
            else:
                QTest.keyClick(self._focused(), key, held)
            self.presses += 1 if held == NONE else 2
            self._qtbot.wait(1)

    def name(self, letters: str) -> None:
        QTest.keyClicks(self._focused(), letters)
        self._qtbot.wait(1)

    @staticmethod
    def _focused() -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found


def test_the_amazon_flywheel_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    keys = Keyboard(qtbot)
    keys.press(Key.Key_N, held=CTRL)
    assert window.is_editing
    _spin_the_wheel(keys, window)
    _lower_the_prices(keys, window)
    _improve_the_service(keys)

    assert keys.presses <= _MOST
    assert _claims(window.document.diagram) == _claims(api.example("amazon"))
    assert {name for _, name in window.insight.named} == {"R1", "R2", "R3", "R4"}
    assert window.document.undo_stack.count() == 16
    _assert_readable(window)

    window.menus.actions["arrange"].trigger()
    qtbot.waitUntil(lambda: window.document.undo_stack.count() == 17, timeout=20_000)
    _assert_readable(window)


def _spin_the_wheel(keys: Keyboard, window: MainWindow) -> None:
    keys.press("v")
    for name in ("Customer experience", "Customer visits", "Third-party sellers"):
        keys.name(name)
        keys.press(Key.Key_Tab)
    keys.name("Selection")
    keys.press(Key.Key_Return, "l")
    keys.name("customer e")  # completed
    keys.press(Key.Key_Return, Key.Key_Return)
    _go(keys, window, "Customer visits")


def _lower_the_prices(keys: Keyboard, window: MainWindow) -> None:
    for name in ("Growth", "Cost structure"):
        keys.press(Key.Key_Tab)
        keys.name(name)
        keys.press(Key.Key_Return)
    keys.press("-", "l")
    keys.name("Prices")
    keys.press(Key.Key_Return, "l")
    keys.name("customer e")
    keys.press(Key.Key_Return, "-", Key.Key_Return)
    _go(keys, window, "Customer visits", "Third-party sellers")

    keys.press(Key.Key_Tab)
    keys.name("Price competition")
    keys.press(Key.Key_Return, "l")
    keys.name("prices")
    keys.press(Key.Key_Return, "-", Key.Key_Return)
    _go(keys, window, "Cost structure", "Growth")


def _improve_the_service(keys: Keyboard) -> None:
    keys.press(Key.Key_Tab)
    keys.name("Service improvement")
    keys.press(Key.Key_Tab)
    keys.name("Customer experience")  # is there: the link goes to it
    keys.press(Key.Key_Return)


def _go(keys: Keyboard, window: MainWindow, *names: str) -> None:
    """Along the links to these in turn, each by the arrow that points there."""
    for name in names:
        diagram = window.document.diagram
        (here,) = (diagram.variable[i].position for i in window.selection.ids)
        there = next(v.position for v in diagram.variables if v.name == name)
        assert here
        assert there
        dx, dy = there[0] - here[0], there[1] - here[1]
        sideways = abs(dx) > abs(dy)
        keys.press((RIGHT if dx > 0 else LEFT) if sideways else (DOWN if dy > 0 else UP), held=ALT)
        assert {diagram.name(i) for i in window.selection.ids} == {name}


def _claims(diagram: Diagram) -> set[tuple[str, str, Polarity, bool]]:
    assert len(diagram.variables) == 9
    return {(diagram.name(k.source), diagram.name(k.target), k.polarity, k.delay) for k in diagram.links}


def _assert_readable(window: MainWindow) -> None:
    """No name on another one, and all of them in view."""
    scene, canvas = window.canvas.scene_shown, window.canvas
    boxes = [shape.box for shape in scene.variables]
    assert not any(a.overlaps(b.grown(6)) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    for box in boxes:
        corners = [canvas.mapFromScene(QPointF(*corner)) for corner in box.corners]
        assert all(canvas.viewport().rect().contains(corner) for corner in corners)
