"""Exact counts: the same as listing gives where listing can be done, and true where it cannot."""

from __future__ import annotations

import csv
import random
import time
from dataclasses import replace
from itertools import pairwise, permutations
from math import comb, factorial
from pathlib import Path

import pytest

from loopeditor.analysis.counting import Counts, Through, count_loops, count_through
from loopeditor.analysis.loops import find_loops
from loopeditor.analysis.signs import Signed
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from tests.analysis.brute import (
    MINUS,
    PLUS,
    SIGNED,
    UNKNOWN,
    all_loops,
    of_links,
    random_diagram,
    random_diagrams,
    tally,
)


def signed(counts: Counts) -> Signed:
    return counts.reinforcing, counts.balancing, counts.undetermined


# --- small diagrams, by brute force -----------------------------------------------------------------------------------


def test_counts_are_those_of_brute_force() -> None:
    for diagram in random_diagrams(10_000, seed=1):
        assert count_loops(diagram) == Counts(*tally(all_loops(diagram))), diagram


def test_loops_through_every_link_and_variable_are_those_of_brute_force() -> None:
    for diagram in random_diagrams(2_000, seed=2, largest=7):
        loops = all_loops(diagram)
        through = count_through(diagram)
        assert through is not None
        assert through.counts == count_loops(diagram)
        assert {i: signed(counts) for i, counts in through.link.items()} == {
            link.id: tally(loop for loop in loops if link in loop) for link in diagram.links
        }, diagram
        assert {i: signed(counts) for i, counts in through.variable.items()} == {
            variable.id: tally(loop for loop in loops if any(link.source == variable.id for link in loop))
            for variable in diagram.variables
        }, diagram


def test_signs_divide_the_loops_and_lose_none() -> None:
    dice = random.Random(3)
    for _ in range(60):
        diagram = random_diagram(dice, 16, 40)
        assert count_loops(diagram).all == count_loops(unsigned(diagram)).reinforcing


def unsigned(diagram: Diagram) -> Diagram:
    return replace(diagram, links=tuple(replace(link, polarity=PLUS) for link in diagram.links))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A", (0, 0, 0)),
        ("A -> B -> C", (0, 0, 0)),
        ("A -> A : -\nA -> A\nA -> A : ?", (1, 1, 1)),
        ("A -> B -> A\nA -> B : -\nB -> A : ?", (1, 1, 2)),
        ("A -> B -> A\nC -> D -> C : -\nB -> C", (1, 1, 0)),
        ("A -> B : ?\nB -> A : ?", (0, 0, 1)),
    ],
)
def test_small_diagrams(text: str, expected: Signed) -> None:
    assert count_loops(parse(text)) == Counts(*expected)


def test_nothing_has_no_loops() -> None:
    through = count_through(Diagram())
    assert through is not None
    assert (count_loops(Diagram()), through.counts, through.link) == (Counts(0, 0, 0), Counts(0, 0, 0), {})


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_a_graph_on_which_igraph_loses_its_only_loop(order: tuple[int, ...]) -> None:
    """python-igraph 1.0.0 gives none (issue 2911 of igraph)."""
    assert count_loops(of_links([(1, 3, PLUS), (2, 3, PLUS), (3, 2, MINUS)], order)).all == 1


# --- counts that no list could reach ----------------------------------------------------------------------------------


def rungs(length: int, *signs: Polarity) -> Diagram:
    """A ring of ``length`` steps with one parallel link a sign."""
    return of_links((k, (k + 1) % length, sign) for k in range(length) for sign in signs)


@pytest.mark.parametrize("length", [62, 63, 64, 65, 200, 1100])
def test_a_ring_of_pairs_doubles_with_each_pair(length: int) -> None:
    assert signed(count_loops(rungs(length, PLUS, PLUS))) == (2**length, 0, 0)
    assert signed(count_loops(rungs(length, PLUS, MINUS))) == (2 ** (length - 1), 2 ** (length - 1), 0)
    assert signed(count_loops(rungs(length, PLUS, UNKNOWN))) == (1, 0, 2**length - 1)
    through = count_through(rungs(length, MINUS, PLUS))
    assert through is not None
    half = 2 ** (length - 2)
    assert {signed(counts) for counts in through.link.values()} == {(half, half, 0)}


def braid(core: int, steps: int) -> Diagram:
    """A complete diagram of ``core`` variables with a chain of ``steps`` pairs of + and - in place of each link."""
    links = []
    for a, b in permutations(range(core), 2):
        chain = [a, *(f"{a}_{b}_{k}" for k in range(1, steps)), b]
        links += [(*step, sign) for step in pairwise(chain) for sign in SIGNED]
    return of_links(links)


def rings(core: int) -> dict[int, int]:
    """How many loops of each length a complete diagram has."""
    return {length: comb(core, length) * factorial(length - 1) for length in range(2, core + 1)}


@pytest.mark.parametrize(("core", "steps"), [(4, 10), (4, 31), (5, 14), (5, 40), (6, 60)])
def test_a_kernel_of_heavy_arcs_is_counted_exactly_beyond_64_bits(core: int, steps: int) -> None:
    diagram = braid(core, steps)
    expected = sum(number * 2 ** (steps * length) for length, number in rings(core).items())
    assert signed(count_loops(diagram)) == (expected // 2, expected // 2, 0)
    through = count_through(diagram)
    assert through is not None
    assert through.counts.all == expected
    of_link = sum(
        number * length * 2 ** (steps * length - 1) // (core * (core - 1)) for length, number in rings(core).items()
    )
    assert {counts.all for counts in through.link.values()} == {of_link}
    of_core = sum(number * length * 2 ** (steps * length) // core for length, number in rings(core).items())
    assert {through.variable[f"v{k}"].all for k in range(core)} == {of_core}


def test_loops_through_links_are_counted_even_beyond_the_range_of_floats() -> None:
    through = count_through(braid(3, 1100))
    assert through is not None
    assert through.counts.all == sum(number * 2 ** (1100 * length) for length, number in rings(3).items())


# --- where it gives up ------------------------------------------------------------------------------------------------


def tangle(variables: int, links: int, seed: int = 1) -> Diagram:
    return random_diagram(random.Random(seed), variables, links, SIGNED)


def test_past_the_states_allowed_the_counts_are_lower_bounds() -> None:
    diagram = tangle(28, 106)
    truth = count_loops(diagram)
    assert truth.exact
    bounds = [count_loops(diagram, states=states) for states in (1, 2_000, 5_000, 10**9)]
    assert [bound.exact for bound in bounds] == [False, False, False, True]
    assert bounds[-1] == truth
    for bound in bounds:
        assert 0 < bound.reinforcing <= truth.reinforcing
        assert 0 < bound.balancing <= truth.balancing


def test_a_lower_bound_counts_every_part_that_could_be_done() -> None:
    plus_only = unsigned(tangle(28, 106))
    ends = [(link.source, link.target, link.polarity) for link in plus_only.links]
    counts = count_loops(of_links([*ends, ("p", "q", PLUS), ("q", "p", MINUS), ("s", "s", UNKNOWN)]), states=1)
    assert (counts.balancing, counts.undetermined, counts.exact) == (1, 1, False)


@pytest.mark.alone
def test_a_random_diagram_as_large_as_the_obesity_map_answers_in_its_time() -> None:
    began = time.monotonic()
    counts = count_loops(tangle(108, 303), seconds=2.0)
    assert time.monotonic() - began < 10, "the deadline is two seconds; the rest is for a busy machine"
    assert not counts.exact
    assert counts.all > 0
    assert count_through(tangle(108, 303), seconds=2.0) is None


def test_no_time_at_all_claims_nothing() -> None:
    counts = count_loops(tangle(50, 150), seconds=0.0)
    assert not counts.exact
    assert count_through(tangle(50, 150), seconds=0.0) is None


@pytest.mark.alone
def test_a_very_large_diagram_answers_in_its_time() -> None:
    began = time.monotonic()
    assert not count_loops(tangle(600, 1_800), seconds=1.0).exact
    assert time.monotonic() - began < 10, "the deadline is one second; the rest is for a busy machine"


# --- a real map -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def through_obesity(obesity: Diagram) -> Through:
    through = count_through(obesity)
    assert through is not None
    return through


def test_the_obesity_map(obesity: Diagram, through_obesity: Through) -> None:
    """Foresight's map of 2007; its counts were found by another programme before."""
    expected = Counts(142_359_261, 141_098_363, 0)
    assert count_loops(obesity) == expected
    assert through_obesity.counts == expected


def test_loops_through_a_link_of_the_obesity_map_are_those_lost_without_it(
    obesity: Diagram, through_obesity: Through
) -> None:
    link = max(obesity.links, key=lambda each: through_obesity.link[each.id].all)
    lost, all_loops = through_obesity.link[link.id], through_obesity.counts
    without = count_loops(replace(obesity, links=tuple(k for k in obesity.links if k is not link)))
    assert lost.reinforcing == all_loops.reinforcing - without.reinforcing > 0
    assert lost.balancing == all_loops.balancing - without.balancing > 0


def test_the_short_loops_of_the_obesity_map_are_those_that_somebody_else_listed(obesity: Diagram, shared: Path) -> None:
    with (shared / "corpus" / "csv_obesity_foresight_loops6.csv").open(encoding="utf-8", newline="") as rows:
        listed = [(row["type"], tuple(sorted(row["variables"].split("|")))) for row in csv.DictReader(rows)]
    loops = find_loops(obesity, longest=6)
    assert loops.complete
    found = [(loop.polarity.value, tuple(sorted(map(obesity.name, loop.variables)))) for loop in loops.found]
    assert len(found) == 193
    assert sorted(found) == sorted(listed)
