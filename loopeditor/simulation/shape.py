"""What kind of curve a variable draws: it stays, comes back, turns round or swings."""

from __future__ import annotations

from enum import Enum

import numpy as np

from loopeditor.simulation.system import STEP, Floats


class Shape(Enum):
    """What the levels of a variable do in a run, each told by its last stretch."""

    STILL = "still"  # as usual all the time
    GROWS = "grows"  # away from what is usual and still on the way
    FADES = "fades"  # away, and slowly coming back
    STAYS = "stays"  # away, and at rest there
    RETURNS = "returns"  # away, and back
    TURNS = "turns"  # at rest, or on the way, on the other side than at first
    SETTLES = "settles"  # to and fro, less and less
    SWINGS = "swings"  # to and fro without an end


_NOTHING = 1e-6
_SMALL = 0.05  # of the greatest level: as usual again, or at rest
_LESS = 0.7  # of the first swing is the last one at most where they become less
_LATE = 5.0  # the time at the end in which it shows whether something rests


def shape(levels: Floats) -> Shape:
    """What (T,) levels of a variable do; a run too short to tell is one still on its way."""
    greatest = float(np.abs(levels).max(initial=0.0))
    if greatest < _NOTHING:
        return Shape.STILL
    turns = _turns(levels, _SMALL * greatest)
    late = levels[-round(_LATE / STEP) - 1 :]
    if len(turns) >= 4:
        if abs(turns[-1] - turns[-2]) <= _LESS * abs(turns[1] - turns[0]):
            return Shape.SETTLES
        if float(np.ptp(late)) > _SMALL * greatest:  # beside a level near 0 any trifle would be a swing
            return Shape.SWINGS
    if abs(levels[-1]) <= _SMALL * greatest:
        return Shape.RETURNS
    moved = np.flatnonzero(np.abs(levels) > _SMALL * greatest)
    if np.sign(levels[moved[0]]) != np.sign(levels[-1]):
        return Shape.TURNS
    usual_pace = greatest * len(late) / len(levels)  # what is as fast as ever has not come to rest, however far it is
    if float(np.ptp(late)) <= min(_SMALL * float(np.abs(late).max()), usual_pace / 2):
        return Shape.STAYS
    return Shape.GROWS if abs(late[-1]) >= abs(late[0]) else Shape.FADES


def _turns(levels: Floats, least: float) -> list[float]:
    """The levels at which it turns round by more than ``least``, in order."""
    found: list[float] = []
    low = high = float(levels[0])
    way = 0
    for level in map(float, levels):
        low, high = min(low, level), max(high, level)
        if way >= 0 and level < high - least:
            found += [high] if way else []
            way, low = -1, level
        elif way <= 0 and level > low + least:
            found += [low] if way else []
            way, high = 1, level
    return found
