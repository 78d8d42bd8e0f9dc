"""Loop identifiers stay with their loop."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loopeditor.analysis.identity import Identifiers, identify
from loopeditor.analysis.loops import find_loops
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from tests.model.strategies import diagrams


def named(diagram: Diagram, before: Identifiers | None = None) -> Identifiers:
    return identify(find_loops(diagram).found, before)


def test_they_are_numbered_from_one_in_the_order_given() -> None:
    diagram = parse("A -> B -> A\nB -> C -> B : -\nC -> D -> C\nD -> D : ?")
    assert list(named(diagram).values()) == ["U1", "R1", "B1", "R2"]


def test_deleting_a_loop_leaves_the_other_names() -> None:
    diagram = parse("A -> B -> A\nC -> D -> C\nE -> F -> E")
    before = named(diagram)
    after = named(edits.delete(diagram, ["l1"]), before)
    assert sorted(after.values()) == ["R2", "R3"]
    assert after.items() <= before.items()


def test_a_new_loop_takes_the_lowest_free_number() -> None:
    diagram = parse("A -> B -> A\nC -> D -> C\nE -> F -> E")
    before = named(edits.delete(diagram, ["v1"]), named(diagram))
    after = named(edits.add_link(edits.delete(diagram, ["v1"]), "v2", "v2"), before)
    assert after[("l7",)] == "R1"


def test_a_loop_whose_sign_turned_takes_another_letter() -> None:
    diagram = parse("A -> B -> A\nC -> D -> C")
    before = named(diagram)
    turned = named(edits.set_polarity(diagram, ["l1"], Polarity.NEGATIVE), before)
    assert turned == {("l1", "l2"): "B1", ("l3", "l4"): "R2"}


def test_a_renamed_and_moved_variable_changes_no_name() -> None:
    diagram = parse("A -> B -> A\nB -> C -> B : -")
    after = edits.move(edits.rename(diagram, "v2", "Z"), ["v1"], 5.0, 5.0)
    assert named(after, named(diagram)) == named(diagram)


@given(diagrams(), st.lists(st.sampled_from(["l1", "l2", "l3", "v1"]), max_size=3), st.sampled_from(Polarity))
def test_names_are_unique_fit_and_stay(diagram: Diagram, ids: list[str], polarity: Polarity) -> None:
    before = named(diagram)
    changed = edits.set_polarity(edits.delete(diagram, ids[:1]), ids, polarity)
    loops = find_loops(changed).found
    after = identify(loops, before)
    assert set(after) == {loop.key for loop in loops}
    assert len(set(after.values())) == len(after)
    for loop in loops:
        letter = loop.polarity.letter
        assert after[loop.key][0] == letter
        if before.get(loop.key, " ")[0] == letter:
            assert after[loop.key] == before[loop.key]
