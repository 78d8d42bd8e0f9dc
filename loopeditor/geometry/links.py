"""The curve of a link: a circular arc from label to label, with its arrowhead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, asin, atan, cos, hypot, pi, sin

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.shapes import Floats, Path, Point, Rect, arc, direction

ARROW = 10.0
"""Length of an arrowhead, in points."""
GAP_BEHIND, GAP_AHEAD = 3.0, 4.0
"""Free room between a link and the labels that it leaves and reaches, in points."""

_STRAIGHT = 0.004
_SELF_RADIUS = 22.0
_SPACING = 5.0
_FEWEST, _MOST = 4, 48  # points on each piece of a path
_FULL = 2 * pi


@dataclass(frozen=True)
class Curve:
    """A link's path up to its arrowhead, the arrowhead's point, and the way from the path's start to that point."""

    path: Path
    tip: Point
    way: Line | Arc


def curve(source: Rect, target: Rect, bend: float) -> Curve:
    """The arc between the centres of two labels, cut where it leaves the one and reaches the other."""
    start, end = source.center, target.center
    at = _arc_between(start, end, bend)
    leave = at.leaves(source.grown(GAP_BEHIND))
    reach = 1.0 - at.turned().leaves(target.grown(GAP_AHEAD))
    length = (end - start).length * (1 + 2 * bend * bend)
    head = ARROW / length if length else 1.0
    if reach - leave <= 1.3 * head:
        leave, reach = (leave + reach) / 2 - 0.75 * head, (leave + reach) / 2 + 0.75 * head
    return Curve(at.part(leave, reach - head).path, at.point(reach), at.part(leave, reach))


def self_curve(box: Rect, upwards: bool) -> Curve:
    """The link of a variable to itself: a ring above or below its label."""
    side = -1.0 if upwards else 1.0
    edge = box.top if upwards else box.bottom
    center = Point(box.center.x, edge + side * (_SELF_RADIUS * 0.72 + GAP_AHEAD))
    gap = 0.9
    start = pi / 2 + gap if upwards else -pi / 2 + gap
    sweep = 2 * pi - 2 * gap
    ring = Arc(center, _SELF_RADIUS, start, sweep)
    return Curve(arc(center, _SELF_RADIUS, start, sweep - ARROW / _SELF_RADIUS), ring.point(1.0), ring)


# --- ways ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """A straight way."""

    start: Point
    end: Point

    @property
    def length(self) -> float:
        """Its length."""
        return (self.end - self.start).length

    @property
    def path(self) -> Path:
        """The way as a curve."""
        a, b = self.start, self.end
        return (a, a.to(b, 1 / 3), a.to(b, 2 / 3), b)

    def point(self, t: float) -> Point:
        """The place at this share of the way."""
        return self.start.to(self.end, t)

    def part(self, first: float, last: float) -> Line:
        """The way between two shares of it."""
        return Line(self.point(first), self.point(last))

    def turned(self) -> Line:
        """The way back."""
        return Line(self.end, self.start)

    def at(self, t: float) -> tuple[float, float, float, float]:
        """The place at this share of the way, and a vector of length 1 to the left of it."""
        return (*self.point(t), *(self.end - self.start).unit.left)

    def leaves(self, box: Rect) -> float:
        """The share at which it first leaves a box in which it starts; the middle where it never does."""
        (x, y), (dx, dy) = self.start, self.end - self.start
        shares = [(edge - x) / dx for edge in (box.left, box.right)] if dx else []
        shares += [(edge - y) / dy for edge in (box.top, box.bottom)] if dy else []
        return min((t for t in shares if 0.0 <= t <= 1.0), default=0.5)


@dataclass(frozen=True)
class Arc:
    """A way along a circle, from ``angle`` through ``sweep``."""

    center: Point
    radius: float
    angle: float
    sweep: float

    @property
    def length(self) -> float:
        """Its length."""
        return self.radius * abs(self.sweep)

    @property
    def path(self) -> Path:
        """The way as curves."""
        return arc(self.center, self.radius, self.angle, self.sweep)

    def point(self, t: float) -> Point:
        """The place at this share of the way."""
        angle = self.angle + self.sweep * t
        return Point(self.center.x + self.radius * cos(angle), self.center.y + self.radius * sin(angle))

    def part(self, first: float, last: float) -> Arc:
        """The way between two shares of it."""
        return Arc(self.center, self.radius, self.angle + self.sweep * first, self.sweep * (last - first))

    def turned(self) -> Arc:
        """The way back."""
        return Arc(self.center, self.radius, self.angle + self.sweep, -self.sweep)

    def at(self, t: float) -> tuple[float, float, float, float]:
        """The place at this share of the way, and a vector of length 1 to the side to which it bulges."""
        (x, y), angle = self.center, self.angle + self.sweep * t
        beside, below = cos(angle), sin(angle)
        return x + self.radius * beside, y + self.radius * below, beside, below

    def leaves(self, box: Rect) -> float:
        """The share at which it first leaves a box in which it starts; the middle where it never does."""
        (x, y), start, way = self.center, self.angle, 1.0 if self.sweep > 0 else -1.0
        least = _FULL
        for beside in ((box.left - x) / self.radius, (box.right - x) / self.radius):
            if -1.0 <= beside <= 1.0:
                angle = acos(beside)
                least = min(least, way * (angle - start) % _FULL, way * (-angle - start) % _FULL)
        for below in ((box.top - y) / self.radius, (box.bottom - y) / self.radius):
            if -1.0 <= below <= 1.0:
                angle = asin(below)
                least = min(least, way * (angle - start) % _FULL, way * (pi - angle - start) % _FULL)
        share = least / abs(self.sweep)
        return share if share <= 1.0 else 0.5


def _arc_between(start: Point, end: Point, bend: float) -> Line | Arc:
    chord = end - start
    length = hypot(*chord)
    if abs(bend) < _STRAIGHT or not length:
        return Line(start, end)
    sagitta = bend * length
    radius = (length**2 / 4 + sagitta**2) / (2 * abs(sagitta))
    to_center = sagitta - (radius if bend > 0 else -radius)
    center = start.to(end, 0.5) + chord.unit.left.scaled(to_center)
    return Arc(center, radius, direction(start - center), 4 * atan(2 * bend))


# --- points ----------------------------------------------------------------------------------------------------------


def sample(curves: Sequence[Curve]) -> list[Floats]:
    """For each link points from its start to the arrow's point, some 5 points apart, as rows of x and y.

    Many links in one go are quick; no link's points depend on the others.
    """
    if not curves:
        return []
    pieces, steps, sizes = [], [], []
    for each in curves:
        path = each.path
        count = (len(path) - 1) // 3
        many = min(_MOST, max(_FEWEST, round(each.way.length / (_SPACING * count))))
        pieces += [(*path[k], *path[k + 1], *path[k + 2], *path[k + 3]) for k in range(0, 3 * count, 3)]
        steps += [many] * count
        sizes.append(many * count + 3)
    ends = np.cumsum(sizes)
    points = np.empty((int(ends[-1]), 2))
    first, base, tip = (np.array([p(each) for each in curves]) for p in (_start, _base, _tip))
    points[ends - sizes], points[ends - 2], points[ends - 1] = first, (base + tip) / 2, tip
    inner = np.ones(len(points), bool)
    inner[ends - sizes] = inner[ends - 2] = inner[ends - 1] = False
    points[inner] = _along(np.array(pieces), np.array(steps))
    points.flags.writeable = False  # they are kept for the next picture
    return [points[end - size : end] for end, size in zip(ends.tolist(), sizes, strict=True)]


def _along(pieces: Floats, steps: NDArray[np.intp]) -> Floats:
    """Points on cubic curves, as rows of their four points, at so many steps on each, the start left out."""
    row = np.repeat(np.arange(len(pieces)), steps)
    step = np.arange(len(row)) - np.repeat(np.cumsum(steps) - steps, steps) + 1
    t = (step / steps[row])[:, None]
    u, at = 1 - t, pieces[row]
    points: Floats = u * u * u * at[:, 0:2] + 3 * u * u * t * at[:, 2:4] + 3 * u * t * t * at[:, 4:6]
    return points + t * t * t * at[:, 6:8]


def _start(curve: Curve) -> Point:
    return curve.path[0]


def _base(curve: Curve) -> Point:
    return curve.path[-1]


def _tip(curve: Curve) -> Point:
    return curve.tip
