"""What a run says, worked out beside the window from values alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from loopeditor.analysis.loops import Loop
from loopeditor.model.diagram import Diagram
from loopeditor.model.scenario import Scenario

if TYPE_CHECKING:
    from loopeditor.simulation.driving import Driving
    from loopeditor.simulation.flow import Run

Floats = NDArray[np.float64]
Stop = Callable[[], bool]


@dataclass(frozen=True, eq=False)
class Outcome:
    """A run with those that it is compared with, each under its name.

    ``scale`` is the level that counts as much, and ``pace`` the rate that counts as fast.
    """

    run: Run
    beside: tuple[tuple[str, Run], ...]
    scale: float
    pace: float

    def at(self, time: float) -> int:
        """The row of a time."""
        return int(np.clip(np.searchsorted(self.run.times, time), 0, len(self.run.times) - 1))


@dataclass(frozen=True, eq=False)
class Reading:
    """What is read out of a run, with the variable in the middle of it in view; ``loops`` are those it can name."""

    told: tuple[str, ...]
    assumed: str
    turning: float | None
    loops: tuple[Loop, ...]
    driving: Driving | None


_LEAST = 0.5
"""Levels below this are never shown as large, however small all others are."""
_SECONDS = 1.0
"""Longest time in which exact shares are worked out."""


def wanted(diagram: Diagram, variable: str) -> int:
    """Which way a variable is wanted to be pushed, 1 or -1. O(links)."""
    from loopeditor.simulation import telling

    return telling.wanted_way(diagram, variable)


def push(diagram: Diagram, variable: str, stop: Stop | None = None, *, virtuous: bool) -> Scenario:
    """A push on a variable the wanted way, or the other way, with a gain at which its loop turns.

    Raises:
        Cancelled: when it is called off.
    """
    from loopeditor.simulation import telling

    return (telling.virtuous if virtuous else telling.vicious)(diagram, variable, stop)


def outcome(diagram: Diagram, draft: Scenario, beside: tuple[Scenario, ...], stop: Stop) -> Outcome:
    """Run the draft and what it is compared with.

    Raises:
        ValueError: with a sentence for people, where a number is out of bounds.
        Cancelled: when it is called off.
    """
    from loopeditor.simulation.flow import run

    main = run(diagram, draft, cancelled=stop)
    others = tuple((each.name, run(diagram, each, cancelled=stop)) for each in beside)
    largest = [float(np.abs(each.levels).max(initial=0.0)) for each in (main, *(other for _, other in others))]
    fastest = float(np.abs(main.rates).max(initial=0.0))
    return Outcome(main, others, max(_LEAST, *largest), max(_LEAST / 4, fastest))


def reading(run: Run, loops: tuple[Loop, ...], focus: str, stop: Stop) -> Reading:
    """Everything that is told of a run.

    Raises:
        Cancelled: when it is called off.
    """
    from loopeditor.simulation.driving import driving
    from loopeditor.simulation.momentum import turning_point
    from loopeditor.simulation.telling import assumptions, told

    return Reading(
        told(run, focus, stop) if focus else (),
        assumptions(run.diagram, run.scenario, stop),
        turning_point(run, focus, stop) if focus else None,
        loops,
        driving(run, loops, _SECONDS, variable=focus, cancelled=stop) if focus and loops else None,
    )
