"""Which loops drive when: the smallest set that makes up half of all loop scores, as a band under a chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

import numpy as np

from loopeditor.analysis.loops import Loop
from loopeditor.simulation.dominance import ratio, raw_scores
from loopeditor.simulation.flow import Run
from loopeditor.simulation.scores import Floats
from loopeditor.simulation.shares import SAMPLES, Shares, shares

HALF = 0.5
"""The share of all scores from which loops are dominant (Schoenberg, Davidsen & Eberlein 2020)."""
MOST = 5
"""Loops that are named together; where it takes more to make up half, many loops drive."""
SETTLED = 0.01
"""Share of the largest level within which a part stays from the time on at which it has come to rest."""
SHORTEST = 0.02
"""Share of the run's length below which an interval is a flicker and goes to a neighbour."""


class Driver(Enum):
    """What drives."""

    LOOPS = "loops"
    FRICTION = "friction"
    MANY = "many loops"
    NONE = "no loop"
    REST = "nothing"


@dataclass(frozen=True)
class Interval:
    """From ``start`` to ``end`` one thing drives: friction, or loops, or so many loops that none is worth naming.

    ``loops`` are places in the list of loops, strongest first; where MANY drive there are none, be it that it takes too
    many to make up half, that they are not in the list, or that the shares are not exact. ``share`` is what those
    loops, or friction, or for MANY all loops, make up of all scores on average; ``reinforcing`` and ``balancing`` are
    the averages of all loops.
    """

    start: float
    end: float
    driver: Driver
    loops: tuple[int, ...]
    share: float
    reinforcing: float
    balancing: float


@dataclass(frozen=True, eq=False)
class Driving:
    """What drives a part of a run: ``shares`` of all, ``loops`` (S, listed) relative scores, ``intervals`` of the band.

    ``uncovered`` (S,) is the share of loops that are not listed (not known, and 0, where the shares are not exact), and
    ``carried`` (S, L) the share of what the listed loops drive that runs through each link.
    """

    shares: Shares
    loops: Floats
    uncovered: Floats
    carried: Floats
    intervals: tuple[Interval, ...]

    def row_at(self, time: float) -> int | None:
        """The row S of a time; None where nothing could be worked out."""
        times = self.shares.times
        return int(np.clip(np.searchsorted(times, time), 0, len(times) - 1)) if len(times) else None

    def carried_at(self, time: float) -> Floats | None:
        """(L,): the share of what loops drive at a time that runs through each link; None where that is not known."""
        row = self.row_at(time)
        return None if row is None else self.carried[row]


def driving(
    run: Run,
    loops: Sequence[Loop],
    seconds: float | None = None,
    *,
    variable: str | None = None,
    samples: int = SAMPLES,
    cancelled: Callable[[], bool] | None = None,
) -> Driving:
    """What drives in the part of ``variable``, or in the one of most links, as told by these loops; see ``shares``.

    Raises:
        Cancelled: when ``cancelled`` says so.
    """
    made = shares(run, seconds, variable=variable, samples=samples, cancelled=cancelled)
    scores = relative_to(run, loops, made)
    sizes = np.abs(scores)
    left = made.reinforcing + made.balancing - sizes.sum(axis=1)
    uncovered = np.where(left > _ROUNDING, left, 0.0) if made.exact else np.zeros_like(left)
    band = _intervals(made, sizes, _settled(run, made))
    return Driving(made, scores, uncovered, carried(run, loops, scores), band)


def relative_to(run: Run, loops: Sequence[Loop], among: Shares) -> Floats:
    """(S, loops): relative scores among *all* loops of a part at the times of its shares; 0 for loops elsewhere."""
    inside = [k for k, loop in enumerate(loops) if loop.variables[0] in among.part.variables]
    made = np.zeros((len(among.rows), len(loops)))
    raw = raw_scores(run, [loops[k] for k in inside])[among.rows]
    total = among.total
    if not among.exact:
        total = np.maximum(total, np.abs(raw).sum(axis=1) + among.total * among.friction)
    made[:, inside] = ratio(raw, total[:, None])
    return made


def carried(run: Run, loops: Sequence[Loop], scores: Floats) -> Floats:
    """(S, L): the share of what these loops drive that runs through each link, 0 to 1, for the widths of lines."""
    place = {i: k for k, i in enumerate(run.links)}
    through = np.zeros((len(loops), len(place)))
    for k, loop in enumerate(loops):
        through[k, [place[i] for i in loop.links]] = 1.0
    sizes = np.abs(scores)
    return np.minimum(ratio(sizes @ through, sizes.sum(axis=1, keepdims=True)), 1.0)


_ROUNDING = 1e-9

_Told = tuple[Driver, tuple[int, ...]]
_Stretch = tuple[int, int, _Told]  # first and last row, both included, and what drives


def _settled(run: Run, among: Shares) -> float:
    """The time from which on no level of the part moves by more than SETTLED of the largest any more."""
    place = {i: k for k, i in enumerate(run.variables)}
    levels = run.levels[:, [place[i] for i in among.part.variables]]
    away = np.abs(levels - levels[-1:]).max(axis=1, initial=0.0)
    moving = np.flatnonzero(away > SETTLED * np.abs(levels).max(initial=0.0))
    return float(run.times[moving[-1] + 1]) if len(moving) else 0.0


def _intervals(among: Shares, sizes: Floats, settled: float) -> tuple[Interval, ...]:
    """The band: each time tells of the interval that ends there."""
    if not len(among.times):
        return ()
    told = [_drives(among, sizes, row) for row in range(len(among.times))]
    told = [(Driver.REST, ()) if time > settled else each for time, each in zip(among.times, told, strict=True)]
    if len(told) > 1:
        told[0] = told[1]  # before the first interval there is nothing to tell of
    stretches = _steady(among.times, told)
    return tuple(_interval(among, sizes, stretch) for stretch in stretches)


def _drives(among: Shares, sizes: Floats, row: int) -> _Told:
    if among.total[row] <= 0:
        return Driver.NONE, ()
    if not among.exact:  # half of what is listed says nothing about half of all there is
        return Driver.MANY, ()
    if among.friction[row] >= HALF:
        return Driver.FRICTION, ()
    ranked = np.argsort(-sizes[row], kind="stable")
    enough = np.flatnonzero(np.cumsum(sizes[row, ranked]) >= HALF - _ROUNDING)
    if not len(enough) or enough[0] >= MOST:
        return Driver.MANY, ()
    return Driver.LOOPS, tuple(sorted(int(k) for k in ranked[: enough[0] + 1]))


def _steady(times: Floats, told: list[_Told]) -> list[_Stretch]:
    """Stretches of one thing, of which none but the only one is a flicker: these go to their longer neighbour."""
    found = _joined([(k, k, each) for k, each in enumerate(told)])
    least = SHORTEST * (times[-1] - times[0])
    while len(found) > 1:
        lengths = [_end(times, stretch) - _start(times, stretch) for stretch in found]
        shortest = int(np.argmin(lengths))
        if lengths[shortest] >= least:
            break
        beside = [k for k in (shortest - 1, shortest + 1) if 0 <= k < len(found)]
        taker = max(beside, key=lambda k: lengths[k])
        found[shortest] = (*found[shortest][:2], found[taker][2])
        found = _joined(found)
    return found


def _joined(stretches: list[_Stretch]) -> list[_Stretch]:
    grouped = (list(same) for _, same in groupby(stretches, key=lambda stretch: stretch[2]))
    return [(same[0][0], same[-1][1], same[0][2]) for same in grouped]


def _start(times: Floats, stretch: _Stretch) -> float:
    return float(times[max(0, stretch[0] - 1)])


def _end(times: Floats, stretch: _Stretch) -> float:
    return float(times[stretch[1]])


def _interval(among: Shares, sizes: Floats, stretch: _Stretch) -> Interval:
    first, last, (driver, loops) = stretch
    rows = slice(max(first, 1) if last else first, last + 1)
    mine = sizes[rows].mean(axis=0)
    reinforcing, balancing, friction = (
        float(each[rows].mean()) for each in (among.reinforcing, among.balancing, among.friction)
    )
    ranked = tuple(sorted(loops, key=lambda k: -mine[k]))
    share = {
        Driver.LOOPS: float(mine[list(loops)].sum()),
        Driver.FRICTION: friction,
        Driver.MANY: reinforcing + balancing,
        Driver.NONE: 0.0,
        Driver.REST: 0.0,
    }[driver]
    start, end = _start(among.times, stretch), _end(among.times, stretch)
    return Interval(start, end, driver, ranked, share, reinforcing, balancing)
