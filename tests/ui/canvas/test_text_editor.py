"""Free text and the title on the canvas, with real keys and clicks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.geometry.scene import TITLE
from loopeditor.tools.states import Idle
from loopeditor.ui.canvas.text_editor import TextEditor
from loopeditor.ui.main_window import MainWindow

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def editor_of(window: MainWindow) -> TextEditor:
    (editor,) = window.canvas.viewport().findChildren(TextEditor)
    return editor


def place(window: MainWindow, text_id: str) -> QPoint:
    (box,) = (shape.box for shape in window.canvas.scene_shown.texts if shape.id == text_id)
    return window.canvas.mapFromScene(QPointF(box.center.x, box.center.y))


def double_click(window: MainWindow, spot: QPoint) -> None:
    QTest.mouseClick(window.canvas.viewport(), LEFT, pos=spot)
    QTest.mouseDClick(window.canvas.viewport(), LEFT, pos=spot)


def test_t_writes_a_text_of_two_lines(editing: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(editing.canvas, Qt.Key.Key_T)
    editor = editor_of(editing)
    assert editor.isVisible()
    assert QApplication.focusWidget() is editor
    QTest.keyClicks(editor, "One")
    QTest.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(editor, "two")
    qtbot.wait(5)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert [text.text for text in editing.document.diagram.texts] == ["One\ntwo"]
    assert not editor.isVisible()
    assert editing.canvas.hasFocus()
    assert editing.selection.ids == {"t1"}
    assert editing.document.undo_stack.undoText() == "Add text"


def test_a_double_click_edits_and_emptying_deletes(editing: MainWindow, qtbot: QtBot) -> None:
    editing.menus.actions["text"].trigger()
    QTest.keyClicks(editor_of(editing), "Words")
    QTest.keyClick(editor_of(editing), Qt.Key.Key_Return)
    qtbot.wait(5)
    double_click(editing, place(editing, "t1"))
    editor = editor_of(editing)
    assert (editor.isVisible(), editor.toPlainText()) == (True, "Words")
    QTest.keyClicks(editor, "Other")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editing.document.diagram.text["t1"].text == "Words"
    double_click(editing, place(editing, "t1"))
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert not editing.document.diagram.texts


def test_a_click_elsewhere_keeps_the_words(editing: MainWindow) -> None:
    QTest.keyClick(editing.canvas, Qt.Key.Key_T)
    QTest.keyClicks(editor_of(editing), "Kept")
    QTest.mouseClick(editing.canvas.viewport(), LEFT, pos=QPoint(4, 4))
    assert [text.text for text in editing.document.diagram.texts] == ["Kept"]


def test_words_that_are_typed_are_settled_before_saving(editing: MainWindow) -> None:
    QTest.keyClick(editing.canvas, Qt.Key.Key_T)
    QTest.keyClicks(editor_of(editing), "Kept")
    editing.filing.settle()
    assert [text.text for text in editing.document.diagram.texts] == ["Kept"]
    assert isinstance(editing.canvas.state, Idle)


def test_the_title_is_shown_edited_and_hidden(editing: MainWindow, qtbot: QtBot) -> None:
    action = editing.menus.actions["title"]
    action.trigger()  # without a title it is typed at once
    editor = editor_of(editing)
    assert editor.isVisible()
    QTest.keyClicks(editor, "Market")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait(5)
    assert editing.document.diagram.title == "Market"
    assert action.isChecked()
    double_click(editing, place(editing, TITLE))
    QTest.keyClicks(editor, "Fair")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editing.document.diagram.title == "Fair"
    action.trigger()
    assert editing.document.diagram.title_place is None
    assert not action.isChecked()
