"""How much each link is bent: as somebody bent it, or along the roundest loop that it lies on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import atan, dist, hypot, pi, sqrt, tan

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.shapes import Point, signed_area
from loopeditor.model.diagram import Diagram, Link

_LOOSE = 0.14  # bend of a link on no loop
_FLATTEST, _ROUNDEST = 0.1, 0.45  # bends that the geometry itself chooses
_APART = 0.2  # difference of bend at which two links of one pair read as two
_ROUNDER = 1e-6  # by how much rounder a loop must be to lead a link instead of a shorter one

_Guide = tuple[float, Point]
"""How round a loop is, and its middle."""


def bends(diagram: Diagram, loops: Sequence[Loop], centers: Mapping[str, Point]) -> dict[str, float]:
    """The bend of every link: the user's where there is one, else along the roundest loop that the link lies on.

    A link on no loop bends a little; links between the same two places are kept apart. ``centers`` has those of the
    variables and of their ghosts. O(loops * length + links).
    """
    led: dict[str, _Guide] = {}
    for loop in loops:
        guide = _guide([centers[place] for place in _places(loop, diagram.link)])
        for link in loop.links:
            if link not in led or guide[0] > led[link][0] + _ROUNDER:
                led[link] = guide
    links = [link for link in diagram.links if link.drawn_from != link.drawn_to]
    free = {link.id: _free(link, led.get(link.id), centers) for link in links}
    for siblings in _siblings(links):
        free.update(_apart(siblings, free))
    return free


class Bends:
    """The bends of a diagram's links by their ids, in ``bend``, as variables move."""

    def __init__(self, diagram: Diagram, loops: Sequence[Loop], centers: Mapping[str, Point]) -> None:
        self._links = {link.id: link for link in diagram.links if link.drawn_from != link.drawn_to}
        self._routes = [(loop.links, _places(loop, diagram.link)) for loop in loops]
        self._guides = [_guide([centers[place] for place in places]) for _, places in self._routes]
        self._routes_by: dict[str, list[int]] = {}
        self._routes_of: dict[str, list[int]] = {}
        for i, (links, places) in enumerate(self._routes):
            for place in places:
                self._routes_by.setdefault(place, []).append(i)
            for link in links:
                self._routes_of.setdefault(link, []).append(i)
        self._siblings = {link.id: links for links in _siblings(self._links.values()) for link in links}
        self._free: dict[str, float] = {}
        self.bend: dict[str, float] = {}
        self._rebend(self._links.keys(), centers)

    def update(
        self,
        links: Iterable[Link],
        centers: Mapping[str, Point],
        moved: Collection[str],
        only: AbstractSet[str] | None = None,
    ) -> list[str]:
        """The links that bend otherwise now that these places ``moved`` and these ``links`` are bent by somebody.

        Where loops lead links along, ``only`` these follow; all do where it is None.
        """
        touched: set[str] = set()
        for i in {i for place in moved for i in self._routes_by.get(place, ())}:
            through, places = self._routes[i]
            self._guides[i] = _guide([centers[place] for place in places])
            touched.update(through if only is None else only & set(through))
        for link in links:
            if link.id in self._links:
                self._links[link.id] = link
                touched.add(link.id)
                if siblings := self._siblings.get(link.id):
                    siblings[[each.id for each in siblings].index(link.id)] = link
        return self._rebend(touched & self._links.keys(), centers)

    def _rebend(self, touched: Collection[str], centers: Mapping[str, Point]) -> list[str]:
        fresh = {i: _free(self._links[i], self._leader(i), centers) for i in touched}
        self._free.update(fresh)
        for links in {id(self._siblings[i]): self._siblings[i] for i in touched if i in self._siblings}.values():
            fresh.update(_apart(links, self._free))
        changed = [i for i, bend in fresh.items() if bend != self.bend.get(i)]
        self.bend.update(fresh)
        return changed

    def _leader(self, link: str) -> _Guide | None:
        """The roundest loop that a link lies on."""
        best: _Guide | None = None
        for i in self._routes_of.get(link, ()):
            if best is None or self._guides[i][0] > best[0] + _ROUNDER:
                best = self._guides[i]
        return best


def _places(loop: Loop, links: Mapping[str, Link]) -> list[str]:
    """Where a loop goes by in the picture: its variables, and for one with ghosts all places at which it is drawn."""
    ends = [(link.drawn_from, link.drawn_to) for link in map(links.__getitem__, loop.links)]
    places, before = [], ends[-1][1]
    for start, end in ends:
        places += [start] if before == start else [before, start]
        before = end
    return places


def _guide(corners: Sequence[Point]) -> _Guide:
    """A loop's roundness (its area over that of a circle of the same circumference) and its middle."""
    around = sum(dist(a, b) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True))
    middle = Point(sum(p.x for p in corners) / len(corners), sum(p.y for p in corners) / len(corners))
    return 4 * pi * abs(signed_area(corners)) / around**2 if around else 0.0, middle


def _free(link: Link, guide: _Guide | None, centers: Mapping[str, Point]) -> float:
    """The bend of a link that has no others beside it."""
    if link.bend is not None:
        return link.bend
    return _round_about(centers[link.drawn_from], centers[link.drawn_to], guide[1]) if guide else _LOOSE


def _round_about(start: Point, end: Point, middle: Point) -> float:
    """The bend of a circle's arc from start to end about a middle, on the side that turns away from it."""
    ax, ay, bx, by = start.x - middle.x, start.y - middle.y, end.x - middle.x, end.y - middle.y
    both = hypot(ax, ay) * hypot(bx, by)
    if not both:
        return _LOOSE
    cosine = max(-1.0, min(1.0, (ax * bx + ay * by) / both))
    angle = atan(sqrt((1 - cosine) / (1 + cosine))) * 2 if cosine > -1 else pi
    amount = min(_ROUNDEST, max(_FLATTEST, tan(angle / 4) / 2))
    clockwise = ax * by - ay * bx >= -1e-9
    return amount if clockwise else -amount


def _siblings(links: Iterable[Link]) -> list[list[Link]]:
    """The links between the same two places, where there are several."""
    pairs: dict[frozenset[str], list[Link]] = defaultdict(list)
    for link in links:
        pairs[frozenset((link.drawn_from, link.drawn_to))].append(link)
    return [pair for pair in pairs.values() if len(pair) > 1]


def _apart(links: Sequence[Link], free: Mapping[str, float]) -> dict[str, float]:
    """The bends of the links of one pair of places, the free ones moved until no two lie on each other."""
    forwards = links[0].drawn_from
    chosen = {link.id: free[link.id] for link in links}
    taken: list[float] = []
    for link in sorted(links, key=lambda link: link.bend is None):
        way = 1.0 if link.drawn_from == forwards else -1.0
        side = 1.0 if chosen[link.id] >= 0 else -1.0
        step = 0
        while link.bend is None and any(abs(way * chosen[link.id] - other) < _APART for other in taken):
            step += 1
            chosen[link.id] = side * (_LOOSE + _APART * (step // 2)) * (1 if step % 2 else -1)
        taken.append(way * chosen[link.id])
    return chosen
