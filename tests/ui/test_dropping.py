from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from loopeditor.files import formats
from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.ui.dialogs.files import Unsaved
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.ui.conftest import Answers
from tests.ui.dragging import SHIFT, away, drop, files, over, text


def names(window: MainWindow) -> list[str]:
    return [variable.name for variable in window.document.diagram.variables]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text("from,to,sign\nIncome,Demand,+\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["a.cld", "a.txt", "a.dot", "a.csv", "a.tsv"])
def test_a_dropped_file_is_opened(window: MainWindow, tmp_path: Path, name: str, qtbot: QtBot) -> None:
    path = tmp_path / name
    formats.write(on_circle(parse("Eggs -> Chickens -> Eggs")), path)
    assert drop(window, files([path]))
    qtbot.waitUntil(lambda: names(window) == ["Eggs", "Chickens"], timeout=10_000)
    assert window.document.path == path


def test_changes_are_asked_for_first(editing: MainWindow, rows: Path, answers: Answers, qtbot: QtBot) -> None:
    editing.document.commit(edits.rename(editing.document.diagram, "v1", "Cost"), "Rename variable")
    assert drop(editing, files([rows]))
    assert answers.asked == ["Untitled"]
    assert names(editing) == ["Cost", "Demand"]
    answers.unsaved = Unsaved.DISCARD
    assert drop(editing, files([rows]))
    qtbot.waitUntil(lambda: names(editing) == ["Income", "Demand"], timeout=10_000)


def test_with_shift_it_is_added_to_the_diagram(
    editing: MainWindow, rows: Path, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    native = tmp_path / "more.cld"
    formats.write(on_circle(parse("Eggs -> Chickens -> Eggs")), native)
    assert drop(editing, files([rows]), SHIFT)
    qtbot.waitUntil(lambda: names(editing) == ["Price", "Demand", "Income"], timeout=10_000)
    assert drop(editing, files([native]), SHIFT)
    qtbot.waitUntil(lambda: names(editing)[3:] == ["Eggs", "Chickens"], timeout=10_000)
    assert editing.document.undo_stack.count() == 2
    assert editing.document.path is None
    assert answers.asked == []


def test_dropped_text_is_added(editing: MainWindow, qtbot: QtBot) -> None:
    assert drop(editing, text("Income -> Demand"))
    qtbot.waitUntil(lambda: names(editing) == ["Price", "Demand", "Income"], timeout=10_000)


def test_text_on_the_start_page_begins_a_diagram(window: MainWindow, qtbot: QtBot) -> None:
    assert drop(window, text("Eggs\tChickens\t+\nChickens\tEggs\t+"))
    qtbot.waitUntil(lambda: names(window) == ["Eggs", "Chickens"], timeout=10_000)
    assert window.is_editing


def test_what_a_drop_would_do_is_said(editing: MainWindow, rows: Path) -> None:
    assert over(editing, files([rows]))
    assert editing.statusBar().currentMessage() == "Drop to open rows.csv; with Shift, to add it to this diagram"
    assert over(editing, files([rows]), SHIFT)
    assert editing.statusBar().currentMessage() == "Drop to add rows.csv to the diagram"
    away(editing)
    assert editing.statusBar().currentMessage() == ""


def test_a_web_page_is_not_taken(editing: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.cld")])
    data.setText("https://example.org/a.cld")
    assert not drop(editing, data)
    assert names(editing) == ["Price", "Demand"]


def test_what_cannot_be_read_is_told(editing: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert drop(editing, files([path]), SHIFT)
    qtbot.waitUntil(lambda: "there is no diagram in this picture" in editing.messages.text)
