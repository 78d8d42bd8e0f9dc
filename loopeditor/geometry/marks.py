"""Where the links' polarity signs and delay bars stand.

One after the other takes the first free place of its own: all signs in the order of their links, then all bars. When
something changes, only those near it choose anew, and those near a mark that another choice has moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain
from math import hypot, inf

import numpy as np

from loopeditor.geometry.clearance import Clearance
from loopeditor.geometry.links import Curve
from loopeditor.geometry.plots import Plot, Stir, plot_of, plots_of
from loopeditor.geometry.shapes import Point, Rect

SIGN_RADIUS = 6.0
"""Half the room that a sign takes, in points."""
BAR = 13.0
"""Length of a delay bar, in points."""

_BACK = (15.0, 11.0, 20.0, 26.0, 33.0)  # from the arrow's point to the sign, along the link
_ASIDE = (10.5, 13.0)
_BAR_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)  # from a link's start, in shares of its length
_BAR_GAP = 2.6
_FIXED, _SIGN, _BARS = range(3)  # kinds of marks, in the order in which they choose
_WANTED = {_SIGN: SIGN_RADIUS + 3.0, _BARS: BAR / 2 + 4.0}
_RADIUS = {_SIGN: SIGN_RADIUS, _BARS: BAR / 2}
_REACH = 28.0  # further than the most room that a mark wants beside the largest mark

Spot = tuple[float, float, float]
"""The middle of a mark and its radius."""
_Mark = tuple[int, str]  # a kind, and the id of a link


@dataclass
class _Choice:
    """Where a mark may stand, the room that names and links leave there, and the place that it took."""

    places: list[tuple[float, float]]
    plots: tuple[Plot, ...]
    rooms: list[float]
    taken: int = 0


class Marks:
    """The marks of a diagram's links as these change."""

    def __init__(self) -> None:
        self.moved: list[Spot] = []
        """Where a mark was before the last update, or is now, of those that it moved."""
        self.order: Mapping[str, int] = {}
        """The ranks of the links that have marks."""
        self._curves: dict[str, Curve] = {}
        self._choices: dict[_Mark, _Choice] = {}
        self._near: defaultdict[Plot, set[_Mark]] = defaultdict(set)
        self._spots: dict[_Mark, Spot] = {}
        self._spots_in: defaultdict[Plot, dict[_Mark, Spot]] = defaultdict(dict)
        self._new: list[_Mark] = []
        self._waiting: list[tuple[int, int, str]] = []
        self._queued: set[_Mark] = set()

    def sign(self, link: str) -> Point:
        """Where the sign of a link stands."""
        choice = self._choices[_SIGN, link]
        return Point(*choice.places[choice.taken])

    def bars(self, link: str) -> tuple[tuple[Point, Point], ...]:
        """The two bars across a link, each from end to end; none where it has no delay."""
        choice = self._choices.get((_BARS, link))
        return _bars(self._curves[link], _BAR_PLACES[choice.taken]) if choice else ()

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
        for link, (curve, has_delay) in curves.items():
            self._renew(link, curve, has_delay)
        new = [mark for mark in self._new if mark in self._choices]
        self._new = []
        self._measure(new, None, clearance)
        self._measure({mark for plot in stir.plots for mark in self._near.get(plot, ())}.difference(new), stir, clearance)
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
            for mark in self._choices:
                self._call(mark)

    def _fix(self, fixed: Mapping[str, Spot]) -> None:
        for mark in [mark for mark in self._spots if mark[0] == _FIXED and mark[1] not in fixed]:
            self._put(mark, None)
        for key, spot in fixed.items():
            self._put((_FIXED, key), spot)

    def _renew(self, link: str, curve: Curve, has_delay: bool) -> None:
        self._curves[link] = curve
        self._enter((_SIGN, link), _sign_places(curve))
        if has_delay:
            self._enter((_BARS, link), [tuple(curve.way.point(share)) for share in _BAR_PLACES])
        else:
            self._forget((_BARS, link))

    def _enter(self, mark: _Mark, places: list[tuple[float, float]]) -> None:
        self._leave(mark)
        groups = [places] if mark[0] == _SIGN else [[place] for place in places]
        plots = tuple({plot for group in groups for plot in _plots_about(group)})
        self._choices[mark] = _Choice(places, plots, [-1.0] * len(places))
        self._new.append(mark)
        for plot in plots:
            self._near[plot].add(mark)

    def _leave(self, mark: _Mark) -> None:
        choice = self._choices.pop(mark, None)
        for plot in choice.plots if choice else ():
            self._near[plot].discard(mark)

    def _forget(self, mark: _Mark) -> None:
        self._leave(mark)
        self._put(mark, None)

    def _measure(self, marks: Collection[_Mark], stir: Stir | None, clearance: Clearance) -> None:
        """The room that names and links leave at the places of these marks, those that feel the stir if one is given.

        Marks for which it is another than before choose anew.
        """
        for kind, wanted in _WANTED.items():
            chosen = [mark for mark in marks if mark[0] == kind]
            if not chosen:
                continue
            count = len(self._choices[chosen[0]].places)
            choices = [self._choices[mark] for mark in chosen]
            flat = chain.from_iterable(chain.from_iterable(choice.places for choice in choices))
            places = np.fromiter(flat, float).reshape(-1, 2)
            rooms = np.fromiter(chain.from_iterable(choice.rooms for choice in choices), float)
            but = np.repeat(clearance.owners(link for _, link in chosen), count)
            felt = slice(None) if stir is None else np.flatnonzero(stir.felt_at(places))
            rooms[felt] = clearance.room(places[felt], wanted, but[felt])
            both = rooms.tolist()
            for k, (mark, choice) in enumerate(zip(chosen, choices, strict=True)):
                new = both[k * count : (k + 1) * count]
                if new != choice.rooms:
                    choice.rooms = new
                    self._call(mark)

    # --- choosing ---

    def _call(self, mark: _Mark) -> None:
        """Let a mark choose when its turn comes."""
        if mark not in self._queued:
            self._queued.add(mark)
            heappush(self._waiting, (mark[0], self.order.get(mark[1], -1), mark[1]))

    def _choose(self) -> set[str]:
        chosen = set()
        self._waiting = [(kind, self.order[link], link) for kind, link in self._queued if link in self.order]
        heapify(self._waiting)
        while self._waiting:
            kind, _, link = heappop(self._waiting)
            self._queued.discard((kind, link))
            choice = self._choices.get((kind, link))
            if choice:
                choice.taken = self._first_free((kind, link), choice)
                self._put((kind, link), (*choice.places[choice.taken], _RADIUS[kind]))
                chosen.add(link)
        self._queued.clear()
        return chosen

    def _first_free(self, mark: _Mark, choice: _Choice) -> int:
        """The first place with the room wanted, or else the one with the most."""
        wanted, before = _WANTED[mark[0]], list(self._before(mark, choice.plots))
        best, most = 0, -inf
        for k, ((left, top), room) in enumerate(zip(choice.places, choice.rooms, strict=True)):
            if room > most:
                free = min([room, *[hypot(left - x, top - y) - radius for x, y, radius in before]])
                if free > most:
                    best, most = k, free
                if free >= wanted:
                    break
        return best

    def _before(self, mark: _Mark, plots: Iterable[Plot]) -> Iterator[Spot]:
        """The marks near these plots that chose earlier."""
        kind, rank = mark[0], self.order[mark[1]]
        for plot in plots:
            for (other, key), spot in self._spots_in.get(plot, {}).items():
                if other < kind or (other == kind and self.order[key] < rank):
                    yield spot

    def _put(self, mark: _Mark, spot: Spot | None) -> None:
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

    def _tell(self, mark: _Mark, spot: Spot) -> None:
        self.moved.append(spot)
        kind, rank = mark[0], self.order.get(mark[1], -1)
        for kind_near, link in self._near.get(plot_of(*spot[:2]), ()):
            if kind_near > kind or (kind_near == kind and self.order.get(link, -1) > rank):
                self._call((kind_near, link))


def _plots_about(places: Collection[tuple[float, float]]) -> Iterator[Plot]:
    """The plots in which a mark may stand that matters to one at these places, which lie together."""
    xs, ys = zip(*places, strict=True)
    return plots_of(Rect(min(xs) - _REACH, min(ys) - _REACH, max(xs) + _REACH, max(ys) + _REACH))


def _sign_places(curve: Curve) -> list[tuple[float, float]]:
    """Beside the arrowhead, first on the outer side of the bend."""
    length = curve.way.length
    along = []
    for back in _BACK:
        share = 1.0 - min(1.0, back / length) if length else 1.0
        along.append((*curve.way.point(share), *curve.way.outward(share)))
    return [
        (x + side * aside * ahead, y + side * aside * below)
        for aside in _ASIDE
        for x, y, ahead, below in along
        for side in (1.0, -1.0)
    ]


def _bars(curve: Curve, share: float) -> tuple[tuple[Point, Point], ...]:
    point, across = curve.way.point(share), curve.way.outward(share)
    along = Point(-across.y, across.x).scaled(_BAR_GAP)
    half = across.scaled(BAR / 2)
    return tuple((center - half, center + half) for center in (point - along, point + along))
