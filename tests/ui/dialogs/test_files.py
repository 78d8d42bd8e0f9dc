from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton, QWidget

from loopeditor.ui.dialogs.files import Unsaved, ask_export, ask_save, ask_unsaved

BUTTON = QMessageBox.StandardButton


def when_open(act: object) -> None:
    """Do something to the dialog that is about to wait."""
    assert callable(act)
    QTimer.singleShot(30, lambda: act(QApplication.activeModalWidget()))


@pytest.mark.parametrize(
    ("button", "answer"),
    [(BUTTON.Save, Unsaved.SAVE), (BUTTON.Discard, Unsaved.DISCARD), (BUTTON.Cancel, Unsaved.CANCEL)],
)
def test_the_answer_is_the_button(parent: QWidget, button: BUTTON, answer: Unsaved) -> None:
    when_open(lambda box: QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton))
    assert ask_unsaved(parent, "x.cld") is answer


def test_escape_keeps_the_work_and_names_are_data(parent: QWidget) -> None:
    seen: list[tuple[str, Qt.TextFormat]] = []

    def give_up(box: QMessageBox) -> None:
        seen.append((box.text(), box.textFormat()))
        QTest.keyClick(box, Qt.Key.Key_Escape)

    when_open(give_up)
    assert ask_unsaved(parent, "<b>x</b>.cld") is Unsaved.CANCEL
    assert seen == [("Save the changes of “<b>x</b>.cld”?", Qt.TextFormat.PlainText)]


@pytest.mark.parametrize(("typed", "kept"), [("mine", "mine.cld"), ("mine.txt", "mine.txt"), ("v1.2.cld", "v1.2.cld")])
def test_a_name_without_an_ending_gets_one(parent: QWidget, tmp_path: Path, typed: str, kept: str) -> None:
    def type_name(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        assert field.text() == "wheel.cld"
        field.setText(typed)
        QTest.keyClick(field, Qt.Key.Key_Return)

    when_open(type_name)
    assert ask_save(parent, tmp_path / "wheel.cld") == tmp_path / kept


def test_an_export_is_offered_in_its_format_first(parent: QWidget, tmp_path: Path) -> None:
    kinds: list[str] = []

    def look(dialog: QFileDialog) -> None:
        kinds.extend(dialog.nameFilters())
        cancel = next(b for b in dialog.findChildren(QPushButton) if "Cancel" in b.text().replace("&", ""))
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)

    when_open(look)
    assert ask_export(parent, tmp_path / "wheel.pdf") is None
    assert kinds[0] == "PDF (*.pdf)"
    assert len(kinds) == 7
