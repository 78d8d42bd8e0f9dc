"""What is told at once is what a full list would show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, permutations

import pytest

from loopeditor.analysis.facts import OpenRing, facts, in_words, is_balanced, open_rings
from loopeditor.analysis.routes import parts
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity, Polarity
from tests.analysis.brute import (
    MINUS,
    MOSTLY_SIGNED,
    PLUS,
    SIGNED,
    all_loops,
    of_links,
    polarity_of,
    random_diagrams,
)

R, B, U = LoopPolarity


def test_a_part_is_balanced_where_it_has_no_balancing_loop() -> None:
    seen = set()
    for diagram in random_diagrams(2_000, seed=40, largest=5, signs=(PLUS, PLUS, PLUS, MINUS)):
        for part in parts(diagram):
            inside = {link.id for link in part.links}
            loops = [loop for loop in all_loops(diagram) if loop[0].id in inside]
            seen.add(is_balanced(part))
            assert is_balanced(part) == all(polarity_of(loop) is R for loop in loops), diagram
    assert seen == {True, False}


@pytest.mark.parametrize("signs", [SIGNED, MOSTLY_SIGNED, (PLUS,), (PLUS, PLUS, PLUS, PLUS, MINUS)])
def test_facts_are_those_of_all_loops(signs: Sequence[Polarity]) -> None:
    for diagram in random_diagrams(500, seed=41, signs=signs):
        loops = all_loops(diagram)
        kinds = {polarity_of(loop) for loop in loops}
        on_loop = {link.id for loop in loops for link in loop}
        told = facts(diagram)
        assert told.has_loop == bool(loops)
        assert (told.shortest_balancing is not None) == (B in kinds), diagram
        assert told.all_reinforcing == (kinds == {R}), diagram
        assert set(told.unknown_links) == {k.id for k in diagram.links if k.id in on_loop and k.polarity.value == "?"}


def test_the_shortest_balancing_loop_is_one_and_is_shortest() -> None:
    for diagram in random_diagrams(2_000, seed=42, largest=7):
        balancing = [loop for loop in all_loops(diagram) if polarity_of(loop) is B]
        told = facts(diagram).shortest_balancing
        if told is None:
            assert not balancing, diagram
        else:
            assert told.polarity is B
            assert list(told.links) in [[link.id for link in loop] for loop in balancing], diagram
            assert len(told.links) == min(map(len, balancing)), diagram


def test_it_is_quick_on_a_diagram_that_nobody_can_list(obesity: Diagram) -> None:
    told = facts(obesity)
    assert (told.has_loop, told.all_reinforcing) == (True, False)
    assert told.shortest_balancing is not None
    assert len(told.shortest_balancing.links) == 3


def test_nothing_has_nothing() -> None:
    told = facts(Diagram())
    assert (told.has_loop, told.all_reinforcing, told.shortest_balancing) == (False, False, None)


def test_an_unknown_link_leaves_it_open_whether_all_reinforces() -> None:
    told = facts(parse("A -> B -> A\nB -> C -> B : ?"))
    assert (told.shortest_balancing, told.all_reinforcing, told.unknown_links) == (None, False, ("l4",))
    assert facts(parse("A -> B -> A\nB -> C : ?")).all_reinforcing, "the unknown link is on no loop"


# --- open rings -------------------------------------------------------------------------------------------------------


def rings_by_brute_force(diagram: Diagram, longest: int) -> dict[str, int]:
    """For each link that closes a ring when turned round: the length of the shortest such ring."""
    on_loop = {link.id for loop in all_loops(diagram) for link in loop}
    loose = [link for link in diagram.links if link.id not in on_loop]
    found = {}
    for link in loose:
        others = [each for each in loose if each is not link]
        around = replace(link, source=link.target, target=link.source)
        rings = [ring for ring in all_loops(replace(diagram, links=(*others, around))) if around in ring]
        lengths = [len(ring) for ring in rings]
        if lengths and 3 <= min(lengths) <= longest:
            found[link.id] = min(lengths)
    return found


@pytest.mark.parametrize("longest", [3, 4, 8])
def test_open_rings_would_be_loops_if_their_link_were_turned_round(longest: int) -> None:
    some = 0
    for diagram in random_diagrams(300, seed=43, largest=7):
        told = open_rings(diagram, longest)
        some += len(told)
        assert {ring.wayward: len(ring.variables) for ring in told} == rings_by_brute_force(diagram, longest), diagram
        for ring in told:
            check_open(diagram, ring)
    assert some


def check_open(diagram: Diagram, ring: OpenRing) -> None:
    ends = {(link.source, link.target) for link in diagram.links}
    wayward = diagram.link[ring.wayward]
    assert (ring.variables[0], ring.variables[-1]) == (wayward.source, wayward.target)
    assert all(step in ends for step in pairwise(ring.variables))


def test_a_triangle_with_one_link_the_wrong_way() -> None:
    (ring,) = open_rings(parse("A -> B -> C\nA -> C"))
    assert ring == OpenRing(("v1", "v2", "v3"), "l3")
    assert open_rings(parse("A -> B -> C -> A")) == ()
    assert open_rings(parse("A -> B\nA -> B : -")) == ()


def test_a_long_ring_is_not_taken_for_a_loop_by_anybody() -> None:
    ring = [(k, k + 1, PLUS) for k in range(8)]
    assert len(open_rings(of_links([*ring[:7], (0, 7, PLUS)]))) == 1
    assert open_rings(of_links([*ring, (0, 8, PLUS)])) == ()


@pytest.mark.parametrize(
    ("notation", "told"),
    [
        ("A -> B", ""),
        ("A -> B -> A", "Every loop reinforces."),
        ("A -> B -> C -> A : -\nC -> B : -", "There is a balancing loop; a shortest one is B -> C -> B."),
        ("A -> B -> A : ?", "No loop is known to balance. 1 link on loops has no sign yet."),
        ("A -> B -> A\nA -> A : ?\nB -> B : ?", "No loop is known to balance. 2 links on loops have no sign yet."),
    ],
)
def test_facts_are_told_in_words(notation: str, told: str) -> None:
    diagram = parse(notation)
    assert in_words(diagram, facts(diagram)) == told


# --- the graphs on which others lose loops ----------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_a_loop_that_igraph_loses_is_told(order: tuple[int, ...]) -> None:
    told = facts(of_links([(1, 3, PLUS), (2, 3, PLUS), (3, 2, PLUS)], order))
    assert told.all_reinforcing
