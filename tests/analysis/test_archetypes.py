"""Archetypes in diagrams: each is recognised as itself, whatever its variables are called and in whatever order."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor import api, resources
from loopeditor.analysis.archetypes import LOOPS, MOST, TITLES, Finding, recognise
from loopeditor.analysis.loops import find_loops
from loopeditor.analysis.meeting import delays, meet, sign
from loopeditor.analysis.patterns import PATTERNS
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from tests.analysis.brute import random_diagrams

NAMES = resources.archetype_names()


def _found(diagram: Diagram) -> list[str]:
    return [finding.archetype for finding in recognise(diagram, None).found]


def _one(diagram: Diagram) -> Finding:
    (finding,) = recognise(diagram, None).found
    return finding


def _roles(diagram: Diagram) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for role, variable in _one(diagram).roles:
        told.setdefault(role, []).append(diagram.name(variable))
    return told


def test_there_is_a_pattern_and_a_title_for_every_file() -> None:
    assert list(PATTERNS) == list(TITLES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_recognised_as_itself_and_as_nothing_else(name: str) -> None:
    diagram = api.archetype(name)
    findings = recognise(diagram, None)
    assert findings.complete
    assert [finding.archetype for finding in findings.found] == [name]
    finding = findings.found[0]
    assert set(finding.loops) == {loop.key for loop in find_loops(diagram).found}
    assert finding.sentence.endswith(".")
    assert "{" not in finding.sentence


EXPECTED = {
    "limits-to-growth": {"growth": ["Regular guests"], "brake": ["Waiting time"], "limit": ["Seats"]},
    "shifting-the-burden": {
        "symptom": ["Tiredness"],
        "quick fix": ["Coffee"],
        "lasting remedy": ["Early nights"],
        "side effect": ["Lying awake"],
    },
    "fixes-that-fail": {"problem": ["Pests"], "fix": ["Spraying"], "side effect": ["Birds and beetles"]},
    "eroding-goals": {"gap": ["Gap to the standard"], "state": ["River quality"], "goal": ["Standard"]},
    "escalation": {
        "threat": ["Customers lost by shop A", "Customers lost by shop B"],
        "answer": ["Discounts of shop A", "Discounts of shop B"],
    },
    "success-to-the-successful": {
        "allocation": ["Share of the budget for A"],
        "winner": ["Results of project A"],
        "loser": ["Results of project B"],
    },
    "tragedy-of-the-commons": {
        "use": ["Boats of village A", "Boats of village B"],
        "gain": ["Income of village A", "Income of village B"],
        "commons": ["Boats on the lake", "Catch per boat"],
        "limit": ["Fish that grow back"],
    },
    "growth-and-underinvestment": {
        "demand": ["Orders"],
        "performance": ["Delivery time"],
        "capacity": ["Vans"],
        "standard": ["Accepted delivery time"],
    },
    "accidental-adversaries": {
        "partner": ["Profit of the baker", "Profit of the café"],
        "own fix": ["Coffee sold by the baker", "Bread from elsewhere"],
    },
    "attractiveness-principle": {
        "attractiveness": ["Attractiveness of the town"],
        "growth": ["Residents"],
        "brake": ["Rents", "Traffic jams"],
        "limit": ["Homes", "Roads"],
    },
}


@pytest.mark.parametrize("name", NAMES)
def test_every_variable_plays_the_role_that_the_story_gives_it(name: str) -> None:
    assert {role: sorted(names) for role, names in _roles(api.archetype(name)).items()} == {
        role: sorted(names) for role, names in EXPECTED[name].items()
    }


@pytest.mark.parametrize("name", NAMES)
@given(seed=st.integers(0, 2**16))
def test_names_and_order_do_not_matter(name: str, seed: int) -> None:
    diagram, dice = api.archetype(name), random.Random(seed)
    renamed = (replace(v, name=f"X{dice.random()}", position=None) for v in diagram.variables)
    variables, links = list(renamed), list(diagram.links)
    dice.shuffle(variables)
    dice.shuffle(links)
    other = replace(diagram, variables=tuple(variables), links=tuple(links))
    before, after = _one(diagram), _one(other)
    assert (after.archetype, set(after.loops)) == (before.archetype, set(before.loops))
    assert set(after.roles) == set(before.roles)


def test_order_does_not_matter_in_any_diagram() -> None:
    dice = random.Random(7)
    met = 0
    for diagram in random_diagrams(150, 5, largest=6):
        variables, links = list(diagram.variables), list(diagram.links)
        dice.shuffle(variables)
        dice.shuffle(links)
        other = replace(diagram, variables=tuple(variables), links=tuple(links))
        if len(find_loops(diagram).found) > 30:
            continue
        some, others = recognise(diagram, None), recognise(other, None)
        if some.complete and others.complete:
            as_set = [{(f.archetype, frozenset(f.loops)) for f in each.found} for each in (some, others)]
            assert as_set[0] == as_set[1]
            met += len(some.found)
    assert met > 30


@pytest.mark.parametrize("name", NAMES)
def test_without_one_of_its_links_an_archetype_is_not_recognised(name: str) -> None:
    diagram = api.archetype(name)
    for link in diagram.links:
        if any(link.id in loop.links for loop in find_loops(diagram).found):
            assert name not in _found(edits.delete(diagram, [link.id]))


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_sign_makes_no_archetype(name: str) -> None:
    diagram = api.archetype(name)
    assert name not in _found(edits.set_polarity(diagram, diagram.link, Polarity.UNKNOWN))


def test_without_loops_there_is_none() -> None:
    assert recognise(Diagram()).found == ()
    assert recognise(parse("A -> B -> C\nA -> C : -")).found == ()


@pytest.mark.parametrize("text", ["A -> B -> A", "A -> A : -", "A -> B : -\nB -> A", "A -> B -> A\nC -> D -> C : -"])
def test_single_loops_are_no_archetype(text: str) -> None:
    assert _found(parse(text)) == []


def test_a_problem_may_be_called_by_its_opposite() -> None:
    told = "{up}Health -> Medicine : -\nMedicine -> Health\nMedicine -> Habituation : ||\nHabituation -> Health : -"
    assert _found(parse(told.format(up="up: Health\n"))) == ["fixes-that-fail"]
    assert _found(parse(told.format(up=""))) != ["fixes-that-fail"]


def test_what_people_want_is_no_fix() -> None:
    text = "Service -> Customers -> Load\nLoad -> Service : -\nCustomers -> Revenue : ||\nRevenue -> Service"
    assert _found(parse(text)) == ["fixes-that-fail"]
    diagram = parse(text)
    assert _found(edits.want(diagram, diagram.variable, Direction.UP)) == ["limits-to-growth"]


def test_a_market_is_no_archetype() -> None:
    market = "Price -> Supply : ||\nSupply -> Price : -\nPrice -> Demand : -\nDemand -> Price"
    assert _found(parse(market)) == []


def test_a_fix_whose_side_effect_is_quick_does_not_fail() -> None:
    """It is limits to growth at most: people see at once what it does."""
    text = "Pests -> Spraying\nSpraying -> Pests : -\nSpraying -> Birds : -\nBirds -> Pests : -"
    assert _found(parse(text)) == []


def test_escalation_with_one_variable_in_the_middle() -> None:
    text = """A's lead over B -> Fear of A : -
Fear of A -> Arms of A -> A's lead over B
A's lead over B -> Fear of B -> Arms of B
Arms of B -> A's lead over B : -"""
    assert _roles(parse(text)) == {"advantage": ["A's lead over B"], "answer": ["Arms of A", "Arms of B"]}


def test_a_limit_that_is_not_drawn_is_said_to_be_missing() -> None:
    diagram = parse("Guests -> Praise -> Guests\nGuests -> Waiting\nWaiting -> Guests : -")
    assert _one(diagram).sentence == (
        "A rise in Guests feeds itself, and is held back by Waiting; what sets the limit is not drawn."
    )


def test_an_archetype_that_contains_others_says_so() -> None:
    assert _one(api.archetype("tragedy-of-the-commons")).kin == "It is limits to growth twice, with one limit for both."
    assert _one(api.archetype("limits-to-growth")).kin == ""


@pytest.mark.parametrize("name", api.examples())
def test_flywheels_that_ship_are_at_most_limited(name: str) -> None:
    """Their stories tell of growth and what holds it back, and of nothing else."""
    assert set(_found(api.example(name))) <= {"limits-to-growth"}


@pytest.mark.alone
def test_a_large_map_is_searched_for_no_longer_than_asked(obesity: Diagram) -> None:
    start = time.monotonic()
    findings = recognise(obesity, 1.0)
    assert time.monotonic() - start < 4.0
    assert not findings.complete
    assert all(sum(f.archetype == name for f in findings.found) <= MOST for name in NAMES)


@pytest.mark.alone
def test_where_everything_is_tied_to_everything() -> None:
    text = "\n".join(f"V{i} -> V{j} : {'-' if (i * j) % 3 else '+'}" for i in range(9) for j in range(9) if i != j)
    start = time.monotonic()
    assert not recognise(parse(text), 1.0).complete
    assert time.monotonic() - start < 4.0
    assert len(find_loops(parse(text), LOOPS).found) == LOOPS


def test_how_loops_meet() -> None:
    diagram = parse("A -> B -> C -> A\nB -> D : - ||\nD -> A")
    first, second = find_loops(diagram).found
    met = meet(first, second)
    assert met is not None
    assert [diagram.name(i) for i in met.shared] == ["A", "B"]
    assert {diagram.name(branch.variables[0]) for branch in met.own} == {"C", "D"}
    (own,) = (branch for branch in met.own if diagram.name(branch.variables[0]) == "D")
    assert (sign(diagram, own.links), delays(diagram, own.links)) == (-1, 1)


def test_loops_that_share_two_ways_do_not_meet_as_one() -> None:
    diagram = parse("A -> B -> C -> D -> A\nB -> E -> C\nD -> F -> A")
    loops = find_loops(diagram).found
    by_length = sorted(loops, key=lambda loop: len(loop.links))
    assert meet(by_length[0], by_length[-1]) is None


@pytest.mark.alone
def test_the_search_can_be_called_off() -> None:
    text = "\n".join(f"V{i} -> V{j} : {'-' if (i * j) % 3 else '+'}" for i in range(9) for j in range(9) if i != j)
    start, asked = time.monotonic(), 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    assert not recognise(parse(text), None, cancelled=cancelled).complete
    assert asked > 3
    assert time.monotonic() - start < 2.0
