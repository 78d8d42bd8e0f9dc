"""Where the links' polarity signs and delay bars stand.

One after the other takes the first free place of its own: all signs in the order of their links, then all bars. When
something changes, only those near it choose anew, and those near a mark that another choice has moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import hypot, inf

import numpy as np

from loopeditor.geometry.clearance import Clearance
from loopeditor.geometry.links import Curve
from loopeditor.geometry.places import Mark, Places
from loopeditor.geometry.plots import SIDE, Plot, Stir, plot_of, plots_of
from loopeditor.geometry.shapes import Floats, Point, Rect

SIGN_RADIUS = 6.0
"""Half the room that a sign takes, in points."""
BAR = 13.0
"""Length of a delay bar, in points."""

_BACK = (15.0, 11.0, 20.0, 26.0, 33.0)  # from the arrow's point to the sign, along the link
_ASIDE = (10.5, 13.0)
_BAR_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)  # from a link's start, in shares of its length
_BAR_GAP = 2.6
_FIXED, _SIGN, _BARS = range(3)  # kinds of marks, in the order in which they choose
_WANTED = (0.0, SIGN_RADIUS + 3.0, BAR / 2 + 4.0)  # room beside each kind
_RADIUS = (0.0, SIGN_RADIUS, BAR / 2)
_REACH = 28.0  # further than the most room that a mark wants beside the largest mark

Spot = tuple[float, float, float]
"""The middle of a mark and its radius."""
LinkMarks = tuple[Point, tuple[tuple[Point, Point], ...]]
"""The middle of a link's sign, and the bars across the link, each from end to end; none where it has no delay."""


@dataclass
class _Choice:
    """Where a mark may stand, the row in which the room there is kept, and the place that it took.

    It is content where that place has all the room wanted: those that it would like less do not matter then.
    """

    row: int
    xs: list[float]
    ys: list[float]
    plots: tuple[Plot, ...]
    taken: int = 0
    is_content: bool = False


class Marks:
    """The marks of a diagram's links as these change."""

    def __init__(self) -> None:
        self.order: Mapping[str, int] = {}
        """The ranks of the links that have marks."""
        self.moved: list[Spot] = []
        """Where a mark was before the last update, or is now, of those that it moved."""
        self._curves: dict[str, Curve] = {}
        self._choices: dict[Mark, _Choice] = {}
        self._places = Places(_WANTED)
        self._near: defaultdict[Plot, set[Mark]] = defaultdict(set)
        self._fixed: set[str] = set()
        self._spots: dict[Mark, Spot] = {}
        self._spots_in: defaultdict[Plot, dict[Mark, Spot]] = defaultdict(dict)
        self._called: set[Mark] = set()
        self._waiting: list[tuple[int, int, str]] = []

    def sign(self, link: str) -> Point:
        """Where the sign of a link stands."""
        choice = self._choices[_SIGN, link]
        return Point(choice.xs[choice.taken], choice.ys[choice.taken])

    def bars(self, link: str) -> tuple[tuple[Point, Point], ...]:
        """The two bars across a link, each from end to end; none where it has no delay."""
        choice = self._choices.get((_BARS, link))
        return _bars(self._curves[link], _BAR_PLACES[choice.taken]) if choice else ()

    def along(self, curves: Mapping[str, tuple[Curve, bool]]) -> dict[str, LinkMarks]:
        """The sign and the bars of links that run elsewhere for now, as far along and as far aside as they were.

        They are given as for ``update``, and nothing is looked at but them.
        """
        if not curves:
            return {}
        signs = _beside(_places_of_signs(curve for curve, _ in curves.values()), _ASIDE)
        staying = {}
        for (link, (curve, has_delay)), places in zip(curves.items(), signs, strict=True):
            sign, bars = (self._choices.get((kind, link)) for kind in (_SIGN, _BARS))
            share = _BAR_PLACES[bars.taken if bars else 0]
            place = Point(*places[sign.taken if sign else 0].tolist())
            staying[link] = place, _bars(curve, share) if has_delay else ()
        return staying

    def near(self, place: Point) -> Iterator[Spot]:
        """The marks that stand near a place, and some others."""
        for plot in plots_of(Rect.around(place, 4 * _REACH, 4 * _REACH)):
            yield from self._spots_in.get(plot, {}).values()

    def update(
        self,
        order: Mapping[str, int],
        curves: Mapping[str, tuple[Curve, bool]],
        fixed: Mapping[str, Spot],
        stir: Stir,
        clearance: Clearance,
    ) -> set[str]:
        """Let all marks choose that must, and give the links of which one did so.

        ``order`` ranks the links. Those in ``curves``, with their curves and whether they have a delay, are new or
        other ones than before. ``fixed`` are the marks that somebody placed, all of them. ``stir`` is what has
        changed of names and links.
        """
        self.moved = []
        self._rank(order)
        self._fix(fixed)
        self._renew(curves)
        for mark, first in self._places.refresh(stir, clearance):
            choice = self._choices[mark]
            if first <= choice.taken or not choice.is_content:
                self._called.add(mark)
        return self._choose()

    # --- who chooses ---

    def _rank(self, order: Mapping[str, int]) -> None:
        """Forget links that are gone; where the others come in another order, all choose anew."""
        if order is self.order:
            return
        before = [link for link in self.order if link in order]
        after = [link for link in order if link in self.order]
        for link in self.order.keys() - order.keys():
            self._forget((_SIGN, link))
            self._forget((_BARS, link))
            del self._curves[link]
        self.order = order
        if before != after:
            self._called.update(self._choices)

    def _fix(self, fixed: Mapping[str, Spot]) -> None:
        for key in self._fixed - fixed.keys():
            self._put((_FIXED, key), None)
        for key, spot in fixed.items():
            self._put((_FIXED, key), spot)
        self._fixed = set(fixed)

    def _renew(self, curves: Mapping[str, tuple[Curve, bool]]) -> None:
        for link, (_, has_delay) in curves.items():
            if not has_delay:
                self._forget((_BARS, link))
        self._curves.update((link, curve) for link, (curve, _) in curves.items())
        self._enter([(_SIGN, link) for link in curves], _places_of_signs(curve for curve, _ in curves.values()), _ASIDE)
        delayed = {link: curve for link, (curve, has_delay) in curves.items() if has_delay}
        bars = _places_along((curve, _BAR_PLACES) for curve in delayed.values())
        self._enter([(_BARS, link) for link in delayed], bars, (0.0,))

    def _enter(self, marks: Sequence[Mark], along: Floats, aside: Sequence[float]) -> None:
        """Give these marks new places, beside places along their links."""
        if not marks:
            return
        known = [self._leave(mark) for mark in marks]
        rows = [choice.row if choice else self._places.take(mark) for choice, mark in zip(known, marks, strict=True)]
        places = _beside(along, aside)
        self._places.put(marks[0][0], rows, places)
        for mark, row, xs, ys in zip(marks, rows, places[..., 0].tolist(), places[..., 1].tolist(), strict=True):
            self._choices[mark] = _Choice(row, xs, ys, tuple(_plots_about(xs, ys)))
            for plot in self._choices[mark].plots:
                self._near[plot].add(mark)
        self._called.update(marks)

    def _leave(self, mark: Mark) -> _Choice | None:
        choice = self._choices.pop(mark, None)
        for plot in choice.plots if choice else ():
            self._near[plot].discard(mark)
        return choice

    def _forget(self, mark: Mark) -> None:
        if choice := self._leave(mark):
            self._places.give_back(choice.row)
            self._put(mark, None)

    # --- choosing ---

    def _choose(self) -> set[str]:
        chosen = set()
        self._waiting = [(kind, self.order[link], link) for kind, link in self._called if (kind, link) in self._choices]
        heapify(self._waiting)
        while self._waiting:
            kind, _, link = heappop(self._waiting)
            choice = self._choices[kind, link]
            self._take((kind, link), choice)
            self._put((kind, link), (choice.xs[choice.taken], choice.ys[choice.taken], _RADIUS[kind]))
            chosen.add(link)
        self._called.clear()
        return chosen

    def _take(self, mark: Mark, choice: _Choice) -> None:
        """The first place with the room wanted, or else the one with the most."""
        wanted, before, most = _WANTED[mark[0]], list(self._before(mark, choice.plots)), -inf
        rooms = self._places.of(choice.row)
        for k, (left, top, room) in enumerate(zip(choice.xs, choice.ys, rooms, strict=False)):
            if room > most:
                free = min([room, *[hypot(left - x, top - y) - radius for x, y, radius in before]])
                if free > most:
                    choice.taken, most = k, free
                if free >= wanted:
                    break
        choice.is_content = most >= wanted

    def _before(self, mark: Mark, plots: Iterable[Plot]) -> Iterator[Spot]:
        """The marks near these plots that chose earlier."""
        kind, rank = mark[0], self.order[mark[1]]
        for plot in plots:
            for (other, key), spot in self._spots_in.get(plot, {}).items():
                if other < kind or (other == kind and self.order[key] < rank):
                    yield spot

    def _put(self, mark: Mark, spot: Spot | None) -> None:
        """Set or move a mark, or take it away; those near it that choose later choose anew."""
        before = self._spots.get(mark)
        if spot == before:
            return
        if before:
            del self._spots_in[plot_of(*before[:2])][mark], self._spots[mark]
            self._tell(mark, before)
        if spot:
            self._spots[mark] = self._spots_in[plot_of(*spot[:2])][mark] = spot
            self._tell(mark, spot)

    def _tell(self, mark: Mark, spot: Spot) -> None:
        self.moved.append(spot)
        rank = mark[0], self.order.get(mark[1], -1)
        for other in self._near.get(plot_of(*spot[:2]), ()):
            after = other[0], self.order.get(other[1], -1)
            if after > rank and other not in self._called and _minds(other[0], self._choices[other], spot):
                self._called.add(other)
                heappush(self._waiting, (*after, other[1]))


def _minds(kind: int, choice: _Choice, spot: Spot) -> bool:
    """Whether a mark that comes to or leaves this spot may change a choice."""
    x, y, radius = spot
    far = _WANTED[kind] + radius + 1e-6
    matter = choice.taken + 1 if choice.is_content else len(choice.xs)
    return any(hypot(choice.xs[k] - x, choice.ys[k] - y) < far for k in range(matter))


def _plots_about(xs: Sequence[float], ys: Sequence[float]) -> set[Plot]:
    """The plots in which a mark may stand that matters to one at these places."""
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    if right - left + bottom - top < 2 * SIDE:
        return set(plots_of(Rect(left, top, right, bottom).grown(_REACH)))
    return {plot for x, y in zip(xs, ys, strict=True) for plot in plots_of(Rect(x, y, x, y).grown(_REACH))}


def _before_tip(curve: Curve) -> list[float]:
    """The shares of a link's way at which its sign may stand."""
    length = curve.way.length
    return [1.0 - back / length if back < length else 0.0 for back in _BACK]


def _places_of_signs(curves: Iterable[Curve]) -> Floats:
    """The places along links beside which their signs may stand."""
    return _places_along((curve, _before_tip(curve)) for curve in curves)


def _places_along(ways: Iterable[tuple[Curve, Sequence[float]]]) -> Floats:
    """Places at shares of links' ways: for each link, and each of equally many shares, what ``at`` gives."""
    return np.array([[curve.way.at(share) for share in shares] for curve, shares in ways])


def _beside(along: Floats, aside: Sequence[float]) -> Floats:
    """Places on either side of places along links, first on the side to which a link bulges."""
    sides = [1.0, -1.0] if any(aside) else [1.0]
    shift = np.array([[side * far for side in sides] for far in aside])[None, :, None, :, None]
    points, outward = along[:, None, :, None, :2], along[:, None, :, None, 2:]
    return (points + shift * outward).reshape(len(along), -1, 2)


def _bars(curve: Curve, share: float) -> tuple[tuple[Point, Point], ...]:
    x, y, beside, below = curve.way.at(share)
    point, across = Point(x, y), Point(beside, below)
    along = Point(-across.y, across.x).scaled(_BAR_GAP)
    half = across.scaled(BAR / 2)
    return tuple((center - half, center + half) for center in (point - along, point + along))
