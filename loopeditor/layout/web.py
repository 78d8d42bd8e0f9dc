"""What is to be placed, as arrays: labels with a size, links between them, and the loops they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.shapes import Floats

Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]


class Web:
    """Variables and links as rows; ``half`` has half the sizes of the labels, ``rings`` the loops as rows of links.

    ``room`` is ``half`` and what else a variable needs, as for a link to itself.
    ``at`` lists the links at each variable and ``others`` the rest; ``twins`` the links that share both ends with one.
    """

    def __init__(
        self, half: Floats, source: Rows, target: Rows, rings: Sequence[Rows], room: Floats | None = None
    ) -> None:
        self.room = half if room is None else room
        self.is_ringed: Flags = np.asarray(self.room[:, 1] > half[:, 1])
        self.half, self.source, self.target, self.rings = half, source, target, list(rings)
        self.ends = list(zip(source.tolist(), target.tolist(), strict=True))
        at: dict[int, list[int]] = defaultdict(list)
        pairs: dict[frozenset[int], list[int]] = defaultdict(list)
        for link, ends in enumerate(self.ends):
            for end in ends:
                at[end].append(link)
            pairs[frozenset(ends)].append(link)
        every = np.arange(len(self.ends))
        self.at = [np.array(at[row], np.intp) for row in range(len(half))]
        self.others = [np.delete(every, rows) for rows in self.at]
        self.twins = [[other for other in pairs[frozenset(ends)] if other != k] for k, ends in enumerate(self.ends)]
        self.on_ring = np.zeros((len(self.rings), len(self.ends)))
        for k, ring in enumerate(self.rings):
            self.on_ring[k, ring] = 1.0
        self.is_round: Flags = np.asarray(self.on_ring.sum(axis=0) > 0)

    def resized(self, half: Floats, room: Floats) -> Web:
        """The same web with labels of other sizes, and with this room for them."""
        other = copy(self)
        other.half, other.room = half, room
        return other

    def neighbours(self, row: int) -> list[int]:
        """The variables that a variable is linked to, in the order of the links."""
        found = [a + b - row for a, b in (self.ends[link] for link in self.at[row].tolist())]
        return list(dict.fromkeys(found))

    @cached_property
    def steps_between(self) -> Floats:
        """How many links lie between each two variables, their direction left aside; one more than any where none do.

        O(variables * links).
        """
        count = len(self.half)
        far = np.full((count, count), -1.0)
        beside = [self.neighbours(row) for row in range(count)]
        for start in range(count):
            far[start, start] = 0.0
            ring, depth = [start], 0.0
            while ring:
                depth += 1.0
                ring = [b for b in dict.fromkeys(b for a in ring for b in beside[a]) if far[start, b] < 0]
                far[start, ring] = depth
        far[far < 0] = far.max() + 1.0
        return far
