"""At which gain a wheel turns by itself: where the equations near what is usual have a growth that does not swing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from loopeditor.analysis.graph import strong_parts
from loopeditor.model.diagram import Diagram
from loopeditor.model.scenario import Scenario
from loopeditor.simulation.system import STAGES, Floats, system

GAINS = (1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.4)
"""Gains that are tried, the usual one first."""

_GROWTH = 0.04  # in a unit of time: a wheel that turns up more slowly shows nothing in one run


def turning_gain(diagram: Diagram, variable: str) -> float:
    """The least of GAINS at which the loops through a variable (its id) take off; the usual gain where none does.

    They take off where the fastest mode of their part of the diagram, linear near 0 and with a friction of 1, grows
    without swinging. Complexity: that of a few eigenvalue problems of the part's size.

    Raises:
        KeyError: where there is no such variable.
    """
    part = _part(diagram, diagram.variable[variable].id)
    return next((gain for gain in GAINS if _takes_off(diagram, part, gain)), GAINS[0])


def _part(diagram: Diagram, variable: str) -> set[str]:
    leaving: dict[str, list[str]] = {each: [] for each in diagram.variable}
    for link in diagram.links:
        leaving[link.source].append(link.target)
    return next(part for part in strong_parts(leaving) if variable in part)


def _takes_off(diagram: Diagram, part: set[str], gain: float) -> bool:
    modes = np.linalg.eigvals(_linear(diagram, part, gain))
    fastest = modes[modes.real.argmax()]
    return bool(fastest.real >= _GROWTH and abs(fastest.imag) < 1e-9)


def _linear(diagram: Diagram, part: set[str], gain: float) -> Floats:
    """The equations of a part near 0 as a matrix over its variables and the lags of their delays."""
    made = system(replace(diagram, scenarios=()), Scenario("", gain=gain))
    size, late = made.size, len(made.late)
    inside = np.array([link.source in part and link.target in part for link in diagram.links], dtype=bool)
    matrix = -np.eye(size + STAGES * late)
    last = np.where(made.columns < size, made.columns, made.columns + (STAGES - 1) * late)
    np.add.at(matrix, (made.targets[inside], last[inside]), made.strengths[inside])
    lags = size + np.arange(late)
    matrix[lags, made.late] += 1.0
    for stage in range(1, STAGES):
        matrix[lags + stage * late, lags + (stage - 1) * late] += 1.0
    mine = np.array([i in part for i in diagram.variable], dtype=bool)
    rows = np.flatnonzero(np.concatenate([mine, np.tile(mine[made.late], STAGES)]))
    return np.asarray(matrix[np.ix_(rows, rows)], float)
