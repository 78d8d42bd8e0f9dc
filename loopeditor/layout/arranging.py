"""From several starts to the best placement: disentangled with straight links first, then with the arcs themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from loopeditor.geometry.shapes import Floats
from loopeditor.layout.board import Board
from loopeditor.layout.patience import Patience
from loopeditor.layout.quality import Judge
from loopeditor.layout.styles import Wishes
from loopeditor.layout.untangling import Course, untangle
from loopeditor.layout.web import Rows
from loopeditor.layout.wrapping import wrapped

SMALL = 16
"""Variables up to which links are arcs from the start on."""

_PIECES, _FINE = 4, 8  # of a link, while it is moved about, and at the end
_SHARE = 0.55  # of the time is planned for: other programs want the processor, too
_STRIDES = (320.0, 26.0)  # with straight links
_STEPS = (90.0, 6.0)  # with arcs
_HARDLY, _FLAT = 0.2, 0.1  # of its bend, and the most bend, that a link has while a placement is disentangled
_WARY = 2.0  # times as much a crossing weighs meanwhile
_ATTEMPTS, _WIDER = 8, 0.05  # how often a fault is worked on, each time in so much more room
_BEST = 2  # placements that are worked on further
_ROUGH, _FINE_END, _WRAP_END, _FIT_END = 0.5, 0.74, 0.8, 0.86  # shares of the time at which the parts of the work end
_FIRST, _LATER, _WRAPPING = 0.5, 0.4, 0.06  # shares of the plan for disentangling, for arcs, and for names
_WARM, _COOL, _WARM2, _WARM3 = 28.0, 6.0, 16.0, 6.0  # for tangled starts, for others, for the best, and with arcs
_SCALES = (0.8, 0.86, 0.93, 1.0, 1.08)  # by which a picture is made narrower or lower, or wider or higher


@dataclass(frozen=True)
class Placed:
    """Where the variables are, how the links bend, and what that costs."""

    centers: Floats
    bends: Floats
    cost: float


class Arranging:
    """The search for one diagram.

    ``movable`` are the rows of the variables that may be moved, ``loose`` those of the links that may be bent, and
    ``written`` those of the variables whose names may be written in other lines: ``judge`` has these afterwards.
    """

    def __init__(
        self, judge: Judge, wishes: Wishes, movable: Rows, loose: Rows, patience: Patience, written: Sequence[int] = ()
    ) -> None:
        self.judge, self.wishes, self.patience = judge, wishes, patience
        judge.between = patience.check
        self.movable, self.loose, self.written = movable, loose, written

    def best(self, starts: Sequence[Floats]) -> Placed:
        """The best placement that the time allows; every part of the work has its share of it."""
        rough, fine = self._rounds(len(starts))
        is_small = len(self.judge.ids) <= SMALL
        placed = self._rounded(starts, rough) if is_small else [self._disentangled(starts, rough)]
        if self.patience.left:
            placed = self._refined(placed, fine)
        best = min(placed, key=lambda each: each.cost)
        self._turn_to(_FINE_END, _WRAP_END)
        best = self._wrapped(best)
        self._turn_to(_WRAP_END, _FIT_END)
        best = self._fitted(best)
        self._turn_to(_FIT_END, 1.0)
        best = self._mended(best)
        self.patience.tell(1.0)
        return best

    def _refined(self, placed: Sequence[Placed], rounds: int) -> list[Placed]:
        """The best of some placements, and what they become when they are worked on together with their bends."""
        best = sorted(placed, key=lambda each: each.cost)[:_BEST]
        share = (_FINE_END - _ROUGH) / len(best)
        course = Course(max(2, rounds // len(best)), _WARM3, *_STEPS, bending=True)
        found = best.copy()
        for k, each in enumerate(best):
            self._turn_to(_ROUGH + share * k, _ROUGH + share * (k + 1))
            found.append(self._run(each.centers, each.bends, _PIECES, course, 7 + k))
        return found

    def _turn_to(self, done: float, until: float) -> None:
        self.patience.tell(done)
        self.patience.keep(until)

    def _rounded(self, starts: Sequence[Floats], rounds: int) -> list[Placed]:
        """What the starts become with arcs; one without crossings is handled with care."""
        placed = []
        for k, begun in enumerate(starts):
            start = begun
            self._turn_to(_ROUGH * k / len(starts), _ROUGH * (k + 1) / len(starts))
            bends, warmth, wishes = self.judge.usual(start), _WARM, self.wishes
            placed.append(self._judged(start, bends))
            if not self.judge.faults(start, bends * _HARDLY).crossings:
                spread = self._run(start, bends, 1, Course(rounds, _COOL, *_STRIDES), k, self._wary(10.0))
                start = min(placed[-1], spread, key=self._straight).centers
                bends, warmth, wishes = self._flattened(self.judge.usual(start)), 1.0, self._wary(1.0)
            course = Course(rounds, warmth, *_STEPS, bending=True)
            placed.append(self._run(start, bends, _PIECES, course, k, wishes))
        return placed

    def _rounds(self, starts: int) -> tuple[int, int]:
        """Rounds for the first part, for each start, and for the second, from what a try costs on a plain machine."""
        links, many = len(self.judge.links), len(self.movable)
        planned = self.patience.planned * _SHARE
        rough = many * (0.0005 + 5e-6 * links)
        fine = many * (0.0006 + 9e-6 * links) + len(self.loose) * 0.0003
        fine *= max(1.0, links / (2.2 * len(self.judge.ids)))  # crowded ones have more to compare
        if len(self.judge.ids) <= SMALL:
            return min(10, max(3, int(planned * 0.55 / fine / starts))), min(18, max(3, int(planned * 0.35 / fine)))
        return min(16, max(2, int(planned * _FIRST / rough / (starts + 2)))), min(
            16, max(2, int(planned * _LATER / fine))
        )

    def _disentangled(self, starts: Sequence[Floats], rounds: int) -> Placed:
        """Each start for a while, then the best of them for longer."""
        placed: list[Placed] = []
        share = _ROUGH / (len(starts) + 2)
        for k, start in enumerate(starts):
            if placed and not self.patience.left:
                break
            self._turn_to(share * k, share * (k + 1))
            bends = self.judge.usual(start)
            is_tangled = self.judge.faults(start, bends * _HARDLY).crossings > 0
            first = Course(rounds, _WARM if is_tangled else _COOL, *_STRIDES)
            placed.append(self._run(start, bends, 1, first, k, self._wary(1.0 if is_tangled else 10.0)))
        best = min(placed, key=self._straight)
        self._turn_to(share * len(starts), _ROUGH)
        if not self.patience.check():
            return best
        second = Course(2 * rounds, _WARM2, 160.0, _STRIDES[1])
        again = self._run(best.centers, best.bends, 1, second, 5, self._wary(1.0))
        best = min(best, again, key=self._straight)
        return Placed(best.centers, self._flattened(self.judge.usual(best.centers)), best.cost)

    def _straight(self, placed: Placed) -> float:
        """What a placement costs with links that hardly bend: bends are for later."""
        return self.judge.cost(placed.centers, placed.bends * _HARDLY)

    def _wary(self, more: float) -> Wishes:
        """Crossings weigh more while links are straight: room can be made later, a crossing stays."""
        return replace(self.wishes, crossing=_WARY * more * self.wishes.crossing)

    def _run(
        self, centers: Floats, bends: Floats, steps: int, course: Course, seed: int, wishes: Wishes | None = None
    ) -> Placed:
        board = Board(self.judge.web, wishes or self.wishes, centers, bends, steps)
        untangle(board, self.movable, self.loose, course, seed, self.patience, self.judge.usual)
        return self._judged(board.centers, board.bends)

    def _judged(self, centers: Floats, bends: Floats) -> Placed:
        return Placed(centers, bends, self.judge.cost(centers, bends))

    def _wrapped(self, placed: Placed) -> Placed:
        """With names in other lines, where that is better."""
        tries = self.patience.planned * _WRAPPING / (0.001 + 1e-4 * len(self.judge.links))
        if self.written:
            self.judge = wrapped(self.judge, placed.centers, placed.bends, self.written, int(tries), self.patience)
        return self._judged(placed.centers, placed.bends)

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
        """With what is still at fault looked at closely, and taken ever more seriously."""
        best = placed
        for k in range(_ATTEMPTS):
            if not self.patience.check():
                break
            harsh = replace(self.wishes, through=self.wishes.through * (1 + k), overlap=self.wishes.overlap * (1 + k))
            course = Course(2, 3.0 * k, 20.0 + 20.0 * k, 3.0, bending=True)
            roomier = best.centers * (1 + _WIDER * k) if len(self.movable) == len(self.judge.ids) else best.centers
            tried = self._run(roomier, best.bends, _FINE, course, 9 + k, harsh)
            best = min(best, tried, key=lambda one: one.cost)
            faults = self.judge.faults(best.centers, best.bends)
            if not (faults.through or faults.overlaps):
                break
        return best

    def _flattened(self, bends: Floats) -> Floats:
        """Links that bend the same way, but hardly, where they may."""
        flat = bends.copy()
        flat[self.loose] = np.sign(bends[self.loose]) * np.minimum(np.abs(bends[self.loose]), _FLAT)
        return flat
