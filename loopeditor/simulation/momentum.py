"""How much of a change turns by itself: from traction, an effort from outside, to a flywheel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from loopeditor.analysis.routes import on_loops_with
from loopeditor.model.diagram import Diagram
from loopeditor.model.scenario import Cut
from loopeditor.simulation.flow import Run, run
from loopeditor.simulation.system import Floats

_STILL = 1e-6  # a change that is none
_LASTING = 0.1  # of the greatest level: less than that is as good as usual again


def self_sustained(made: Run, variable: str, cancelled: Callable[[], bool] | None = None) -> Floats:
    """(T,): the share, 0 to 1, of a variable's change that comes from the loops through it, not from outside.

    Beside the run stands one in which the links from the variable into its own loops carry nothing: what it does there
    is the outside's part b, and what it does beyond that, a, the loops'. The share is |a| / (|a| + |b|); 0 where
    nothing has changed and where the variable is on no loop.

    Raises:
        ValueError: where there is no such variable.
    """
    whole, outside = _parts(made, variable, cancelled)
    return _share(whole, outside)


def turning_point(made: Run, variable: str, cancelled: Callable[[], bool] | None = None) -> float | None:
    """When traction becomes flywheel: the loops begin to do more than half of what the variable does, to stay so.

    They must carry it the way in which it was pushed, until the end or until the outside turns round, and it must not
    be as usual again by then; None where that never happens, as where they only hold it back.

    Raises:
        ValueError: where there is no such variable.
    """
    whole, outside = _parts(made, variable, cancelled)
    loops = whole - outside
    moving = np.abs(outside) > _STILL
    if not moving.any():
        return None
    first = int(moving.argmax())
    way = np.sign(outside[first])
    turned = np.flatnonzero((np.sign(outside) == -way) & (np.abs(outside) > _STILL))
    end = int(turned[0]) if len(turned) else len(whole)
    carried = (_share(whole, outside) > 0.5) & (np.sign(loops) == way)
    broken = np.flatnonzero(~carried[:end])
    turning = int(broken[-1]) + 1 if len(broken) else 0
    if turning == end or abs(whole[end - 1]) < _LASTING * np.abs(whole[:end]).max():
        return None
    return float(made.times[turning])


def loop_links(diagram: Diagram, variable: str) -> frozenset[str]:
    """The ids of the links from a variable into the loops through it. O(n + links)."""
    part = on_loops_with(diagram, variable)
    return frozenset(link.id for link in diagram.links if link.source == variable and link.target in part)


def _parts(made: Run, variable: str, cancelled: Callable[[], bool] | None) -> tuple[Floats, Floats]:
    """What the variable does, and what it would do without the loops through it."""
    if variable not in made.diagram.variable:
        raise ValueError(f"there is no variable {variable!r} in the run; choose one of the diagram")
    links, whole = loop_links(made.diagram, variable), made.level(variable)
    if not links:
        return whole, whole
    cuts = (*made.scenario.cuts, *map(Cut, sorted(links)))
    alone = run(made.diagram, replace(made.scenario, cuts=cuts), len(made.times) - 1, cancelled)
    return whole, alone.level(variable)


def _share(whole: Floats, outside: Floats) -> Floats:
    loops = np.abs(whole - outside)
    total = loops + np.abs(outside)
    share: Floats = np.divide(loops, total, out=np.zeros_like(total), where=total > _STILL)
    return share
