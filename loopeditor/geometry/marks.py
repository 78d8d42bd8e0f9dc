"""Where a link's polarity sign and its delay bars stand."""

from __future__ import annotations

from itertools import pairwise
from math import dist

from loopeditor.geometry.clearance import Clearance
from loopeditor.geometry.links import Curve, sampled
from loopeditor.geometry.shapes import Point

SIGN_RADIUS = 6.0
"""Half the room that a sign takes, in points."""
BAR = 13.0
"""Length of a delay bar, in points."""

_BACK = (15.0, 11.0, 20.0, 26.0, 33.0)  # from the arrow's point to the sign, along the link
_ASIDE = (10.5, 13.0)
_BAR_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
_BAR_GAP = 2.6


def place_sign(link: str, curve: Curve, clearance: Clearance) -> Point:
    """A free place beside the arrowhead, on the outer side of the bend where there is room."""
    line = sampled(curve, 3.0)
    outer = _outer_side(line)
    places = []
    for aside in _ASIDE:
        for back in _BACK:
            point, way = _back_from_tip(line, back)
            places += [point + way.left.scaled(aside * side) for side in (outer, -outer)]
    room = clearance.at(places, but=link)
    wanted = SIGN_RADIUS + 3.0
    best = max(range(len(places)), key=lambda i: (min(room[i], wanted), -i))
    clearance.add_mark(places[best], SIGN_RADIUS)
    return places[best]


def place_bars(link: str, curve: Curve, clearance: Clearance) -> tuple[tuple[Point, Point], ...]:
    """Two short bars across a link, near its middle and clear of other things."""
    line = sampled(curve, 3.0)
    spots = [_along(line, share) for share in _BAR_PLACES]
    room = clearance.at([point for point, _ in spots], but=link)
    wanted = BAR / 2 + 4.0
    best = max(range(len(spots)), key=lambda i: (min(room[i], wanted), -i))
    point, way = spots[best]
    clearance.add_mark(point, BAR / 2)
    half = way.left.scaled(BAR / 2)
    centers = (point + way.scaled(-_BAR_GAP), point + way.scaled(_BAR_GAP))
    return tuple((center - half, center + half) for center in centers)


def _outer_side(line: list[Point]) -> float:
    """1 where the line bulges to the left of its way, -1 where to the right."""
    chord = line[-1] - line[0]
    offset = line[len(line) // 2] - line[0]
    return 1.0 if chord.y * offset.x - chord.x * offset.y >= 0 else -1.0


def _back_from_tip(line: list[Point], back: float) -> tuple[Point, Point]:
    """The point ``back`` before the end of a line, and the line's direction there."""
    left = back
    for i in range(len(line) - 1, 0, -1):
        step = dist(line[i], line[i - 1])
        if step >= left:
            return line[i].to(line[i - 1], left / step), (line[i] - line[i - 1]).unit
        left -= step
    return line[0], (line[1] - line[0]).unit


def _along(line: list[Point], share: float) -> tuple[Point, Point]:
    length = sum(dist(a, b) for a, b in pairwise(line))
    return _back_from_tip(line, length * (1 - share))
