from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from loopeditor.files.formats import read
from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.ui.dialogs.export import FORMATS, ExportDialog
from loopeditor.ui.dialogs.files import Unsaved
from loopeditor.ui.handout import Handout
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.ui.conftest import Answers


def export(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    window.menus.actions["export"].trigger()
    dialog = window.findChildren(ExportDialog)[-1]
    qtbot.waitUntil(lambda: dialog.sample is not None, timeout=20_000)
    return dialog


def press(dialog: ExportDialog, text: str) -> None:
    button = next(button for button in dialog.findChildren(QPushButton) if button.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_exports_the_svg_that_is_seen(editing: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot) -> None:
    answers.path = tmp_path / "out.svg"
    press(export(editing, qtbot), "&Export…")
    qtbot.waitUntil(lambda: editing.messages.text == "Exported out.svg", timeout=20_000)
    svg = ET.parse(answers.path)
    kinds = [group.get("class") for group in svg.iter("{http://www.w3.org/2000/svg}g")]
    assert kinds.count("variable") == 2
    assert kinds.count("link") == 2
    assert kinds.count("loop") >= 1
    assert answers.asked == ["Untitled.svg"]


def test_the_file_name_decides_the_format(editing: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot) -> None:
    answers.path = tmp_path / "out.png"
    dialog = export(editing, qtbot)
    dialog.fields.scale.setCurrentIndex(2)
    press(dialog, "&Export…")
    qtbot.waitUntil(lambda: answers.path is not None and answers.path.exists(), timeout=20_000)
    qtbot.waitUntil(lambda: bool(editing.messages.text))
    assert QImage(str(answers.path)).width() > 300


def test_a_picture_that_cannot_be_written_is_told(
    editing: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "missing" / "out.svg"
    press(export(editing, qtbot), "&Export…")
    dialog = editing.findChildren(ExportDialog)[-1]
    qtbot.waitUntil(lambda: str(answers.path) in dialog.messages.text, timeout=20_000)
    assert "no such file or folder" in dialog.messages.text
    assert "\n" not in dialog.messages.text
    assert dialog.isVisible(), "it can be tried again"
    answers.path = tmp_path / "out.svg"
    press(dialog, "&Export…")
    qtbot.waitUntil(lambda: editing.messages.text == "Exported out.svg", timeout=20_000)
    assert not editing.isWindowModified()


def test_cancelling_asks_for_no_file(editing: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    press(export(editing, qtbot), "Cancel")
    qtbot.wait(20)
    assert answers.asked == []


def has_image() -> bool:
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasImage()


def test_copies_a_picture_and_its_notation(editing: MainWindow, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    editing.menus.actions["copy-picture"].trigger()
    qtbot.waitUntil(has_image, timeout=20_000)
    data = clipboard.mimeData()
    scene = editing.canvas.scene_shown.bounds
    wide, shown = clipboard.image().width(), scene.width * 96 / 72
    assert abs(wide - 2 * shown) < 8, "two pixels for each of a screen at 96 dots an inch"
    assert b"<svg" in bytes(data.data("image/svg+xml").data())
    assert parse(data.text()).links[1].delay


def test_names_that_are_alike_do_not_stop_a_copy(editing: MainWindow, qtbot: QtBot) -> None:
    editing.document.commit(edits.rename(editing.document.diagram, "v2", "Price"), "Rename variable")
    QGuiApplication.clipboard().clear()
    editing.pictures.copy()
    qtbot.waitUntil(has_image, timeout=20_000)
    assert QGuiApplication.clipboard().text() == ""


def test_the_choice_is_remembered_with_the_document(
    editing: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    editing.document.mark_saved(tmp_path / "market.cld")
    (tmp_path / "out").mkdir()
    answers.path = tmp_path / "out" / "market.png"
    dialog = export(editing, qtbot)
    dialog.fields.format.setCurrentIndex(dialog.fields.format.findData("png"))
    dialog.fields.scale.setCurrentIndex(2)
    dialog.fields.transparent.setChecked(True)
    dialog.fields.has_heading.setChecked(True)
    dialog.fields.heading.setText("The market")
    chosen = dialog.choice
    press(dialog, "&Export…")
    qtbot.waitUntil(lambda: editing.messages.text == "Exported market.png", timeout=20_000)
    assert editing.document.undo_stack.undoText() == "Remember export settings"
    editing.settings.remove("export/folder")
    again = export(editing, qtbot)
    assert again.choice == chosen
    press(again, "&Export…")
    qtbot.waitUntil(lambda: len(answers.asked) == 2)
    assert editing.pictures._suggested(".png") == tmp_path / "out" / "market.png"
    assert editing.document.undo_stack.count() == 1, "nothing new was chosen"


def test_an_export_as_usual_leaves_the_document_unchanged(
    editing: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "out.svg"
    press(export(editing, qtbot), "&Export…")
    qtbot.waitUntil(lambda: editing.messages.text == "Exported out.svg", timeout=20_000)
    assert not editing.isWindowModified()


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_an_exported_picture_opens_as_the_diagram(
    editing: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot, ending: str
) -> None:
    answers.path = tmp_path / f"out{ending}"
    dialog = export(editing, qtbot)
    dialog.fields.format.setCurrentIndex(dialog.fields.format.findData(ending[1:]))
    drawn = editing.document.diagram
    press(dialog, "&Export…")
    qtbot.waitUntil(lambda: editing.messages.text == f"Exported out{ending}", timeout=20_000)
    back = read(answers.path)
    assert (back.variables, back.links, back.title) == (drawn.variables, drawn.links, drawn.title)
    editing.document.commit(edits.rename(drawn, "v1", "Something else"), "Rename variable")
    answers.unsaved = Unsaved.DISCARD
    editing.filing.open_path(answers.path)
    qtbot.waitUntil(lambda: editing.document.diagram.variables == drawn.variables, timeout=20_000)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_is_written_and_opens(
    editing: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot, kind: str
) -> None:
    answers.path = tmp_path / f"out.{kind}"
    dialog = export(editing, qtbot)
    dialog.fields.format.setCurrentIndex(dialog.fields.format.findData(kind))
    qtbot.waitUntil(lambda: dialog.sample is not None, timeout=20_000)
    assert dialog.sample is not None
    previewed, drawn = dialog.sample.data, editing.document.diagram
    press(dialog, "&Export…")
    qtbot.waitUntil(lambda: editing.messages.text == f"Exported out.{kind}", timeout=20_000)
    assert answers.asked == [f"Untitled.{kind}"]
    assert answers.path.read_bytes() == previewed, "what was seen is what was written"
    starts = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "pptx": b"PK", "html": b"<!DOCTYPE", "gif": b"GIF8"}
    assert previewed.startswith(starts.get(kind, b"digraph"))
    if kind in ("svg", "png", "pptx", "dot"):
        assert [v.name for v in read(answers.path).variables] == [v.name for v in drawn.variables]


def test_a_new_document_begins_as_the_last_one_ended(
    editing: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "out.pdf"
    dialog = export(editing, qtbot)
    dialog.fields.format.setCurrentIndex(dialog.fields.format.findData("pdf"))
    dialog.fields.theme.box.setCurrentIndex(1)
    dialog.fields.footer.setText("Ours")
    dialog.fields.has_heading.setChecked(True)
    dialog.fields.heading.setText("Only here")
    press(dialog, "&Export…")
    qtbot.waitUntil(lambda: editing.messages.text == "Exported out.pdf", timeout=20_000)
    editing.document.replace(on_circle(parse("A -> B -> A")))
    choice = export(editing, qtbot).choice
    assert (choice.picture_format, choice.theme.name, choice.page.footer) == ("pdf", "dark", "Ours")
    assert choice.heading == "", "that was the other one's"


def test_the_toolbar_hands_out_what_was_exported_last(
    editing: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "out.pptx"
    dialog = export(editing, qtbot)
    dialog.fields.format.setCurrentIndex(dialog.fields.format.findData("pptx"))
    press(dialog, "&Export…")
    qtbot.waitUntil(lambda: editing.messages.text == "Exported out.pptx", timeout=20_000)
    given: list[Handout] = []
    editing.pictures.draw_to_hand_out(given.append)
    qtbot.waitUntil(lambda: bool(given), timeout=20_000)
    assert given[0].name == "Untitled.pptx"
    assert given[0].data.startswith(b"PK")
    assert not given[0].picture.isNull()
