"""Scores of links and loops in a run, against the definition applied to the equations."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from loopeditor.analysis.loops import find_loops
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario
from loopeditor.simulation.dominance import friction_scores, link_drive, link_scores, loop_scores, raw_scores
from loopeditor.simulation.driving import driving
from loopeditor.simulation.flow import Run, run
from loopeditor.simulation.scores import link_scores as by_definition
from tests.analysis.brute import MOSTLY_SIGNED, random_diagram

Floats = NDArray[np.float64]


def pushed(diagram: Diagram, amount: float = 0.5, until: float | None = None, **more: object) -> Run:
    """A push on the first variable."""
    force = Force(diagram.variables[0].id, amount, 0.0, until)
    return run(diagram, replace(Scenario("push", forces=(force,)), **more))  # type: ignore[arg-type]


def random_runs(count: int, seed: int) -> list[Run]:
    dice = random.Random(seed)
    diagrams = (random_diagram(dice, dice.randint(1, 6), dice.randint(1, 14), MOSTLY_SIGNED) for _ in range(count))
    return [pushed(diagram, dice.uniform(-2, 2), length=5.0, friction=dice.uniform(0.3, 2)) for diagram in diagrams]


def test_link_and_friction_scores_are_the_definition() -> None:
    """Each rate as a function of the signals of its links, of its own level and of the force, one changed at a time."""
    for made in random_runs(30, seed=41):
        scores, friction = link_scores(made), friction_scores(made)
        for i, variable in enumerate(made.variables):
            into = [k for k, link in enumerate(made.diagram.links) if link.target == variable]

            def rate(causes: Floats, into: list[int] = into, i: int = i, made: Run = made) -> float:
                brought = made.strengths[into] @ causes[: len(into)]
                return float(brought - made.frictions[i] * causes[-2] + causes[-1])

            causes = np.column_stack([made.signals[:, into], made.levels[:, i], made.forces[:, i]])
            for t in (10, 50, 100):
                expected = by_definition(rate, causes[t - 1], causes[t])
                if abs(rate(causes[t]) - rate(causes[t - 1])) > 1e-6 and scores[t, into].any():
                    assert scores[t, into] == pytest.approx(expected[: len(into)], rel=1e-6)
                    assert friction[t, i] == pytest.approx(expected[-2], rel=1e-6)


@pytest.mark.parametrize(("length", "gain"), [(2, 1.2), (3, 1.2), (5, 1.5), (3, 0.7)])
def test_a_ring_in_its_own_motion(length: int, gain: float) -> None:
    """While all is small it follows exp((g - 1) t), so that each variable scores 1 / |g - 1| and the ring gains g^n."""
    diagram = parse(" -> ".join(["V0", *(f"V{k}" for k in range(1, length)), "V0"]))
    made = pushed(diagram, 1e-6, until=0.5, gain=gain, length=40.0 if gain < 1 else 20.0)
    loops = find_loops(diagram).found
    pace = abs(gain - 1)
    late = np.flatnonzero(made.times < 20)[-1]
    ring, own = (gain / pace) ** length, length / pace
    assert raw_scores(made, loops)[late, 0] == pytest.approx(ring, rel=0.03)
    assert loop_scores(made, loops)[late, 0] == pytest.approx(ring / (ring + own), rel=0.02)


def test_a_delay_scores_what_the_path_through_its_lags_scores() -> None:
    """The same three lags as variables of their own, in a model that is linear because all is small."""
    plain = parse("A -> B\nB -> A : -")
    diagram = replace(plain, links=(replace(plain.links[0], delay=True), plain.links[1]))
    push, dt, steps = 1e-4, 1 / 20, 400
    made = pushed(diagram, push, length=steps * dt)
    matrix = np.zeros((5, 5))  # A, three lags, B
    matrix[0, 4], matrix[1, 0], matrix[2, 1], matrix[3, 2], matrix[4, 3] = -1.2, 1, 1, 1, 1.2
    matrix -= np.eye(5)
    outside = np.array([push, 0, 0, 0, 0])
    states = [np.zeros(5)]
    for _ in range(steps):
        x = states[-1]
        a = matrix @ x + outside
        b = matrix @ (x + dt / 2 * a) + outside
        c = matrix @ (x + dt / 2 * b) + outside
        d = matrix @ (x + dt * c) + outside
        states.append(x + dt / 6 * (a + 2 * b + 2 * c + d))
    ours = raw_scores(made, find_loops(diagram).found)[:, 0]
    ring = [(1, 0), (2, 1), (3, 2), (4, 3), (0, 4)]
    for t in (40, 100, 150, 310):
        each = [by_definition(row.dot, states[t - 1], states[t]) for row in matrix]
        expected = np.prod([each[target][source] for target, source in ring])
        assert ours[t] == pytest.approx(expected, rel=0.01)
        assert ours[t] < 0


def test_in_equilibrium_and_before_anything_happens_all_scores_are_nothing() -> None:
    diagram = parse("A -> B -> C -> A : -\nB -> A")
    loops = find_loops(diagram).found
    silent = pushed(diagram, 0.0)
    settled = pushed(diagram, 1.0, gain=0.8, length=200.0)
    for scores in (link_scores, friction_scores, link_drive):
        assert not scores(silent).any()
        assert not scores(settled)[0].any()
        assert scores(settled)[100].any()
        assert not scores(settled)[-1].any()
    assert not loop_scores(settled, loops)[-1].any()


def test_what_carries_nothing_scores_nothing() -> None:
    diagram = parse("A -> B -> A\nA -> C : ?\nC -> A\nB -> B : -")
    made = pushed(diagram)
    silent = [
        k for k, link in enumerate(diagram.links) if diagram.name(link.source) == "C" or link.polarity.value == "?"
    ]
    assert not link_scores(made)[:, silent].any()
    scores = loop_scores(made, find_loops(diagram).found)
    assert [bool(column.any()) for column in scores.T] == [
        all(diagram.links[k].id not in loop.links for k in silent) for loop in find_loops(diagram).found
    ]


def test_a_loop_that_is_cut_drives_no_longer() -> None:
    diagram = parse("A -> B -> A\nB -> C -> B : -")
    made = pushed(diagram, cuts=(Cut(diagram.links[1].id, 3.0),))
    loops = find_loops(diagram).found
    cut = next(k for k, loop in enumerate(loops) if diagram.links[1].id in loop.links)
    scores = loop_scores(made, loops)
    assert scores[made.times <= 3.0][10:, cut].all()
    assert not scores[made.times > 3.0, cut].any()
    assert scores[made.times > 3.0, 1 - cut].any()


def test_virtuous_and_vicious_are_driven_alike() -> None:
    for made in random_runs(10, seed=42):
        force = replace(made.scenario.forces[0], amount=-made.scenario.forces[0].amount)
        mirrored = run(made.diagram, replace(made.scenario, forces=(force,)))
        assert np.array_equal(link_scores(made), link_scores(mirrored))
        assert np.array_equal(friction_scores(made), friction_scores(mirrored))


def test_relative_scores_are_those_among_the_loops_of_one_part() -> None:
    diagram = parse("A -> B -> A\nB -> C\nC -> D -> C : -\nD -> D")
    made = pushed(diagram, length=10.0)
    loops = find_loops(diagram).found
    scores, friction, raw = loop_scores(made, loops), friction_scores(made), raw_scores(made, loops)
    row = {variable.name: k for k, variable in enumerate(diagram.variables)}
    for names in ("AB", "CD"):
        mine = [k for k, loop in enumerate(loops) if {diagram.name(i) for i in loop.variables} <= set(names)]
        own = np.abs(friction[:, [row[name] for name in names]]).sum(axis=1)
        total = np.abs(raw[:, mine]).sum(axis=1) + own
        moving = total > 0
        assert moving.sum() > 100
        assert scores[moving][:, mine] == pytest.approx(raw[moving][:, mine] / total[moving, None])


def test_widths_of_lines_are_shares_of_what_moves_the_target() -> None:
    for made in random_runs(20, seed=43):
        drive = link_drive(made)
        assert drive.min() >= 0
        for variable in made.variables:
            into = [k for k, link in enumerate(made.diagram.links) if link.target == variable]
            assert drive[:, into].sum(axis=1).max(initial=0) <= 1 + 1e-12
    lone = pushed(parse("A -> B"), length=5.0)
    assert link_drive(lone)[5, 0] == pytest.approx(
        1.2
        * np.diff(np.tanh(lone.level("v1")))[4]
        / (1.2 * np.diff(np.tanh(lone.level("v1")))[4] + np.diff(lone.level("v2"))[4])
    )


def test_absurd_runs_stay_within_the_numbers() -> None:
    for text in ("A -> A : -", "A -> A", "A", "A -> B", "A -> B -> A"):
        for amount in (1e-300, 1e-9, 1000.0):
            made = pushed(parse(text), amount, gain=20.0, friction=0.0, length=50.0)
            loops = find_loops(made.diagram).found
            for scores in (link_scores(made), friction_scores(made), link_drive(made), loop_scores(made, loops)):
                assert np.isfinite(scores).all()


def test_a_ring_too_long_and_slow_for_floating_point_leaves_a_gap() -> None:
    """180 variables that grow at a pace of 0.003: the ring scores some 300 to the power of 180."""
    names = [f"V{k}" for k in range(180)]
    diagram = parse(" -> ".join([*names, names[0]]))
    forces = tuple(Force(variable.id, 1e-6) for variable in diagram.variables)
    made = run(diagram, Scenario("push", forces=forces, gain=1.003, length=10.0))
    loops = find_loops(made.diagram).found
    scores = loop_scores(made, loops)
    assert np.isfinite(scores).all()
    found = driving(made, loops)
    for shares in (found.loops, found.uncovered, found.shares.reinforcing, found.shares.friction):
        assert np.isfinite(shares).all()
    assert not np.isfinite(raw_scores(made, loops)).all()
