"""Where a loop identifier stands, and the arrow that turns its loop's way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.clearance import Clearance
from loopeditor.geometry.shapes import Floats, Path, Point, arc

RADIUS = 16.0
"""Radius of a loop identifier with its turning arrow, in points; the smallest is SMALLEST."""
SMALLEST = 11.0
TURN_ARROW = 6.0
"""Length of the turning arrow's head, in points."""

_ACROSS = 18  # places tried across a loop
_GAP = 3.0
_CROWD = 7.0  # points of room that one other loop around a place costs


@dataclass(frozen=True)
class Badge:
    """The identifier's place and size, its turning arrow and that arrow's point."""

    center: Point
    radius: float
    turn: Path
    tip: Point


def place_badges(outlines: Mapping[str, Floats], clearance: Clearance) -> dict[str, Badge]:
    """A badge for each loop outline (by identifier), in the roomiest place inside it that few other loops share.

    Small loops choose first, as they have the least room. O(loops^2 * places * corners).
    """
    order = sorted(outlines, key=lambda name: abs(_area(outlines[name])))
    badges = {}
    for name in order:
        others = [outlines[other] for other in order if other != name]
        badges[name] = _place(outlines[name], others, clearance)
        clearance.add_mark(badges[name].center, badges[name].radius)
    return {name: badges[name] for name in outlines}


def _place(outline: Floats, others: Sequence[Floats], clearance: Clearance) -> Badge:
    low, high = outline.min(axis=0), outline.max(axis=0)
    middle = (low + high) / 2
    step = max(float((high - low).max()), 1.0) / _ACROSS
    grid = _inside(
        outline, np.stack(np.meshgrid(*(np.arange(a, b + step, step) for a, b in zip(low, high, strict=True))), -1)
    )
    best, _ = _best(grid if len(grid) else middle[None], middle, others, clearance)
    around = np.arange(-3, 4) * step / 4
    fine = _inside(outline, best + np.stack(np.meshgrid(around, around), -1))
    best, room = _best(fine if len(fine) else best[None], middle, others, clearance)
    radius = max(SMALLEST, min(RADIUS, room - _GAP))
    return badge(Point(float(best[0]), float(best[1])), radius, clockwise=_area(outline) >= 0)


def _best(places: Floats, middle: Floats, others: Sequence[Floats], clearance: Clearance) -> tuple[Floats, float]:
    room = clearance.at(places)
    crowd = sum((_holds(other, places).astype(float) for other in others), np.zeros(len(places)))
    short = np.maximum(0.0, SMALLEST + _GAP - room)
    off = np.hypot(*(places - middle).T)
    worth = np.minimum(room, RADIUS + 3 * _GAP) - _CROWD * np.minimum(crowd, 3) - 5 * short - 0.04 * off
    best = int(worth.argmax())
    return places[best], float(room[best])


def _inside(outline: Floats, places: Floats) -> Floats:
    flat = places.reshape(-1, 2)
    return flat[_holds(outline, flat)]


def _holds(outline: Floats, places: Floats) -> NDArray[np.bool_]:
    """Which places lie inside a closed outline (even-odd rule)."""
    a, b = outline, np.roll(outline, 1, axis=0)
    x, y = places[:, :1], places[:, 1:]
    spans = (a[:, 1] > y) != (b[:, 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = a[:, 0] + (y - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0])
    odd: NDArray[np.bool_] = (spans & (x < at)).sum(axis=1) % 2 == 1
    return odd


def _area(outline: Floats) -> float:
    after = np.roll(outline, -1, axis=0)
    return float((outline[:, 0] * after[:, 1] - after[:, 0] * outline[:, 1]).sum() / 2)


def badge(center: Point, radius: float, clockwise: bool) -> Badge:
    """A badge about a centre: its arrow turns three quarters round, the loop's way."""
    way = 1.0 if clockwise else -1.0
    start = -pi / 2 + way * 0.55
    head = TURN_ARROW / radius
    sweep = way * (2 * pi - 1.1)
    end = start + sweep
    tip = Point(center.x + radius * cos(end), center.y + radius * sin(end))
    return Badge(center, radius, arc(center, radius, start, sweep - way * head), tip)
