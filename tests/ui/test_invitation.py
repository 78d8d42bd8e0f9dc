from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.ui.invitation import Invitation
from loopeditor.ui.main_window import MainWindow


def invitation(window: MainWindow) -> Invitation:
    (found,) = window.findChildren(Invitation)
    return found


def test_invites_to_an_empty_canvas_until_something_is_on_it(window: MainWindow, qtbot: QtBot) -> None:
    window.filing.new()
    qtbot.waitUntil(invitation(window).isVisible)
    canvas = window.canvas.viewport()
    middle = invitation(window).geometry().center()
    assert abs(middle.y() - canvas.rect().center().y()) <= 2
    place = middle + QPoint(0, 5)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: not invitation(window).isVisible())
    focused = window.focusWidget()
    assert focused
    QTest.keyClicks(focused, "Trust")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert [v.name for v in window.document.diagram.variables] == ["Trust"]
    window.document.undo_stack.undo()
    qtbot.waitUntil(invitation(window).isVisible)


def test_a_diagram_is_not_talked_over(editing: MainWindow, qtbot: QtBot) -> None:
    qtbot.wait(400)
    assert not invitation(editing).isVisible()
