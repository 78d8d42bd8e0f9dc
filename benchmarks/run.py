"""How long a run and an ensemble of 100 variables and 300 links take, against scipy's solvers on the same equations."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.timing import Absent, Comparison, Comparisons, Result, Trial
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Force, Scenario
from loopeditor.simulation.ensemble import RUNS, ensemble
from loopeditor.simulation.flow import run
from loopeditor.simulation.system import STAGES, STEP, Floats, System, system

VARIABLES, LINKS, STEPS = 100, 300, 2_000
PUSH = Scenario("Push", (Force("v0"),), length=STEPS * STEP)


def comparisons(folder: Path) -> Comparisons:  # noqa: ARG001 - it makes no files
    """One run by their adaptive solver and by one of our fixed steps; the ensemble as so many of their runs."""
    try:
        import scipy.integrate  # noqa: F401
    except ImportError:
        return [Absent("run", "scipy is not installed; it comes with the extra 'dev'")]
    diagram = entangled()
    ours = partial(run, diagram, PUSH, STEPS)
    return [
        Comparison("2,000 steps", ours, "solve_ivp RK45 (rtol 1e-6)", partial(solved, diagram)),
        Comparison("2,000 steps, fixed", ours, "scipy RK45 in our steps", partial(solved, diagram, fixed=True)),
        Trial("ensemble of 200", partial(_ensembles, diagram), "200 of solve_ivp, extrapolated from 5"),
    ]


def entangled(seed: int = 1) -> Diagram:
    """A diagram of 100 variables and 300 links drawn at random, a third of them minus and a tenth delayed."""
    drawn = np.random.default_rng(seed)
    links = tuple(
        Link(
            f"l{k}",
            f"v{drawn.integers(VARIABLES)}",
            f"v{drawn.integers(VARIABLES)}",
            Polarity.NEGATIVE if drawn.random() < 1 / 3 else Polarity.POSITIVE,
            delay=bool(drawn.random() < 0.1),
        )
        for k in range(LINKS)
    )
    return Diagram(variables=tuple(Variable(f"v{k}", f"Variable {k}") for k in range(VARIABLES)), links=links)


class Equations:
    """The right-hand side, in plain numpy as one would write it for scipy."""

    def __init__(self, made: System) -> None:
        self._size, self._late = made.size, made.late
        self._matrix = np.zeros((made.size, made.size + len(made.late)))
        np.add.at(self._matrix, (made.targets, made.columns), made.strengths)
        self._frictions = made.frictions
        self._force = np.zeros(made.size)
        self._force[0] = 1.0
        self.start = np.zeros(made.size + STAGES * len(made.late))

    def __call__(self, _time: float, state: Floats) -> Floats:
        levels, lags = state[: self._size], state[self._size :].reshape(STAGES, -1)
        passed = np.tanh(levels)
        rates = self._matrix @ np.concatenate([passed, lags[-1]]) - self._frictions * levels + self._force
        return np.concatenate([rates, (np.vstack([passed[self._late], lags[:-1]]) - lags).ravel()])


def solved(diagram: Diagram, *, fixed: bool = False) -> Floats:
    """(T, n): the levels by scipy at the times of a run; ``fixed`` makes it take the very same steps."""
    from scipy.integrate import solve_ivp

    equations = Equations(system(diagram, PUSH))
    times = np.arange(STEPS + 1) * STEP
    options = (
        {"rtol": 1e6, "atol": 1e6, "max_step": STEP, "first_step": STEP} if fixed else {"rtol": 1e-6, "atol": 1e-9}
    )
    found = solve_ivp(equations, (0.0, times[-1]), equations.start, method="RK45", t_eval=times, **options)
    levels: Floats = found.y[: len(diagram.variables)].T
    return levels


def _ensembles(diagram: Diagram, of: int = 5) -> Result:
    began = time.perf_counter()
    ensemble(diagram, PUSH, RUNS)
    ours = time.perf_counter() - began
    began = time.perf_counter()
    for _ in range(of):
        solved(diagram)
    theirs = (time.perf_counter() - began) / of * RUNS
    return Result(ours, theirs, f"{RUNS} runs of {STEPS:,} steps: {theirs / ours:.1f} times")
