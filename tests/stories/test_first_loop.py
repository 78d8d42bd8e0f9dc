"""Somebody opens the program for the first time and draws a flywheel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model.polarity import Polarity
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.loop_list import ROW
from tests.stories.hands import LEFT, Hands


def test_the_first_loop(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.side.loops
    QTest.mouseClick(window.start_page.new, LEFT)
    hands = Hands(window.canvas, qtbot)

    hands.double_click(QPoint(300, 250))
    hands.type_name("Riders")
    assert [v.name for v in window.document.diagram.variables] == ["Riders"]

    hands.drag(hands.rim("Riders"), QPoint(560, 380))
    hands.type_name("Drivers")
    assert [v.name for v in window.document.diagram.variables] == ["Riders", "Drivers"]
    assert len(window.document.diagram.links) == 1
    assert panel.loops.rowCount() == 0
    assert not panel.totals.isVisible()

    hands.drag(hands.rim("Drivers"), hands.middle("Riders"))
    assert len(window.document.diagram.links) == 2
    row = panel.loops.index(0).data(ROW)
    assert (row.identifier, row.route) == ("R1", "Riders → Drivers → Riders")
    assert panel.totals.text() == "1 reinforcing"

    hands.click(hands.link(0))
    hands.press("-")
    assert window.document.diagram.links[0].polarity is Polarity.NEGATIVE
    assert panel.loops.index(0).data(ROW).identifier == "B1"
    hands.press(Qt.Key.Key_D)
    assert panel.loops.index(0).data(ROW).heading == "Balancing · 2 links · 1 delay"

    while window.document.undo_stack.canUndo():
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.diagram.variables == ()
    assert not window.isWindowModified()
    assert window.document.undo_stack.count() == 5, "a variable with its link is one step"


def test_letters_are_typed_where_a_name_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(window.start_page.new, LEFT)
    hands = Hands(window.canvas, qtbot)
    hands.double_click(QPoint(300, 250))
    hands.type_name("R&D +/- 5% -> ?")
    assert [v.name for v in window.document.diagram.variables] == ["R&D +/- 5% -> ?"]


def test_saving_keeps_the_name_that_is_being_typed(window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(window.start_page.new, LEFT)
    hands = Hands(window.canvas, qtbot)
    hands.double_click(QPoint(300, 250))
    QTest.keyClicks(window.focusWidget(), "Trust")
    window.filing.settle()
    assert [v.name for v in window.document.diagram.variables] == ["Trust"]
