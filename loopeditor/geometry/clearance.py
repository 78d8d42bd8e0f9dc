"""How much free room there is at a place: what keeps signs, bars and loop identifiers clear of names and links.

Rooms are worked out for many places in one go, and what a place has does not depend on the others. What stands fast is
kept sorted by squares of the plane (a layer); a second, small layer has what has changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.shapes import Floats, Rect

FAR = 25.0
"""Distance beyond which room is room, in points: nothing is looked for further away."""

_SQUARE = 12.0  # least side of the squares in which points are looked up
_PLOT = 64.0  # and boxes
_SQUARES = 6, 1_000  # at most so many for each entry, and so many more, or they are made larger
_TOGETHER = 8_192  # places that are looked at in one go: memory stays small
_CHANGED = 4_000  # entries in the second layer, beside a fifth of the first, with which the two become one

_Rows = NDArray[np.intp]


class Clearance:
    """Distances to labels and links, which may come, change and go."""

    def __init__(self) -> None:
        self._boxes, self._lines = _Ground(_boxes_in_squares), _Ground(_points_in_squares)

    def update(self, boxes: Mapping[str, Rect | None], lines: Mapping[str, Floats | None]) -> None:
        """These boxes and lines are new or other ones; None means that they are gone."""
        self._boxes.update({key: _corners(box) if box else None for key, box in boxes.items()})
        self._lines.update(lines)

    def owners(self, lines: Iterable[str]) -> _Rows:
        """The numbers by which ``room`` leaves these lines out."""
        return np.array([self._lines.numbers[line] for line in lines], np.intp)

    def room(self, places: Floats, most: float, but: _Rows | None = None) -> Floats:
        """Distance from each place to the nearest box or point of a line, at most ``most`` and that at most FAR.

        ``but`` has the number of a line for each place that does not count there.
        """
        room = np.empty(len(places))
        with np.errstate(over="ignore"):  # infinitely far is far
            for start in range(0, len(places), _TOGETHER):
                part = slice(start, start + _TOGETHER)
                room[part] = self._part(places[part], most, None if but is None else but[part])
        return room

    def refreshed(self, rooms: Floats, places: Floats, most: float, but: _Rows | None = None) -> Floats:
        """The same, where these were the rooms before the last update, at most ``most`` or less.

        Not a number stands for a room that was not known.
        """
        if self._boxes.is_new or self._lines.is_new:
            return self.room(places, most, but)
        with np.errstate(over="ignore"):
            gone, come = self._to_changed(places, most, but)
        lost = np.flatnonzero(np.isnan(rooms) | ((gone <= rooms) & (gone < most)))  # what was nearest is no more there
        rooms = np.minimum(rooms, come)
        rooms[lost] = self.room(places[lost], most, None if but is None else but[lost])
        return rooms

    def _to_changed(self, places: Floats, most: float, but: _Rows | None) -> tuple[Floats, Floats]:
        """Distances to what the last update took away, and to what it brought."""
        gone, come = np.full(len(places), most * most), np.full(len(places), most * most)
        for boxes, nearest in ((self._boxes.gone, gone), (self._boxes.come, come)):
            if boxes:
                np.minimum(nearest, _to_boxes(places[:, None], np.concatenate(boxes)).min(axis=1), out=nearest)
        for layer in self._lines.changes:
            place, entry = layer.near(places, most)
            square, owner = _to_points(places[place], layer.data[entry]), layer.owners[entry]
            if but is not None:
                square[owner >> 1 == but[place]] = np.inf
            for side, nearest in enumerate((gone, come)):
                here = np.flatnonzero(owner & 1 == side)
                _lower(nearest, place[here], square[here])
        return np.sqrt(gone), np.sqrt(come)

    def _part(self, places: Floats, most: float, but: _Rows | None) -> Floats:
        nearest = np.full(len(places), most * most)
        for layer, place, entry in self._boxes.near(places, 0.0):
            _lower(nearest, place, _to_boxes(places[place], layer.data[entry]))
        for layer, place, entry in self._lines.near(places, most):
            square = _to_points(places[place], layer.data[entry])
            if but is not None:
                square[layer.owners[entry] == but[place]] = np.inf
            _lower(nearest, place, square)
        room: Floats = np.sqrt(nearest)
        return room


def _corners(box: Rect) -> Floats:
    return np.array([(box.left, box.top, box.right, box.bottom)])


def _to_boxes(places: Floats, boxes: Floats) -> Floats:
    """Squared distances; 0 inside."""
    way = np.maximum(np.maximum(boxes[..., :2] - places, places - boxes[..., 2:]), 0.0)
    squares: Floats = way[..., 0] * way[..., 0] + way[..., 1] * way[..., 1]
    return squares


def _to_points(places: Floats, points: Floats) -> Floats:
    """Squared distances."""
    way = places - points
    squares: Floats = way[:, 0] * way[:, 0] + way[:, 1] * way[:, 1]
    return squares


def _lower(nearest: Floats, place: _Rows, squares: Floats) -> None:
    """Lower what is nearest to each place, given in order, to the least of these."""
    if not len(place):
        return
    starts = np.flatnonzero(np.concatenate(([True], place[1:] != place[:-1])))
    of = place[starts]
    nearest[of] = np.minimum(nearest[of], np.minimum.reduceat(squares, starts))


class _Ground:
    """What may be near a place, by owner."""

    def __init__(self, layer: Callable[[Floats, _Rows], _Layer]) -> None:
        self.numbers: dict[str, int] = {}
        self._make = layer
        self._now: dict[str, Floats] = {}
        self._changed: set[str] = set()
        self._first: list[_Layer] = []
        self._second: list[_Layer] = []
        self._holds = np.zeros(0, bool)  # whether what the first layer has of an owner is still so
        self.is_new = True
        """Whether the last update gave all things other numbers."""
        self.gone: list[Floats] = []
        """What the last update took away."""
        self.come: list[Floats] = []
        """What it brought."""
        self._changing: list[int] = []
        self._changes: list[_Layer] = []

    @property
    def changes(self) -> list[_Layer]:
        """What the last update took away and brought: the numbers of its owners are doubled, and odd for the latter."""
        data = self.gone + self.come
        if data and not self._changes:
            sides = [0] * len(self.gone) + [1] * len(self.come)
            numbers = [2 * number + side for number, side in zip(self._changing, sides, strict=True)]
            self._changes = [self._make(np.concatenate(data), np.repeat(numbers, [len(each) for each in data]))]
        return self._changes

    def update(self, changes: Mapping[str, Floats | None]) -> None:
        """Put these in place of what was there."""
        self.is_new, self._changes = False, []
        before = {key: self._now[key] for key in changes if key in self._now}
        after = {key: data for key, data in changes.items() if data is not None}
        self.gone, self.come = list(before.values()), list(after.values())
        if not changes:
            return
        for key, data in changes.items():
            self.numbers.setdefault(key, len(self.numbers))
            if data is None:
                self._now.pop(key, None)
            else:
                self._now[key] = data
        self._changed.update(changes)
        fresh = [key for key in self._changed if key in self._now]
        most = _CHANGED + (len(self._first[0].data) // 5 if self._first else -_CHANGED)
        if sum(len(self._now[key]) for key in fresh) > most:
            self._begin_anew()
            return
        if len(self.numbers) > len(self._holds):
            self._holds = np.append(self._holds, np.zeros(len(self.numbers), bool))
        self._holds[[self.numbers[key] for key in changes]] = False
        self._changing = [self.numbers[key] for key in (*before, *after)]
        self._second = self._layer(fresh)

    def _begin_anew(self) -> None:
        self.numbers = {key: number for number, key in enumerate(self._now)}
        self._first, self._second, self._changed = self._layer(list(self._now)), [], set()
        self._holds, self.is_new = np.ones(len(self.numbers), bool), True

    def _layer(self, keys: list[str]) -> list[_Layer]:
        if not keys:
            return []
        data = [self._now[key] for key in keys]
        owners = np.repeat([self.numbers[key] for key in keys], [len(each) for each in data])
        return [self._make(np.concatenate(data), owners)]

    def near(self, places: Floats, most: float) -> Iterator[tuple[_Layer, _Rows, _Rows]]:
        """In each layer pairs of a place, in order, and an entry: all within ``most`` of the place and some others."""
        for layer in (*self._first, *self._second):
            place, entry = layer.near(places, most)
            if self._changed and layer in self._first:
                holds = self._holds[layer.owners[entry]]
                place, entry = place[holds], entry[holds]
            if len(place):
                yield layer, place, entry


@dataclass(frozen=True, eq=False)
class _Layer:
    """What lies in each square of a part of the plane, with the numbers of its owners.

    The entries of the squares follow each other by rows; ``starts`` has where those of each square begin.
    """

    data: Floats
    owners: _Rows
    starts: _Rows
    origin: Floats
    side: float
    columns: int
    rows: int

    def near(self, places: Floats, most: float) -> tuple[_Rows, _Rows]:
        """Pairs of a place, in order, and an entry: all within ``most`` of the place and some others."""
        x, y = (places[:, k] - self.origin[k] for k in (0, 1))
        first, last = _clipped((x - most) / self.side, self.columns), _clipped((x + most) / self.side, self.columns)
        count = int(2 * most // self.side) + 2 if most else 1
        lowest = np.floor((y - most) / self.side)
        row = _clipped((lowest[:, None] + np.arange(count)).ravel(), self.rows) * self.columns
        start = self.starts[row + np.repeat(first, count)]
        many = self.starts[row + np.repeat(last, count) + 1] - start
        place = np.repeat(np.repeat(np.arange(len(places)), count), many)
        return place, np.arange(len(place)) + np.repeat(start - (np.cumsum(many) - many), many)


def _clipped(numbers: Floats, count: int) -> _Rows:
    numbers = np.floor(numbers)
    np.maximum(numbers, 0, out=numbers)
    np.minimum(numbers, count - 1, out=numbers)
    return numbers.astype(np.intp)


def _frame(low: Floats, high: Floats, side: float, count: int) -> tuple[float, int, int]:
    """The side of squares for so many entries in a part of the plane, and how many columns and rows there are."""
    (wide, tall), most = (high - low).tolist(), _SQUARES[0] * count + _SQUARES[1]
    side = max(side, (wide * tall / most) ** 0.5, wide / most, tall / most)
    return side, int(wide // side) + 1, int(tall // side) + 1


def _sorted(data: Floats, owners: _Rows, square: _Rows, origin: Floats, frame: tuple[float, int, int]) -> _Layer:
    side, columns, rows = frame
    order = np.argsort(square, kind="stable")
    starts = np.concatenate(([0], np.bincount(square, minlength=columns * rows).cumsum()))
    return _Layer(data[order], owners[order], starts, origin, side, columns, rows)


def _points_in_squares(points: Floats, owners: _Rows) -> _Layer:
    origin = points.min(axis=0)
    frame = side, columns, rows = _frame(origin, points.max(axis=0), _SQUARE, len(points))
    at = (points - origin) / side
    square = _clipped(at[:, 1], rows) * columns + _clipped(at[:, 0], columns)
    return _sorted(points, owners, square, origin, frame)


def _boxes_in_squares(boxes: Floats, owners: _Rows) -> _Layer:
    """Each box is in every square from which it is not further than FAR."""
    grown = boxes + np.array((-FAR, -FAR, FAR, FAR))
    origin = grown[:, :2].min(axis=0)
    frame = side, columns, rows = _frame(origin, grown[:, 2:].max(axis=0), _PLOT, len(boxes))
    at = (grown - np.tile(origin, 2)) / side
    left, right = _clipped(at[:, 0], columns), _clipped(at[:, 2], columns)
    top, bottom = _clipped(at[:, 1], rows), _clipped(at[:, 3], rows)
    wide, count = right - left + 1, (right - left + 1) * (bottom - top + 1)
    box = np.repeat(np.arange(len(boxes)), count)
    k = np.arange(len(box)) - np.repeat(np.cumsum(count) - count, count)
    square = (top[box] + k // wide[box]) * columns + left[box] + k % wide[box]
    return _sorted(boxes[box], owners[box], square, origin, frame)
