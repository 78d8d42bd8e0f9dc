"""The loops that are found are all there are, told apart by their links, and never without an end."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable
from itertools import islice, pairwise, permutations, product
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.analysis import loops as module
from loopeditor.analysis.loops import LIMIT, Loop, find_loops, iterate_loops
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity, Polarity, loop_polarity
from tests.builders import flywheels
from tests.model.strategies import diagrams

R, B, U = LoopPolarity


def of_pairs(pairs: Iterable[tuple[int, int]]) -> Diagram:
    """A diagram of reinforcing links between numbered variables."""
    pairs = list(pairs)
    names = sorted({number for pair in pairs for number in pair})
    links = (Link(f"l{i}", f"v{source}", f"v{target}") for i, (source, target) in enumerate(pairs))
    return Diagram(variables=tuple(Variable(f"v{i}", str(i)) for i in names), links=tuple(links))


def complete(n: int) -> Diagram:
    return of_pairs(permutations(range(n), 2))


def turned(links: tuple[str, ...]) -> tuple[str, ...]:
    first = links.index(min(links))
    return links[first:] + links[:first]


def by_brute_force(diagram: Diagram) -> set[tuple[str, ...]]:
    """The key of each loop: circles of variables by networkx, times the choice of a link for each step."""
    between: dict[tuple[str, str], list[str]] = {}
    for link in diagram.links:
        between.setdefault((link.source, link.target), []).append(link.id)
    circles = nx.simple_cycles(nx.DiGraph(list(between)))
    steps = ([between[step] for step in pairwise([*circle, circle[0]])] for circle in circles)
    return {turned(links) for choices in steps for links in product(*choices)}


# --- all of them, once each -------------------------------------------------------------------------------------------


@given(diagrams(max_variables=6, max_links=14))
def test_it_finds_what_brute_force_finds(diagram: Diagram) -> None:
    result = find_loops(diagram, limit=10**6)
    keys = [loop.key for loop in result.found]
    assert result.complete
    assert len(set(keys)) == len(keys)
    assert set(keys) == by_brute_force(diagram)


@given(diagrams(max_variables=6, max_links=14))
def test_each_loop_is_told_truly(diagram: Diagram) -> None:
    order = {variable.id: i for i, variable in enumerate(diagram.variables)}
    for loop in find_loops(diagram, limit=10**6).found:
        links = [diagram.link[i] for i in loop.links]
        assert loop.variables == tuple(link.source for link in links)
        assert loop.variables[1:] + loop.variables[:1] == tuple(link.target for link in links)
        assert order[loop.variables[0]] == min(order[i] for i in loop.variables)
        assert loop.polarity is loop_polarity(link.polarity for link in links)
        assert loop.delays == sum(link.delay for link in links)


@given(diagrams(max_variables=6, max_links=14))
def test_they_come_shortest_first_then_in_the_order_of_the_diagram(diagram: Diagram) -> None:
    order = {variable.id: i for i, variable in enumerate(diagram.variables)}
    ranks = [(len(loop.links), order[loop.variables[0]]) for loop in iterate_loops(diagram)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A", []),
        ("A -> B -> C", []),
        ("A -> A", [(R, "A")]),
        ("A -> A : -", [(B, "A")]),
        ("A -> B -> A", [(R, "A B")]),
        ("A -> B -> A : -", [(B, "A B")]),
        ("B -> A -> B : ?", [(U, "B A")]),
        ("A -> B -> A\nA -> B : -", [(R, "A B"), (B, "A B")]),
        ("A -> B -> A\nA -> B ||", [(R, "A B"), (R, "A B")]),
        ("A -> B -> C -> A : -\nB -> A : -\nC -> C", [(R, "C"), (B, "A B"), (B, "A B C")]),
        ("A -> B : -\nB -> C : -\nC -> A", [(R, "A B C")]),
        ("A -> B : -\nB -> A : ?", [(U, "A B")]),
        ("A -> B -> A\nC -> D -> C\nB -> C", [(R, "A B"), (R, "C D")]),
    ],
)
def test_small_diagrams(text: str, expected: list[tuple[LoopPolarity, str]]) -> None:
    diagram = parse(text)
    result = find_loops(diagram)
    told = [(loop.polarity, " ".join(map(diagram.name, loop.variables))) for loop in result.found]
    assert (told, result.complete) == (expected, True)


def test_counts_by_polarity() -> None:
    result = find_loops(parse("A -> B -> A\nA -> B : -\nB -> A : ?"))
    assert {polarity.letter: result.count(polarity) for polarity in LoopPolarity} == {"R": 1, "B": 1, "U": 2}


def test_delays_are_counted() -> None:
    (loop,) = find_loops(parse("A -> B ||\nB -> C\nC -> A : - ||")).found
    assert loop.delays == 2


@given(st.permutations(range(5)))
def test_the_key_does_not_depend_on_where_the_loop_starts(order: list[int]) -> None:
    ring = of_pairs([(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)])
    shuffled = Diagram(variables=tuple(ring.variables[i] for i in order), links=tuple(ring.links[i] for i in order))
    assert find_loops(shuffled).found[0].key == find_loops(ring).found[0].key


# --- bounds -----------------------------------------------------------------------------------------------------------


@given(diagrams(max_variables=5, max_links=12), st.integers(0, 8))
def test_a_limit_gives_the_first_ones_and_says_whether_that_is_all(diagram: Diagram, limit: int) -> None:
    everything = find_loops(diagram, limit=10**6).found
    some = find_loops(diagram, limit=limit)
    assert some.found == everything[:limit]
    assert some.complete == (len(everything) <= limit)


def test_without_a_limit_it_lists_a_thousand() -> None:
    result = find_loops(complete(8))
    assert (len(result.found), result.complete) == (LIMIT, False)


def test_a_complete_diagram_of_six_has_as_many_loops_as_the_formula_says() -> None:
    """Sum over k = 2..6 of 6! / (6-k)! / k."""
    assert sum(1 for _ in iterate_loops(complete(6))) == 15 + 40 + 90 + 144 + 120


@pytest.mark.alone
def test_a_deadline_ends_what_would_never_end() -> None:
    began = time.monotonic()
    result = find_loops(complete(40), limit=10**9, seconds=0.2)
    assert time.monotonic() - began < 2
    assert not result.complete
    assert len(result.found) > 100, "the time is not all spent on finding every loop at once"
    first = tuple(islice(iterate_loops(complete(40)), len(result.found)))
    assert result.found == first


def test_a_search_that_was_held_up_still_tells_the_shortest_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "all_rings", lambda *_: time.sleep(0.3))
    assert len(find_loops(complete(40), limit=1_000, seconds=0.2).found) > 100


def test_a_deadline_that_has_passed_claims_nothing() -> None:
    assert not find_loops(complete(40), seconds=-1).complete


def test_iterating_past_the_deadline_says_so() -> None:
    with pytest.raises(TimeoutError):
        list(iterate_loops(complete(4), deadline=time.monotonic() - 1))


@pytest.mark.alone
def test_a_ring_of_twenty_thousand_is_quick() -> None:
    n = 20_000
    began = time.monotonic()
    result = find_loops(of_pairs((i, (i + 1) % n) for i in range(n)))
    assert time.monotonic() - began < 30, "neither recursion nor anything that grows with the square"
    assert result.complete
    assert [len(loop.links) for loop in result.found] == [n]


def test_a_chain_of_twenty_thousand_has_no_loop() -> None:
    result = find_loops(of_pairs((i, i + 1) for i in range(20_000)))
    assert (result.found, result.complete) == ((), True)


# --- real diagrams ----------------------------------------------------------------------------------------------------


def test_the_given_flywheels(shared: Path) -> None:
    diagrams_ = flywheels(shared)
    with (shared / "flywheels-expected.csv").open(encoding="utf-8", newline="") as rows:
        expected = {row.pop("diagram"): {k: int(v) for k, v in row.items()} for row in csv.DictReader(rows)}
    assert {key: facts(diagram) for key, diagram in diagrams_.items()} == expected


def facts(diagram: Diagram) -> dict[str, int]:
    loops = find_loops(diagram)
    assert loops.complete
    assert loops.count(U) == 0
    return {
        "variables": len(diagram.variables),
        "links": len(diagram.links),
        "negative_links": sum(link.polarity is Polarity.NEGATIVE for link in diagram.links),
        "reinforcing_loops": loops.count(R),
        "balancing_loops": loops.count(B),
    }


def test_the_short_loops_of_the_obesity_map(shared: Path) -> None:
    """All loops of up to six variables of the Foresight map of obesity, as somebody else counted them."""
    diagram = obesity(shared / "corpus" / "csv_obesity_foresight_edges.csv")
    with (shared / "corpus" / "csv_obesity_foresight_loops6.csv").open(encoding="utf-8", newline="") as rows:
        expected = sorted((row["type"], tuple(sorted(row["variables"].split("|")))) for row in csv.DictReader(rows))
    found: list[Loop] = []
    for loop in iterate_loops(diagram):
        if len(loop.links) > 6:
            break
        found.append(loop)
    told = sorted((loop.polarity.value, tuple(sorted(map(diagram.name, loop.variables)))) for loop in found)
    assert told == expected


def obesity(path: Path) -> Diagram:
    with path.open(encoding="utf-8", newline="") as rows:
        links = [(row["from"], row["to"], Polarity(row["polarity"])) for row in csv.DictReader(rows)]
    names = dict.fromkeys(name for source, target, _ in links for name in (source, target))
    return Diagram(
        variables=tuple(Variable(name, name) for name in names),
        links=tuple(Link(f"l{i}", *link) for i, link in enumerate(links)),
    )
