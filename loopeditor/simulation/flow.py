"""The run: every variable follows the links into it, lagged and saturating, and friction brings it back.

    x_i' = -friction_i x_i + sum over links j -> i of k_ij tanh(x_j) + force_i(t)

``x`` is how far a variable is from what is usual, 0. A link with a delay mark carries tanh(x_j) after three more lags
of 1. Fourth-order Runge-Kutta steps of 1/20; forces and cuts begin and end with a step. A ring of n links with strength
k and friction f has the gain (k / f)^n: a reinforcing one takes off where that exceeds 1, a balancing one settles where
it is below sec(pi / n)^n, each delay mark counting as three links of gain 1 (the secant condition: Arcak & Sontag 2006,
Automatica 42:1531-1537).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from loopeditor.model.diagram import Diagram
from loopeditor.model.scenario import Scenario
from loopeditor.simulation.stepping import Stepper
from loopeditor.simulation.system import LONGEST, STAGES, STEP, Floats, System, step_at, system

__all__ = ["LONGEST", "STEP", "Cancelled", "Run", "run"]

_ASKED = 100  # steps between two questions whether to stop


class Cancelled(Exception):  # noqa: N818 - not an error: somebody wanted it
    """A run was called off; there is no result."""


@dataclass(frozen=True, eq=False)
class Run:
    """What a scenario does to a diagram; T times, n variables and L links, both in the diagram's order.

    ``levels`` (T, n) are deviations from what is usual, which is 0, and ``rates`` (T, n) how fast they change;
    ``strengths`` (L,) is what each link passes on, signed, before any cut, and ``signals`` (T, L) what arrives through
    it before that factor: tanh of its source, or of its source a while ago. None of it has a unit.
    """

    diagram: Diagram
    scenario: Scenario
    times: Floats
    levels: Floats
    rates: Floats
    strengths: Floats
    signals: Floats

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The ids of the variables in the order of the columns."""
        return tuple(self.diagram.variable)

    @cached_property
    def links(self) -> tuple[str, ...]:
        """The ids of the links in the order of the columns."""
        return tuple(self.diagram.link)

    @cached_property
    def gains(self) -> Floats:
        """(T, L): what each link passes on at each time: ``strengths``, and 0 once it is cut."""
        made = np.tile(self.strengths, (len(self.times), 1))
        for k, step in system(self.diagram, self.scenario).cuts.items():
            made[step:, k] = 0.0
        return made

    @cached_property
    def forces(self) -> Floats:
        """(T, n): the force from outside on each variable at each time."""
        return forces(self.diagram, self.scenario, len(self.times))

    @cached_property
    def frictions(self) -> Floats:
        """(n,): the friction of each variable."""
        return system(self.diagram, self.scenario).frictions

    def level(self, variable: str) -> Floats:
        """(T,): the levels of one variable, by id."""
        return self.levels[:, self.variables.index(variable)]


def run(
    diagram: Diagram,
    scenario: Scenario,
    steps: int | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Run:
    """What a scenario does, from everything being as usual, in steps of 1/20 over its length or for so many ``steps``.

    Deterministic; the mirrored scenario gives exactly the mirrored run. O(steps * (n + links)).

    Raises:
        ValueError: with a sentence for people, where a number of the scenario is out of bounds.
        Cancelled: when ``cancelled`` says so.
    """
    made = system(diagram, scenario)
    count = step_at(scenario.length) if steps is None else steps
    states, rates, carried = _states(made, forces(diagram, scenario, count + 1), cancelled)
    return Run(
        diagram,
        scenario,
        np.arange(count + 1, dtype=np.float64) * STEP,
        states[:, : made.size],
        rates[:, : made.size],
        made.strengths,
        carried[:, made.columns],
    )


def forces(diagram: Diagram, scenario: Scenario, times: int) -> Floats:
    """(times, n): the force from outside on each variable in the step that begins then."""
    row = diagram.place
    made = np.zeros((times, len(row)))
    for force in scenario.forces:
        end = times if force.end is None else step_at(force.end)
        made[step_at(force.start) : end, row[force.variable]] += force.amount
    return made


def _states(made: System, outside: Floats, cancelled: Callable[[], bool] | None) -> tuple[Floats, Floats, Floats]:
    """(T, m) each: the variables and the stages of delays, how fast they change, and the (T, n + d) signals."""
    times, size = outside.shape
    width = size + STAGES * len(made.late)
    states, rates = np.zeros((times, width)), np.zeros((times, width))
    carried = np.zeros((times, size + len(made.late)))
    follow = Stepper(made, made.strengths)
    for first, last, strengths in _stretches(made, times):
        follow.set_strengths(strengths)
        for t in range(first, last):
            if cancelled and t % _ASKED == 0 and cancelled():
                raise Cancelled
            follow(states[t], outside[t], rates[t])
            carried[t] = follow.signals
            if t + 1 < times:
                follow.step(states[t], rates[t], outside[t], states[t + 1])
    return states, rates, carried


def _stretches(made: System, times: int) -> Iterator[tuple[int, int, Floats]]:
    """First step, end, and the strengths (L,), for each stretch of time in which these stay."""
    cut_at = sorted({0, *(step for step in made.cuts.values() if step < times)})
    for first, last in zip(cut_at, [*cut_at[1:], times], strict=True):
        strengths = made.strengths.copy()
        strengths[[k for k, step in made.cuts.items() if step <= first]] = 0.0
        yield first, last, strengths
