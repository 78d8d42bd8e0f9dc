"""Where there is room for one more label beside those that are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import pi

import numpy as np

from loopeditor.geometry.shapes import Floats, Point, Rect

STEP = Point(170.0, 100.0)
"""How far apart two linked labels stand side by side, and one above the other, in points."""

_RINGS = (1.0, 1.3, 1.7, 2.2, 2.8, 3.5, 4.4)
_WAYS = 24
_APART = 16.0  # free room wanted between two labels
_CLEAR = 7.0  # and between a label and the lines that pass it
_LOOKS = 16  # at a line that a new link might take
_PIECE = 20.0  # length of the pieces in which a line is looked at
_NEVER, _CRAMPED, _THROUGH, _COVERED, _CROSSED, _TURNED, _FAR = 1e6, 800.0, 400.0, 250.0, 60.0, 70.0, 90.0


class Room:
    """The labels and lines of a picture; what finds its place is there for the next."""

    def __init__(self, boxes: Iterable[Rect] = (), lines: Iterable[Sequence[Point]] = ()) -> None:
        self._boxes = np.array([(b.left, b.top, b.right, b.bottom) for b in boxes], float).reshape(-1, 4)
        self._points = np.zeros((0, 2))
        self._pieces = np.zeros((0, 4))
        self.draw(lines)

    @property
    def middle(self) -> Point:
        """The middle of what is there."""
        if not len(self._boxes):
            return Point(0.0, 0.0)
        return Point(
            float((self._boxes[:, 0].min() + self._boxes[:, 2].max()) / 2),
            float((self._boxes[:, 1].min() + self._boxes[:, 3].max()) / 2),
        )

    def take(self, box: Rect) -> None:
        """A label stands here now."""
        self._boxes = np.vstack([self._boxes, (box.left, box.top, box.right, box.bottom)])

    def draw(self, lines: Iterable[Sequence[Point]]) -> None:
        """Lines run here now."""
        new = np.array([(*start, *end) for line in lines for start, end in pairwise(line)], float).reshape(-1, 4)
        self._pieces = np.vstack([self._pieces, new])
        self._points = np.vstack([self._points, _along(new)])

    def free(self, near: Point, width: float, height: float) -> Point:
        """The best middle for a label of this size that is linked to nothing."""
        return self._best((), near, Point(0.0, 0.0), width, height)

    def spot(self, linked: Sequence[Point], way: Point, width: float, height: float) -> Point:
        """The best middle for a label of this size, linked to these places and best in this way from their middle.

        It covers no other label. O(places tried * what is there).
        """
        middle = Point(*np.mean(np.array(linked, float), axis=0).tolist())
        return self._best(linked, middle, way, width, height)

    def _best(self, linked: Sequence[Point], near: Point, way: Point, width: float, height: float) -> Point:
        """Ring by ring outwards, until no place further away could be better."""
        anchor, half = np.array(near), np.array((width, height)) / 2
        best, least = Point(near.x, self._bottom + _APART + height), _NEVER
        for far in _RINGS if len(linked) == 1 else (0.0, 0.5, *_RINGS):
            if _FAR * (far - 1) >= least:
                break
            places = _ring(anchor, far)
            cost = np.full(len(places), _FAR * max(0.0, far - 1)) + self._turned(places - anchor, way)
            cost += self._collisions(places, half)
            for end in linked:
                cost += self._spoilt(np.array(end, float), places)
            if cost.min() < least:
                best, least = Point(*places[cost.argmin()].tolist()), float(cost.min())
        return best

    @property
    def _bottom(self) -> float:
        return float(self._boxes[:, 3].max(initial=0.0))

    def _collisions(self, places: Floats, half: Floats) -> Floats:
        """What a label of this half size costs that lies on others or on lines."""
        low, high = places - half - _APART, places + half + _APART
        hits = _inside(self._boxes[:, 2:], self._boxes[:, :2], low, high).sum(axis=1)
        low, high = low + _APART - _CLEAR, high - _APART + _CLEAR
        near = self._points[_inside(self._points, self._points, low.min(axis=0)[None], high.max(axis=0)[None])[0]]
        covered = _inside(near, near, low, high).any(axis=1)
        costs: Floats = _NEVER * hits + _COVERED * covered
        return costs

    def _spoilt(self, end: Floats, places: Floats) -> Floats:
        """What a link from here to each place costs: too little room, labels on its way, and lines that it crosses."""
        low, high = np.minimum(places.min(axis=0), end) - _CLEAR, np.maximum(places.max(axis=0), end) + _CLEAR
        others = self._boxes[_inside(self._boxes[:, 2:], self._boxes[:, :2], low[None], high[None])[0]]
        others = others[~_inside(end[None], end[None], others[:, :2], others[:, 2:])[:, 0]]
        shares = np.linspace(0.1, 0.9, _LOOKS)[:, None, None]
        points = (end + (places - end) * shares).reshape(-1, 2)
        inside = _inside(points, points, others[:, :2] - _CLEAR, others[:, 2:] + _CLEAR)
        through = inside.reshape(len(others), _LOOKS, len(places)).any(axis=1).sum(axis=0)
        cramped = (0.85 - _reach(places - end)).clip(0)
        costs: Floats = _CRAMPED * cramped + _THROUGH * through + _CROSSED * self._crossings(end, places)
        return costs

    def _crossings(self, end: Floats, places: Floats) -> Floats:
        low, high = np.minimum(places.min(axis=0), end), np.maximum(places.max(axis=0), end)
        start, stop = self._pieces[:, :2], self._pieces[:, 2:]
        near = _inside(np.maximum(start, stop), np.minimum(start, stop), low[None], high[None])[0]
        start, stop = start[near], stop[near]
        one = _side(end, places[:, None], start) * _side(end, places[:, None], stop)
        two = _side(start, stop, end)[None] * _side(start, stop, places[:, None])
        counts: Floats = ((one < 0) & (two < 0)).sum(axis=1).astype(float)
        return counts

    @staticmethod
    def _turned(ways: Floats, wanted: Point) -> Floats:
        """What it costs to lie elsewhere than the wanted way; distances are measured in steps."""
        steps = ways / STEP
        lengths = np.maximum(np.hypot(steps[:, 0], steps[:, 1]), 1e-9)
        wish = np.array(wanted) / STEP
        length = float(np.hypot(*wish))
        costs: Floats = _TURNED * (1 - (steps @ wish) / (lengths * length)) if length else np.zeros(len(ways))
        return costs


def _ring(anchor: Floats, far: float) -> Floats:
    """Places round an anchor, so many steps away."""
    angles = np.arange(_WAYS if far else 1) * 2 * pi / _WAYS
    places: Floats = anchor + far * np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.array(STEP)
    return places


def _reach(ways: Floats) -> Floats:
    steps = ways / STEP
    lengths: Floats = np.hypot(steps[:, 0], steps[:, 1])
    return lengths


def _along(pieces: Floats) -> Floats:
    """Points on straight pieces, both ends included."""
    way = pieces[:, 2:] - pieces[:, :2]
    counts = np.maximum(2, np.hypot(way[:, 0], way[:, 1]) / _PIECE + 1).astype(int)
    owner = np.repeat(np.arange(len(pieces)), counts)
    place = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
    shares = place / (counts[owner] - 1)
    points: Floats = pieces[owner, :2] + way[owner] * shares[:, None]
    return points


def _inside(least: Floats, most: Floats, low: Floats, high: Floats) -> np.ndarray:
    """For each box from corner ``low`` to corner ``high`` whether each thing from least to most reaches into it."""
    x, y = ((least[:, k] > low[:, None, k]) & (most[:, k] < high[:, None, k]) for k in (0, 1))
    return np.asarray(x & y)


def _side(a: Floats, b: Floats, c: Floats) -> Floats:
    """On which side of the line from a to b the point c lies, by the sign."""
    along, to = b - a, c - a
    sides: Floats = along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0]
    return sides
