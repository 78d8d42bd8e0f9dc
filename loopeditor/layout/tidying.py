"""Putting a picture in order with as little moved as can be: only what collides gives way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot, pi

import numpy as np

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.bends import bends
from loopeditor.geometry.shapes import Floats, Point
from loopeditor.geometry.text import TextMeasurer
from loopeditor.layout.patience import Patience
from loopeditor.layout.sight import Sight, Viewer
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram

_FAR = (8.0, 12.0, 18.0, 26.0, 36.0, 48.0, 62.0, 80.0, 102.0, 130.0, 165.0, 210.0)  # that a label may go, in points
_WAYS = 24
_GAP = np.array((9.0, 7.0))  # room that a label gets where it goes
_CLEAR = np.array((5.0, 4.0))  # and that lines keep from it
_BENT = (0.03, 0.06, 0.1, 0.14, 0.19, 0.25, 0.33)  # by how much a link may bend otherwise
_FLATTEST, _ROUNDEST = 0.09, 0.55  # bends that are given
_TIED = 0.12  # by how much more a label weighs for each of its links, which go with it
_NEW = 0.3  # what a label weighs that nobody has placed
_LOOKS = 40  # at a whole picture, for one collision
_ROUNDS = 3


@dataclass(frozen=True)
class Step:
    """A label put elsewhere, or a link bent otherwise; ``far`` is how far what is seen moves, in points, weighed."""

    far: float
    what: str
    place: tuple[float, float] | None = None
    bend: float = 0.0

    def taken(self, diagram: Diagram) -> Diagram:
        """The diagram after it."""
        if self.place is not None:
            return edits.place(diagram, {self.what: self.place})
        return edits.bend(diagram, (self.what,), self.bend)


class Tidying:
    """Clears collisions one after the other, each by the smallest step that makes none elsewhere.

    ``new`` are the variables that nobody has placed: they give way sooner. Bends that somebody gave are kept.
    """

    def __init__(self, loops: Sequence[Loop], measurer: TextMeasurer, new: Iterable[str], patience: Patience) -> None:
        self._loops, self._patience = loops, patience
        self._viewer = Viewer(loops, measurer)
        self._new = frozenset(new)

    def tidied(self, diagram: Diagram) -> Diagram:
        """The diagram with fewer collisions; the same one where there are none or none can be cleared."""
        after, sight = diagram, self._viewer.look(diagram)
        first = max(1, len(sight.collisions))
        for _ in range(_ROUNDS):
            before = after
            for collision in sight.collisions:
                if not self._patience.check():
                    return after
                if collision in sight.collisions:  # it may have gone with another one
                    after, sight = self._cleared(after, sight, collision)
                    self._patience.tell(1 - len(sight.collisions) / first)
            if after is before or not sight.collisions:
                break
        return self._eased(diagram, after, sight)

    def _eased(self, before: Diagram, after: Diagram, sight: Sight) -> Diagram:
        """Without the steps that later ones have made needless."""
        for was, now in zip(before.variables, after.variables, strict=True):
            if was.position is None or was.position == now.position or not self._patience.check():
                continue
            back = edits.place(after, {was.id: was.position})
            seen = self._viewer.look(back)
            if len(seen.collisions) <= len(sight.collisions) and seen.crossings_beside(sight) <= 0:
                after, sight = back, seen
        return after

    def _cleared(self, diagram: Diagram, sight: Sight, collision: tuple[str, str]) -> tuple[Diagram, Sight]:
        """With the step that moves the least for each collision that it clears; one more crossing only if it must."""
        most = sum(not {*each}.isdisjoint(collision) for each in sight.collisions)
        best: dict[bool, tuple[float, Diagram]] = {}
        for step in sorted(self._steps(diagram, sight, collision), key=lambda step: step.far)[:_LOOKS]:
            if not self._patience.check() or (False in best and step.far >= best[False][0] * most):
                break
            after = step.taken(diagram)
            seen = self._viewer.look(after)
            gone, more = len(sight.collisions) - len(seen.collisions), seen.crossings_beside(sight)
            if gone <= 0 or more > 1 or collision in seen.collisions:
                continue
            known = best.get(more > 0)
            if known is None or step.far / gone < known[0]:
                best[more > 0] = step.far / gone, after
        _, chosen = best.get(False) or best.get(True) or (0.0, diagram)
        return chosen, self._viewer.look(chosen)

    def _steps(self, diagram: Diagram, sight: Sight, collision: tuple[str, str]) -> Iterator[Step]:
        """What may be done about two things that collide: the second is a label, the first is one or a link."""
        for what in collision:
            if what in diagram.variable:
                yield from self._moves(diagram, sight, what)
            elif what in diagram.link and diagram.link[what].bend is None:
                yield from self._bendings(diagram, what)

    def _moves(self, diagram: Diagram, sight: Sight, variable: str) -> Iterator[Step]:
        """The places near a label at which it lies on nothing, as far as can be told before its links are drawn."""
        row = sight.row[variable]
        links = sum(variable in (link.drawn_from, link.drawn_to) for link in diagram.links)
        weight = (1 + _TIED * links) * (_NEW if variable in self._new else 1.0)
        offsets = np.concatenate([_ROSE, _ways_out(sight, row)])
        offsets = offsets[np.argsort(np.hypot(offsets[:, 0], offsets[:, 1]), kind="stable")]
        others = np.delete(np.arange(len(sight.centers)), row)
        x, y = diagram.variable[variable].position or (0.0, 0.0)
        places = (sight.centers[row] + offsets).round(1)
        off = np.abs(places[:, None] - sight.centers[others]) - sight.half[others] - sight.half[row]
        is_free = ((off >= _GAP).any(axis=2) if len(others) else np.ones((len(places), 1), bool)).all(axis=1)
        is_free &= ~sight.touched(places, sight.half[row] + _CLEAR, without=variable)
        for dx, dy in offsets[is_free].tolist():
            yield Step(weight * hypot(dx, dy), variable, (round(x + dx, 1), round(y + dy, 1)))

    def _bendings(self, diagram: Diagram, link: str) -> Iterator[Step]:
        """Other bends to the same side for a link of a loop, and to either for others."""
        centers = {i: Point(*place) for i, place in _places(diagram)}
        now = bends(diagram, self._loops, centers).get(link)
        if now is None:  # a link of a variable to itself
            return
        tied = any(link in loop.links for loop in self._loops)
        long = hypot(*(centers[diagram.link[link].drawn_to] - centers[diagram.link[link].drawn_from]))
        for more in _BENT:
            for bend in (now + more, now - more):
                turned = tied and (bend * now <= 0 or abs(bend) < _FLATTEST)
                if abs(bend) <= _ROUNDEST and not turned:
                    yield Step(more * long, link, bend=round(bend, 3))


def _places(diagram: Diagram) -> Iterator[tuple[str, tuple[float, float]]]:
    for variable in diagram.variables:
        if variable.position is not None:
            yield variable.id, variable.position
    for ghost in diagram.ghosts:
        yield ghost.id, ghost.position


def _rose() -> Floats:
    angles = np.arange(_WAYS) * 2 * pi / _WAYS
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return np.concatenate([ring * far for far in _FAR])


_ROSE = _rose()


def _ways_out(sight: Sight, row: int) -> Floats:
    """Straight to the side, up or down until a label is clear of each one that it lies on."""
    room = sight.half + sight.half[row] + _GAP
    off = sight.centers[row] - sight.centers
    close = (np.abs(off) < room).all(axis=1)
    close[row] = False
    ways = [(0.0, 0.0)]
    for (dx, dy), (wide, high) in zip(off[close].tolist(), room[close].tolist(), strict=True):
        ways += [(wide - dx, 0.0), (-wide - dx, 0.0), (0.0, high - dy), (0.0, -high - dy)]
    return np.array(ways[1:]).reshape(-1, 2)
