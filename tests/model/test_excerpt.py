from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, FreeText, Ghost, Link, LoopNote, Variable
from loopeditor.model.excerpt import STEP, clear_of, excerpt, insert, places, shifted
from loopeditor.model.polarity import Polarity
from tests.model.strategies import diagrams

WHOLE = Diagram(
    title="Market",
    variables=(
        Variable("v1", "Price", (0, 0), group="Money"),
        Variable("v2", "Demand", (100, 0), unit="pieces"),
        Variable("v3", "Supply", (50, 90)),
    ),
    links=(
        Link("l1", "v1", "v2", Polarity.NEGATIVE, note="they can do without"),
        Link("l2", "v2", "v1", delay=True, target_ghost="g1"),
        Link("l3", "v1", "v3"),
    ),
    loop_notes=(LoopNote(("l1", "l2"), "Market", place=(50, 20)),),
    ghosts=(Ghost("g1", "v1", (200, 0)),),
    texts=(FreeText("t1", "to be checked", (0, 200)),),
)
WHOLE = edits.set_group(WHOLE, ["v1"], "Money")


def test_a_part_has_the_links_ghosts_groups_and_loops_of_its_variables() -> None:
    part = excerpt(WHOLE, {"v1", "v2"})
    assert list(part.variable) == ["v1", "v2"]
    assert list(part.link) == ["l1", "l2"]
    assert list(part.ghost) == ["g1"], "a link is drawn at it"
    assert [note.name for note in part.loop_notes] == ["Market"]
    assert list(part.group) == ["Money"]
    assert part.texts == ()
    assert part.title == ""


def test_a_link_brings_its_ends_and_no_other_link() -> None:
    part = excerpt(WHOLE, {"l3"})
    assert (list(part.variable), list(part.link)) == (["v1", "v3"], ["l3"])
    part = excerpt(WHOLE, {"l1"})
    assert list(part.link) == ["l1"]
    assert part.loop_notes == ()


def test_nothing_chosen_is_everything() -> None:
    assert excerpt(WHOLE, ()) == WHOLE


def test_a_copy_in_its_own_diagram_is_new_in_every_id() -> None:
    twice, new = insert(WHOLE, excerpt(WHOLE, {"v1", "v2", "t1"}))
    assert new == {"v4", "v5", "l4", "l5", "g2", "t2"}
    assert [variable.name for variable in twice.variables] == ["Price", "Demand", "Supply", "Price", "Demand"]
    assert twice.link["l5"] == Link("l5", "v5", "v4", delay=True, target_ghost="g2")
    assert twice.ghost["g2"].variable == "v4"
    assert [note.key for note in twice.loop_notes] == [("l1", "l2"), ("l4", "l5")]
    assert len(twice.groups) == 1
    assert twice.title == "Market"


def test_into_an_empty_diagram_everything_comes_along() -> None:
    copy, _ = insert(Diagram(), WHOLE)
    assert copy == WHOLE
    assert insert(Diagram(), replace(WHOLE, extra={"x": 1}))[0].extra == {"x": 1}


def test_a_copy_lies_beside_what_it_was_copied_from() -> None:
    part = excerpt(WHOLE, {"v1", "v2"})
    once, _ = insert(WHOLE, clear_of(WHOLE, part))
    assert once.variables[-1].position == (100 + STEP, STEP)
    assert once.loop_notes[-1].place == (50 + STEP, 20 + STEP)
    again, _ = insert(once, clear_of(once, part))
    assert again.variables[-1].position == (100 + 2 * STEP, 2 * STEP)
    assert clear_of(Diagram(), part) == part


def test_everything_moves_together() -> None:
    assert shifted(shifted(WHOLE, 10, -5), -10, 5) == WHOLE
    assert places(shifted(WHOLE, 10, -5))[0] == (10, -5)


@given(diagrams(), diagrams())
def test_inserting_keeps_both(diagram: Diagram, part: Diagram) -> None:
    wider, new = insert(diagram, part)
    assert len(wider.variables) == len(diagram.variables) + len(part.variables)
    assert len(wider.links) == len(diagram.links) + len(part.links)
    assert edits.delete(wider, new).variables == diagram.variables
    assert edits.delete(wider, new).links == diagram.links
