"""A worksheet and its key, from the choices to two files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from loopeditor import api
from loopeditor.analysis.exercise import Hide
from loopeditor.model.notation import parse
from loopeditor.ui.dialogs import files
from loopeditor.ui.learning.worksheet_dialog import WorksheetDialog
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.stories.hands import LEFT

SOON = 30_000


def opened(window: MainWindow) -> WorksheetDialog:
    window.menus.actions["worksheet"].trigger()
    (dialog,) = (
        each for each in QApplication.topLevelWidgets() if isinstance(each, WorksheetDialog) and each.isVisible()
    )
    return dialog


def test_sheet_and_key_are_seen_and_saved(
    editing: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing.document.replace(api.archetype("limits-to-growth"))
    monkeypatch.setattr(files, "ask_worksheet", lambda _parent, suggested: tmp_path / suggested.name)
    dialog = opened(editing)
    assert dialog.wanted.hide == {Hide.SIGNS}
    qtbot.waitUntil(lambda: not dialog.preview.page.isNull(), timeout=SOON)
    sheet = dialog.preview.page
    assert abs(sheet.width() / sheet.height() - 842 / 595) < 0.01
    QTest.mouseClick(dialog.side.buttons[1], LEFT)
    qtbot.waitUntil(lambda: dialog.preview.page != sheet, timeout=SOON)
    QTest.mouseClick(dialog.boxes[Hide.LOOPS], LEFT)
    with qtbot.waitSignal(dialog.finished, timeout=SOON):
        QTest.mouseClick(dialog.save, LEFT)
    pages = sorted(tmp_path.glob("*.pdf"))
    assert [path.stem.rpartition("worksheet")[2] for path in pages] == [" key", ""]
    contents = [path.read_bytes() for path in pages]
    assert all(content.startswith(b"%PDF") for content in contents)
    assert contents[0] != contents[1]
    assert editing.messages.text.endswith("and its key")
    again = opened(editing)
    assert again.wanted.hide == {Hide.SIGNS, Hide.LOOPS}, "it begins with what was chosen last"
    again.reject()


def test_what_cannot_be_hidden_is_said_and_nothing_is_saved(editing: MainWindow, qtbot: QtBot) -> None:
    editing.document.replace(on_circle(parse("Rain -> Puddles")))
    dialog = opened(editing)
    qtbot.waitUntil(lambda: not dialog.preview.page.isNull(), timeout=SOON)
    QTest.mouseClick(dialog.boxes[Hide.LOOPS], LEFT)
    qtbot.waitUntil(lambda: "no feedback loop" in dialog.preview.text, timeout=SOON)
    assert not dialog.save.isEnabled()
    QTest.mouseClick(dialog.boxes[Hide.LOOPS], LEFT)
    qtbot.waitUntil(lambda: not dialog.preview.page.isNull(), timeout=SOON)
    assert dialog.save.isEnabled()
    QTest.mouseClick(dialog.boxes[Hide.SIGNS], LEFT)
    qtbot.waitUntil(lambda: dialog.preview.text == "Choose what is left to fill in.", timeout=SOON)
    assert not dialog.save.isEnabled()
    dialog.reject()


def test_a_folder_that_is_not_there_is_told_in_the_dialog(
    editing: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_worksheet", lambda _parent, _suggested: tmp_path / "none" / "a.pdf")
    dialog = opened(editing)
    QTest.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.messages.text), timeout=SOON)
    assert "a.pdf" in dialog.messages.text
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("place", [".", "none"])
def test_what_is_being_saved_is_told_in_the_window_when_the_dialog_is_gone(
    editing: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(files, "ask_worksheet", lambda _parent, _suggested: tmp_path / place / "a.pdf")
    dialog = opened(editing)
    QTest.mouseClick(dialog.save, LEFT)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.is_closed
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)
    qtbot.waitUntil(lambda: "a.pdf" in editing.messages.text, timeout=SOON)
    assert (tmp_path / "a.pdf").exists() == (place == ".")
