"""Lines of notation typed over the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import write
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.overlays.quick_entry import QuickEntry

Key = Qt.Key


@pytest.fixture
def entry(editing: MainWindow) -> QuickEntry:
    """Opened with its key."""
    editing.activateWindow()
    editing.canvas.setFocus()
    QTest.keyClicks(editing.canvas, "/")
    opened = editing.workspace.quick_entry
    assert opened.isVisible()
    assert opened.field.hasFocus()
    return opened


def enter(text: str, *keys: Key) -> None:
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClicks(focused, text)
    for key in keys or (Key.Key_Return,):
        QTest.keyClick(focused, key)
    QApplication.processEvents()


def test_a_line_is_drawn_and_the_field_waits_for_the_next(editing: MainWindow, entry: QuickEntry) -> None:
    enter("demand -> Supply : -")
    enter("Supply -> price")
    said = write(editing.document.diagram)
    assert said == "Price -> Demand : -\nDemand -> Price : ||\nDemand -> Supply : -\nSupply -> Price\n"
    assert entry.field.text() == ""
    assert entry.field.hasFocus()
    assert editing.document.undo_stack.count() == 2
    assert editing.document.undo_stack.undoText() == "Enter Supply -> price"
    boxes = [shape.box for shape in editing.canvas.scene_shown.variables]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(editing.canvas.viewport().rect().contains(editing.canvas.mapFromScene(*box.center)) for box in boxes)


def test_what_stays_does_not_move(editing: MainWindow, entry: QuickEntry) -> None:  # noqa: ARG001 - it is open
    before = editing.document.diagram
    enter("Price -> A -> B -> Demand")
    after = editing.document.diagram
    assert after.variables[:2] == before.variables
    assert len(after.links) == 5
    assert editing.document.undo_stack.count() == 1
    made = {v.id for v in after.variables[2:]} | {k.id for k in after.links[2:]}
    assert editing.selection.ids == made


def test_a_link_that_is_there_takes_another_sign(editing: MainWindow, entry: QuickEntry) -> None:
    enter("price -> demand : ? ||")
    assert write(editing.document.diagram) == "Price -> Demand : ? ||\nDemand -> Price : ||\n"
    enter("price -> demand : ? ||")
    assert editing.document.undo_stack.count() == 1
    assert entry.foot.text() == "price -> demand : ? || is there already"


def test_a_line_that_is_wrong_stays_and_says_why(editing: MainWindow, entry: QuickEntry) -> None:
    enter("Price -> Demand : x")
    assert entry.field.text() == "Price -> Demand : x"
    assert entry.foot.text().startswith("At character 17: 'x' is no sign")
    assert entry.foot.property("tone") == "bad"
    assert editing.document.undo_stack.count() == 0
    enter("", Key.Key_End, Key.Key_Backspace)
    enter("-")
    assert entry.field.text() == ""
    assert not entry.foot.property("tone")


def test_names_are_completed(editing: MainWindow, entry: QuickEntry) -> None:
    enter("dem", Key.Key_Tab)
    assert entry.field.text() == "Demand"
    enter(" -> p", Key.Key_Tab)
    assert entry.field.text() == "Demand -> Price"
    assert entry.names.shown == []
    enter(" : -")
    assert write(editing.document.diagram) == "Price -> Demand : -\nDemand -> Price : -\n"
    enter("e", Key.Key_Down)
    assert entry.names.shown == ["Price", "Demand"]
    enter("", Key.Key_Tab)
    assert entry.field.text() == "Demand"


def test_escape_goes_back_to_the_canvas_and_keeps_the_draft(editing: MainWindow, entry: QuickEntry) -> None:
    enter("Price -> ", Key.Key_Escape)
    assert not entry.isVisible()
    assert editing.canvas.hasFocus()
    QTest.keyClicks(editing.canvas, "/")
    assert entry.field.text() == "Price -> "


def test_lines_that_were_entered_come_back(editing: MainWindow, entry: QuickEntry) -> None:
    enter("Price -> A")
    enter("Price -> B")
    enter("", Key.Key_Up, Key.Key_Up)
    assert entry.field.text() == "Price -> A"
    enter("", Key.Key_Down, Key.Key_Down)
    assert entry.field.text() == ""
    QTest.keyClick(entry.field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "B" not in write(editing.document.diagram)


def test_a_diagram_begins_with_a_line(window: MainWindow, qtbot: QtBot) -> None:
    window.document.replace(Diagram())
    window.show_canvas()
    qtbot.wait(1)
    window.menus.actions["quick-entry"].trigger()
    enter("Trust -> Use -> Word of mouth -> Trust")
    assert len(window.document.diagram.variables) == 3
    assert [name for _, name in window.insight.named] == ["R1"]


def test_a_slash_in_a_name_is_a_letter(editing: MainWindow) -> None:
    editing.canvas.add_variable()
    enter("R/D")
    assert editing.document.diagram.variables[-1].name == "R/D"
