from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from loopeditor.editor.document import Document
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.diff import Diff
from loopeditor.model.notation import parse
from tests.tools.world import TRIANGLE

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_commit_is_one_named_step_that_undoes_exactly() -> None:
    document = Document(TRIANGLE)
    document.commit(edits.rename(TRIANGLE, "v1", "Sales"), "Rename Growth")
    assert (document.diagram.name("v1"), document.undo_stack.undoText()) == ("Sales", "Rename Growth")
    renamed = document.diagram
    document.undo_stack.undo()
    assert document.diagram is TRIANGLE
    document.undo_stack.redo()
    assert document.diagram is renamed


def test_one_signal_tells_the_diagram_and_what_differs(qtbot: QtBot) -> None:
    document = Document(TRIANGLE)
    with qtbot.waitSignal(document.changed) as caught:
        document.commit(edits.delete(TRIANGLE, {"v3"}), "Delete Price")
    diagram, diff = caught.args or []
    assert diagram is document.diagram
    assert diff == Diff(removed=frozenset({"v3", "l2", "l3"}))


def test_an_equal_diagram_is_no_step() -> None:
    document = Document(TRIANGLE)
    document.commit(edits.move(TRIANGLE, {"v1"}, 0.0, 0.0), "Move Growth")
    assert document.undo_stack.count() == 0
    assert document.diagram is TRIANGLE


def test_steps_with_one_merge_word_become_one() -> None:
    document = Document(TRIANGLE)
    for _ in range(5):
        document.commit(edits.move(document.diagram, {"v1"}, 1, 0), "Move Growth", "move v1")
    document.commit(edits.move(document.diagram, {"v2"}, 1, 0), "Move Cost", "move v2")
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.diagram is TRIANGLE
    document.undo_stack.redo()
    assert document.diagram.variable["v1"].position == (5, 0)


def test_merging_never_swallows_the_saved_step(tmp_path: Path) -> None:
    document = Document(TRIANGLE)
    document.commit(edits.move(document.diagram, {"v1"}, 1, 0), "Move Growth", "move v1")
    document.mark_saved(tmp_path / "a.cld")
    document.commit(edits.move(document.diagram, {"v1"}, 1, 0), "Move Growth", "move v1")
    assert document.is_modified
    document.undo_stack.undo()
    assert not document.is_modified
    assert document.diagram.variable["v1"].position == (1, 0)


def test_modified_is_exactly_what_the_file_does_not_hold(tmp_path: Path) -> None:
    document = Document(TRIANGLE)
    told: list[bool] = []
    document.modified_changed.connect(told.append)
    document.commit(edits.retitle(document.diagram, "One"), "Change title")
    document.mark_saved(tmp_path / "a.cld")
    document.undo_stack.undo()
    document.undo_stack.redo()
    assert told == [True, False, True, False]
    assert document.path == tmp_path / "a.cld"


def test_opening_another_diagram_starts_anew(tmp_path: Path, qtbot: QtBot) -> None:
    document = Document()
    document.commit(edits.add_variable(Diagram(), "Growth", (0.0, 0.0)), "Add Growth")
    with qtbot.waitSignals([document.replaced, document.path_changed, document.changed]):
        document.replace(TRIANGLE, tmp_path / "b.cld")
    assert (document.diagram, document.path) == (TRIANGLE, tmp_path / "b.cld")
    assert not document.undo_stack.canUndo()
    assert not document.is_modified


def test_a_diagram_without_places_is_arranged_when_it_comes_in() -> None:
    document = Document(parse("A -> B -> A"))
    assert document.diagram.is_placed
    document.commit(edits.add_variable(document.diagram, "C"), "Add C")
    assert document.diagram.is_placed
    before = document.diagram.variable["v1"].position
    assert before == document.diagram.variable["v1"].position
    document.replace(parse("D -> E"))
    assert document.diagram.is_placed
    assert not document.is_modified
