"""The difference of two diagrams."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.diff import Diff, diff
from loopeditor.model.polarity import Polarity
from tests.model.strategies import diagrams

BEFORE = Diagram("T", "", (Variable("a", "A"), Variable("b", "B")), (Link("x", "a", "b"), Link("y", "b", "a")))


def test_what_was_added_updated_and_removed() -> None:
    x, _ = BEFORE.links
    after = replace(
        BEFORE,
        variables=(*BEFORE.variables, Variable("c", "C")),
        links=(replace(x, polarity=Polarity.NEGATIVE), Link("z", "a", "c")),
    )
    assert diff(BEFORE, after) == Diff(frozenset({"c", "z"}), frozenset({"x"}), frozenset({"y"}))


def test_a_copy_of_the_same_value_is_no_difference() -> None:
    twin = replace(BEFORE, variables=tuple(replace(variable) for variable in BEFORE.variables))
    assert not diff(BEFORE, twin)
    assert not diff(BEFORE, replace(BEFORE, variables=BEFORE.variables[::-1]))


@given(diagrams(), diagrams())
def test_it_is_exact_both_ways(before: Diagram, after: Diagram) -> None:
    there, back = diff(before, after), diff(after, before)
    assert (there.added, there.updated, there.removed) == (back.removed, back.updated, back.added)
    old, new = {**before.variable, **before.link}, {**after.variable, **after.link}
    kept = {i: old[i] for i in old.keys() - there.removed - there.updated}
    assert kept == {i: new[i] for i in new.keys() - there.added - there.updated}
    assert all(old[i] != new[i] for i in there.updated)
    assert bool(there) == (old != new)
