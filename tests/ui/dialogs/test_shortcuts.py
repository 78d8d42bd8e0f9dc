from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from loopeditor.ui.actions import ACTIONS
from loopeditor.ui.dialogs.shortcuts import ShortcutSheet, _shared_out
from loopeditor.ui.main_window import MainWindow


def test_f1_tells_every_key(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(ShortcutSheet) is not None)
    sheet = window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    told = {action.text.replace("&", "") for action in ACTIONS if window.menus.shortcuts.text(action)}
    assert len(told) > 15
    assert told <= words
    assert {"Ctrl+Z", "Ctrl+Shift+Z", "F1", "V", "D", "Double-click empty canvas"} <= words
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in sheet.findChildren(QLabel))
    sheet.close()


def test_columns_are_even_and_keep_the_order() -> None:
    groups = [(str(size), [("what", "key")] * size) for size in (8, 5, 7, 6, 1, 7, 7)]
    columns = _shared_out(groups)
    assert [group for column in columns for group in column] == groups
    heights = [sum(len(lines) + 2 for _, lines in column) for column in columns]
    assert max(heights) - min(heights) <= 9
