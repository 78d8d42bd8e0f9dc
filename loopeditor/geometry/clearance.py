"""How much free room there is at a place: what keeps signs, bars and loop identifiers clear of everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.shapes import Floats, Point, Rect

FAR = 30.0
"""Distance beyond which room is room, in points: nothing is looked for further away."""

_CELL = 64.0  # side of the squares in which things are looked up
_TOGETHER = 24  # places that are looked at in one go

_Cell = tuple[int, int]
_Rows = NDArray[np.intp]


class Clearance:
    """Distances to labels, links and marks; marks are added as they find their places."""

    def __init__(self, boxes: Iterable[Rect], lines: Mapping[str, Floats]) -> None:
        self._boxes = np.array([(b.left, b.top, b.right, b.bottom) for b in boxes], float).reshape(-1, 4)
        self._points = np.concatenate([*lines.values(), np.zeros((0, 2))])
        self._owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines.values()])
        self._index = {key: i for i, key in enumerate(lines)}
        self._points_in = _by_cell(self._points)
        self._boxes_in: dict[_Cell, list[int]] = defaultdict(list)
        for row, (left, top, right, bottom) in enumerate(self._boxes.tolist()):
            for cell in _cells(left, top, right, bottom):
                self._boxes_in[cell].append(row)
        self._marks_in: dict[_Cell, list[tuple[float, float, float]]] = defaultdict(list)

    def add_mark(self, center: Point, radius: float) -> None:
        """Keep the places to come clear of a round mark as well."""
        x, y = center
        for cell in _cells(x - radius, y - radius, x + radius, y + radius):
            self._marks_in[cell].append((x, y, radius))

    def at(self, places: Floats, but: str | None = None) -> Floats:
        """Distance from each place to the nearest thing, at most FAR, the link ``but`` left out; negative on a mark.

        O(places * things near them).
        """
        if len(places) > _TOGETHER:
            return self._in_halves(places, but)
        (left, top), (right, bottom) = (places.min(axis=0) - FAR).tolist(), (places.max(axis=0) + FAR).tolist()
        cells = list(_cells(left, top, right, bottom))
        nearest = np.full(len(places), FAR)
        for distances in (
            self._to_boxes(places, cells),
            self._to_lines(places, cells, but),
            self._to_marks(places, cells),
        ):
            if distances.size:
                nearest = np.minimum(nearest, distances.min(axis=1))
        return nearest

    def _in_halves(self, places: Floats, but: str | None) -> Floats:
        """Places that lie together have few things near them."""
        wide, high = np.ptp(places, axis=0)
        order = np.argsort(places[:, 0 if wide > high else 1], kind="stable")
        nearest = np.empty(len(places))
        for half in np.array_split(order, 2):
            nearest[half] = self.at(places[half], but)
        return nearest

    def _to_boxes(self, at: Floats, cells: list[_Cell]) -> Floats:
        boxes = self._boxes[[row for cell in cells for row in self._boxes_in.get(cell, ())]]
        x, y = at[:, :1], at[:, 1:]
        dx = np.maximum(np.maximum(boxes[:, 0] - x, x - boxes[:, 2]), 0.0)
        dy = np.maximum(np.maximum(boxes[:, 1] - y, y - boxes[:, 3]), 0.0)
        distances: Floats = np.hypot(dx, dy)
        return distances

    def _to_lines(self, at: Floats, cells: list[_Cell], but: str | None) -> Floats:
        found = [self._points_in[cell] for cell in cells if cell in self._points_in]
        near = np.concatenate(found) if found else np.zeros(0, np.intp)
        if but is not None:
            near = near[self._owner[near] != self._index[but]]
        points = self._points[near]
        distances: Floats = np.hypot(at[:, :1] - points[:, 0], at[:, 1:] - points[:, 1])
        return distances

    def _to_marks(self, at: Floats, cells: list[_Cell]) -> Floats:
        marks = np.array([mark for cell in cells for mark in self._marks_in.get(cell, ())], float).reshape(-1, 3)
        distances: Floats = np.hypot(at[:, :1] - marks[:, 0], at[:, 1:] - marks[:, 1])
        distances -= marks[:, 2]
        return distances


def _cells(left: float, top: float, right: float, bottom: float) -> Iterator[_Cell]:
    columns = range(int(left // _CELL), int(right // _CELL) + 1)
    rows = range(int(top // _CELL), int(bottom // _CELL) + 1)
    return product(columns, rows)


def _by_cell(points: Floats) -> dict[_Cell, _Rows]:
    if not len(points):
        return {}
    cells = np.floor_divide(points, _CELL).astype(np.int64)
    order = np.lexsort((cells[:, 1], cells[:, 0]))
    ranked = cells[order]
    starts = np.flatnonzero(np.any(ranked[1:] != ranked[:-1], axis=1)) + 1
    groups = np.split(order, starts)
    return {(int(cells[group[0]][0]), int(cells[group[0]][1])): group for group in groups}
