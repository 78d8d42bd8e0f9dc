from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from loopeditor import resources
from loopeditor.analysis.reasons import sign_reason
from loopeditor.files import native
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario, Strength
from loopeditor.model.scenario_edits import set_strength
from loopeditor.render import walk_words
from loopeditor.simulation.flow import run
from loopeditor.simulation.pulse import walk
from loopeditor.simulation.shape import Shape, shape
from loopeditor.simulation.telling import assumptions, told, vicious, virtuous, wanted_way
from tests.simulation.rings import ring

PUSH = Scenario("x", (Force("v1", 1.0, 0.0, 10.0),))


@pytest.mark.parametrize(
    ("notation", "way"),
    [
        ("A -> B -> A", 1),
        ("down: A\nA -> B -> A", -1),
        ("up: A\ndown: B\nA -> B -> A", 1),  # its own wish counts first
        ("down: B\nA -> B -> A", -1),
        ("down: B\nA -> B : -\nB -> A : -", 1),
        ("up: C\ndown: B\nA -> B -> A\nA -> C", 1),  # a draw
        ("down: C\nA -> B -> A\nB -> C : ?", 1),
    ],
)
def test_the_wanted_way(notation: str, way: int) -> None:
    assert wanted_way(parse(notation), "v1") == way


def test_virtuous_and_vicious_are_mirror_images() -> None:
    diagram = native.loads(resources.example_text("uber"))
    first = diagram.variables[0].id
    good, bad = run(diagram, virtuous(diagram, first)), run(diagram, vicious(diagram, first))
    assert np.array_equal(good.levels, -bad.levels)
    assert virtuous(diagram, first).forces[0].amount == wanted_way(diagram, first)
    assert virtuous(diagram, first).name != vicious(diagram, first).name


def test_a_flywheel_told() -> None:
    diagram = parse("up: Trust\nTrust -> Sales -> Trust")
    said = told(run(diagram, replace(PUSH, length=80.0)), "v1")
    assert said[0] == "There is a steady push up on Trust from outside, from time 0 to time 10."
    assert said[1] == "The level of Trust goes up and stays there, as wanted."
    assert said[2].startswith("At time 10.")
    assert "traction becomes flywheel, the push over by then: from then on more than half" in said[2]
    assert len(said) == 3


def test_a_vicious_circle_told() -> None:
    diagram = parse("up: Trust\nTrust -> Sales -> Trust")
    said = told(run(diagram, replace(vicious(diagram, "v1"), length=80.0)), "v1")
    assert said[0] == "There is a steady push down on Trust from outside, from time 0 to time 10."
    assert said[1] == "The level of Trust goes down and stays there, which is not wanted."


def test_what_is_held_back_follows_or_rests_is_told() -> None:
    back = told(run(ring(2, balancing=True), PUSH), "v1")
    assert back[1] == "The level of V1 goes up and comes back to what is usual."
    assert back[2].startswith("At this gain and friction the loops through V1 do not come to carry it by themselves: ")
    lone = told(run(parse("A -> B"), Scenario("x", (Force("v1"),))), "v2")
    assert lone[0] == "There is a steady push up on A from outside, all the time."
    assert lone[2] == "No loop passes B: it only follows what acts on it."
    still = told(run(parse("A -> B"), Scenario("x")), "v1")
    assert still == ("Nothing is pushed, so everything stays as usual.", "The level of A stays as usual.")


def test_without_friction_a_push_never_comes_to_rest_however_long_the_run_is() -> None:
    pushed = Scenario("x", (Force("v1"),), friction=0.0, length=200.0)
    made = run(parse("A -> B"), pushed)
    assert np.allclose(made.level("v1"), made.times)
    assert told(made, "v1")[1] == "The level of A goes up and has not come to rest."
    assert (
        told(run(parse("A -> B"), replace(pushed, friction=1.0)), "v1")[1] == "The level of A goes up and stays there."
    )


@pytest.mark.parametrize(("start", "end"), [(50.0, None), (40.0, None), (-5.0, -1.0), (20.0, 10.0), (3.0, 3.0)])
def test_a_push_that_never_acts_is_not_told(start: float, end: float | None) -> None:
    made = run(parse("A -> B"), Scenario("x", (Force("v1", 1.0, start, end),)))
    assert not made.levels.any()
    assert told(made, "v1")[0] == "Nothing is pushed, so everything stays as usual."


def test_cuts_and_unknown_links_are_told() -> None:
    diagram = parse("A -> B -> A\nB -> C : ?")
    said = told(run(diagram, replace(PUSH, cuts=(Cut("l1", 7.0),))), "v1")
    assert "The link A -> B is switched off from time 7 on." in said
    assert said[-1] == "1 link carries nothing, because nobody has said its sign: B -> C."
    many = parse("\n".join(f"A -> {name} : ?" for name in "BCDEF"))
    assert told(run(many, PUSH), "v1")[-1] == (
        "5 links carry nothing, because nobody has said their signs: A -> B, A -> C, A -> D and 2 more."
    )


def test_assumptions_are_one_line_without_a_unit() -> None:
    diagram = set_strength(set_strength(ring(3, delays=1), ["l1"], Strength.WEAK), ["l2", "l3"], Strength.STRONG)
    line = assumptions(diagram, Scenario("x", friction=1.5, frictions={"v1": 2.0}, gain=1.4))
    assert line == (
        "Assumed: links are equally strong, but for 1 weak and 2 strong, and those into one variable share a gain "
        "of 1.4; friction is 1.5, other on some; a delay mark is a lag of 3; 0 is as usual. Levels and times have no "
        "unit, and nothing here is a forecast."
    )


TIMES = np.linspace(0, 40, 801)


@pytest.mark.parametrize(
    ("levels", "kind"),
    [
        (np.zeros(801), Shape.STILL),
        (TIMES, Shape.GROWS),
        (1 - np.exp(-TIMES), Shape.STAYS),
        (-np.tanh(TIMES), Shape.STAYS),
        (TIMES * np.exp(-TIMES), Shape.RETURNS),
        (np.minimum(TIMES, 1) * np.exp(-TIMES / 20), Shape.FADES),
        (np.where(TIMES < 10, np.sin(TIMES / 10 * np.pi), -1 + np.exp(10 - TIMES)), Shape.TURNS),
        (np.sin(TIMES), Shape.SWINGS),
        (np.sin(TIMES) * np.exp(-TIMES / 8), Shape.SETTLES),
        (np.array([0.0]), Shape.STILL),
        (np.array([0.0, 1.0]), Shape.GROWS),
    ],
)
def test_the_shape_of_a_curve_is_seen(levels: np.ndarray[tuple[int], np.dtype[np.float64]], kind: Shape) -> None:
    assert shape(levels) is kind
    assert shape(-levels) is kind


def test_what_swung_and_lies_flat_since_has_come_to_rest() -> None:
    """Near 0 a trifle is a large part of what is left, but no swing."""
    diagram = native.loads(resources.example_text("uber"))
    (riders,) = (each.id for each in diagram.variables if each.name == "Riders")
    (link,) = (each.id for each in diagram.links if diagram.name(each.target) == "Trips")
    made = run(diagram, replace(vicious(diagram, riders), cuts=(Cut(link, 6.0),)))
    levels = made.level(riders)
    assert np.ptp(levels[made.times >= 22]) < 0.05 * np.abs(levels).max()
    assert shape(levels) is Shape.RETURNS
    assert "The level of Riders goes down and comes back to what is usual." in told(made, riders)
    times, four_swings = TIMES, 8 * np.pi
    assert shape(np.where(times < four_swings, np.sin(times), 0.0)) is Shape.RETURNS
    assert shape(np.where(times < four_swings, 1.0, 0.2) * np.sin(times)) is Shape.SETTLES


def test_what_other_loops_carry_is_no_merit_of_its_own() -> None:
    """B rests on the loop of A with itself, and on no loop of its own but a small one that holds it back."""
    diagram = parse("A -> A\nA -> B -> C\nC -> B : -")
    said = told(run(diagram, replace(PUSH, gain=1.5, length=80.0)), "v2")
    assert said[1] == "The level of B goes up and stays there."
    assert said[2].startswith("Less than half of what happens to B comes from the loops through it: ")


def test_a_variable_without_a_name_is_said_to_have_none() -> None:
    diagram = Diagram(
        variables=(Variable("v1", ""), Variable("v2", "Word of\nmouth")),
        links=(Link("l1", "v1", "v2"), Link("l2", "v2", "v1")),
    )
    push = virtuous(diagram, "v1")
    assert push.name == "Virtuous, from (unnamed)"
    sentences = " ".join(told(run(diagram, replace(push, cuts=(Cut("l1", 20.0),))), "v1"))
    assert "push up on (unnamed) from outside" in sentences
    assert "The link (unnamed) -> Word of mouth is switched off" in sentences
    assert "The level of (unnamed) " in sentences
    assert "\n" not in sentences
    assert "  " not in sentences
    assert "on (unnamed)." in walk_words.sentences(diagram, walk(diagram, "v1"))[0]
    assert sign_reason(diagram, diagram.links[0]).startswith("A rise in (unnamed) brings a rise in Word of mouth,")
