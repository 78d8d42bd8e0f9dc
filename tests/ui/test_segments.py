from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from loopeditor.ui.segments import Segments


def test_one_of_them_holds(parent: QWidget, qtbot: QtBot) -> None:
    segments = Segments("Way", ("Up", "Down", "Both"))
    QVBoxLayout(parent).addWidget(segments)
    qtbot.waitUntil(segments.isVisible)
    chosen: list[int] = []
    segments.chosen.connect(chosen.append)
    assert segments.current == 0
    QTest.mouseClick(segments.buttons[2], Qt.MouseButton.LeftButton)
    segments.buttons[2].setFocus()
    QTest.keyClick(segments.buttons[2], Qt.Key.Key_Left)
    assert (chosen, segments.current) == ([2, 1], 1)
    segments.show_choice(0)
    assert (chosen, segments.current) == ([2, 1], 0)
    assert segments.buttons[1].accessibleName() == "Way: Down"
