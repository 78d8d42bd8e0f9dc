"""Every edit is pure, total, and leaves a sound diagram."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, DiagramError, Direction, Link, LoopNote, Variable
from loopeditor.model.diff import diff
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from tests.model.strategies import diagrams, finite, whole_diagrams

Edit = Callable[[Diagram], Diagram]

some_id = st.sampled_from(["v1", "v2", "v3", "v6", "l1", "l2", "l3", "l9", "gone", ""])
some_ids = st.lists(some_id, max_size=4)
polarities = st.sampled_from(Polarity)
places = st.tuples(finite, finite)
bends = st.none() | finite
keys = st.lists(some_id, max_size=3).map(tuple)

one_edit: st.SearchStrategy[Edit] = st.one_of(
    st.tuples(st.text(max_size=3), places).map(lambda a: lambda d: edits.add_variable(d, *a)),
    st.tuples(some_id, some_id, polarities, st.booleans(), bends).map(lambda a: lambda d: edits.add_link(d, *a)),
    st.tuples(some_id, st.text(max_size=3), places).map(lambda a: lambda d: edits.add_linked_variable(d, *a)),
    some_ids.map(lambda ids: lambda d: edits.delete(d, ids)),
    st.tuples(some_id, st.text(max_size=3)).map(lambda a: lambda d: edits.rename(d, *a)),
    st.dictionaries(some_id, st.integers(0, 3)).map(lambda a: lambda d: edits.set_lines(d, a)),
    st.tuples(some_ids, st.none() | st.sampled_from(Direction)).map(lambda a: lambda d: edits.want(d, *a)),
    st.tuples(some_ids, finite, finite).map(lambda a: lambda d: edits.move(d, *a)),
    st.dictionaries(some_id, places).map(lambda a: lambda d: edits.place(d, a)),
    st.tuples(some_ids, polarities).map(lambda a: lambda d: edits.set_polarity(d, *a)),
    some_ids.map(lambda ids: lambda d: edits.toggle_delay(d, ids)),
    st.tuples(some_ids, bends).map(lambda a: lambda d: edits.bend(d, *a)),
    some_ids.map(lambda ids: lambda d: edits.reverse(d, ids)),
    st.text(max_size=3).map(lambda title: lambda d: edits.retitle(d, title)),
    st.text(max_size=3).map(lambda text: lambda d: edits.describe(d, text)),
    st.tuples(keys, st.text(max_size=3)).map(lambda a: lambda d: edits.name_loop(d, *a)),
    st.tuples(keys, st.text(max_size=3)).map(lambda a: lambda d: edits.note_loop(d, *a)),
    keys.map(lambda key: lambda d: edits.drop_loop_note(d, key)),
    st.tuples(keys, keys).map(lambda a: lambda d: edits.reattach_loop_note(d, *a)),
)


def sound(diagram: Diagram) -> bool:
    """Unique ids and no dangling link, counted here anew."""
    ids = [variable.id for variable in diagram.variables]
    links = [link.id for link in diagram.links]
    ends = {end for link in diagram.links for end in (link.source, link.target)}
    return len({*ids, *links}) == len(ids) + len(links) and ends <= set(ids)


@given(whole_diagrams(), st.lists(one_edit, min_size=1, max_size=8))
def test_any_edits_leave_a_sound_diagram_and_the_old_one_untouched(diagram: Diagram, changes: list[Edit]) -> None:
    history = [diagram]
    copies = [deepcopy(diagram)]
    for change in changes:
        history.append(change(history[-1]))
        copies.append(deepcopy(history[-1]))
        assert sound(history[-1])
    assert history == copies


@given(diagrams(), one_edit)
def test_an_edit_keeps_every_element_that_it_leaves_alone(diagram: Diagram, change: Edit) -> None:
    after = change(diagram)
    touched = diff(diagram, after)
    for i, element in {**diagram.variable, **diagram.link}.items():
        if i not in touched.updated | touched.removed:
            assert {**after.variable, **after.link}[i] == element
    kept = [v.id for v in diagram.variables if v.id in after.variable]
    assert [v.id for v in after.variables][: len(kept)] == kept


@given(diagrams(), some_ids)
def test_deleting(diagram: Diagram, ids: list[str]) -> None:
    after = edits.delete(diagram, ids)
    assert set(after.variable) == set(diagram.variable) - set(ids)
    gone = {k.id for k in diagram.links if {k.id, k.source, k.target} & set(ids)}
    assert set(after.link) == set(diagram.link) - gone


@given(diagrams(), some_ids)
def test_turning_links_round_twice_changes_nothing(diagram: Diagram, ids: list[str]) -> None:
    assert edits.reverse(edits.reverse(diagram, ids), ids) == diagram


WHEEL = edits.place(parse("A -> B -> A : - ||"), {"v1": (0.0, 0.0)})


@pytest.mark.parametrize(
    ("change", "ids"),
    [
        (lambda d: edits.rename(d, "v2", "C"), {"v2"}),
        (lambda d: edits.set_lines(d, {"v1": 2, "v2": 0, "gone": 3}), {"v1"}),
        (lambda d: edits.want(d, ["v1"], Direction.UP), {"v1"}),
        (lambda d: edits.move(d, ["v1", "v2"], 1.0, 2.0), {"v1"}),
        (lambda d: edits.place(d, {"v2": (5.0, 5.0)}), {"v2"}),
        (lambda d: edits.set_polarity(d, ["l1", "l2"], Polarity.NEGATIVE), {"l1"}),
        (lambda d: edits.toggle_delay(d, ["l1", "l2"]), {"l1"}),
        (lambda d: edits.toggle_delay(d, ["l2"]), {"l2"}),
        (lambda d: edits.bend(d, ["l1"], 0.5), {"l1"}),
        (lambda d: edits.reverse(d, ["l1"]), {"l1"}),
        (lambda d: edits.rename(d, "l1", "not a variable"), set()),
        (lambda d: edits.set_polarity(d, ["v1"], Polarity.NEGATIVE), set()),
        (lambda d: edits.retitle(d, "T"), set()),
    ],
)
def test_an_edit_changes_what_it_names_and_nothing_else(change: Edit, ids: set[str]) -> None:
    assert diff(WHEEL, change(WHEEL)).updated == ids


def test_adding() -> None:
    one = edits.add_variable(Diagram(), "A", (1.0, 2.0))
    assert one.variables == (Variable("v1", "A", (1.0, 2.0)),)
    two = edits.add_linked_variable(one, "v1", "B", (3.0, 4.0))
    assert two.variables[1] == Variable("v2", "B", (3.0, 4.0))
    assert two.links == (Link("l1", "v1", "v2", Polarity.POSITIVE, False, None),)
    three = edits.add_link(two, "v2", "v2", Polarity.UNKNOWN, delay=True, bend=0.5)
    assert three.links[1] == Link("l2", "v2", "v2", Polarity.UNKNOWN, True, 0.5)
    assert edits.add_link(three, "v2", "gone") is three


def test_moving_and_turning() -> None:
    moved = edits.move(WHEEL, ["v1", "v2"], 1.0, -2.0)
    assert [v.position for v in moved.variables] == [(1.0, -2.0), None]
    turned = edits.reverse(edits.bend(WHEEL, ["l1"], 0.5), ["l1"])
    assert turned.links[0] == replace(WHEEL.links[0], source="v2", target="v1", bend=-0.5)
    assert turned.links[1] is WHEEL.links[1]


def test_another_name_is_in_as_many_lines_as_it_needs() -> None:
    two = edits.set_lines(WHEEL, {"v1": 2})
    assert edits.rename(two, "v1", "A").variable["v1"].lines == 2
    assert edits.rename(two, "v1", "Another").variable["v1"].lines == 0
    assert edits.rename(two, "v2", "Another").variable["v1"].lines == 2
    with pytest.raises(DiagramError, match="name of variable 'A' cannot be in 4 lines"):
        edits.set_lines(WHEEL, {"v1": 4})


def test_words() -> None:
    after = edits.describe(edits.retitle(WHEEL, "T"), "D")
    assert (after.title, after.description, after.links) == ("T", "D", WHEEL.links)


NAMED = edits.name_loop(WHEEL, ("l2", "l1"), "Engine")


def test_naming_a_loop_from_any_of_its_links() -> None:
    assert NAMED.loop_notes == (LoopNote(("l1", "l2"), "Engine"),)
    both = edits.note_loop(NAMED, ("l1", "l2"), "It stalls.")
    assert both.loop_notes == (LoopNote(("l1", "l2"), "Engine", "It stalls."),)
    assert edits.name_loop(both, ("l1", "l2"), "").loop_notes == (LoopNote(("l1", "l2"), "", "It stalls."),)
    assert edits.name_loop(WHEEL, (), "Nothing") == WHEEL


def test_a_note_that_says_nothing_goes_unless_the_file_knows_more_of_it() -> None:
    assert edits.name_loop(NAMED, ("l1", "l2"), "").loop_notes == ()
    coloured = replace(NAMED, loop_notes=(LoopNote(("l1", "l2"), "Engine", extra={"colour": "red"}),))
    assert edits.name_loop(coloured, ("l1", "l2"), "").loop_notes == (LoopNote(("l1", "l2"), extra={"colour": "red"}),)


def test_names_stay_through_renames_and_edits_elsewhere_and_wait_when_their_loop_is_broken() -> None:
    changed = edits.add_linked_variable(edits.rename(NAMED, "v1", "Z"), "v1", "C", (0.0, 0.0))
    assert changed.loop_notes == NAMED.loop_notes
    assert edits.delete(changed, ["v1"]).loop_notes == NAMED.loop_notes


def test_a_link_drawn_anew_is_another_link_than_the_one_that_a_name_remembers() -> None:
    anew = edits.add_link(edits.delete(NAMED, ["l2"]), "v2", "v1")
    assert [link.id for link in anew.links] == ["l1", "l3"]


def test_dropping_and_reattaching() -> None:
    assert edits.drop_loop_note(NAMED, ("l2", "l1")).loop_notes == ()
    assert edits.drop_loop_note(NAMED, ("l1",)) == NAMED
    other = edits.note_loop(NAMED, ("l9", "l8"), "old")
    moved = edits.reattach_loop_note(other, ("l1", "l2"), ("l9", "l8"))
    assert moved.loop_notes == (LoopNote(("l8", "l9"), "Engine"),)
    assert edits.reattach_loop_note(other, ("l7",), ("l1",)) == other
    assert edits.reattach_loop_note(NAMED, ("l1", "l2"), ("l2", "l1")) == NAMED
    assert edits.reattach_loop_note(NAMED, ("l1", "l2"), ()) == NAMED
