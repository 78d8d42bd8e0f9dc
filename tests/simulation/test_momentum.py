from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario
from loopeditor.simulation.flow import run
from loopeditor.simulation.momentum import loop_links, self_sustained, turning_point
from loopeditor.simulation.system import STEP
from tests.model.strategies import diagrams
from tests.simulation.rings import ring

PUSH = Scenario("x", (Force("v1", 1.0, 0.0, 10.0),))


def test_only_links_into_the_loops_of_a_variable_count() -> None:
    diagram = parse("A -> B -> A\nA -> C\nA -> A : -\nD -> A")
    assert loop_links(diagram, "v1") == {"l1", "l4"}
    assert loop_links(diagram, "v3") == frozenset()


def test_the_share_is_what_the_loop_adds_to_the_push() -> None:
    """A link to itself under a steady push: x comes to rest where x = 1 + 0.5 tanh x; without it at 1."""
    scenario = Scenario("x", (Force("v1", 1.0),), gain=0.5, length=60.0)
    made = run(parse("A -> A"), scenario)
    end = float(made.level("v1")[-1])
    assert end == pytest.approx(1 + 0.5 * np.tanh(end))
    assert self_sustained(made, "v1")[-1] == pytest.approx((end - 1) / end, abs=1e-9)
    assert turning_point(made, "v1") is None


def test_traction_becomes_flywheel_where_the_share_passes_one_half() -> None:
    made = run(ring(3), PUSH)
    share, turning = self_sustained(made, "v1"), turning_point(made, "v1")
    assert turning is not None
    k = round(turning / STEP)
    assert share[k - 1] <= 0.5 < share[k]
    assert share[k:].min() > 0.5
    assert share[-1] > 0.99  # long after the push all of it is the loop's


def test_the_outside_part_is_a_run_with_those_links_cut() -> None:
    made = run(ring(3), PUSH)
    alone = run(ring(3), replace(PUSH, cuts=(Cut("l1"),)))
    share = self_sustained(made, "v1")[5:]
    whole, outside = made.level("v1")[5:], alone.level("v1")[5:]
    assert np.allclose(share, np.abs(whole - outside) / (np.abs(whole - outside) + np.abs(outside)))


def test_a_mirrored_push_has_the_same_share_and_turning_point() -> None:
    mirrored = replace(PUSH, forces=(Force("v1", -1.0, 0.0, 10.0),))
    up, down = run(ring(4), PUSH), run(ring(4), mirrored)
    assert np.array_equal(self_sustained(up, "v1"), self_sustained(down, "v1"))
    assert turning_point(up, "v1") == turning_point(down, "v1")


@pytest.mark.parametrize(
    "diagram", [ring(2, balancing=True), ring(3, balancing=True), ring(5, balancing=True), parse("A -> A : -")]
)
def test_a_loop_that_holds_back_is_no_flywheel(diagram: Diagram) -> None:
    for scenario in (PUSH, Scenario("x", (Force("v1"),))):
        assert turning_point(run(diagram, scenario), "v1") is None


def test_a_loop_that_dies_down_is_no_flywheel() -> None:
    assert turning_point(run(ring(3), replace(PUSH, friction=2.0)), "v1") is None


def test_a_variable_on_no_loop_is_moved_from_outside_alone() -> None:
    made = run(parse("A -> B -> A\nB -> C"), PUSH)
    assert not self_sustained(made, "v3").any()
    assert turning_point(made, "v3") is None


def test_without_a_push_there_is_no_share() -> None:
    made = run(ring(3), Scenario("x"))
    assert not self_sustained(made, "v1").any()
    assert turning_point(made, "v1") is None


def test_a_disruption_does_not_hide_the_turning_point_before_it() -> None:
    forces = (*PUSH.forces, Force("v1", -2.0, 40.0, 55.0))
    early = turning_point(run(ring(3), replace(PUSH, forces=forces, length=100.0)), "v1")
    assert early == turning_point(run(ring(3), PUSH), "v1")


def test_a_variable_that_is_not_there_is_told() -> None:
    with pytest.raises(ValueError, match="there is no variable 'v9' in the run; choose one"):
        self_sustained(run(ring(3), PUSH), "v9")


@settings(deadline=None, max_examples=30)
@given(diagrams())
def test_shares_are_shares(diagram: Diagram) -> None:
    for variable in list(diagram.variable)[:2]:
        made = run(diagram, Scenario("x", (Force(next(iter(diagram.variable)), 1.0, 0.0, 3.0),)), 150)
        share = self_sustained(made, variable)
        assert np.isfinite(share).all()
        assert share.min() >= 0
        assert share.max() <= 1
