"""The plane in square plots, to find what lies near without looking everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from math import ceil

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.shapes import Floats, Rect

SIDE = 64.0
"""Side of a plot, in points."""

_FINE = 16.0  # least side of the squares in which a change is kept
_SQUARES = 200_000.0  # at most, or they are made larger

Plot = tuple[int, int]


def plot_of(x: float, y: float) -> Plot:
    """The plot in which a point lies."""
    return int(x // SIDE), int(y // SIDE)


def plots_of(box: Rect) -> Iterator[Plot]:
    """The plots that a box touches."""
    columns = range(int(box.left // SIDE), int(box.right // SIDE) + 1)
    rows = range(int(box.top // SIDE), int(box.bottom // SIDE) + 1)
    return product(columns, rows)


class Stir:
    """Where things were, or are now, that have changed: boxes and lines, these as rows of x and y.

    ``reach`` is how far their change is felt, in points, and ``plots`` are those in which they lie themselves.
    """

    def __init__(self, boxes: Collection[Rect], lines: Collection[Floats], reach: float) -> None:
        self.plots = {plot for box in boxes for plot in plots_of(box)}
        corners = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes], float).reshape(-1, 4)
        points = np.concatenate([*lines, corners[:, :2], corners[:, 2:]])
        self._felt = np.zeros((0, 0), bool)
        if len(points):
            self.plots.update(map(tuple, np.unique(np.floor(points / SIDE).astype(np.int64), axis=0).tolist()))
            self._spread(points, corners, reach)

    def _spread(self, points: Floats, corners: Floats, reach: float) -> None:
        low, high = points.min(axis=0) - reach, points.max(axis=0) + reach
        wide, high_ = (high - low).tolist()
        self._side = max(_FINE, (wide * high_ / _SQUARES) ** 0.5, wide / _SQUARES, high_ / _SQUARES)
        self._origin, far = low, ceil(reach / self._side)
        changed = np.zeros((int(high_ // self._side) + 1, int(wide // self._side) + 1), bool)
        columns, rows = self._squares(points)
        changed[rows, columns] = True
        first, last = self._squares(corners[:, :2]), self._squares(corners[:, 2:])
        for left, top, right, bottom in zip(*first, *last, strict=True):
            changed[top : bottom + 1, left : right + 1] = True
        across = changed.copy()
        for k in range(1, far + 1):
            across[:, k:] |= changed[:, :-k]
            across[:, :-k] |= changed[:, k:]
        self._felt = across.copy()
        for k in range(1, far + 1):
            self._felt[k:] |= across[:-k]
            self._felt[:-k] |= across[k:]

    def _squares(self, points: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        numbers = np.floor((points - self._origin) / self._side).astype(np.intp)
        return numbers[:, 0], numbers[:, 1]

    def felt_at(self, places: Floats) -> NDArray[np.bool_]:
        """The places, given as rows of x and y, that have a change within reach, and some others near one."""
        rows, columns = self._felt.shape
        felt = np.zeros(len(places), bool)
        if self._felt.size:
            at = np.floor((places - self._origin) / self._side)
            within = np.flatnonzero((at >= 0).all(axis=1) & (at[:, 0] < columns) & (at[:, 1] < rows))
            inner = at[within].astype(np.intp)
            felt[within] = self._felt[inner[:, 1], inner[:, 0]]
        return felt
