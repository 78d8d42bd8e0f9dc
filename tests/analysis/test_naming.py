"""Names stay with their loop, and wait when it is gone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from loopeditor.analysis.loops import find_loops
from loopeditor.analysis.naming import loop_with, names, noted, orphans
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, LoopNote
from loopeditor.model.notation import parse
from tests.model.strategies import diagrams, diagrams_with_notes

WHEELS = parse("A -> B -> A\nB -> C -> B : -")
NAMED = edits.note_loop(edits.name_loop(WHEELS, ("l1", "l2"), "Engine"), ("l3", "l4"), "It slows down.")


@given(diagrams(max_variables=5, max_links=12))
def test_a_loop_is_found_by_its_key_alone(diagram: Diagram) -> None:
    for loop in find_loops(diagram).found:
        assert loop_with(diagram, loop.key) == loop


@given(diagrams_with_notes())
def test_a_note_is_either_on_a_loop_or_an_orphan(diagram: Diagram) -> None:
    keys = {loop.key for loop in find_loops(diagram, 10**6).found}
    said = {note.key for note in diagram.loop_notes if note.name or note.note}
    assert {note.key for note in orphans(diagram)} == said - keys
    assert [(loop.key, note) for loop, note in noted(diagram)] == [
        (note.key, note) for note in diagram.loop_notes if note.key in keys
    ]


def test_what_is_no_loop() -> None:
    for key in ((), ("l1",), ("l1", "l3"), ("l1", "gone"), ("l1", "l3", "l4", "l2"), ("l1", "l2", "l1", "l2")):
        assert loop_with(WHEELS, key) is None


def test_names_are_those_of_the_notes_that_have_one() -> None:
    assert names(NAMED) == {("l1", "l2"): "Engine"}
    assert [note.note for _, note in noted(NAMED)] == ["", "It slows down."]


def test_a_broken_loop_leaves_its_name_behind_until_it_is_reattached() -> None:
    assert orphans(edits.rename(NAMED, "v1", "Z")) == ()
    broken = edits.delete(NAMED, ["l2"])
    (orphan,) = orphans(broken)
    assert orphan == LoopNote(("l1", "l2"), "Engine")
    drawn_anew = edits.add_link(broken, "v2", "v1")
    (anew,) = [loop for loop in find_loops(drawn_anew).found if "v1" in loop.variables]
    assert orphans(drawn_anew) == (orphan,)
    mended = edits.reattach_loop_note(drawn_anew, orphan.key, anew.key)
    assert orphans(mended) == ()
    assert names(mended) == {anew.key: "Engine"}


def test_turning_a_link_round_breaks_a_loop_and_turning_it_back_mends_it() -> None:
    turned = edits.reverse(NAMED, ["l1"])
    assert [note.name for note in orphans(turned)] == ["Engine"]
    assert orphans(edits.reverse(turned, ["l1"])) == ()


def test_notes_alone_change_no_loop() -> None:
    assert find_loops(replace(NAMED, loop_notes=())) == find_loops(NAMED)
