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

_ROUND = 3  # free squares round all that has changed

Plot = tuple[int, int]
_Flags = NDArray[np.bool_]


def plot_of(x: float, y: float) -> Plot:
    """The plot in which a point lies."""
    return int(x // SIDE), int(y // SIDE)


def plots_of(box: Rect) -> Iterator[Plot]:
    """The plots that a box touches."""
    columns = range(int(box.left // SIDE), int(box.right // SIDE) + 1)
    rows = range(int(box.top // SIDE), int(box.bottom // SIDE) + 1)
    return product(columns, rows)


class Stir:
    """Where things were, or are now, that have changed: boxes and lines, these as rows of x and y."""

    def __init__(self, boxes: Collection[Rect], lines: Collection[Floats]) -> None:
        corners = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes], float).reshape(-1, 4)
        points = np.concatenate([*lines, corners[:, :2], corners[:, 2:]])
        self._changed: _Flags | None = None
        self._felt: dict[float, _Flags] = {}
        if len(points):
            self._changed = self._marked(points, corners)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return self._changed is None

    def _marked(self, points: Floats, corners: Floats) -> _Flags:
        """The squares in which something changed, with some free ones all round."""
        low, (wide, high) = points.min(axis=0), np.ptp(points, axis=0).tolist()
        self._side = max(_FINE, (wide * high / _SQUARES) ** 0.5, wide / _SQUARES, high / _SQUARES)
        self._origin = low - _ROUND * self._side
        changed = np.zeros((int(high // self._side) + 1 + 2 * _ROUND, int(wide // self._side) + 1 + 2 * _ROUND), bool)
        columns, rows = self._squares(points)
        changed[rows, columns] = True
        first, last = self._squares(corners[:, :2]), self._squares(corners[:, 2:])
        for left, top, right, bottom in zip(*first, *last, strict=True):
            changed[top : bottom + 1, left : right + 1] = True
        return changed

    def _squares(self, points: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        numbers = np.floor((points - self._origin) / self._side).astype(np.intp)
        return numbers[:, 0], numbers[:, 1]

    def felt_at(self, places: Floats, reach: float) -> _Flags:
        """The places, given as rows of x and y, that have a change within reach, and some others near one.

        ``reach`` is at most three times 16 points.
        """
        felt = np.zeros(len(places), bool)
        if self._changed is not None:
            if reach not in self._felt:
                self._felt[reach] = _spread(self._changed, ceil(reach / self._side))
            rows, columns = self._changed.shape
            at = np.floor((places - self._origin) / self._side)
            column, row = np.ascontiguousarray(at.T)
            within = np.flatnonzero((column >= 0) & (row >= 0) & (column < columns) & (row < rows))
            felt[within] = self._felt[reach][row[within].astype(np.intp), column[within].astype(np.intp)]
        return felt


def _spread(flags: _Flags, far: int) -> _Flags:
    """The flags and their neighbours, so far in all directions."""
    across = flags.copy()
    for k in range(1, far + 1):
        across[:, k:] |= flags[:, :-k]
        across[:, :-k] |= flags[:, k:]
    spread = across.copy()
    for k in range(1, far + 1):
        spread[k:] |= across[:-k]
        spread[:-k] |= across[k:]
    return spread
