"""How much free room there is at a place: what keeps signs, bars and loop identifiers clear of everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.shapes import Point, Rect

Floats = NDArray[np.float64]


class Clearance:
    """Distances to labels, links and marks; marks are added as they find their places."""

    def __init__(self, boxes: Iterable[Rect], lines: Mapping[str, Sequence[Point]]) -> None:
        self._boxes = np.array([(b.left, b.top, b.right, b.bottom) for b in boxes], float).reshape(-1, 4)
        self._points = np.array([p for line in lines.values() for p in line], float).reshape(-1, 2)
        self._owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines.values()])
        self._index = {key: i for i, key in enumerate(lines)}
        self._marks: list[tuple[float, float, float]] = []

    def add_mark(self, center: Point, radius: float) -> None:
        """Keep the places to come clear of a round mark as well."""
        self._marks.append((*center, radius))

    def at(self, places: Sequence[Point] | Floats, but: str | None = None) -> Floats:
        """Distance from each place to the nearest thing, the link ``but`` left out; negative on a mark.

        O(places * things near them).
        """
        at = np.asarray(places, float).reshape(-1, 2)
        nearest = np.full(len(at), 1e3)
        for distances in (self._to_boxes(at), self._to_lines(at, but), self._to_marks(at)):
            if distances.size:
                nearest = np.minimum(nearest, distances.min(axis=1))
        return nearest

    def _to_boxes(self, at: Floats) -> Floats:
        boxes = self._boxes[None, :, :]
        x, y = at[:, None, 0], at[:, None, 1]
        dx = np.maximum(np.maximum(boxes[..., 0] - x, x - boxes[..., 2]), 0.0)
        dy = np.maximum(np.maximum(boxes[..., 1] - y, y - boxes[..., 3]), 0.0)
        distances: Floats = np.hypot(dx, dy)
        return distances

    def _to_lines(self, at: Floats, but: str | None) -> Floats:
        near = ((self._points >= at.min(axis=0) - 60) & (self._points <= at.max(axis=0) + 60)).all(axis=1)
        if but is not None:
            near &= self._owner != self._index[but]
        points = self._points[near]
        distances: Floats = np.hypot(at[:, None, 0] - points[None, :, 0], at[:, None, 1] - points[None, :, 1])
        return distances

    def _to_marks(self, at: Floats) -> Floats:
        marks = np.array(self._marks, float).reshape(-1, 3)
        distances: Floats = np.hypot(at[:, None, 0] - marks[None, :, 0], at[:, None, 1] - marks[None, :, 1])
        distances -= marks[None, :, 2]
        return distances
