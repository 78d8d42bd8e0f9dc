"""The room that names and links leave where marks of links may stand, kept while these change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.clearance import Clearance
from loopeditor.geometry.plots import Stir
from loopeditor.geometry.shapes import Floats

Mark = tuple[int, str]
"""A kind of mark (0 for what somebody placed, 1 for a sign, 2 for bars) and the id of its link."""

_COUNT = 20  # places that a mark may take, at most
_SIGN, _BARS = 1, 2
_ABOUT = 46.0  # how far the places of a sign are from their middle, and the most room wanted there: at most
_Rows = NDArray[np.intp]


class Places:
    """The places of marks, and the room there, a row for each mark."""

    def __init__(self, wanted: Sequence[float]) -> None:
        self._of_kind, self._most = np.array(wanted), max(wanted)
        self._rooms, self._places = np.zeros((64, _COUNT)), np.zeros((64, _COUNT, 2))
        self._middles, self._kinds = np.zeros((64, 2)), np.zeros(64, np.intp)
        self._marks: list[Mark | None] = []
        self._free: list[int] = []
        self._unmeasured: list[int] = []

    def take(self, mark: Mark) -> int:
        """A row for a mark that has none."""
        if self._free:
            row = self._free.pop()
            self._marks[row] = mark
            return row
        self._marks.append(mark)
        if len(self._marks) > len(self._rooms):
            kept = (self._rooms, self._places, self._middles, self._kinds)
            grown = (np.concatenate([each, np.zeros_like(each)]) for each in kept)
            self._rooms, self._places, self._middles, self._kinds = grown
        return len(self._marks) - 1

    def give_back(self, row: int) -> None:
        """The mark of this row is gone."""
        self._marks[row], self._kinds[row] = None, 0
        self._free.append(row)

    def put(self, kind: int, rows: Sequence[int], places: Floats) -> None:
        """Set the places of marks of one kind: marks by places by two; the last stands again where there are few."""
        self._places[rows] = np.concatenate([places, *[places[:, -1:]] * (_COUNT - places.shape[1])], axis=1)
        self._middles[rows] = (places.min(axis=1) + places.max(axis=1)) / 2
        self._kinds[rows], self._rooms[rows] = kind, np.nan
        self._unmeasured += rows

    def of(self, row: int) -> list[float]:
        """The room at each place of a mark, at most what is wanted there."""
        rooms: list[float] = self._rooms[row].tolist()
        return rooms

    def refresh(self, stir: Stir, clearance: Clearance) -> Iterator[tuple[Mark, int]]:
        """Measure what is new or feels a stir; gives each mark that has another room now, and the first such place."""
        rows = self._near(stir)
        if not len(rows):
            return
        places, before = self._places[rows].reshape(-1, 2), self._rooms[rows]
        which = np.flatnonzero(np.isnan(before.ravel()) | stir.felt_at(places, self._most))
        row = which // _COUNT
        marks = [self._marks[row] or (0, "") for row in rows.tolist()]
        but = clearance.owners(link for _, link in marks)[row]
        rooms = before.copy()
        measured = clearance.refreshed(before.ravel()[which], places[which], self._most, but)
        rooms.ravel()[which] = np.minimum(measured, self._of_kind[self._kinds[rows]][row])
        self._rooms[rows] = rooms
        other = rooms != before
        for k in np.flatnonzero(other.any(axis=1)).tolist():
            yield marks[k], int(other[k].argmax())

    def _near(self, stir: Stir) -> _Rows:
        """The rows of marks that are new or may feel a stir."""
        near = np.zeros(len(self._kinds), bool)
        near[self._unmeasured] = True
        near &= self._kinds > 0
        self._unmeasured = []
        if not stir.is_empty:
            signs, bars = (np.flatnonzero(self._kinds == kind) for kind in (_SIGN, _BARS))
            near[signs] |= stir.felt_at(self._middles[signs], _ABOUT)
            near[bars] |= stir.felt_at(self._places[bars].reshape(-1, 2), self._most).reshape(-1, _COUNT).any(axis=1)
        return np.flatnonzero(near)
