"""The loop basis: the right number of loops, as short as can be, independent, and on every link."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from loopeditor.analysis.basis import loop_basis
from loopeditor.analysis.loops import find_loops
from loopeditor.analysis.routes import parts
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.analysis.brute import PLUS, all_loops, of_links, random_diagrams


def vectors(diagram: Diagram, loops: Iterable[Iterable[str]]) -> list[int]:
    """Each loop as the set of its links, a bit for each."""
    place = {link.id: k for k, link in enumerate(diagram.links)}
    return [sum(1 << place[i] for i in loop) for loop in loops]


def rank(rows: Iterable[int]) -> int:
    """How many of the sets are independent over GF(2): the size of a basis in which each has a leading bit its own."""
    basis: list[int] = []
    for row in rows:
        for each in basis:
            row = min(row, row ^ each)  # noqa: PLW2901 - elimination
        if row:
            basis.append(row)
    return len(basis)


def greedy_length(diagram: Diagram) -> int:
    """The links of a shortest independent set, chosen from all loops there are (a matroid: greedy is best)."""
    chosen: list[int] = []
    length = 0
    for loop in sorted(all_loops(diagram), key=len):
        (row,) = vectors(diagram, [[link.id for link in loop]])
        if rank([*chosen, row]) > len(chosen):
            chosen.append(row)
            length += len(loop)
    return length


def some() -> list[Diagram]:
    return [diagram for diagram in random_diagrams(400, seed=20, largest=7) if all_loops(diagram)]


def test_each_part_has_links_minus_variables_plus_one_loops_and_they_are_independent() -> None:
    for diagram in some():
        basis = loop_basis(diagram)
        assert len(basis) == sum(len(part.links) - len(part.variables) + 1 for part in parts(diagram)), diagram
        assert rank(vectors(diagram, (loop.links for loop in basis))) == len(basis), diagram


def test_every_loop_is_a_sum_of_those_of_the_basis() -> None:
    for diagram in some():
        basis = vectors(diagram, (loop.links for loop in loop_basis(diagram)))
        everything = vectors(diagram, ([link.id for link in loop] for loop in all_loops(diagram)))
        assert rank([*basis, *everything]) == len(basis), diagram


def test_no_independent_set_is_shorter() -> None:
    for diagram in some():
        assert sum(len(loop.links) for loop in loop_basis(diagram)) == greedy_length(diagram), diagram


def test_it_is_made_of_loops_and_covers_every_link_that_is_on_one() -> None:
    for diagram in some():
        known = {loop.key: loop for loop in find_loops(diagram, limit=10**6).found}
        basis = loop_basis(diagram)
        assert all(known[loop.key] == loop for loop in basis)
        assert {i for loop in basis for i in loop.links} == {link.id for loop in all_loops(diagram) for link in loop}


def test_it_comes_shortest_first_and_is_the_same_every_time() -> None:
    for diagram in some():
        basis = loop_basis(diagram)
        lengths = [len(loop.links) for loop in basis]
        assert lengths == sorted(lengths)
        assert loop_basis(diagram) == basis


def test_it_stays_when_something_is_renamed_moved_or_added_elsewhere() -> None:
    diagram = parse("A -> B -> C -> A\nC -> B\nB -> A : -")
    basis = loop_basis(diagram)
    assert loop_basis(edits.move(edits.rename(diagram, "v1", "Z"), ["v2"], 5.0, 5.0)) == basis
    wider = edits.add_linked_variable(diagram, "v2", "D", (0.0, 0.0))
    assert loop_basis(wider) == basis
    assert loop_basis(edits.add_link(wider, "v4", "v4"))[1:] == basis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A -> B -> C", []),
        ("A -> A", ["A"]),
        ("A -> B -> A\nA -> B : -", ["A B", "A B"]),
        ("A -> B -> C -> A\nC -> B", ["B C", "A B C"]),
        ("A -> B -> A\nC -> D -> C\nB -> C", ["A B", "C D"]),
        ("A -> A : -\nA -> B -> A", ["A", "A B"]),
    ],
)
def test_small_diagrams(text: str, expected: list[str]) -> None:
    diagram = parse(text)
    assert [" ".join(map(diagram.name, loop.variables)) for loop in loop_basis(diagram)] == expected


def test_in_a_complete_diagram_it_has_every_pair_and_triangles_only() -> None:
    diagram = of_links((a, b, PLUS) for a in range(7) for b in range(7) if a != b)
    lengths = [len(loop.links) for loop in loop_basis(diagram)]
    assert lengths == [2] * 21 + [3] * (42 - 7 + 1 - 21)


def test_the_obesity_map_has_a_basis_that_one_can_read(obesity: Diagram) -> None:
    basis = loop_basis(obesity)
    (part,) = parts(obesity)
    assert len(basis) == len(part.links) - len(part.variables) + 1
    assert {i for loop in basis for i in loop.links} == {link.id for link in part.links}


def test_the_order_of_the_links_decides_between_equally_short_sets_only() -> None:
    dice = random.Random(21)
    for diagram in some()[:100]:
        links = list(diagram.links)
        dice.shuffle(links)
        shuffled = Diagram(variables=diagram.variables, links=tuple(links))
        lengths = [len(loop.links) for loop in loop_basis(shuffled)]
        assert lengths == [len(loop.links) for loop in loop_basis(diagram)]
