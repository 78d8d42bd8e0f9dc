"""Items one above the other, and a quick way to those that lie somewhere."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QRectF

from loopeditor.ui.canvas.items import ShapeItem


class Rows:
    """Items from the lowest to the topmost."""

    def __init__(self, items: Iterable[ShapeItem]) -> None:
        self._items = list(items)
        self._places = {id(item): i for i, item in enumerate(self._items)}
        corners = [item.extent.getCoords() for item in self._items]
        self._corners = np.array(corners, dtype=float).reshape(-1, 4)

    def exchange(self, before: ShapeItem, item: ShapeItem) -> bool:
        """Put another item in the place of one; False where it is not here, or would lie lower or higher."""
        place = self._places.get(id(before))
        if place is None or bool(before.look.lit) != bool(item.look.lit):
            return False
        del self._places[id(before)]
        self._items[place], self._places[id(item)] = item, place
        self._corners[place] = item.extent.getCoords()
        return True

    def within(self, part: QRectF) -> list[ShapeItem]:
        """Those of which something may lie within a part, in points."""
        left, top, right, bottom = self._corners.T
        hit = (left < part.right()) & (right > part.left()) & (top < part.bottom()) & (bottom > part.top())
        return [self._items[i] for i in np.flatnonzero(hit)]
