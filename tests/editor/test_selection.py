from __future__ import annotations

import pytest

from loopeditor.analysis.loops import find_loops
from loopeditor.editor.document import Document
from loopeditor.editor.selection import Selection
from loopeditor.model import edits
from tests.tools.world import TRIANGLE

pytestmark = pytest.mark.usefixtures("qapp")


def test_selecting_tells_once_and_only_what_is_there_is_selected() -> None:
    selection = Selection(Document(TRIANGLE))
    told: list[frozenset[str]] = []
    selection.changed.connect(lambda: told.append(selection.ids))
    selection.select(["v1", "l1", "gone"])
    selection.select({"l1", "v1"})
    selection.clear()
    assert told == [{"v1", "l1"}, frozenset()]


def test_what_an_edit_removes_is_dropped() -> None:
    document = Document(TRIANGLE)
    selection = Selection(document)
    loop = find_loops(TRIANGLE).found[0]
    selection.select({"v1", "v3", "l3"})
    selection.light(loop)
    document.commit(edits.rename(TRIANGLE, "v2", "Costs"), "Rename Cost")
    assert selection.lit is loop
    document.commit(edits.delete(document.diagram, {"v3"}), "Delete Price")
    assert selection.ids == {"v1"}
    assert selection.lit is None
    document.undo_stack.undo()
    assert selection.ids == {"v1"}  # undo brings things back, not their selection


def test_lighting_tells_once() -> None:
    selection = Selection(Document(TRIANGLE))
    told: list[object] = []
    selection.lit_changed.connect(lambda: told.append(selection.lit))
    loop = find_loops(TRIANGLE).found[0]
    selection.light(loop)
    selection.light(loop)
    selection.light(None)
    assert told == [loop, None]
