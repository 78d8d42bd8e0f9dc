"""Many runs with strengths drawn at random: which way things go whatever the strengths are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from loopeditor.model.diagram import Diagram
from loopeditor.model.scenario import Scenario
from loopeditor.simulation.flow import Cancelled, forces, run
from loopeditor.simulation.stepping import Stepper
from loopeditor.simulation.system import STAGES, Floats, System, system

RUNS = 200

_WIDEST = 2.0  # a strength is drawn from half of what it is to twice that, as weak and strong are
_STILL = 0.01  # of the greatest level in the plain run: as usual
_NOTHING = 1e-6
_ASKED = 20  # steps between two questions whether to stop


@dataclass(frozen=True, eq=False)
class Ensemble:
    """Many runs of a scenario; ``low`` and ``high`` (T, n) leave a tenth of them below and a tenth above.

    ``agreement`` is for each variable (id) the share of runs that end in the direction in which the plain run ends.
    """

    diagram: Diagram
    scenario: Scenario
    runs: int
    times: Floats
    agreement: Mapping[str, float]
    low: Floats
    high: Floats


def ensemble(
    diagram: Diagram,
    scenario: Scenario,
    runs: int = RUNS,
    seed: int = 0,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    steps: int | None = None,
) -> Ensemble:
    """Runs of a scenario whose strengths are what they are times a factor from 1/2 to 2, evenly on a logarithmic scale.

    So the plain run lies in their midst. An end within a hundredth of the greatest level is as usual, and one that is
    as usual in both agrees. The same seed gives the same. O(steps * runs * (n + links)).

    Raises:
        ValueError: with a sentence for people, where a number is out of bounds.
        Cancelled: when ``cancelled`` says so.
    """
    if runs < 1:
        raise ValueError(f"{runs} runs are none; ask for at least one")
    plain = run(diagram, scenario, steps, cancelled)
    made, times = system(diagram, scenario), len(plain.times)
    drawn = _drawn(made, runs, seed)
    low, high = np.zeros((times, made.size)), np.zeros((times, made.size))
    levels = np.zeros((made.size, runs))
    outside = forces(diagram, scenario, times)
    tenth = (runs - 1) // 10
    for t, levels in enumerate(_levels(made, drawn, outside)):
        ordered = np.partition(levels, (tenth, runs - 1 - tenth), axis=1)
        low[t], high[t] = ordered[:, tenth], ordered[:, runs - 1 - tenth]
        if t % _ASKED == 0:
            if cancelled and cancelled():
                raise Cancelled
            if progress:
                progress(t / times)
    if progress:
        progress(1.0)
    agreement = dict(zip(diagram.variable, _agreeing(plain.levels, levels).tolist(), strict=True))
    return Ensemble(diagram, scenario, runs, plain.times, agreement, low, high)


def _agreeing(plain: Floats, ends: Floats) -> Floats:
    """(n,): the share of runs that end (n, runs) in the direction in which the plain run (T, n) does."""
    still = np.maximum(_STILL * np.abs(plain).max(axis=0), _NOTHING)[:, None]
    agrees: Floats = (_ways(ends, still) == _ways(plain[-1][:, None], still)).mean(axis=1)
    return agrees


def _ways(levels: Floats, still: Floats) -> Floats:
    return np.where(np.abs(levels) > still, np.sign(levels), 0.0)


def _drawn(made: System, runs: int, seed: int) -> Floats:
    """(L, runs): the strengths of each run."""
    factors = _WIDEST ** np.random.default_rng(seed).uniform(-1.0, 1.0, (len(made.strengths), runs))
    drawn: Floats = made.strengths[:, None] * factors
    return drawn


def _levels(made: System, drawn: Floats, outside: Floats) -> Iterator[Floats]:
    """(n, runs): the levels at each time; each is overwritten later."""
    shape = (made.size + STAGES * len(made.late), drawn.shape[1])
    state, after, rate = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    follow = Stepper(made, drawn)
    for t in range(len(outside)):
        if gone := [k for k, step in made.cuts.items() if step == t]:
            drawn[gone] = 0.0
            follow.set_strengths(drawn)
        yield state[: made.size]
        if t + 1 < len(outside):
            follow(state, outside[t][:, None], rate)
            follow.step(state, rate, outside[t][:, None], after)
            state, after = after, state
