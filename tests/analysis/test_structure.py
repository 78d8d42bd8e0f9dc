"""Structural involvement: plain counts, and the order in which they are shown."""

from __future__ import annotations

from loopeditor.analysis.counting import Counts, count_through
from loopeditor.analysis.structure import involvement
from loopeditor.model.notation import parse
from tests.analysis.brute import all_loops, random_diagrams

WORK = parse("Budget -> Staff -> Output -> Staff\nOutput -> Fatigue -> Output : -\nOutput -> Revenue")


def test_causes_effects_and_loops_through() -> None:
    told = {WORK.name(each.variable): each for each in involvement(WORK, count_through(WORK))}
    assert {name: (each.causes, each.effects) for name, each in told.items()} == {
        "Budget": (0, 1),
        "Staff": (2, 1),
        "Output": (2, 3),
        "Fatigue": (1, 1),
        "Revenue": (1, 0),
    }
    assert told["Output"].loops == Counts(1, 1, 0)
    assert told["Staff"].loops == Counts(1, 0, 0)
    assert told["Budget"].loops == Counts(0, 0, 0)


def test_what_is_on_most_loops_comes_first_then_what_has_most_links() -> None:
    assert [WORK.name(each.variable) for each in involvement(WORK, count_through(WORK))] == [
        "Output",
        "Staff",
        "Fatigue",
        "Budget",
        "Revenue",
    ]


def test_drivers_have_no_causes_and_outcomes_no_effects() -> None:
    told = involvement(parse("A -> B -> C\nD\nE -> E"), None)
    assert [each.variable for each in told if each.is_driver] == ["v1"]
    assert [each.variable for each in told if each.is_outcome] == ["v3"]


def test_without_counts_the_loops_are_left_open() -> None:
    assert {each.loops for each in involvement(WORK, None)} == {None}


def test_numbers_are_those_of_all_links_and_loops() -> None:
    for diagram in random_diagrams(200, seed=50, largest=6):
        loops = all_loops(diagram)
        told = involvement(diagram, count_through(diagram))
        assert sum(each.causes for each in told) == sum(each.effects for each in told) == len(diagram.links)
        assert {each.variable: each.loops.all for each in told if each.loops} == {
            variable.id: sum(any(link.source == variable.id for link in loop) for loop in loops)
            for variable in diagram.variables
        }
        numbers = [each.loops.all for each in told if each.loops]
        assert numbers == sorted(numbers, reverse=True)
