"""Oliva's set, against what others have published of it.

The counts published for the inventory and labour model (10 loops) and for a national model (58 geodetic ones) are not
here: their link lists cannot be rebuilt from what is public.
"""

from __future__ import annotations

from itertools import pairwise

from loopeditor.analysis.loops import find_loops
from loopeditor.analysis.routes import parts
from loopeditor.analysis.sils import geodetic_loops, shortest_independent_loop_set
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.analysis.brute import MINUS, PLUS, all_loops, of_links, random_diagrams

SIR = parse(
    """
    Susceptible -> Infection
    Infection -> Susceptible : -
    Infection -> Infectious -> Infection
    Infectious -> Recovery
    Recovery -> Infectious : -
    Recovery -> Recovered
    """
)
LOTKA_VOLTERRA = parse(
    """
    Prey -> Prey births -> Prey
    Prey -> Prey deaths
    Prey deaths -> Prey : -
    Prey -> Predator births -> Predator -> Prey deaths
    Predator -> Predator births
    Predator -> Predator deaths
    Predator deaths -> Predator : -
    """
)


def test_the_epidemic_model_has_three_loops_and_all_are_in_the_set() -> None:
    """Published for structuR (find_SILS.R): 3 and 3."""
    assert len(find_loops(SIR).found) == 3
    assert len(geodetic_loops(SIR)) == 3
    assert len(shortest_independent_loop_set(SIR)) == 3


def test_predator_and_prey_have_five_geodetic_loops() -> None:
    """Published for structuR (find_geodetic_cycles.R): 5."""
    assert len(find_loops(LOTKA_VOLTERRA).found) == 5
    assert len(geodetic_loops(LOTKA_VOLTERRA)) == 5


def some() -> list[Diagram]:
    return [diagram for diagram in random_diagrams(400, seed=30, largest=7) if all_loops(diagram)]


def test_geodetic_loops_are_loops_of_shortest_ways() -> None:
    for diagram in some():
        known = {loop.key: loop for loop in find_loops(diagram, limit=10**6).found}
        found = geodetic_loops(diagram)
        assert len({loop.key for loop in found}) == len(found)
        assert all(known[loop.key] == loop for loop in found)
        shortest = distances(diagram)
        for loop in found:
            if len(loop.links) > 1:
                assert any(
                    shortest[u, v] + shortest[v, u] == len(loop.links)
                    for u in loop.variables
                    for v in loop.variables
                    if u != v
                )


def distances(diagram: Diagram) -> dict[tuple[str, str], int]:
    """Shortest ways between all variables by Floyd and Warshall."""
    ids = [variable.id for variable in diagram.variables]
    found = {(u, v): 0 if u == v else 1_000 for u in ids for v in ids}
    for link in diagram.links:
        found[link.source, link.target] = min(found[link.source, link.target], 1)
    for k in ids:
        for u in ids:
            for v in ids:
                found[u, v] = min(found[u, v], found[u, k] + found[k, v])
    return found


def test_a_set_covers_what_its_geodetic_loops_cover_and_each_loop_adds_a_link() -> None:
    for diagram in some():
        chosen = shortest_independent_loop_set(diagram)
        assert {i for loop in chosen for i in loop.links} == {
            i for loop in geodetic_loops(diagram) for i in loop.links
        }, diagram
        covered: set[str] = set()
        for loop in chosen:
            assert not covered.issuperset(loop.links)
            covered.update(loop.links)


def test_it_covers_every_link_on_a_loop() -> None:
    for diagram in some():
        covered = {i for loop in shortest_independent_loop_set(diagram) for i in loop.links}
        assert covered == {link.id for part in parts(diagram) for link in part.links}, diagram


def test_it_can_be_smaller_than_the_number_of_independent_loops() -> None:
    """Half of all random diagrams show that; this is why the basis is what people see."""
    sizes = [(len(shortest_independent_loop_set(d)), sum(p.independent for p in parts(d))) for d in some()]
    assert all(size <= independent for size, independent in sizes)
    assert any(size < independent for size, independent in sizes)


def test_a_chord_makes_two_of_a_ring() -> None:
    ring = [(a, b, PLUS) for a, b in pairwise([*"ABCD", "A"])]
    diagram = of_links([*ring, ("C", "A", MINUS)])
    told = [" ".join(map(diagram.name, loop.variables)) for loop in shortest_independent_loop_set(diagram)]
    assert told == ["A B C", "A B C D"]
