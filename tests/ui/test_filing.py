from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from loopeditor.files.formats import read, write
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.ui.dialogs.files import Unsaved
from loopeditor.ui.filing import _file_name
from loopeditor.ui.main_window import MainWindow
from tests.ui.conftest import Answers
from tests.ui.dragging import drop, files


def names(diagram: Diagram) -> list[str]:
    return [variable.name for variable in diagram.variables]


def change(window: MainWindow) -> None:
    window.document.commit(edits.add_variable(window.document.diagram, "Extra", (0, 300)), "Add variable")


@pytest.fixture
def notation(tmp_path: Path) -> Path:
    path = tmp_path / "wheel.txt"
    path.write_text("A -> B -> C -> A\n", encoding="utf-8")
    return path


def test_opens_what_has_no_places_and_arranges_it(window: MainWindow, notation: Path, qtbot: QtBot) -> None:
    window.filing.open_path(notation)
    qtbot.waitUntil(lambda: window.is_editing)
    assert names(window.document.diagram) == ["A", "B", "C"]
    assert window.document.diagram.is_placed
    assert not window.isWindowModified()
    assert window.windowTitle() == "wheel.txt[*] – loopeditor"
    assert window.recent.paths == [notation]


@pytest.mark.parametrize(
    ("content", "word"),
    [(None, "no such file"), (b"", "empty"), (b"\x00\xff\x00", ""), (b'{"format": 1, "varia', "line 1")],
)
def test_a_bad_file_is_told_and_nothing_is_lost(
    editing: MainWindow, tmp_path: Path, qtbot: QtBot, content: bytes | None, word: str
) -> None:
    change(editing)
    before = editing.document.diagram
    bad = tmp_path / "bad.cld"
    if content is not None:
        bad.write_bytes(content)
    editing.filing._load(lambda: read(bad), bad)
    qtbot.waitUntil(lambda: bool(editing.messages.text))
    assert str(bad) in editing.messages.text
    assert word in editing.messages.text
    assert "\n" not in editing.messages.text
    assert editing.document.diagram is before
    assert editing.document.is_modified


def test_a_recent_file_that_is_gone_leaves_the_list(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    gone = tmp_path / "gone.cld"
    window.recent.add(gone)
    window.filing.open_path(gone)
    qtbot.waitUntil(lambda: bool(window.messages.text))
    assert window.recent.paths == []


def test_the_last_one_asked_for_wins(window: MainWindow, tmp_path: Path, notation: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other.txt"
    other.write_text("X -> Y", encoding="utf-8")
    window.filing.open_path(notation)
    window.filing.open_path(other)
    qtbot.waitUntil(lambda: window.is_editing)
    qtbot.wait(50)
    assert names(window.document.diagram) == ["X", "Y"]


def test_what_was_changed_meanwhile_is_not_replaced(editing: MainWindow, notation: Path, qtbot: QtBot) -> None:
    editing.filing.open_path(notation)
    change(editing)
    qtbot.waitUntil(lambda: bool(editing.messages.text))
    assert names(editing.document.diagram) == ["Price", "Demand", "Extra"]


def test_saving_asks_where_once(editing: MainWindow, tmp_path: Path, answers: Answers) -> None:
    change(editing)
    answers.path = tmp_path / "kept.cld"
    assert editing.filing.save()
    assert answers.asked == ["Untitled.cld"]
    assert names(read(answers.path)) == ["Price", "Demand", "Extra"]
    assert not editing.isWindowModified()
    assert editing.windowTitle().startswith("kept.cld")
    change(editing)
    assert editing.isWindowModified()
    assert editing.filing.save()
    assert len(answers.asked) == 1
    assert len(read(answers.path).variables) == 4


def test_a_notation_file_is_saved_as_a_diagram(
    window: MainWindow, notation: Path, answers: Answers, qtbot: QtBot
) -> None:
    """The notation has no room for places, so Save does not write over it unasked."""
    window.filing.open_path(notation)
    qtbot.waitUntil(lambda: window.is_editing)
    answers.path = notation.with_suffix(".cld")
    window.filing.save()
    assert answers.asked == ["wheel.cld"]
    assert notation.read_text(encoding="utf-8") == "A -> B -> C -> A\n"
    assert json.loads(answers.path.read_text(encoding="utf-8"))


def test_a_save_that_fails_is_told_and_the_mark_stays(editing: MainWindow, tmp_path: Path, answers: Answers) -> None:
    change(editing)
    answers.path = tmp_path / "no-such-folder" / "x.cld"
    assert not editing.filing.save()
    assert str(answers.path) in editing.messages.text
    assert editing.isWindowModified()
    assert editing.recent.paths == []


@pytest.mark.parametrize(
    ("answer", "path", "leaves", "saved"),
    [
        (Unsaved.CANCEL, "x.cld", False, False),
        (Unsaved.DISCARD, "x.cld", True, False),
        (Unsaved.SAVE, "x.cld", True, True),
        (Unsaved.SAVE, None, False, False),
    ],
)
@pytest.mark.parametrize("way", ["new", "open", "example", "close"])
def test_asks_before_work_is_lost(
    editing: MainWindow,
    tmp_path: Path,
    answers: Answers,
    qtbot: QtBot,
    way: str,
    answer: Unsaved,
    path: str | None,
    leaves: bool,
    saved: bool,
) -> None:
    change(editing)
    before = editing.document.diagram
    other = tmp_path / "other.cld"
    write(parse("X -> Y"), other)
    answers.unsaved = answer
    answers.path = tmp_path / path if path else None
    {
        "new": editing.filing.new,
        "open": lambda: editing.filing.open_path(other),
        "example": lambda: editing.filing.open_example("amazon"),
        "close": editing.close,
    }[way]()
    assert answers.asked[0] == "Untitled"
    if way == "close":
        assert editing.isVisible() is not leaves
    elif leaves:
        qtbot.waitUntil(lambda: editing.document.diagram is not before)
    else:
        qtbot.wait(30)
        assert editing.document.diagram is before
    assert (tmp_path / "x.cld").exists() is saved


def test_nothing_is_asked_when_nothing_changed(editing: MainWindow, answers: Answers) -> None:
    editing.filing.new()
    assert answers.asked == []
    assert editing.document.diagram.variables == ()


def test_a_file_dropped_on_the_window_opens(window: MainWindow, notation: Path, qtbot: QtBot) -> None:
    assert drop(window, files([notation]))
    qtbot.waitUntil(lambda: window.is_editing)
    assert window.document.path == notation


def test_a_title_becomes_a_file_name() -> None:
    assert _file_name('a/b\\c: "<growth>"? *') == "a b c growth"
    assert _file_name("...") == "diagram"
    assert _file_name("成長 ループ") == "成長 ループ"
    assert len(_file_name("x" * 500)) == 80
