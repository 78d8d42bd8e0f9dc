from __future__ import annotations

import pytest
from hypothesis import given

from loopeditor.analysis.loops import find_loops
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity
from loopeditor.simulation.pulse import DOWN, NOT_KNOWN, UP, Arrival, Verdict, walk
from tests.model.strategies import diagrams

VERDICTS = {
    LoopPolarity.REINFORCING: Verdict.AGREES,
    LoopPolarity.BALANCING: Verdict.OPPOSES,
    LoopPolarity.UNDETERMINED: Verdict.NOT_KNOWN,
}


def test_a_push_turns_over_at_each_minus() -> None:
    made = walk(parse("A -> B : -\nB -> C : -\nC -> A"), "v1", UP, ("l1", "l2", "l3"))
    assert made.steps == ((Arrival("l1", "v2", DOWN),), (Arrival("l2", "v3", UP),), (Arrival("l3", "v1", UP),))
    assert made.verdict is Verdict.AGREES


def test_a_push_down_is_the_mirror_image() -> None:
    diagram = parse("A -> B : -\nB -> C -> A\nC -> B : ?")
    up, down = walk(diagram, "v1", UP), walk(diagram, "v1", DOWN)
    mirrored = [[(a.link, a.variable, -a.direction) for a in step] for step in up.steps]
    assert mirrored == [[(a.link, a.variable, a.direction) for a in step] for step in down.steps]


def test_a_delay_takes_a_step_more() -> None:
    made = walk(parse("A -> B || \nB -> A : -"), "v1", UP, ("l1", "l2"))
    assert made.steps == ((), (Arrival("l1", "v2", UP),), (Arrival("l2", "v1", DOWN),))
    assert made.verdict is Verdict.OPPOSES


def test_after_an_unknown_link_nobody_knows() -> None:
    made = walk(parse("A -> B -> C -> A\nB -> C : ?"), "v2", UP, ("l1", "l4", "l3"))
    assert [a.direction for step in made.steps for a in step] == [NOT_KNOWN, NOT_KNOWN, NOT_KNOWN]
    assert made.verdict is Verdict.NOT_KNOWN


def test_everywhere_a_variable_passes_on_what_reaches_it_first() -> None:
    made = walk(parse("A -> B -> D -> E\nA -> C -> F -> D : -"), "v1")
    assert [[(a.link, a.direction) for a in step] for step in made.steps] == [
        [("l1", UP), ("l4", UP)],
        [("l2", UP), ("l5", UP)],
        [("l3", UP), ("l6", DOWN)],
    ]


def test_where_two_ways_disagree_in_one_step_nobody_knows() -> None:
    made = walk(parse("A -> B -> D -> E\nA -> C -> D : -"), "v1")
    assert made.steps[-1] == (Arrival("l3", "v4", NOT_KNOWN),)
    assert {a.direction for a in made.steps[1]} == {UP, DOWN}


@given(diagrams())
def test_each_link_that_can_be_reached_is_travelled_once(diagram: Diagram) -> None:
    for start in list(diagram.variable)[:2]:
        reached, queue = {start}, [start]
        for each in queue:
            new = {link.target for link in diagram.links if link.source == each} - reached
            reached |= new
            queue += new
        travelled = [a.link for step in walk(diagram, start).steps for a in step]
        assert sorted(travelled) == sorted(link.id for link in diagram.links if link.source in reached)


@given(diagrams())
def test_the_verdict_on_every_loop_is_its_polarity(diagram: Diagram) -> None:
    for loop in find_loops(diagram, 20).found:
        for variable in loop.variables:
            made = walk(diagram, variable, DOWN, loop.key)
            assert made.verdict is VERDICTS[loop.polarity]
            assert len(made.steps) == len(loop.links) + loop.delays
            assert made.steps[-1][0].variable == variable


@pytest.mark.parametrize(
    ("variable", "loop", "said"),
    [
        ("v9", None, "there is no variable 'v9' to push; choose one of the diagram"),
        ("v3", ("l1", "l2"), "the loop does not pass C; push a variable of the loop"),
        ("v1", ("l1", "l9"), "a link of this loop is gone; choose another loop"),
        ("v1", ("l1", "l3"), "these links make no loop any more; choose another loop"),
        ("v1", (), "a link of this loop is gone; choose another loop"),
    ],
)
def test_what_cannot_be_walked_is_told(variable: str, loop: tuple[str, ...] | None, said: str) -> None:
    with pytest.raises(ValueError, match=r";") as refused:
        walk(parse("A -> B -> A\nB -> C"), variable, UP, loop)
    assert str(refused.value) == said


def test_one_variable_alone_keeps_the_push() -> None:
    assert walk(parse("A"), "v1").steps == ()
    assert walk(parse("A -> A : -"), "v1").steps == ((Arrival("l1", "v1", DOWN),),)
