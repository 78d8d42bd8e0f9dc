"""How far a picture reaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from loopeditor.geometry.shapes import Floats, Rect

MARGIN = 14.0
"""Free room round the picture, in points."""

_EMPTY = Rect(0, 0, 320, 200)
_NOWHERE = (np.inf, np.inf, -np.inf, -np.inf)
_Corners = tuple[float, float, float, float]


class Extents:
    """The boxes of what is drawn, by what they belong to, as these come, change and go."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._free: list[int] = []
        self._boxes = np.full((64, 4), _NOWHERE)

    def put(self, key: str, corners: _Corners | None) -> None:
        """Set the box of something: left, top, right and bottom; None where it is gone."""
        if corners is None:
            if (gone := self._rows.pop(key, None)) is not None:
                self._free.append(gone)
                self._boxes[gone] = _NOWHERE
            return
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._free.pop() if self._free else len(self._rows)
        if row >= len(self._boxes):
            self._boxes = np.concatenate([self._boxes, np.full((len(self._boxes), 4), _NOWHERE)])
        self._boxes[row] = corners

    def around(self) -> list[Rect]:
        """The box that holds all of it; none where there is nothing."""
        if not self._rows:
            return []
        low, high = self._boxes[:, :2].min(axis=0).tolist(), self._boxes[:, 2:].max(axis=0).tolist()
        return [Rect(*low, *high)]


def page(boxes: Iterable[Rect], *extents: Extents) -> Rect:
    """What holds all of it, with the margin; a small page where there is nothing."""
    found = [*boxes, *(box for each in extents for box in each.around())]
    if not found:
        return _EMPTY
    return Rect(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    ).grown(MARGIN)


def corners_of(box: Rect) -> _Corners:
    """Left, top, right and bottom of a box."""
    return box.left, box.top, box.right, box.bottom


def corners_of_lines(lines: Sequence[Floats]) -> list[_Corners]:
    """The same for lines, given as rows of x and y."""
    if not lines:
        return []
    points = np.concatenate(lines)
    sizes = [len(line) for line in lines]
    starts = np.cumsum(sizes, dtype=np.intp) - np.array(sizes, np.intp)
    both = np.concatenate([np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)], axis=1)
    return [(left, top, right, bottom) for left, top, right, bottom in both.tolist()]
