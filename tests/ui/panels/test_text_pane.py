"""The text beside the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.editor.texting import PAUSE
from loopeditor.model import edits
from loopeditor.model.notation import write
from loopeditor.model.polarity import Polarity
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.text_pane import TextPane

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(editing: MainWindow, qtbot: QtBot) -> TextPane:
    """Shown with its key."""
    editing.activateWindow()
    QTest.keyClick(editing.canvas, Key.Key_U, CTRL)
    found = editing.outline.show_tab("text")
    assert isinstance(found, TextPane)
    assert found.isVisible()
    assert found.edit.hasFocus()
    qtbot.wait(1)
    return found


def test_it_shows_the_diagram(editing: MainWindow, pane: TextPane) -> None:
    assert pane.edit.toPlainText() == write(editing.document.diagram)


def test_typing_draws(editing: MainWindow, pane: TextPane, qtbot: QtBot) -> None:
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(pane.edit, "Demand -> Supply")
    QTest.keyClick(pane.edit, Key.Key_Return)
    QTest.keyClicks(pane.edit, "Supply -> Price : -")
    assert len(editing.document.diagram.links) == 2
    qtbot.waitUntil(lambda: len(editing.document.diagram.links) == 4, timeout=PAUSE * 10)
    assert editing.document.undo_stack.count() == 1
    assert len(editing.canvas.scene_shown.variables) == 3
    assert pane.edit.hasFocus()


def test_the_canvas_writes_and_the_caret_stays(editing: MainWindow, pane: TextPane) -> None:
    caret = pane.edit.textCursor()
    caret.setPosition(pane.edit.toPlainText().index("Demand -> Price") + 3)
    pane.edit.setTextCursor(caret)
    editing.document.commit(edits.set_polarity(editing.document.diagram, {"l1"}, Polarity.POSITIVE), "Make")
    assert pane.edit.toPlainText() == "Price -> Demand\nDemand -> Price : ||\n"
    assert pane.edit.textCursor().block().text() == "Demand -> Price : ||"
    assert pane.edit.textCursor().positionInBlock() == 3


def test_an_error_is_underlined_and_said(editing: MainWindow, pane: TextPane) -> None:
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(pane.edit, "Supply -> ")
    pane.settle()
    (wave,) = pane.edit.extraSelections()
    assert wave.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
    assert wave.cursor.blockNumber() == 2
    assert pane.foot.text().startswith("Line 3, character 11: a name is missing here")
    assert len(editing.document.diagram.variables) == 2
    QTest.keyClicks(pane.edit, "Price")
    pane.settle()
    assert pane.edit.extraSelections() == []
    assert len(editing.document.diagram.variables) == 3


def test_undo_takes_back_typing_first_and_then_the_diagram(editing: MainWindow, pane: TextPane) -> None:
    before = editing.document.diagram
    editing.document.commit(edits.rename(before, "v1", "Cost"), "Rename Price")
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(pane.edit, "Tax")
    pane.settle()
    assert len(editing.document.diagram.variables) == 3
    QTest.keyClick(pane.edit, Key.Key_Z, CTRL)
    pane.settle()
    assert len(editing.document.diagram.variables) == 2
    while editing.document.undo_stack.canUndo():
        QTest.keyClick(pane.edit, Key.Key_Z, CTRL)
    assert editing.document.diagram == before
    assert pane.edit.toPlainText() == write(before)


def test_what_cannot_be_said_can_only_be_read(editing: MainWindow, pane: TextPane) -> None:
    editing.document.commit(edits.add_variable(editing.document.diagram, "Price", (0, 0)), "Add Price")
    assert pane.edit.isReadOnly()
    assert pane.foot.text().startswith("To be read only: two variables are called 'Price'")
    editing.document.undo_stack.undo()
    assert not pane.edit.isReadOnly()


def test_saving_takes_what_was_typed(editing: MainWindow, pane: TextPane) -> None:
    QTest.keyClicks(pane.edit, "Tax")
    QTest.keyClick(pane.edit, Key.Key_Return)
    editing.filing.settle()
    assert len(editing.document.diagram.variables) == 3


def test_its_key_hides_it_and_goes_back_to_the_canvas(editing: MainWindow, pane: TextPane) -> None:
    QTest.keyClicks(pane.edit, "Tax")
    QTest.keyClick(pane.edit, Key.Key_Return)
    QTest.keyClick(pane.edit, Key.Key_U, CTRL)
    assert not pane.isVisible()
    assert editing.canvas.hasFocus()
    assert len(editing.document.diagram.variables) == 3


def test_it_is_dressed_as_the_window_is(editing: MainWindow, pane: TextPane) -> None:
    editing.look.toggle()
    pane.edit.document().findBlockByNumber(0)
    formats = pane.edit.document().findBlockByNumber(0).layout().formats()
    assert editing.look.colours.canvas.negative in {form.format.foreground().color().name() for form in formats}
