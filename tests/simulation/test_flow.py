"""The run against theory, an independent solver, and whatever a person may type."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from math import cos, inf, nan, pi

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from loopeditor import resources
from loopeditor.files import native
from loopeditor.model.diagram import Diagram, Variable
from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario, Strength
from loopeditor.model.scenario_edits import set_strength
from loopeditor.simulation import stepping
from loopeditor.simulation.flow import Cancelled, Run, run
from loopeditor.simulation.system import STEP, Floats, strengths, system
from loopeditor.simulation.telling import told
from tests.model.strategies import diagrams
from tests.simulation.rings import kick, ring

# --- loops -----------------------------------------------------------------------------------------------------------


def size(made: Run, since: float, until: float) -> float:
    """The greatest level between two times."""
    rows = (made.times >= since) & (made.times < until)
    return float(np.abs(made.levels[rows]).max())


@pytest.mark.parametrize("length", [1, 2, 3, 8])
@pytest.mark.parametrize("friction", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("ratio", [0.9, 0.97, 1.03, 1.2, 2.0])
def test_a_reinforcing_loop_takes_off_if_and_only_if_its_gain_exceeds_1(
    length: int, friction: float, ratio: float
) -> None:
    made = run(ring(length), kick(ratio * friction, 1e-3, friction, length=600))
    assert made.strengths.prod() / friction**length == pytest.approx(ratio**length)
    early, late = size(made, 40, 60), size(made, 560, 600)
    if ratio > 1:
        assert late > 0.2  # of a push that was over at 1e-3
        end = made.levels[-1]
        assert np.allclose(friction * end, made.strengths[0] * np.tanh(np.roll(end, 1)), atol=1e-2)
    else:
        assert late < early / 2


SETTLES = {2: np.inf, 3: 8.0, 4: 4.0, 5: 2.885, 6: 2.370}


@pytest.mark.parametrize("length", [3, 4, 5, 6])
@pytest.mark.parametrize("friction", [1.0, 1.5])
def test_a_balancing_loop_settles_if_and_only_if_its_gain_is_below_the_secant(length: int, friction: float) -> None:
    bound = 1 / cos(pi / length) ** length
    assert bound == pytest.approx(SETTLES[length], abs=5e-4)
    for factor in (0.97, 1.03):
        gain = friction * (factor * bound) ** (1 / length)
        made = run(ring(length, balancing=True), kick(gain, 0.01, friction, length=900))
        assert np.all(np.linalg.eigvals(jacobian(made)).real < 0) == (factor < 1)
        assert (size(made, 860, 900) < size(made, 60, 100)) == (factor < 1)
        if factor > 1:
            assert size(made, 860, 900) > 0.05  # a limit cycle, not a trace of the push


def test_a_balancing_loop_of_two_always_settles() -> None:
    made = run(ring(2, balancing=True), kick(20.0, 1.0, length=100))
    assert size(made, 90, 100) < 1e-9


def jacobian(made: Run) -> Floats:
    """Of the equations near what is usual, for diagrams without delays."""
    parts = system(made.diagram, made.scenario)
    matrix = np.diag(-parts.frictions)
    np.add.at(matrix, (parts.targets, parts.sources), parts.strengths)
    return matrix


@pytest.mark.parametrize(("length", "delays"), [(3, 1), (3, 2), (4, 2)])
def test_a_delay_mark_counts_as_three_links_of_gain_1(length: int, delays: int) -> None:
    links = length + 3 * delays
    bound = 1 / cos(pi / links) ** links
    for factor in (0.96, 1.04):
        gain = (factor * bound) ** (1 / length)
        made = run(ring(length, balancing=True, delays=delays), kick(gain, 0.01, length=900))
        assert (size(made, 860, 900) < size(made, 60, 100)) == (factor < 1)


def test_delay_marks_make_a_longer_balancing_loop_swing() -> None:
    plain, late = (run(ring(4, balancing=True, delays=k), kick(1.2, 1.0, length=400)) for k in (0, 3))
    assert size(plain, 350, 400) < 1e-3
    assert size(late, 350, 400) > 0.1


def test_a_loop_is_lost_when_one_of_its_links_is_switched_off() -> None:
    whole = run(ring(3), kick(1.5, 1.0, length=80))
    cut = run(ring(3), replace(kick(1.5, 1.0, length=80), cuts=(Cut("l2", 30.0),)))
    at = round(30 / STEP)
    assert np.array_equal(cut.levels[: at + 1], whole.levels[: at + 1])
    assert np.abs(whole.levels[-1]).min() > 0.9
    assert np.abs(cut.levels[-1]).max() < 1e-6
    assert cut.gains[at - 1].tolist() == [1.5, 1.5, 1.5]
    assert cut.gains[at].tolist() == [1.5, 0.0, 1.5]


# --- numbers ---------------------------------------------------------------------------------------------------------

MIXED = parse("A -> B -> C -> A\nB -> A : -\nC -> D : - ||\nD -> B : ||\nE -> A")
PUSHED = Scenario("x", (Force("v1", 1.0, 1.0, 6.0), Force("v5", -0.5)), friction=0.8, frictions={"v3": 1.7}, gain=1.6)


def test_strengths_share_the_gain_of_a_variable() -> None:
    diagram = parse("A -> D\nB -> D : -\nC -> D : ?\nA -> E\nD -> E")
    assert strengths(diagram, 1.2).tolist() == pytest.approx([0.6, -0.6, 0.0, 0.6, 0.6])
    weak = set_strength(diagram, ["l1"], Strength.WEAK)
    assert strengths(weak, 1.2).tolist() == pytest.approx([0.3, -0.6, 0.0, 0.6, 0.6])
    strong = set_strength(diagram, ["l1"], Strength.STRONG)
    assert strengths(strong, 1.2).tolist() == pytest.approx([0.8, -0.4, 0.0, 0.6, 0.6])


def reference(diagram: Diagram, scenario: Scenario, length: float) -> Floats:
    """The levels at the end by scipy, from the equations as they are written down, switch by switch."""
    gains = strengths(diagram, scenario.gain)
    place = {variable.id: k for k, variable in enumerate(diagram.variables)}
    lags = {link.id: len(place) + 3 * k for k, link in enumerate(k for k in diagram.links if k.delay)}
    state = np.zeros(len(place) + 3 * len(lags))

    def change(time: float, x: Floats) -> Floats:
        rate = -x.copy()
        for i, k in place.items():
            rate[k] = -scenario.frictions.get(i, scenario.friction) * x[k]
        for link, gain in zip(diagram.links, gains, strict=True):
            passed = np.tanh(x[place[link.source]])
            if link.delay:
                first = lags[link.id]
                rate[first : first + 3] += [passed, x[first], x[first + 1]]
                passed = x[first + 2]
            rate[place[link.target]] += gain * passed
        for force in scenario.forces:
            if force.start <= time < (inf if force.end is None else force.end):
                rate[place[force.variable]] += force.amount
        return rate

    switches = {0.0, length, *(f.start for f in scenario.forces), *(f.end for f in scenario.forces if f.end)}
    times = sorted(time for time in switches if time <= length)
    for start, end in pairwise(times):
        middle = (start + end) / 2
        state = solve_ivp(lambda _, x, at=middle: change(at, x), (start, end), state, rtol=1e-11, atol=1e-12).y[:, -1]
    return state[: len(place)]


def test_a_run_agrees_with_an_independent_solver() -> None:
    made = run(MIXED, PUSHED, steps=400)
    assert made.times[-1] == pytest.approx(20.0)
    assert np.abs(made.levels[-1] - reference(MIXED, PUSHED, 20.0)).max() < 2e-6


def test_halving_the_step_makes_the_error_sixteen_times_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = replace(PUSHED, forces=(Force("v1", 1.0, 0.0, 4.0),))
    exact = reference(MIXED, scenario, 8.0)
    errors = []
    for step in (0.2, 0.1, 0.05):
        for module in ("flow", "stepping", "system"):
            monkeypatch.setattr(f"loopeditor.simulation.{module}.STEP", step)
        made = run(MIXED, scenario, steps=round(8 / step))
        errors.append(np.abs(made.levels[-1] - exact).max())
    assert errors[0] / errors[1] == pytest.approx(16, rel=0.25)
    assert errors[1] / errors[2] == pytest.approx(16, rel=0.25)


def test_rates_are_what_the_equations_say() -> None:
    made = run(MIXED, PUSHED)
    brought = np.zeros_like(made.levels)
    targets = [made.variables.index(link.target) for link in MIXED.links]
    np.add.at(brought.T, targets, (made.gains * made.signals).T)
    assert np.allclose(made.rates, brought + made.forces - made.frictions * made.levels, atol=1e-12)
    middle = (made.levels[2:] - made.levels[:-2]) / (2 * STEP)
    smooth = slice(round(7 / STEP), None)
    assert np.allclose(middle[smooth], made.rates[1:-1][smooth], atol=2e-3)


@settings(deadline=None, max_examples=40)
@given(diagrams(), st.floats(0.01, 1000), st.floats(0, 20), st.floats(0, 20), st.data())
def test_the_mirrored_push_gives_exactly_the_mirrored_run(
    diagram: Diagram, amount: float, gain: float, friction: float, data: st.DataObject
) -> None:
    if not diagram.variables:
        return
    variable = data.draw(st.sampled_from(list(diagram.variable)))
    up = Scenario("x", (Force(variable, amount, 0.0, 3.0),), gain=gain, friction=friction)
    down = replace(up, forces=(Force(variable, -amount, 0.0, 3.0),))
    one, other = run(diagram, up, 150), run(diagram, down, 150)
    assert np.isfinite(one.levels).all()
    assert np.isfinite(one.rates).all()
    assert np.array_equal(one.levels, -other.levels)
    assert np.array_equal(one.rates, -other.rates)
    assert np.array_equal(one.signals, -other.signals)


# --- whatever comes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("diagram", [parse("A -> B -> C -> A"), parse("A"), parse("A -> A : -"), Diagram()])
def test_without_a_push_everything_stays_as_usual(diagram: Diagram) -> None:
    forces = (Force("v1", 0.0),) if diagram.variables else ()
    for scenario in (Scenario("x"), Scenario("x", forces, gain=20.0)):
        made = run(diagram, scenario)
        assert made.levels.shape == (801, len(diagram.variables))
        assert not made.levels.any()
        assert not made.rates.any()


def test_one_variable_without_links_follows_its_push_and_comes_back() -> None:
    made = run(parse("A"), Scenario("x", (Force("v1", 1.0, 0.0, 10.0),)))
    assert made.level("v1")[round(1 / STEP)] == pytest.approx(1 - np.exp(-1), abs=1e-6)
    assert abs(made.level("v1")[-1]) < 1e-9


def test_a_link_of_unknown_sign_carries_nothing() -> None:
    made = run(parse("A -> B : ?\nB -> A"), Scenario("x", (Force("v1"),)))
    assert made.strengths.tolist() == [0.0, 1.2]
    assert not made.level("v2").any()


def test_parallel_links_and_links_to_themselves_all_count() -> None:
    made = run(parse("A -> A\nA -> B\nA -> B : -"), Scenario("x", (Force("v1"),)))
    assert made.level("v1")[-1] > 1
    assert not made.level("v2").any()


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario("x", (Force("v1", 1000.0),), gain=20.0, friction=20.0),
        Scenario("x", (Force("v1", -1000.0),), gain=20.0, friction=0.0, length=1000.0),
        Scenario("x", (Force("v1", 1000.0),), frictions={"v2": 20.0, "v3": 0.0}, gain=20.0),
        Scenario("x", (Force("v1", 1.0, -1e300, 1e300), Force("v2", 1.0, 1e300)), (Cut("l1", 1e300),)),
    ],
)
@pytest.mark.parametrize("balancing", [False, True])
def test_the_most_extreme_numbers_stay_numbers(scenario: Scenario, balancing: bool) -> None:
    made = run(ring(3, balancing=balancing, delays=1), scenario)
    assert np.isfinite(made.levels).all()
    assert np.isfinite(made.rates).all()


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        (Scenario("x", friction=-0.1), "the friction is -0.1; choose one from 0 to 20"),
        (Scenario("x", friction=1e9), "the friction is 1e+09; choose one from 0 to 20"),
        (Scenario("x", frictions={"v1": -1.0}), "the friction of V1 is -1; choose one from 0 to 20"),
        (Scenario("x", gain=-1.0), "the gain is -1; choose one from 0 to 20"),
        (Scenario("x", gain=1e300), "the gain is 1e+300; choose one from 0 to 20"),
        (Scenario("x", length=0.0), "the length is 0; choose one from 0.05 to 1000"),
        (Scenario("x", length=1e9), "the length is 1e+09; choose one from 0.05 to 1000"),
        (Scenario("x", (Force("v1", -1e9),)), "the force on V1 is -1e+09; choose one from -1000 to 1000"),
        (Scenario("x", (Force("v1", nan),)), "a number of the scenario is not finite; mend or remove it"),
        (Scenario("x", gain=inf), "a number of the scenario is not finite; mend or remove it"),
        (Scenario("x", (Force("gone"),)), "the scenario names 'gone', which is not in the diagram; remove that"),
        (Scenario("x", cuts=(Cut("gone"),)), "the scenario names 'gone', which is not in the diagram; remove that"),
        (Scenario("x", frictions={"gone": 1}), "the scenario names 'gone', which is not in the diagram; remove that"),
    ],
)
def test_absurd_numbers_are_refused_in_a_sentence(scenario: Scenario, said: str) -> None:
    with pytest.raises(ValueError, match=r"choose|mend|remove") as refused:
        run(ring(3), scenario)
    assert str(refused.value) == said


def test_many_forces_that_together_are_too_much_stay_numbers() -> None:
    made = run(ring(3), Scenario("x", (Force("v1", 1000.0),) * 50, friction=0.0, length=1000.0))
    assert np.isfinite(made.levels).all()


def test_a_run_can_be_called_off() -> None:
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) == 3

    with pytest.raises(Cancelled):
        run(ring(3), Scenario("x"), steps=10_000, cancelled=cancelled)
    assert len(asked) == 3


# --- the flywheels that ship -----------------------------------------------------------------------------------------

FLYWHEELS = [
    ("amazon", "Customer experience", 1.2),
    ("ethereum", "Developers", 1.6),
    ("uber", "Drivers", 2.0),
    ("traction-to-flywheel", "Effort", 1.2),
]


def shipped(name: str, variable: str) -> tuple[Diagram, str]:
    diagram = native.loads(resources.example_text(name))
    return diagram, next(each.id for each in diagram.variables if each.name == variable)


@pytest.mark.parametrize(("name", "variable", "gain"), FLYWHEELS)
def test_a_flywheel_takes_off_and_friction_stops_it(name: str, variable: str, gain: float) -> None:
    diagram, pushed = shipped(name, variable)
    push = Scenario("x", (Force(pushed, 1.0, 0.0, 10.0),), gain=gain, length=60.0)
    turning = run(diagram, push).level(pushed)
    assert turning[-1] > 0.3  # long after the push
    stopped = run(diagram, replace(push, friction=2.5)).level(pushed)
    assert abs(stopped[-1]) < 0.01


@pytest.mark.parametrize(("name", "variable", "gain"), FLYWHEELS)
def test_a_disruption_turns_virtuous_into_vicious_and_back(name: str, variable: str, gain: float) -> None:
    diagram, pushed = shipped(name, variable)
    forces = (Force(pushed, 1.0, 0.0, 10.0), Force(pushed, -2.0, 40.0, 55.0), Force(pushed, 2.0, 90.0, 105.0))
    made = run(diagram, Scenario("x", forces, gain=gain, length=140.0))
    before, vicious, back = (float(made.level(pushed)[round(time / STEP)]) for time in (39, 89, 140))
    assert before > 0.3
    assert vicious < -0.3
    assert back > 0.3


def test_a_variable_that_nothing_reaches_stays_as_usual() -> None:
    diagram = Diagram(variables=(*ring(3).variables, Variable("alone", "Alone")), links=ring(3).links)
    assert not run(diagram, kick()).level("alone").any()


# --- large diagrams --------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(diagrams(), st.floats(-5, 5), st.floats(0, 5), st.booleans())
def test_links_one_by_one_bring_what_their_matrix_brings(
    diagram: Diagram, amount: float, gain: float, cut: bool
) -> None:
    if not diagram.variables:
        return
    cuts = tuple(Cut(link.id, 2.0) for link in diagram.links[:1]) if cut else ()
    up = Scenario("x", (Force(diagram.variables[0].id, amount, 0.0, 3.0),), cuts, gain=gain)
    down = replace(up, forces=(replace(up.forces[0], amount=-amount),))
    plain = run(diagram, up, 100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stepping, "_FEW", -1)
        patch.setattr(stepping, "_FULL", np.inf)
        listed, mirrored = run(diagram, up, 100), run(diagram, down, 100)
    assert listed.levels == pytest.approx(plain.levels, rel=1e-9, abs=1e-12)
    assert np.array_equal(listed.levels, -mirrored.levels)


@pytest.mark.alone
def test_a_large_ring_is_run_and_told_soon() -> None:
    began = time.monotonic()
    told(run(ring(1500), kick()), "v1")
    assert time.monotonic() - began < 5.0
