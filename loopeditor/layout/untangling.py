"""Moves that make a placement better: each variable, and each bend, in turn to a better one of several tries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from loopeditor.geometry.shapes import Floats
from loopeditor.layout.board import Board
from loopeditor.layout.patience import Patience
from loopeditor.layout.web import Rows

_BENDS = np.array((0.06, 0.1, 0.14, 0.2, 0.28, 0.36, 0.45))
_BENDS = np.concatenate([-_BENDS[::-1], _BENDS])
_FLATTEST = 0.09  # of a link on a loop, so that it reads as part of one


@dataclass(frozen=True)
class Course:
    """How a placement is improved: so many rounds, from this warmth down to none, with strides of these lengths."""

    rounds: int
    warmth: float
    longest: float
    shortest: float
    bending: bool = False


Usual = Callable[[Floats], Floats]
"""The bends that the geometry would choose for a placement."""


def untangle(
    board: Board, movable: Rows, loose: Rows, course: Course, seed: int, patience: Patience, usual: Usual
) -> None:
    """Improve a placement in place, by heat-bath moves that cool down.

    Geman & Geman 1984, doi:10.1109/TPAMI.1984.4767596. Deterministic as long as there is time.
    """
    random = np.random.default_rng(seed)
    for k in range(course.rounds):
        cooling = 1 - (k + 1) / course.rounds
        far = course.shortest * (course.longest / course.shortest) ** cooling
        if course.bending:
            board.usual = usual(board.centers)
            for link in random.permutation(loose).tolist():
                if not patience.check():
                    return
                rebend(board, link)
        for row in random.permutation(movable).tolist():
            if not patience.check():
                return
            move(board, row, random, far, course.warmth * cooling)


def move(board: Board, row: int, random: np.random.Generator, far: float, warmth: float) -> None:
    """Put one variable where it is better, or where it happens not to be much worse."""
    places = _tries(board, row, random, far)
    cost = board.cost_of_places(row, places)
    if warmth:
        cost = cost + warmth * random.gumbel(size=len(cost)) * -1.0
    best = int(cost.argmin())
    if best:
        board.put(row, places[best])


def rebend(board: Board, link: int) -> None:
    """Give one link the bend that is best."""
    bends = np.concatenate([board.bends[link : link + 1], board.usual[link : link + 1], _BENDS])
    if board.web.is_round[link]:
        bends = bends[np.abs(bends) >= _FLATTEST]
        if not len(bends):
            return
    best = float(bends[board.cost_of_bends(link, bends).argmin()])
    if best != board.bends[link]:
        board.bend(link, best)


def _tries(board: Board, row: int, random: np.random.Generator, far: float) -> Floats:
    """Where it is, places near there, places among its neighbours, and some anywhere."""
    many = board.at_once(row)
    here = board.centers[row]
    strides = far * np.exp(random.uniform(-2.5, 0.7, many - 1))
    places = here + strides[:, None] * random.normal(0, 1, (many - 1, 2)) * (1.0, 0.75)
    near = board.web.neighbours(row)
    elsewhere = max(2, many // 4) if far > 40 else 1
    if near:
        middle = board.centers[near].mean(axis=0)
        spread = max(far, 40.0)
        places[:elsewhere] = middle + spread * random.normal(0, 1, (elsewhere, 2))
    if far > 80:
        low, high = board.centers.min(axis=0), board.centers.max(axis=0)
        places[elsewhere : 2 * elsewhere] = random.uniform(low - 60, high + 60, (elsewhere, 2))
    if board.wishes.in_columns:
        places[:, 0] = here[0]
    return np.concatenate([here[None], places])
