from __future__ import annotations

import pytest

from loopeditor.editor.document import Document
from loopeditor.editor.focus import Focus
from loopeditor.editor.selection import Selection
from loopeditor.model import edits
from loopeditor.model.neighbourhood import Way
from loopeditor.model.notation import parse
from tests.builders import on_circle

pytestmark = pytest.mark.usefixtures("qapp")


class Desk:
    def __init__(self) -> None:
        self.document = Document(on_circle(parse("A -> B -> C -> D -> E")))
        self.selection = Selection(self.document)
        self.focus = Focus(self.document, self.selection)
        self.told: list[tuple[str, ...]] = []
        self.focus.changed.connect(lambda: self.told.append(self.focus.starts))


def test_it_reaches_so_far_and_no_farther() -> None:
    desk = Desk()
    assert desk.selection.focus is None
    desk.focus.begin(["v2", "l1", "gone"])
    assert desk.focus.starts == ("v2",)
    assert desk.selection.focus == {"v1", "l1", "v2", "l2", "v3"}
    desk.focus.reach(2)
    assert desk.selection.focus == {"v1", "l1", "v2", "l2", "v3", "l3", "v4"}
    desk.focus.follow(Way.CAUSES)
    assert desk.selection.focus == {"v1", "l1", "v2"}
    desk.focus.end()
    assert desk.selection.focus is None
    assert desk.told[-1] == ()


def test_steps_stay_within_their_limits() -> None:
    desk = Desk()
    desk.focus.begin(["v1"])
    for steps, shown in ((0, 1), (9, 5), (3, 3)):
        desk.focus.reach(steps)
        assert desk.focus.steps == shown


def test_it_follows_edits_and_ends_when_its_variable_goes() -> None:
    desk = Desk()
    desk.focus.begin(["v2"])
    diagram = desk.document.diagram
    desk.document.commit(edits.add_link(diagram, "v5", "v2"), "Link")
    assert desk.selection.focus is not None
    assert "v5" in desk.selection.focus
    desk.document.undo_stack.undo()
    assert "v5" not in desk.selection.focus
    desk.document.commit(edits.delete(diagram, {"v2"}), "Delete")
    assert desk.focus.starts == ()
    assert desk.selection.focus is None


def test_another_document_is_looked_at_whole() -> None:
    desk = Desk()
    desk.focus.begin(["v2"])
    desk.document.replace(on_circle(parse("A -> B")))
    assert desk.selection.focus is None
