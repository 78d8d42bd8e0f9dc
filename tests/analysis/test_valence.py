"""What the turning of a loop does to what people want."""

from __future__ import annotations

import pytest
from hypothesis import given

from loopeditor.analysis.loops import Loop, find_loops
from loopeditor.analysis.valence import Reading, Valence, directions, opposite, reading
from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity, Polarity
from tests.model.strategies import diagrams

UP, DOWN = Direction


def read(text: str) -> tuple[Diagram, Reading]:
    diagram = parse(text)
    (loop,) = find_loops(diagram).found
    return diagram, reading(diagram, loop)


@pytest.mark.parametrize(
    ("text", "valence", "virtuous"),
    [
        ("up: Trust\nTrust -> Sales -> Trust", Valence.BOTH, UP),
        ("up: Trust, Sales\nTrust -> Sales -> Trust", Valence.BOTH, UP),
        ("down: Debt\nDebt -> Interest -> Debt", Valence.BOTH, DOWN),
        ("up: Trust\ndown: Doubt\nTrust -> Doubt : -\nDoubt -> Trust : -", Valence.BOTH, UP),
        ("up: Doubt\nTrust -> Doubt : -\nDoubt -> Trust : -", Valence.BOTH, DOWN),
        ("up: Trust, Doubt\nTrust -> Doubt : -\nDoubt -> Trust : -", Valence.MIXED, None),
        ("up: Sales\ndown: Stress\nSales -> Stress -> Sales", Valence.MIXED, None),
        ("Trust -> Sales -> Trust", Valence.NO_VIEW, None),
        ("up: Trust\nTrust -> Sales -> Trust : -", Valence.SEEKS, None),
        ("up: Trust\nTrust -> Sales -> Trust : ?", Valence.UNDETERMINED, None),
    ],
)
def test_readings(text: str, valence: Valence, virtuous: Direction | None) -> None:
    told = read(text)[1]
    assert (told.valence, told.virtuous) == (valence, virtuous)


def test_a_mixed_loop_tells_who_disagrees() -> None:
    diagram, told = read("up: Sales, Profit\ndown: Stress\nSales -> Stress -> Profit -> Sales")
    assert [diagram.name(i) for i in told.with_it] == ["Sales", "Profit"]
    assert [diagram.name(i) for i in told.against_it] == ["Stress"]


@given(diagrams(max_variables=4, max_links=10))
def test_turned_its_virtuous_way_a_loop_meets_every_wish(diagram: Diagram) -> None:
    for loop in find_loops(diagram).found:
        told = reading(diagram, loop)
        wishes = {i: wish for i in loop.variables if (wish := diagram.variable[i].wanted)}
        ways = [directions(diagram, loop, first) for first in Direction]
        good = [way[loop.variables[0]] for way in ways if wishes and all(way[i] is wish for i, wish in wishes.items())]
        if loop.polarity is LoopPolarity.REINFORCING:
            assert told.valence is (Valence.NO_VIEW if not wishes else Valence.BOTH if good else Valence.MIXED), (
                "one of the two ways, or neither"
            )
            assert told.virtuous is (good[0] if good else None)
            assert {*told.with_it, *told.against_it} == set(wishes)
        else:
            assert told.virtuous is None


@given(diagrams(max_variables=4, max_links=10))
def test_directions_follow_the_signs_round_the_loop(diagram: Diagram) -> None:
    for loop in find_loops(diagram).found:
        moves = directions(diagram, loop, DOWN)
        assert moves[loop.variables[0]] is DOWN
        for link in (diagram.link[i] for i in loop.links[:-1]):
            assert (moves[link.source] is moves[link.target]) == (link.polarity is not Polarity.NEGATIVE)
        assert closes(diagram, loop, moves) == (loop.polarity is not LoopPolarity.BALANCING) or doubtful(loop)


def closes(diagram: Diagram, loop: Loop, moves: dict[str, Direction]) -> bool:
    last = diagram.link[loop.links[-1]]
    back = moves[last.source] if last.polarity is not Polarity.NEGATIVE else opposite(moves[last.source])
    return back is moves[last.target]


def doubtful(loop: Loop) -> bool:
    return loop.polarity is LoopPolarity.UNDETERMINED
