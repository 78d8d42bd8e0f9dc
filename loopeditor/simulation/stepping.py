"""One step of the equations of ``flow``, for one run or for many at once, without making new arrays."""

from __future__ import annotations

import numpy as np

from loopeditor.simulation.system import STAGES, STEP, Floats, Rows, System

_FEW = 20_000  # places of a matrix up to which multiplying by it is quicker than going through the links
_FULL = 1 / 16  # share of its places that links fill from which on it is quicker too


class Stepper:
    """Brings states (m,) or, where each run has ``strengths`` (L, runs) of its own, (m, runs) one step on.

    A state holds the variables and the stages of the delays; ``signals`` (n + d,) is what links read. A step is one of
    fourth-order Runge-Kutta, and mirrored states give exactly mirrored ones.
    """

    def __init__(self, made: System, strengths: Floats) -> None:
        runs = strengths.shape[1:]
        self._size, self._late = made.size, made.late
        width = made.size + STAGES * len(made.late)
        pull = np.concatenate([-made.frictions, -np.ones(width - made.size)])
        self._pull = pull.reshape(-1, *(1 for _ in runs))
        self.signals = np.zeros((made.size + len(made.late), *runs))
        self._links = _Links(made, strengths)
        self.set_strengths = self._links.set_strengths
        self._flow = np.zeros((made.size, *runs))
        self._slopes = [np.zeros((width, *runs)) for _ in range(3)]
        self._at = np.zeros((width, *runs))

    def __call__(self, state: Floats, outside: Floats, rate: Floats) -> None:
        """Write into ``rate`` how fast a state changes."""
        size, late, signals = self._size, len(self._late), self.signals
        np.tanh(state[:size], out=signals[:size])
        np.multiply(self._pull, state, out=rate)
        if late:
            signals[size:] = state[-late:]
            rate[size : size + late] += signals[self._late]
            rate[size + late :] += state[size:-late]
        self._links(signals, self._flow)
        self._flow += outside
        rate[:size] += self._flow

    def step(self, state: Floats, first: Floats, outside: Floats, after: Floats) -> None:
        """Write into ``after`` the state one step later; ``first`` is how fast it changes now."""
        second, third, fourth = self._slopes
        at = self._at
        for slope, before, length in ((second, first, STEP / 2), (third, second, STEP / 2), (fourth, third, STEP)):
            np.multiply(before, length, out=at)
            at += state
            self(at, outside, slope)
        second += third
        second *= 2.0
        second += first
        second += fourth
        np.multiply(second, STEP / 6, out=after)
        after += state


class _Links:
    """What all links bring to each variable (n,) of the n + d signals: a matrix, or where that is mostly empty a list.

    Either way the mirrored signals bring exactly the mirrored flow. Many runs at once are always a list.
    """

    def __init__(self, made: System, strengths: Floats) -> None:
        places = made.size * (made.size + len(made.late))
        is_dense = places <= _FEW or len(made.targets) >= _FULL * places
        self._is_matrix = strengths.ndim == 1 and is_dense
        self._made = made
        self._order: Rows = np.argsort(made.targets, kind="stable")
        self._columns = made.columns[self._order]
        self._targets, self._firsts = np.unique(made.targets[self._order], return_index=True)
        self._carried = np.zeros(strengths.shape)
        self.set_strengths(strengths)

    def set_strengths(self, strengths: Floats) -> None:
        """From now on links pass on so much, in the diagram's order."""
        made = self._made
        self._strengths = strengths[self._order]
        if self._is_matrix:
            self._matrix = np.zeros((made.size, made.size + len(made.late)))
            np.add.at(self._matrix, (made.targets, made.columns), strengths)

    def __call__(self, signals: Floats, flow: Floats) -> None:
        """Write into ``flow`` what they bring."""
        if self._is_matrix:
            np.dot(self._matrix, signals, out=flow)
            return
        flow.fill(0.0)
        if len(self._columns):
            np.take(signals, self._columns, axis=0, out=self._carried, mode="clip")
            self._carried *= self._strengths
            flow[self._targets] = np.add.reduceat(self._carried, self._firsts, axis=0)
