"""How much free room there is at a place: what keeps signs, bars and loop identifiers clear of everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from loopeditor.geometry.shapes import Floats, Point, Rect

FAR = 60.0
"""Distance beyond which room is room, in points: nothing is looked for further away."""

_TOGETHER = 24  # places that are looked at in one go


class Clearance:
    """Distances to labels, links and marks; marks are added as they find their places."""

    def __init__(self, boxes: Iterable[Rect], lines: Mapping[str, Floats]) -> None:
        self._boxes = np.array([(b.left, b.top, b.right, b.bottom) for b in boxes], float).reshape(-1, 4)
        self._points = np.concatenate([*lines.values(), np.zeros((0, 2))])
        self._owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines.values()])
        self._index = {key: i for i, key in enumerate(lines)}
        self._marks = np.zeros((0, 3))

    def add_mark(self, center: Point, radius: float) -> None:
        """Keep the places to come clear of a round mark as well."""
        self._marks = np.concatenate([self._marks, [(*center, radius)]])

    def at(self, places: Floats, but: str | None = None) -> Floats:
        """Distance from each place to the nearest thing, at most FAR, the link ``but`` left out; negative on a mark.

        O(places * things near them + all things * places / 24).
        """
        if len(places) > _TOGETHER:
            return self._in_halves(places, but)
        nearest = np.full(len(places), FAR)
        for distances in (self._to_boxes(places), self._to_lines(places, but), self._to_marks(places)):
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

    def _to_boxes(self, at: Floats) -> Floats:
        boxes = self._boxes[None, :, :]
        x, y = at[:, None, 0], at[:, None, 1]
        dx = np.maximum(np.maximum(boxes[..., 0] - x, x - boxes[..., 2]), 0.0)
        dy = np.maximum(np.maximum(boxes[..., 1] - y, y - boxes[..., 3]), 0.0)
        distances: Floats = np.hypot(dx, dy)
        return distances

    def _to_lines(self, at: Floats, but: str | None) -> Floats:
        (left, top), (right, bottom) = at.min(axis=0) - FAR, at.max(axis=0) + FAR
        x, y = self._points[:, 0], self._points[:, 1]
        near = np.flatnonzero((x >= left) & (x <= right) & (y >= top) & (y <= bottom))
        if but is not None:
            near = near[self._owner[near] != self._index[but]]
        points = self._points[near]
        distances: Floats = np.hypot(at[:, None, 0] - points[None, :, 0], at[:, None, 1] - points[None, :, 1])
        return distances

    def _to_marks(self, at: Floats) -> Floats:
        marks = self._marks
        distances: Floats = np.hypot(at[:, None, 0] - marks[None, :, 0], at[:, None, 1] - marks[None, :, 1])
        distances -= marks[None, :, 2]
        return distances
