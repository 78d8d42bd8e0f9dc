"""Two diagrams compared by what they claim."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from loopeditor.analysis.changes import Changes, changes
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Direction, Link, Variable
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity
from loopeditor.model.scenario import Strength
from loopeditor.model.scenario_edits import set_strength
from tests.analysis.brute import PLUS, all_loops, of_links, polarity_of, random_diagrams
from tests.model.strategies import diagrams

WHEEL = "Visits -> Sellers -> Selection -> Visits"


def between(before: str, after: str) -> Changes:
    return changes(parse(before), parse(after))


@pytest.mark.parametrize(
    ("before", "after", "variables", "links", "loops"),
    [
        (WHEEL, WHEEL, [], [], []),
        (WHEEL, "VISITS -> SELLERS -> selection -> VISITS", [], [], []),
        (WHEEL, "Selection -> Visits -> Sellers -> Selection", [], [], []),
        ("A -> B", "A -> B -> C", ["variable added: C"], ["link added: B -> C (+)"], []),
        ("A -> B -> C", "A -> B", ["variable removed: C"], ["link removed: B -> C (+)"], []),
        ("A -> B", "A -> B : -", [], ["link changed: A -> B: + -> -"], []),
        ("A -> B", "A -> B : ||", [], ["link changed: A -> B: + -> +, delayed"], []),
        ("A -> B", "A -> B\nA -> B : -", [], ["link added: A -> B (-)"], []),
        ("A -> B : ?\nA -> B : -", "A -> B : -", [], ["link removed: A -> B (?)"], []),
        ("A -> B", "up: A\nA -> B", ["wanted direction of A: no view -> up"], [], []),
        (
            "A -> B\nA",
            "B -> A",
            [],
            ["link added: B -> A (+)", "link removed: A -> B (+)"],
            [],
        ),
        (
            "A -> B",
            "A -> B -> A",
            [],
            ["link added: B -> A (+)"],
            ["loop added: reinforcing: A -> B -> A"],
        ),
        (
            "A -> B -> A",
            "A -> B -> A : -",
            [],
            ["link changed: B -> A: + -> -"],
            ["loop turned from reinforcing to balancing: A -> B -> A"],
        ),
        (
            "A -> B -> A\nA -> B : -",
            "A -> B -> A",
            [],
            ["link removed: A -> B (-)"],
            ["loop removed: balancing: A -> B -> A"],
        ),
        (
            "A -> B -> A",
            "A -> B -> A\nB -> A : -",
            [],
            ["link added: B -> A (-)"],
            ["loop added: balancing: A -> B -> A"],
        ),
    ],
)
def test_what_changed(before: str, after: str, variables: list[str], links: list[str], loops: list[str]) -> None:
    told = between(before, after)
    assert (list(told.variables), list(told.links), list(told.loops)) == (variables, links, loops)
    assert bool(told) == bool(variables or links or loops)
    assert told.complete


def test_another_strength_is_a_change() -> None:
    before = parse("A -> B : - ||")
    after = set_strength(before, ["l1"], Strength.WEAK)
    assert changes(before, after).links == ("link changed: A -> B: -, delayed -> -, delayed, weak",)
    assert not changes(after, after)


@given(diagrams())
def test_places_bends_ids_and_order_mean_nothing(diagram: Diagram) -> None:
    moved = edits.bend(edits.move(diagram, list(diagram.variable), 3.0, 4.0), list(diagram.link), 0.3)
    dice = random.Random(1)
    variables, links = list(moved.variables), list(moved.links)
    dice.shuffle(variables)
    dice.shuffle(links)
    other = {v.id: f"x{k}" for k, v in enumerate(variables)}
    drawn_by_another = Diagram(
        title="Another",
        variables=tuple(replace(v, id=other[v.id]) for v in variables),
        links=tuple(
            replace(link, id=f"y{k}", source=other[link.source], target=other[link.target])
            for k, link in enumerate(links)
        ),
    )
    assert not changes(diagram, drawn_by_another)


def test_loops_added_and_removed_are_those_that_are_not_in_both() -> None:
    pairs = list(random_diagrams(400, seed=60, largest=5))
    for before, after in zip(pairs[::2], pairs[1::2], strict=True):
        told = Counter(line.split(":")[0] for line in changes(before, after).loops)
        old, new = rings(before), rings(after)
        assert told["loop added"] - told["loop removed"] == len(new) - len(old)
        turned = sum(n for line, n in told.items() if line.startswith("loop turned"))
        assert told["loop added"] + turned == len(new - old)
        assert told["loop removed"] + turned == len(old - new)


def rings(diagram: Diagram) -> set[tuple[LoopPolarity, frozenset[tuple[str, str]]]]:
    return {
        (polarity_of(loop), frozenset((diagram.name(k.source), diagram.name(k.target)) for k in loop))
        for loop in all_loops(diagram)
    }


def test_twins_in_name_are_counted() -> None:
    one = Diagram(variables=(Variable("a", "A"),))
    two = Diagram(variables=(Variable("a", "A"), Variable("b", "a", wanted=Direction.UP)))
    assert changes(one, two).variables == ("variable added: a",)
    assert changes(two, one).variables == ("variable removed: a",)


def test_a_loop_over_twins_in_name_is_the_same_wherever_it_starts() -> None:
    def ring(*names: str) -> Diagram:
        variables = tuple(Variable(f"v{k}", name) for k, name in enumerate(names))
        links = tuple(Link(f"l{k}", f"v{k}", f"v{(k + 1) % len(names)}") for k in range(len(names)))
        return Diagram(variables=variables, links=links)

    assert not changes(ring("A", "B", "A", "C"), ring("A", "C", "A", "B"))


def test_no_loop_is_said_to_be_gone_that_was_only_not_listed() -> None:
    """Of a thousand and more loops each list holds the shortest; a new short one pushes a long one out."""
    dense = of_links((a, b, PLUS) for a in range(7) for b in range(7) if a != b)
    wider = edits.add_link(dense, "v3", "v3")
    told = changes(dense, wider, limit=200)
    assert told.loops == ("loop added: reinforcing: 3 -> 3",)
    assert not told.complete
