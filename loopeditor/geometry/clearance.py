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
_SQUARES = 400_000.0  # at most, or they are made larger
_TOGETHER = 8_192  # places that are looked at in one go: memory stays small
_CHANGED = 4_000  # entries in the second layer, beside a fifth of the first, with which the two become one

_Rows = NDArray[np.intp]


class Clearance:
    """Distances to labels and links, which may come, change and go."""

    def __init__(self) -> None:
        self._boxes, self._lines = _Ground(_boxes_in_squares), _Ground(_points_in_squares)

    def update(self, boxes: Mapping[str, Rect | None], lines: Mapping[str, Floats | None]) -> None:
        """These boxes and lines are new or other ones; None means that they are gone."""
        corners = {key: box and np.array([(box.left, box.top, box.right, box.bottom)]) for key, box in boxes.items()}
        self._boxes.update(corners)
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
                room[part] = self._room(places[part], most, None if but is None else but[part])
        return room

    def _room(self, places: Floats, most: float, but: _Rows | None) -> Floats:
        nearest = np.full(len(places), most * most)
        for layer, place, entry in self._boxes.near(places, 0.0):
            box, at = layer.data[entry], places[place]
            way = np.maximum(np.maximum(box[:, :2] - at, at - box[:, 2:]), 0.0)
            _lower(nearest, place, way[:, 0] * way[:, 0] + way[:, 1] * way[:, 1])
        for layer, place, entry in self._lines.near(places, most):
            way = places[place] - layer.data[entry]
            square = way[:, 0] * way[:, 0] + way[:, 1] * way[:, 1]
            if but is not None:
                square[layer.owners[entry] == but[place]] = np.inf
            _lower(nearest, place, square)
        return np.sqrt(nearest)


def _lower(nearest: Floats, place: _Rows, squares: Floats) -> None:
    """Lower what is nearest to each place, given in order, to the least of these."""
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
        self._layers: list[_Layer] = []
        self._holds = np.zeros(0, bool)  # whether what the first layer has of an owner is still so

    def update(self, changes: Mapping[str, Floats | None]) -> None:
        """Put these in place of what was there."""
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
        if not self._layers or sum(len(self._now[key]) for key in fresh) > _CHANGED + len(self._layers[0].data) // 5:
            self._begin_anew()
            return
        if len(self.numbers) > len(self._holds):
            self._holds = np.append(self._holds, np.zeros(len(self.numbers), bool))
        self._holds[[self.numbers[key] for key in changes]] = False
        self._layers[1:] = self._layer(fresh)

    def _begin_anew(self) -> None:
        self.numbers = {key: number for number, key in enumerate(self._now)}
        self._layers, self._changed = self._layer(list(self._now)), set()
        self._holds = np.ones(len(self.numbers), bool)

    def _layer(self, keys: list[str]) -> list[_Layer]:
        if not keys:
            return []
        data = [self._now[key] for key in keys]
        owners = np.repeat([self.numbers[key] for key in keys], [len(each) for each in data])
        return [self._make(np.concatenate(data), owners)]

    def near(self, places: Floats, most: float) -> Iterator[tuple[_Layer, _Rows, _Rows]]:
        """In each layer pairs of a place, in order, and an entry: all within ``most`` of the place and some others."""
        for layer in self._layers:
            place, entry = layer.near(places, most)
            if layer is self._layers[0] and self._changed:
                holds = self._holds[layer.owners[entry]]
                place, entry = place[holds], entry[holds]
            if len(place):
                yield layer, place, entry


@dataclass(frozen=True)
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
    squares: _Rows = np.clip(np.floor(numbers), 0, count - 1).astype(np.intp)
    return squares


def _frame(low: Floats, high: Floats, side: float) -> tuple[float, int, int]:
    """The side of squares over a part of the plane, and how many columns and rows of them there are."""
    wide, high_ = (high - low).tolist()
    side = max(side, (wide * high_ / _SQUARES) ** 0.5, wide / _SQUARES, high_ / _SQUARES)
    return side, int(wide // side) + 1, int(high_ // side) + 1


def _sorted(data: Floats, owners: _Rows, square: _Rows, origin: Floats, frame: tuple[float, int, int]) -> _Layer:
    side, columns, rows = frame
    order = np.argsort(square, kind="stable")
    starts = np.concatenate(([0], np.bincount(square, minlength=columns * rows).cumsum()))
    return _Layer(data[order], owners[order], starts, origin, side, columns, rows)


def _points_in_squares(points: Floats, owners: _Rows) -> _Layer:
    origin = points.min(axis=0)
    frame = side, columns, rows = _frame(origin, points.max(axis=0), _SQUARE)
    at = (points - origin) / side
    square = _clipped(at[:, 1], rows) * columns + _clipped(at[:, 0], columns)
    return _sorted(points, owners, square, origin, frame)


def _boxes_in_squares(boxes: Floats, owners: _Rows) -> _Layer:
    """Each box is in every square from which it is not further than FAR."""
    grown = boxes + (-FAR, -FAR, FAR, FAR)
    origin = grown[:, :2].min(axis=0)
    frame = side, columns, rows = _frame(origin, grown[:, 2:].max(axis=0), _PLOT)
    at = (grown - np.tile(origin, 2)) / side
    left, right = _clipped(at[:, 0], columns), _clipped(at[:, 2], columns)
    top, bottom = _clipped(at[:, 1], rows), _clipped(at[:, 3], rows)
    wide, count = right - left + 1, (right - left + 1) * (bottom - top + 1)
    box = np.repeat(np.arange(len(boxes)), count)
    k = np.arange(len(box)) - np.repeat(np.cumsum(count) - count, count)
    square = (top[box] + k // wide[box]) * columns + left[box] + k % wide[box]
    return _sorted(boxes[box], owners[box], square, origin, frame)
