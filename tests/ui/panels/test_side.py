from __future__ import annotations

import multiprocessing

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.side import Side
from tests.editor.test_examining import LARGE


def test_the_keyboard_reaches_both_tabs(editing: MainWindow, qtbot: QtBot) -> None:
    side: Side = editing.side
    qtbot.waitUntil(side.loops.isVisible)
    side.tabs.tabBar().setFocus()
    QTest.keyClick(side.tabs.tabBar(), Qt.Key.Key_Right)
    assert side.advice.isVisible()
    assert not side.loops.isVisible()
    QTest.keyClick(side.tabs.tabBar(), Qt.Key.Key_Left)
    assert side.loops.isVisible()


def test_a_name_that_is_typed_survives_what_is_found_meanwhile(editing: MainWindow, qtbot: QtBot) -> None:
    editing.document.replace(LARGE)
    assert editing.insight.is_counting
    panel = editing.side.loops
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.loops.index(0))
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    field = panel.list.indexWidget(panel.list.currentIndex())
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Pen")
    with qtbot.waitSignal(editing.insight.examined, timeout=30_000):
        pass
    QTest.keyClicks(field, "dulum")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [note.name for note in editing.document.diagram.loop_notes] == ["Pendulum"])
    assert panel.loops.loops == list(editing.insight.basis or ()), "and then the list follows"


def test_closing_the_window_ends_the_process(editing: MainWindow, qtbot: QtBot) -> None:
    before = set(multiprocessing.active_children())
    editing.document.replace(LARGE)
    qtbot.waitUntil(lambda: set(multiprocessing.active_children()) > before)
    editing.close()
    assert set(multiprocessing.active_children()) == before
