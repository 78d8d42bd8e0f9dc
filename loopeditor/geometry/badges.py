"""Where a loop identifier stands, and the arrow that turns its loop's way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, fsum, hypot, inf, pi, sin

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.clearance import FAR, Clearance
from loopeditor.geometry.plots import Stir
from loopeditor.geometry.shapes import Floats, Path, Point, Rect, arc

RADIUS = 16.0
"""Radius of a loop identifier with its turning arrow, in points; the smallest is SMALLEST."""
SMALLEST = 11.0
TURN_ARROW = 6.0
"""Length of the turning arrow's head, in points."""

_ACROSS = 18  # places tried across a loop
_FINER = np.arange(-3, 4) / 4  # and about the best of these
_GAP = 3.0
_CROWD = 7.0  # points of room that one other loop around a place costs
_MOST = RADIUS + 3 * _GAP  # more room than this is no better
_NARROW = SMALLEST + _GAP

Near = Callable[[Point], Iterable[tuple[float, float, float]]]
"""Gives the marks near a place, by their middles and radii, and perhaps others."""
_Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Badge:
    """The identifier's place and size, its turning arrow and that arrow's point."""

    center: Point
    radius: float
    turn: Path
    tip: Point

    @property
    def spot(self) -> tuple[float, float, float]:
        """The room that it takes: its middle and its radius."""
        return (*self.center, self.radius)


def badge(center: Point, radius: float, clockwise: bool) -> Badge:
    """A badge about a centre: its arrow turns three quarters round, the loop's way."""
    way = 1.0 if clockwise else -1.0
    start = -pi / 2 + way * 0.55
    head = TURN_ARROW / radius
    sweep = way * (2 * pi - 1.1)
    end = start + sweep
    tip = Point(center.x + radius * cos(end), center.y + radius * sin(end))
    return Badge(center, radius, arc(center, radius, start, sweep - way * head), tip)


class Outline:
    """The closed line of a loop in the picture, as rows of x and y."""

    def __init__(self, corners: Floats) -> None:
        self.starts, self.ends = corners, np.concatenate([corners[1:], corners[:1]])

    @cached_property
    def area(self) -> float:
        """What it encloses, positive where it runs clockwise on the screen."""
        a, b = self.starts, self.ends
        return fsum((a[:, 0] * b[:, 1] - b[:, 0] * a[:, 1]).tolist()) / 2

    @cached_property
    def box(self) -> Rect:
        """The box that holds it."""
        return Rect(*self.starts.min(axis=0).tolist(), *self.starts.max(axis=0).tolist())

    @cached_property
    def step(self) -> float:
        """The distance between the places that are tried first."""
        return max(self.box.width, self.box.height, 1.0) / _ACROSS

    @cached_property
    def reach(self) -> Rect:
        """The box beyond which nothing matters to where its identifier stands."""
        return self.box.grown(FAR + RADIUS + self.step)


def placed_badge(outline: Outline, center: Point, clearance: Clearance) -> Badge:
    """The badge of a loop at a place that somebody chose."""
    room = float(clearance.room(np.array([center]), _MOST)[0])
    return badge(center, _radius(room), clockwise=outline.area >= 0)


def _radius(room: float) -> float:
    return max(SMALLEST, min(RADIUS, room - _GAP))


class Search:
    """For the roomiest place inside a loop that few other loops share, as things near it change."""

    def __init__(self, outline: Outline) -> None:
        box, step = outline.box, outline.step
        columns, rows = np.arange(box.left, box.right + step, step), np.arange(box.top, box.bottom + step, step)
        self._outline = outline
        self._coarse = _Grid(outline, columns, rows)
        self._fine: _Grid | None = None
        self._about: Point | None = None

    @property
    def grids(self) -> Iterable[_Grid]:
        """The places that are tried, unless others turn out to be better."""
        return (self._coarse, self._fine) if self._fine else (self._coarse,)

    def badge(self, others: Sequence[Outline], clearance: Clearance, near: Near) -> Badge:
        """The badge there. O(new places * things near them + rows of places * corners of other loops)."""
        step = self._outline.step
        best, room = self._coarse.best(others, near) or (self._outline.box.center, None)
        if best != self._about or not self._fine:
            self._fine = _Grid(self._outline, best.x + _FINER * step, best.y + _FINER * step)
            self._fine.rooms = clearance.room(self._fine.places, _MOST)
            self._about = best
        best, room = self._fine.best(others, near) or (best, room)
        if room is None:
            room = float(clearance.room(np.array([best]), _MOST)[0])
            room = min([room, *(hypot(best.x - x, best.y - y) - radius for x, y, radius in near(best))])
        return badge(best, _radius(room), clockwise=self._outline.area >= 0)


def measure(searches: Iterable[Search], clearance: Clearance, stir: Stir) -> list[Search]:
    """Find out how much room names and links leave to these, in one go, after a ``stir`` among them.

    Gives those to which they leave another room than before.
    """
    grids = [(search, grid) for search in searches for grid in search.grids if len(grid.places)]
    if not grids:
        return []
    places, rooms = np.concatenate([g.places for _, g in grids]), np.concatenate([g.rooms for _, g in grids])
    stirred = np.flatnonzero(np.isnan(rooms) | stir.felt_at(places, _MOST))
    before = rooms[stirred]
    rooms[stirred] = clearance.refreshed(before, places[stirred], _MOST)
    other = np.zeros(len(rooms), bool)
    other[stirred] = rooms[stirred] != before
    starts = np.cumsum([0, *(len(grid.places) for _, grid in grids[:-1])])
    changed = np.logical_or.reduceat(other, starts).tolist()
    for (_, grid), start in zip(grids, starts.tolist(), strict=True):
        grid.rooms = rooms[start : start + len(grid.places)]
    return [search for (search, _), has_changed in zip(grids, changed, strict=True) if has_changed]


class _Grid:
    """Places inside a loop."""

    def __init__(self, outline: Outline, columns: Floats, rows: Floats) -> None:
        self._columns, self._rows = columns, rows
        self._inside = np.flatnonzero(_insides([outline], columns, rows)[0])
        row, column = np.divmod(self._inside, len(columns))
        self.places = np.stack((columns[column], rows[row]), axis=1)
        self.rooms = np.full(len(self.places), np.nan)
        """How much room names and links leave there; not a number where that is still to be measured."""
        middle = outline.box.center
        self._off = 0.04 * np.hypot(self.places[:, 0] - middle.x, self.places[:, 1] - middle.y)
        self._shared: dict[Outline, _Flags] = {}

    def best(self, others: Sequence[Outline], near: Near) -> tuple[Point, float] | None:
        """The best place and the room there; None where no place lies inside."""
        if not len(self.places):
            return None
        return self._with_marks(self.rooms, -_CROWD * np.minimum(self._crowd(others), 3) - self._off, near)

    def _crowd(self, others: Sequence[Outline]) -> Floats:
        """How many other loops run round each place."""
        new = [other for other in others if other not in self._shared]
        flags = _insides(new, self._columns, self._rows)[:, self._inside]
        known = self._shared | dict(zip(new, flags, strict=True))
        self._shared = {other: known[other] for other in others}
        crowd = np.zeros(len(self.places))
        for shared in self._shared.values():
            crowd += shared
        return crowd

    def _with_marks(self, rooms: Floats, extra: Floats, near: Near) -> tuple[Point, float]:
        """The best place when marks take their room: these are looked at where without them it would be good enough."""
        worth = rooms - 5 * np.maximum(0.0, _NARROW - rooms) + extra
        best, most = (Point(0.0, 0.0), 0.0), -inf
        for k in np.argsort(-worth, kind="stable").tolist():
            if worth[k] <= most:
                break
            place = Point(*self.places[k].tolist())
            room = min([float(rooms[k]), *(hypot(place.x - x, place.y - y) - radius for x, y, radius in near(place))])
            here = room - 5 * max(0.0, _NARROW - room) + float(extra[k])
            if here > most:
                best, most = (place, room), here
        return best


def _insides(outlines: Sequence[Outline], columns: Floats, rows: Floats) -> _Flags:
    """Which places of a grid, row by row, lie inside each of some closed outlines (even-odd rule)."""
    shape = (len(outlines), len(rows), len(columns) + 1)
    if not outlines:
        return np.zeros((0, len(rows) * len(columns)), bool)
    a, b = (np.concatenate(ends) for ends in zip(*((each.starts, each.ends) for each in outlines), strict=True))
    of = np.repeat(np.arange(len(outlines)), [len(each.starts) for each in outlines])
    row, edge = np.nonzero((a[:, 1] > rows[:, None]) != (b[:, 1] > rows[:, None]))
    start, way = a[edge], b[edge] - a[edge]
    at = start[:, 0] + (rows[row] - start[:, 1]) / way[:, 1] * way[:, 0]
    before = np.searchsorted(columns, at)  # so many columns lie left of the edge
    cell = (of[edge] * shape[1] + row) * shape[2] + before
    crossings = np.bincount(cell, minlength=shape[0] * shape[1] * shape[2]).reshape(shape)
    beyond = crossings.sum(axis=2, keepdims=True) - np.cumsum(crossings, axis=2)
    inside: _Flags = beyond[:, :, :-1] % 2 == 1
    return inside.reshape(len(outlines), -1)
