"""The curve of a link: a circular arc from label to label, with its arrowhead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import atan, cos, pi, sin, sqrt, tan

import numpy as np

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.shapes import Floats, Path, Point, Rect, arc, direction, signed_area
from loopeditor.model.diagram import Diagram, Link

ARROW = 10.0
"""Length of an arrowhead, in points."""
GAP_BEHIND, GAP_AHEAD = 3.0, 4.0
"""Free room between a link and the labels that it leaves and reaches, in points."""

_STRAIGHT = 0.004
_LOOSE = 0.14  # bend of a link on no loop
_FLATTEST, _ROUNDEST = 0.1, 0.45  # bends that the geometry itself chooses
_APART = 0.2  # difference of bend at which two links of one pair read as two
_SELF_RADIUS = 22.0
_SPACING = 5.0
_KEPT = 8_192  # curves that are kept: while one variable is dragged, most links stay as they are


@dataclass(frozen=True)
class Curve:
    """A link's path up to its arrowhead, and the arrowhead's point."""

    path: Path
    tip: Point


@lru_cache(maxsize=_KEPT)
def curve(source: Rect, target: Rect, bend: float) -> Curve:
    """The arc between the centres of two labels, cut where it leaves the one and reaches the other."""
    start, end = source.center, target.center
    at = _arc_between(start, end, bend)
    leave = _crossing(at, source.grown(GAP_BEHIND), 0.0, 1.0)
    reach = _crossing(at, target.grown(GAP_AHEAD), 1.0, 0.0)
    length = (end - start).length * (1 + 2 * bend * bend)
    head = ARROW / length if length else 1.0
    if reach - leave <= 1.3 * head:
        leave, reach = (leave + reach) / 2 - 0.75 * head, (leave + reach) / 2 + 0.75 * head
    return Curve(at.path(leave, reach - head), at.point(reach))


def self_curve(box: Rect, upwards: bool) -> Curve:
    """The link of a variable to itself: a ring above or below its label."""
    side = -1.0 if upwards else 1.0
    edge = box.top if upwards else box.bottom
    center = Point(box.center.x, edge + side * (_SELF_RADIUS * 0.72 + GAP_AHEAD))
    gap = 0.9
    start = pi / 2 + gap if upwards else -pi / 2 + gap
    sweep = 2 * pi - 2 * gap
    head = ARROW / _SELF_RADIUS
    path = arc(center, _SELF_RADIUS, start, sweep - head)
    end = start + sweep
    return Curve(path, Point(center.x + _SELF_RADIUS * cos(end), center.y + _SELF_RADIUS * sin(end)))


def bends(diagram: Diagram, loops: Sequence[Loop], centers: Mapping[str, Point]) -> dict[str, float]:
    """The bend of every link: the user's where there is one, else along the roundest loop that the link lies on.

    A link on no loop bends a little; links between the same two variables are kept apart. O(loops * length + links).
    """
    rounded = _along_loops(loops, centers)
    chosen = {
        link.id: link.bend if link.bend is not None else rounded.get(link.id, _LOOSE)
        for link in diagram.links
        if link.source != link.target
    }
    _keep_apart(diagram, chosen)
    return chosen


# --- arcs ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Line:
    start: Point
    end: Point

    def point(self, t: float) -> Point:
        return self.start.to(self.end, t)

    def path(self, first: float, last: float) -> Path:
        a, b = self.point(first), self.point(last)
        return (a, a.to(b, 1 / 3), a.to(b, 2 / 3), b)


@dataclass(frozen=True)
class _Arc:
    center: Point
    radius: float
    angle: float
    sweep: float

    def point(self, t: float) -> Point:
        angle = self.angle + self.sweep * t
        return Point(self.center.x + self.radius * cos(angle), self.center.y + self.radius * sin(angle))

    def path(self, first: float, last: float) -> Path:
        return arc(self.center, self.radius, self.angle + self.sweep * first, self.sweep * (last - first))


def _arc_between(start: Point, end: Point, bend: float) -> _Line | _Arc:
    chord = end - start
    if abs(bend) < _STRAIGHT or not chord.length:
        return _Line(start, end)
    sagitta = bend * chord.length
    radius = (chord.length**2 / 4 + sagitta**2) / (2 * abs(sagitta))
    to_center = sagitta - (radius if bend > 0 else -radius)
    middle = start.to(end, 0.5)
    center = middle + chord.unit.left.scaled(to_center)
    return _Arc(center, radius, direction(start - center), 4 * atan(2 * bend))


def _crossing(at: _Line | _Arc, box: Rect, inner: float, outer: float) -> float:
    """Where the way from ``inner`` to ``outer`` first leaves the box; the middle where it never does."""
    steps = 24
    low = inner
    for k in range(1, steps + 1):
        high = inner + (outer - inner) * k / steps
        if not box.holds(at.point(high)):
            break
        low = high
    else:
        return 0.5
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (middle, high) if box.holds(at.point(middle)) else (low, middle)
    return high


# --- bends -----------------------------------------------------------------------------------------------------------


def _along_loops(loops: Sequence[Loop], centers: Mapping[str, Point]) -> dict[str, float]:
    best: dict[str, tuple[float, float]] = {}
    for loop in loops:
        corners = [centers[i] for i in loop.variables]
        roundness = _roundness(corners)
        middle = Point(sum(p.x for p in corners) / len(corners), sum(p.y for p in corners) / len(corners))
        for i, link in enumerate(loop.links):
            if link not in best or roundness > best[link][0] + 1e-6:
                best[link] = (roundness, _round_about(corners[i], corners[(i + 1) % len(corners)], middle))
    return {link: bend for link, (_, bend) in best.items()}


def _roundness(corners: Sequence[Point]) -> float:
    """Area over that of the circle of the same circumference: 1 for a circle, 0 for two corners."""
    around = sum((b - a).length for a, b in zip(corners, [*corners[1:], corners[0]], strict=True))
    return 4 * pi * abs(signed_area(corners)) / around**2 if around else 0.0


def _round_about(start: Point, end: Point, middle: Point) -> float:
    """The bend of a circle's arc from start to end about a middle, on the side that turns away from it."""
    a, b = start - middle, end - middle
    if not (a.length and b.length):
        return _LOOSE
    cosine = max(-1.0, min(1.0, (a.x * b.x + a.y * b.y) / (a.length * b.length)))
    angle = atan(sqrt((1 - cosine) / (1 + cosine))) * 2 if cosine > -1 else pi
    amount = min(_ROUNDEST, max(_FLATTEST, tan(angle / 4) / 2))
    clockwise = a.x * b.y - a.y * b.x >= -1e-9
    return amount if clockwise else -amount


def _keep_apart(diagram: Diagram, chosen: dict[str, float]) -> None:
    """Move the free links of one pair of variables until no two lie on each other."""
    pairs: dict[frozenset[str], list[Link]] = defaultdict(list)
    for link in diagram.links:
        if link.source != link.target:
            pairs[frozenset((link.source, link.target))].append(link)
    for links in pairs.values():
        if len(links) > 1:
            _spread(links, chosen)


def _spread(links: Sequence[Link], chosen: dict[str, float]) -> None:
    forwards = links[0].source
    taken: list[float] = []
    for link in sorted(links, key=lambda link: link.bend is None):
        way = 1.0 if link.source == forwards else -1.0
        side = 1.0 if chosen[link.id] >= 0 else -1.0
        step = 0
        while link.bend is None and any(abs(way * chosen[link.id] - other) < _APART for other in taken):
            step += 1
            chosen[link.id] = side * (_LOOSE + _APART * (step // 2)) * (1 if step % 2 else -1)
        taken.append(way * chosen[link.id])


@lru_cache(maxsize=_KEPT)
def sampled(curve: Curve) -> Floats:
    """Points along a link from its start to the arrow's point, some 5 points apart, as rows of x and y."""
    path = np.array(curve.path)
    corners = np.stack([path[:-1:3], path[1::3], path[2::3], path[3::3]])
    length = float(np.hypot(*(path[-1] - path[0]))) * 1.3 / _SPACING
    basis = _bernstein(min(16, max(4, round(length / corners.shape[1]))))
    points = np.einsum("tk,ksx->stx", basis, corners).reshape(-1, 2)
    tip = np.array(curve.tip)
    line: Floats = np.concatenate([path[:1], points, [(path[-1] + tip) / 2, tip]])
    line.flags.writeable = False  # it is kept for the next picture
    return line


@cache
def _bernstein(steps: int) -> Floats:
    """How much each of a cubic curve's four points counts at each of the steps along it, the first left out."""
    t = np.arange(1, steps + 1) / steps
    return np.stack([(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3], axis=1)
