from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from loopeditor.editor.document import Document
from loopeditor.ui.dialogs.story import StoryDialog


@pytest.fixture
def document() -> Document:
    return Document()


@pytest.fixture
def dialog(document: Document, parent: QWidget) -> StoryDialog:
    shown = StoryDialog(document, parent)
    shown.open()
    return shown


def test_both_fields_are_one_step(dialog: StoryDialog, document: Document) -> None:
    QTest.keyClicks(dialog.title, "  Growth ")
    QTest.keyClicks(dialog.story, "It grows.")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert (document.diagram.title, document.diagram.description) == ("Growth", "It grows.")
    assert document.undo_stack.undoText() == "Change title and story"
    document.undo_stack.undo()
    assert document.diagram.title == ""


def test_nothing_changed_is_no_step(dialog: StoryDialog, document: Document) -> None:
    dialog.accept()
    assert not document.is_modified
