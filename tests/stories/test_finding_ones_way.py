"""Somebody who does not know a diagram finds their way through it, without the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    qtbot.wait(60)


def type_text(window: MainWindow, qtbot: QtBot, text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or window, text)
    qtbot.wait(60)


def test_search_focus_palette_and_trees_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.filing.opened):
        window.open_target("amazon")
    qtbot.wait(10)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    diagram = window.document.diagram

    press(window, qtbot, Qt.Key.Key_F, CTRL)
    type_text(window, qtbot, "grow")
    press(window, qtbot, Qt.Key.Key_Return)
    (growth,) = window.selection.ids
    assert diagram.name(growth) == "Growth"

    press(window, qtbot, Qt.Key.Key_F, BOTH)
    assert window.selection.focus is not None
    near = {diagram.name(i) for i in window.selection.focus if i in diagram.variable}
    assert near == {"Growth", "Customer visits", "Service improvement", "Cost structure"}
    press(window, qtbot, Qt.Key.Key_Escape)
    assert window.selection.focus is None

    press(window, qtbot, Qt.Key.Key_P, BOTH)
    type_text(window, qtbot, "trees")
    press(window, qtbot, Qt.Key.Key_Return)
    assert window.outline.shown == "trees"

    press(window, qtbot, Qt.Key.Key_F, CTRL)
    type_text(window, qtbot, "r2")
    assert window.selection.lit is not None
    press(window, qtbot, Qt.Key.Key_Escape)
    assert window.selection.lit is None
    assert window.selection.ids == {growth}
    assert window.document.diagram is diagram
