"""From several starts to the best placement: disentangled with straight links first, then with the arcs themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from loopeditor.geometry.shapes import Floats
from loopeditor.layout.board import Board
from loopeditor.layout.patience import Patience
from loopeditor.layout.quality import Judge
from loopeditor.layout.styles import Wishes
from loopeditor.layout.untangling import Course, untangle
from loopeditor.layout.web import Rows

SMALL = 16
"""Variables up to which links are arcs from the start on."""

_PIECES, _FINE = 4, 8  # of a link, while it is moved about, and at the end
_SHARE = 0.45  # of the time is planned for: other programs want the processor, too
_STRIDES = (320.0, 26.0)  # with straight links
_STEPS = (90.0, 6.0)  # with arcs
_HARDLY = 0.2
_SCALES = (0.8, 0.86, 0.93, 1.0, 1.08)


@dataclass(frozen=True)
class Placed:
    """Where the variables are, how the links bend, and what that costs."""

    centers: Floats
    bends: Floats
    cost: float


class Arranging:
    """The search for one diagram; ``movable`` are the rows of the variables that may be moved, ``loose`` of the links."""

    def __init__(self, judge: Judge, wishes: Wishes, movable: Rows, loose: Rows, patience: Patience) -> None:
        self.judge, self.wishes, self.patience = judge, wishes, patience
        self.movable, self.loose = movable, loose

    def best(self, starts: Sequence[Floats]) -> Placed:
        """The best placement that the time allows."""
        rough, fine = self._rounds(len(starts))
        if len(self.judge.ids) > SMALL:
            placed = self._disentangled(starts, rough)
        else:
            course = Course(rough, 22.0, *_STRIDES[:1], _STEPS[1], bending=True)
            placed = [self._run(start, self.judge.usual(start), _PIECES, course, k) for k, start in enumerate(starts)]
        self.patience.tell(0.5)
        best = min(placed, key=lambda each: each.cost)
        course = Course(fine, 10.0, *_STEPS, bending=True)
        best = self._run(best.centers, best.bends, _PIECES, course, 7)
        self.patience.tell(0.8)
        best = self._fitted(best)
        best = self._mended(best)
        self.patience.tell(1.0)
        return best

    def _rounds(self, starts: int) -> tuple[int, int]:
        """Rounds for the first part, for each start, and for the second, from what a try costs on a plain machine."""
        links, many = len(self.judge.links), len(self.movable)
        planned = self.patience.seconds * _SHARE
        rough = many * (0.0006 + 5e-6 * links)
        fine = many * (0.0008 + 12e-6 * links) + len(self.loose) * (0.0004 + 3e-6 * links)
        if len(self.judge.ids) <= SMALL:
            return min(24, max(3, int(planned * 0.55 / fine / starts))), min(24, max(3, int(planned * 0.35 / fine)))
        return min(40, max(3, int(planned * 0.5 / rough * 1.6 / (starts + 1)))), min(16, max(2, int(planned * 0.4 / fine)))

    def _disentangled(self, starts: Sequence[Floats], rounds: int) -> list[Placed]:
        """Each start for a while, then the best of them for as long again."""
        first = Course(rounds // 2, 40.0, *_STRIDES)
        placed = [self._run(start, self.judge.usual(start), 1, first, k) for k, start in enumerate(starts)]
        best = min(placed, key=self._straight)
        again = self._run(best.centers, best.bends, 1, Course(rounds, 30.0, 160.0, _STRIDES[1]), 5)
        best = min(best, again, key=self._straight)
        return [Placed(best.centers, self.judge.usual(best.centers), best.cost)]

    def _straight(self, placed: Placed) -> float:
        """What a placement costs with links that hardly bend: bends are for later."""
        return self.judge.cost(placed.centers, placed.bends * _HARDLY)

    def _run(self, centers: Floats, bends: Floats, steps: int, course: Course, seed: int) -> Placed:
        board = Board(self.judge.web, self.wishes, centers, bends, steps)
        untangle(board, self.movable, self.loose, course, seed, self.patience, self.judge.usual)
        return self._judged(board.centers, board.bends)

    def _judged(self, centers: Floats, bends: Floats) -> Placed:
        return Placed(centers, bends, self.judge.cost(centers, bends))

    def _fitted(self, placed: Placed) -> Placed:
        """Narrower or wider, where that is better; only where everything may be moved."""
        if len(self.movable) < len(self.judge.ids):
            return placed
        best = placed
        for wide in _SCALES:
            for high in _SCALES:
                if not self.patience.check():
                    return best
                each = self._judged(placed.centers * (wide, high), placed.bends)
                best = min(best, each, key=lambda one: one.cost)
        return best

    def _mended(self, placed: Placed) -> Placed:
        """With what is still at fault looked at closely."""
        board = Board(self.judge.web, self.wishes, placed.centers, placed.bends, _FINE)
        untangle(board, self.movable, self.loose, Course(3, 0.0, 20.0, 3.0, bending=True), 9, self.patience, self.judge.usual)
        return min(placed, self._judged(board.centers, board.bends), key=lambda one: one.cost)
