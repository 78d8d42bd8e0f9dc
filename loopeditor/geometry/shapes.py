"""Points, boxes and cubic Bezier paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin, tan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
"""Numbers in an array; places are rows of x and y."""


class Point(NamedTuple):
    """A place or a vector, in points; y grows downwards."""

    x: float
    y: float

    def __add__(self, other: tuple[float, float]) -> Point:  # type: ignore[override]  # a vector sum, not a longer tuple
        return Point(self.x + other[0], self.y + other[1])

    def __sub__(self, other: tuple[float, float]) -> Point:
        return Point(self.x - other[0], self.y - other[1])

    def scaled(self, factor: float) -> Point:
        """This vector, ``factor`` times as long."""
        return Point(self.x * factor, self.y * factor)

    def to(self, other: Point, share: float) -> Point:
        """The place that lies ``share`` of the way to another."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)

    @property
    def length(self) -> float:
        """Length of this vector."""
        return hypot(self.x, self.y)

    @property
    def unit(self) -> Point:
        """This vector at length 1; (1, 0) where it has none."""
        return self.scaled(1 / self.length) if self.length else Point(1.0, 0.0)

    @property
    def left(self) -> Point:
        """This vector turned a quarter to the left, as seen on the screen."""
        return Point(self.y, -self.x)


@dataclass(frozen=True)
class Rect:
    """An upright box."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, center: Point, width: float, height: float) -> Rect:
        """The box of this size about a centre."""
        return cls(center.x - width / 2, center.y - height / 2, center.x + width / 2, center.y + height / 2)

    @classmethod
    def bounding(cls, points: Iterable[Point]) -> Rect:
        """The smallest box that holds all the points; ValueError where there is none."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @property
    def width(self) -> float:
        """Horizontal extent."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Vertical extent."""
        return self.bottom - self.top

    @property
    def center(self) -> Point:
        """The middle."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Clockwise from the top left."""
        return (
            Point(self.left, self.top),
            Point(self.right, self.top),
            Point(self.right, self.bottom),
            Point(self.left, self.bottom),
        )

    def grown(self, by: float) -> Rect:
        """This box with a margin all round."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside or on the border."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom

    def overlaps(self, other: Rect) -> bool:
        """Whether two boxes share more than a border."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def distance(self, point: Point) -> float:
        """How far outside a point lies; 0 inside."""
        dx = max(self.left - point.x, 0.0, point.x - self.right)
        dy = max(self.top - point.y, 0.0, point.y - self.bottom)
        return hypot(dx, dy)

    def united(self, other: Rect) -> Rect:
        """The smallest box that holds both."""
        return Rect(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


Path = tuple[Point, ...]
"""A chain of cubic Bezier curves: start, then control, control, end for each; 3 n + 1 points."""


def segments(path: Path) -> Iterator[tuple[Point, Point, Point, Point]]:
    """The cubic curves of a path, four points each."""
    for i in range(0, len(path) - 1, 3):
        yield path[i], path[i + 1], path[i + 2], path[i + 3]


def point_on(curve: Sequence[Point], t: float) -> Point:
    """The point of one cubic curve at parameter t in [0, 1]."""
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    p, q, r, s = curve
    return Point(a * p.x + b * q.x + c * r.x + d * s.x, a * p.y + b * q.y + c * r.y + d * s.y)


def flatten(path: Path, steps: int = 12) -> list[Point]:
    """Points along a path, ``steps`` for each of its curves, both ends included."""
    points = [path[0]]
    for curve in segments(path):
        points += [point_on(curve, k / steps) for k in range(1, steps + 1)]
    return points


def arc(center: Point, radius: float, start: float, sweep: float) -> Path:
    """A circular arc from angle ``start`` through ``sweep`` (radians, clockwise on the screen).

    No curve spans more than a quarter, so the path stays within 0.03 % of the radius.
    """
    pieces = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
    step = sweep / pieces
    reach = radius * 4 / 3 * tan(step / 4)
    points = [_on_circle(center, radius, start)]
    for k in range(pieces):
        a, b = start + k * step, start + (k + 1) * step
        first, last = _on_circle(center, radius, a), _on_circle(center, radius, b)
        points += [
            Point(first.x - reach * sin(a), first.y + reach * cos(a)),
            Point(last.x + reach * sin(b), last.y - reach * cos(b)),
            last,
        ]
    return tuple(points)


def _on_circle(center: Point, radius: float, angle: float) -> Point:
    return Point(center.x + radius * cos(angle), center.y + radius * sin(angle))


def direction(vector: Point) -> float:
    """Angle of a vector, clockwise on the screen from the x axis, in (-pi, pi]."""
    return atan2(vector.y, vector.x)


def signed_area(polygon: Sequence[Point]) -> float:
    """Area of a closed polygon, positive where its corners run clockwise on the screen."""
    closed = [*polygon, polygon[0]]
    return sum(a.x * b.y - b.x * a.y for a, b in pairwise(closed)) / 2
