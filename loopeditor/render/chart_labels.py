"""Names beside the ends of lines, none on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ending:
    """Where a line ends and how high its name is, both in points."""

    at: float
    height: float


def spread(endings: Sequence[Ending], low: float, high: float) -> list[float]:
    """The middles of names, each as near its line's end as it can be, between ``low`` and ``high`` where they all fit.

    Names keep the order of their lines. Names that would touch move as one block, whose middle is the mean of where
    they belong (pool adjacent violators; Ayer et al. 1955). O(n log n).

    >>> spread([Ending(10, 4), Ending(11, 4), Ending(30, 4)], 0, 40)
    [8.5, 12.5, 30.0]
    """
    order = sorted(range(len(endings)), key=lambda k: (endings[k].at, k))
    blocks: list[tuple[float, float, list[int]]] = []  # lower end, height, members
    for k in order:
        bottom, height, members = endings[k].at - endings[k].height / 2, endings[k].height, [k]
        bottom = _within(bottom, height, low, high)
        while blocks and blocks[-1][0] + blocks[-1][1] > bottom:
            _, below, earlier = blocks.pop()
            members, height = [*earlier, *members], below + height
            bottom = _within(_best(endings, members), height, low, high)
        blocks.append((bottom, height, members))
    places = [0.0] * len(endings)
    for at, _, members in blocks:
        bottom = at
        for k in members:
            places[k] = bottom + endings[k].height / 2
            bottom += endings[k].height
    return places


def rows(spans: Sequence[tuple[float, float]], most: int) -> list[int | None]:
    """The lowest row for each span, from start to end, in which it touches no earlier one; None where none is left.

    >>> rows([(0, 5), (3, 8), (6, 9)], 2)
    [0, 1, 0]
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
    found: list[int | None] = []
    for start, end in spans:
        free = (k for k, row in enumerate(taken) if all(end <= a or b <= start for a, b in row))
        found.append(next(free, None))
        if found[-1] is not None:
            taken[found[-1]].append((start, end))
    return found


def _best(endings: Sequence[Ending], members: Sequence[int]) -> float:
    """The lower end of a block for which its names are nearest to where they belong."""
    offset, total = 0.0, 0.0
    for k in members:
        total += endings[k].at - endings[k].height / 2 - offset
        offset += endings[k].height
    return total / len(members)


def _within(bottom: float, height: float, low: float, high: float) -> float:
    return max(low, min(bottom, high - height))
