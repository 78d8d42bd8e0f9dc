"""Where lines cross each other and run through boxes, for many lines at once.

On which side of a piece of line a point lies is linear in the point, so that all pieces against all points are one
product of matrices.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from loopeditor.geometry.shapes import Floats

Flags = NDArray[np.bool_]

_BITE = 80_000  # products that are made in one go
_OFTEN = 32


def pieces(lines: Floats) -> Floats:
    """For each piece of each line (lines x points x 2) the three numbers that tell the side of a point: rows."""
    start, end = lines[:, :-1], lines[:, 1:]
    found = np.empty((*start.shape[:2], 3))
    found[..., 0] = start[..., 1] - end[..., 1]
    found[..., 1] = end[..., 0] - start[..., 0]
    found[..., 2] = -(found[..., 0] * start[..., 0] + found[..., 1] * start[..., 1])
    return found.reshape(-1, 3)


def corners(lines: Floats) -> Floats:
    """The points of lines as columns for a product with ``pieces``."""
    flat = lines.reshape(-1, 2)
    columns = np.ones((3, len(flat)))
    columns[:2] = flat.T
    return columns


def _sides(rows: Floats, columns: Floats) -> Flags:
    """On which side each point is of each piece, in bites so small that no other thread is woken for them."""
    bite = max(1, _BITE // max(1, columns.shape[1]))
    if len(rows) <= bite:
        return rows @ columns > 0
    return np.concatenate([rows[k : k + bite] @ columns > 0 for k in range(0, len(rows), bite)])


def crossings(lines: Floats, others: Floats, others_pieces: Floats, others_corners: Floats) -> Floats:
    """How often each of some lines crosses any of others, whose pieces and corners are known."""
    many, steps = len(lines), lines.shape[1] - 1
    count, cuts = len(others), others.shape[1] - 1
    there = _sides(pieces(lines), others_corners).reshape(many * steps, count, cuts + 1)
    split = there[:, :, 1:] != there[:, :, :-1]
    here = _sides(corners(lines).T, others_pieces.T).reshape(many, steps + 1, count * cuts)
    apart = here[:, 1:] != here[:, :-1]
    both = split.reshape(many, -1) & apart.reshape(many, -1)
    found: Floats = np.count_nonzero(both, axis=1).astype(float)
    return found


def crossings_in_all(lines: Floats, between: Callable[[], object] = int) -> float:
    """How often lines cross each other, each one with those after it; ``between`` is called now and then."""
    cuts, rows, columns = lines.shape[1] - 1, pieces(lines), corners(lines)
    met = 0.0
    for k in range(len(lines) - 1):
        rest = k + 1
        if rest % _OFTEN == 0:
            between()
        met += crossings(lines[k:rest], lines[rest:], rows[rest * cuts :], columns[:, rest * (cuts + 1) :]).sum()
    return float(met)


def crossings_within(groups: Floats) -> Floats:
    """How often the lines of each group (groups x lines x points x 2) cross each other."""
    many, count, points, _ = groups.shape
    steps = points - 1
    flat = groups.reshape(many * count, points, 2)
    rows = pieces(flat).reshape(many, count * steps, 3)
    columns = np.ones((many, 3, count * points))
    columns[:, :2] = groups.reshape(many, count * points, 2).transpose(0, 2, 1)
    side = (rows @ columns > 0).reshape(many, count, steps, count, points)
    apart = side[..., 1:] != side[..., :-1]
    both = apart & apart.transpose(0, 3, 4, 1, 2)
    both[:, np.arange(count), :, np.arange(count)] = False
    found: Floats = both.sum(axis=(1, 2, 3, 4), dtype=float) / 2
    return found


def through(lines: Floats, lines_pieces: Floats, centers: Floats, half: Floats, *margins: Floats) -> list[Flags]:
    """Whether each line touches each box with so much room round it, the widest first: lines x boxes for each margin.

    ``centers`` and ``half``, half the sizes of the boxes, are boxes x 2. Exact for the pieces.
    """
    many, steps = len(lines), lines.shape[1] - 1
    half = np.broadcast_to(half, centers.shape)
    reach = np.abs(lines[:, 1:] - lines[:, :-1]).reshape(-1, 2) / 2
    middle = (lines[:, 1:] + lines[:, :-1]).reshape(-1, 2) / 2
    beside = np.abs(middle[:, :1] - centers[:, 0])
    above = np.abs(middle[:, 1:] - centers[:, 1])
    wide, high = margins[0]
    line, box = np.nonzero((beside < reach[:, :1] + (half[:, 0] + wide)) & (above < reach[:, 1:] + (half[:, 1] + high)))
    a, b, c = lines_pieces[line].T
    off = np.abs(a * centers[box, 0] + b * centers[box, 1] + c) / 2
    aside, over = beside[line, box], above[line, box]
    reach, half, line = reach[line], half[box], line // steps
    found = []
    for room in margins:
        size = half + room
        hit = off < size[:, 0] * reach[:, 1] + size[:, 1] * reach[:, 0]
        hit &= (aside < reach[:, 0] + size[:, 0]) & (over < reach[:, 1] + size[:, 1])
        touched = np.zeros((many, len(centers)), bool)
        touched[line[hit], box[hit]] = True
        found.append(touched)
    return found
