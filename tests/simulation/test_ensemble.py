from __future__ import annotations

import numpy as np
import pytest

from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario
from loopeditor.simulation import ensemble as module
from loopeditor.simulation.ensemble import ensemble
from loopeditor.simulation.flow import Cancelled, run
from tests.simulation.rings import ring

PUSH = Scenario("x", (Force("v1"),), length=30.0)
MIXED = parse("A -> B -> C -> A\nB -> A : -\nC -> D : - ||\nD -> B : ||\nE -> A\nE -> D : ?")


def test_without_differences_every_run_is_the_plain_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same equations, written anew for many runs at once, with a cut on the way."""
    monkeypatch.setattr(module, "_WIDEST", 1.0)
    scenario = Scenario("x", (Force("v1", 1.0, 1.0, 6.0),), (Cut("l2", 9.0), Cut("l1", 20.0)), 0.8, {"v3": 1.7}, 1.6)
    plain, made = run(MIXED, scenario), ensemble(MIXED, scenario, runs=3)
    assert np.allclose(made.low, plain.levels, atol=1e-12)
    assert np.allclose(made.high, plain.levels, atol=1e-12)
    assert set(made.agreement.values()) == {1.0}
    assert tuple(made.agreement) == plain.variables


def test_whatever_the_strengths_a_push_goes_up_along_plus_links() -> None:
    made = ensemble(parse("A -> B -> C\nB -> D : -"), PUSH)
    assert made.runs == 200
    assert made.agreement == {"v1": 1.0, "v2": 1.0, "v3": 1.0, "v4": 1.0}
    assert (made.low[100:, 2] > 0).all()
    assert (made.high[100:, 3] < 0).all()


def test_two_ways_that_oppose_each_other_depend_on_their_strengths() -> None:
    """B is pushed up by A and down by C, which follows A: the way from A to B is the stronger one by tanh alone."""
    made = ensemble(parse("A -> B\nA -> C\nC -> B : -"), PUSH, runs=400)
    assert made.agreement["v1"] == made.agreement["v3"] == 1.0
    assert 0.5 < made.agreement["v2"] < 0.9


def test_the_band_holds_eight_runs_in_ten_and_the_plain_run() -> None:
    plain, made = run(ring(3), PUSH), ensemble(ring(3), PUSH)
    assert (made.low <= plain.levels).all()
    assert (plain.levels <= made.high).all()
    assert (made.high - made.low)[200:].min() > 0.1


def test_the_same_seed_gives_the_same_and_another_something_else() -> None:
    one, two, other = (ensemble(ring(3), PUSH, runs=20, seed=seed) for seed in (0, 0, 1))
    assert np.array_equal(one.low, two.low)
    assert not np.array_equal(one.low, other.low)


def test_without_a_push_all_runs_agree_that_nothing_happens() -> None:
    made = ensemble(ring(3), Scenario("x"), runs=10)
    assert set(made.agreement.values()) == {1.0}
    assert not made.high.any()


def test_progress_goes_up_to_1_and_a_run_can_be_called_off() -> None:
    told: list[float] = []
    ensemble(ring(3), PUSH, runs=5, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 10
    with pytest.raises(Cancelled):
        ensemble(ring(3), PUSH, runs=5, progress=told.append, cancelled=lambda: told[-1] > 0.5 and told[-1] < 1.0)


def test_no_runs_are_refused() -> None:
    with pytest.raises(ValueError, match="0 runs are none; ask for at least one"):
        ensemble(ring(3), PUSH, runs=0)


def test_diagrams_without_links_work_too() -> None:
    assert ensemble(parse("A\nB"), PUSH, runs=2).agreement == {"v1": 1.0, "v2": 1.0}
