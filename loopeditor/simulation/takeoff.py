"""At which gain a wheel turns by itself: where the equations near what is usual have a growth that does not swing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopeditor.analysis.routes import on_loops_with
from loopeditor.model.diagram import Diagram, Link
from loopeditor.simulation.flow import Cancelled
from loopeditor.simulation.system import STAGES, Floats, Rows, strengths

GAINS = (1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.4)
"""Gains that are tried, the usual one first."""

_GROWTH = 0.04  # in a unit of time: a wheel that turns up more slowly shows nothing in one run
_LARGE = 200  # equations of a part from which on eigenvalues take too long
_ROUNDS = 2_000  # in which the fastest mode of a large part is sought
_AHEAD = 3.0  # of itself is added in each round: so a mode that grows gains on one that swings as much
_CLEAR = 0.01  # of the largest value: a mode that is nearer than that to one that does not swing is taken for one


def turning_gain(diagram: Diagram, variable: str, cancelled: Callable[[], bool] | None = None) -> float:
    """The least of GAINS at which the loops through a variable (its id) take off; the usual gain where none does.

    They take off where the fastest mode of their part of the diagram, linear near 0 and with a friction of 1, grows
    without swinging. Of a part of more than 200 equations that mode is sought by repeated multiplication; where it does
    not show within 2,000 of these, as beside one that swings more, the part counts as one that swings. Complexity: that
    of a few eigenvalue problems of up to 200 equations, or of 2,000 times the links of the part.

    Raises:
        KeyError: where there is no such variable.
        Cancelled: when ``cancelled`` says so.
    """
    wheel = _wheel(diagram, diagram.variable[variable].id)
    if wheel.equations > _LARGE:
        slowed = _sought(wheel, cancelled)
        return next((gain for gain in GAINS if gain * slowed >= 1 + _GROWTH), GAINS[0])
    scaled = None if wheel.late.any() else _fastest(wheel, 1.0) + 1  # without delays all modes grow with the gain
    for gain in GAINS:
        _ask(cancelled)
        mode = _fastest(wheel, gain) if scaled is None else gain * scaled - 1
        if mode.real >= _GROWTH and abs(mode.imag) < 1e-9:
            return gain
    return GAINS[0]


@dataclass(frozen=True)
class _Wheel:
    """The links inside a part, between places of its variables: ``strengths`` at a gain of 1, ``late`` ones delayed."""

    size: int
    sources: Rows
    targets: Rows
    late: NDArray[np.bool_]
    strengths: Floats

    @property
    def equations(self) -> int:
        """How many there are: one for each variable, and three for each that a delayed link leaves."""
        return self.size + STAGES * len(np.unique(self.sources[self.late]))


def _wheel(diagram: Diagram, variable: str) -> _Wheel:
    part = on_loops_with(diagram, variable)
    place = {i: k for k, i in enumerate(i for i in diagram.variable if i in part)}

    def is_inside(link: Link) -> bool:
        return link.source in place and link.target in place

    inside = [link for link in diagram.links if is_inside(link)]
    chosen = np.array([is_inside(link) for link in diagram.links], dtype=bool)
    return _Wheel(
        len(place),
        np.array([place[link.source] for link in inside], dtype=np.intp),
        np.array([place[link.target] for link in inside], dtype=np.intp),
        np.array([link.delay for link in inside], dtype=bool),
        strengths(diagram, 1.0)[chosen],
    )


def _ask(cancelled: Callable[[], bool] | None) -> None:
    if cancelled and cancelled():
        raise Cancelled


def _fastest(wheel: _Wheel, gain: float) -> complex:
    modes = np.linalg.eigvals(_linear(wheel, gain))
    return complex(modes[modes.real.argmax()])


def _linear(wheel: _Wheel, gain: float) -> Floats:
    """The equations of a part near 0 as a matrix over its variables and the lags of their delays."""
    size, late = wheel.size, wheel.late
    delayed, lag = np.unique(wheel.sources[late], return_inverse=True)
    count = len(delayed)
    columns = wheel.sources.copy()
    columns[late] = size + (STAGES - 1) * count + lag
    matrix = -np.eye(wheel.equations)
    np.add.at(matrix, (wheel.targets, columns), gain * wheel.strengths)
    lags = size + np.arange(count)
    matrix[lags, delayed] += 1.0
    for stage in range(1, STAGES):
        matrix[lags + stage * count, lags + (stage - 1) * count] += 1.0
    return matrix


# --- large parts -----------------------------------------------------------------------------------------------------


def _sought(wheel: _Wheel, cancelled: Callable[[], bool] | None) -> float:
    """What the fastest mode multiplies by when it is passed on once at a gain of 1; 0 where it swings.

    A mode that grows by s reads each delayed signal weaker by (1 + s)^3, so with s the least growth that counts the
    lags need no equations of their own. Where all routes between two variables have one sign, no mode swings that is
    the fastest (Perron and Frobenius), and its growth is known before its shape.
    """
    weights = np.where(wheel.late, wheel.strengths / (1 + _GROWTH) ** STAGES, wheel.strengths)
    shape = _signs(wheel)
    is_one_way = bool((weights * shape[wheel.sources] * shape[wheel.targets] >= 0).all())
    growth: list[float] = []
    passed = shape
    for _ in range(_ROUNDS):
        _ask(cancelled)
        passed = np.asarray(np.bincount(wheel.targets, weights * shape[wheel.sources], wheel.size), float)
        after = (passed + _AHEAD * shape) / (1 + _AHEAD)
        growth.append(float(np.abs(after).max()))
        if not growth[-1]:
            return 0.0
        last, shape = shape, after / growth[-1]
    if is_one_way:
        return (1 + _AHEAD) * float(np.exp(np.log(growth[_ROUNDS // 2 :]).mean())) - _AHEAD
    factor = float(passed @ last / (last @ last))
    return factor if np.abs(passed - factor * last).max() <= _CLEAR else 0.0


def _signs(wheel: _Wheel) -> Floats:
    """1 or -1 for each variable, turned over by each minus on the way from the first one."""
    leaving: dict[int, list[tuple[int, float]]] = {}
    for source, target, strength in zip(wheel.sources.tolist(), wheel.targets.tolist(), wheel.strengths, strict=True):
        if strength:
            leaving.setdefault(source, []).append((target, float(np.sign(strength))))
    signs = np.zeros(wheel.size)
    for start in range(wheel.size):
        if signs[start]:
            continue
        signs[start], waiting = 1.0, [start]
        while waiting:
            here = waiting.pop()
            for target, sign in leaving.get(here, ()):
                if not signs[target]:
                    signs[target] = sign * signs[here]
                    waiting.append(target)
    return signs
