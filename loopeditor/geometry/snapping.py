"""Where a box comes to rest while it is moved: in line with others near by, or at their distance from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from loopeditor.geometry.shapes import Floats, Point, Rect

FAR = 300.0
"""How far off, in points, a box may lie to be snapped to; the farther, the more exactly it must be met."""

_SAME = 1e-6
_WORTH = np.array((1.0, 2.0, 2.0))  # how much a way counts: names in line by their middles look best
_MIDDLE, _LOW, _HIGH = 0, 1, 2


@dataclass(frozen=True)
class Guide:
    """A thin line that shows what was snapped to; one that ``measures`` spans the free room between two boxes."""

    start: Point
    end: Point
    measures: bool = False


@dataclass(frozen=True)
class Snap:
    """How far a box is moved on, at most the reach in x and in y, and what shows why."""

    offset: Point
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True, eq=False)
class Resting:
    """Boxes that rest while something is moved, made ready once: left, top, right and bottom of each."""

    rows: Floats

    @classmethod
    def of(cls, boxes: Iterable[Rect]) -> Resting:
        """These boxes."""
        return cls(np.array([(box.left, box.top, box.right, box.bottom) for box in boxes]).reshape(-1, 4))


NOTHING = Resting.of(())
"""Where there is nothing to snap to."""


def snap(box: Rect, others: Resting, reach: float) -> Snap:
    """Put a box in line with the middles of others, or with the same sides when twice as near, or at equal distances.

    O(n log n).
    """
    rows = others.rows
    if not len(rows):
        return Snap(Point(0.0, 0.0))
    mine = np.array((box.left, box.top, box.right, box.bottom))
    flat, upright = np.array((0, 2)), np.array((1, 3))
    dx = _Axis(mine[flat], mine[upright], rows[:, flat], rows[:, upright]).offset(reach)
    mine = mine + np.array((dx, 0.0, dx, 0.0))
    dy = _Axis(mine[upright], mine[flat], rows[:, upright], rows[:, flat]).offset(reach)
    mine = mine + np.array((0.0, dy, 0.0, dy))
    across = _Axis(mine[flat], mine[upright], rows[:, flat], rows[:, upright]).guides()
    along = _Axis(mine[upright], mine[flat], rows[:, upright], rows[:, flat]).guides()
    guides = (*across, *(Guide(_turned(g.start), _turned(g.end), g.measures) for g in along))
    return Snap(Point(dx, dy), guides)


class _Axis:
    """One direction of a snap: low and high ends of the box and of the others along it, and across it."""

    def __init__(self, mine: Floats, mine_across: Floats, others: Floats, others_across: Floats) -> None:
        self._mine, self._mine_across = mine, mine_across
        self._others, self._others_across = others, others_across
        self._off = _lines(others) - _lines(mine)
        self._gap = np.maximum(
            0.0, np.maximum(others_across[:, 0] - mine_across[1], mine_across[0] - others_across[:, 1])
        )

    def offset(self, reach: float) -> float:
        """The shortest way to a line or to an even spacing within reach; 0 where there is none."""
        allowed = reach * (1 - self._gap / FAR)
        off = np.abs(self._off) * _WORTH
        off = np.where(off <= allowed[:, None], off, np.inf)
        nearest = int(off.argmin()) if off.size else 0
        ways = [float(self._off.flat[nearest])] if np.isfinite(off.flat[nearest]) else []
        ways += [way for way, _ in self._spacings() if abs(way) <= reach]
        return min(ways, key=abs, default=0.0)

    def guides(self) -> Iterator[Guide]:
        """What the box is in line with, and what it is evenly spaced between; x runs along the axis."""
        met = (np.abs(self._off) < _SAME) & (self._gap <= FAR)[:, None]
        places = (_MIDDLE,) if met[:, _MIDDLE].any() else (_LOW, _HIGH)
        for place in places:
            if met[:, place].any():
                spans = np.vstack((self._others_across[met[:, place]], self._mine_across))
                at = float(_lines(self._mine)[place])
                yield Guide(Point(at, float(spans[:, 0].min())), Point(at, float(spans[:, 1].max())))
        for way, rooms in self._spacings():
            if abs(way) < _SAME:
                yield from (Guide(Point(a, y), Point(b, y), measures=True) for a, b, y in rooms)
                return

    def _spacings(self) -> Iterator[tuple[float, tuple[tuple[float, float, float], ...]]]:
        """Ways to a place as far from a neighbour as that is from the next, or between two; and the rooms between."""
        low, high = map(float, self._mine)
        here = sum(map(float, self._mine_across)) / 2
        beside = np.flatnonzero(self._gap == 0.0)
        rows = sorted(tuple(self._others[i].tolist()) for i in beside)
        before = [row for row in rows if sum(row) < low + high][-2:]
        after = [row for row in rows if sum(row) > low + high][:2]
        if before and after and after[0][0] - before[-1][1] > high - low:
            a, b = before[-1][1], after[0][0]
            yield (a + b - low - high) / 2, ((a, low, here), (high, b, here))
        if len(before) == 2 and (room := before[1][0] - before[0][1]) > 0:
            yield before[1][1] + room - low, ((before[0][1], before[1][0], here), (before[1][1], low, here))
        if len(after) == 2 and (room := after[1][0] - after[0][1]) > 0:
            yield after[0][0] - room - high, ((high, after[0][0], here), (after[0][1], after[1][0], here))


def _lines(ends: Floats) -> Floats:
    """Middle, low and high of each pair of ends; the middle first, as it wins where two are as near."""
    low, high = ends[..., 0], ends[..., 1]
    lines: Floats = np.stack(((low + high) / 2, low, high), axis=-1)
    return lines


def _turned(point: Point) -> Point:
    return Point(point.y, point.x)
