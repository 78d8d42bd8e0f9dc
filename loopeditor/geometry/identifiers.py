"""The loop identifiers of a picture: which loops have one, and where these stand as the picture changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.badges import Badge, Outline, Search, measure, placed_badge
from loopeditor.geometry.clearance import Clearance
from loopeditor.geometry.marks import Marks, Spot
from loopeditor.geometry.plots import Stir
from loopeditor.geometry.scene import LoopShape
from loopeditor.geometry.shapes import Floats, Point, Rect
from loopeditor.geometry.text import on_one_line
from loopeditor.model.diagram import Diagram, LoopKey

MOST_BADGES = 12
"""Loop identifiers that one picture bears; of more loops the shortest have them, and those that somebody placed."""
GUIDES = 300
"""Loops that links bend along; of more loops the shortest do."""

NamedLoops = Sequence[tuple[Loop, str]]


def guides(diagram: Diagram, loops: NamedLoops) -> NamedLoops:
    """The loops that links bend along."""
    return list(islice((each for each in loops if _has(diagram, each[0])), GUIDES))


def _has(diagram: Diagram, loop: Loop) -> bool:
    """Whether the links of a loop still lead round: a preview may be ahead of the loops."""
    ends = zip(loop.variables, (*loop.variables[1:], loop.variables[0]), strict=True)
    links = (diagram.link.get(i) for i in loop.links)
    return all(link and (link.source, link.target) == way for link, way in zip(links, ends, strict=True))


@dataclass
class _Shown:
    """A loop in the picture, its identifier's place, and what this was chosen by."""

    name: str
    loop: Loop
    lines: tuple[Floats, ...]
    outline: Outline
    search: Search | None = None
    badge: Badge | None = None
    is_placed: bool = False
    is_loose: bool = False  # it stands where it stood, whatever happened around it since
    others: tuple[Outline, ...] = ()
    earlier: tuple[Spot, ...] = ()


class LoopIdentifiers:
    """The identifiers of a diagram's loops as it changes."""

    def __init__(self) -> None:
        self._shown: dict[LoopKey, _Shown] = {}
        self._shapes: dict[LoopKey, LoopShape] = {}

    def begin_anew(self) -> None:
        """Forget why they stand where they do."""
        for each in self._shown.values():
            each.lines, each.is_loose = (), True

    def show(
        self, diagram: Diagram, first: NamedLoops, loops: NamedLoops, lines: Mapping[str, Floats], clearance: Clearance
    ) -> dict[str, Spot]:
        """Choose the loops, of which the ``first`` are known; gives the spots of those that somebody placed."""
        places = {note.key: Point(*note.place) for note in diagram.loop_notes if note.place}
        chosen = {loop.key: (name, loop) for loop, name in first[:MOST_BADGES]}
        if places.keys() - chosen.keys():
            lengths = set(map(len, places))
            more = ((loop.key, (name, loop)) for loop, name in loops if len(loop.links) in lengths)
            chosen |= {key: each for key, each in more if key in places and _has(diagram, each[1])}
        self._shown = {key: self._known(key, *each, lines) for key, each in chosen.items()}
        spots = {}
        for key, each in self._shown.items():
            each.is_placed = key in places
            if each.is_placed:
                each.badge = placed_badge(each.outline, places[key], clearance)
                spots[repr(key)] = each.badge.spot
        return spots

    def _known(self, key: LoopKey, name: str, loop: Loop, lines: Mapping[str, Floats]) -> _Shown:
        its = tuple(lines[link] for link in loop.links)
        known = self._shown.get(key)
        if known and _are(known.lines, its):
            known.name, known.loop = name, loop
            if known.is_placed:
                known.search = known.badge = None
            return known
        shown = _Shown(name, loop, its, Outline(np.concatenate([line[::2] for line in its])), is_loose=True)
        shown.badge = known.badge if known and not known.is_placed else None
        return shown

    def place(self, marks: Marks, stir: Stir, clearance: Clearance, *, still: bool = False) -> None:
        """Find places for those that nobody placed: small loops choose first, as they have the least room.

        ``stir`` is what has changed of names and links. While they shall be ``still``, those that have a place stay
        there, and others wait.
        """
        free = [each for each in self._shown.values() if not each.is_placed]
        if still:
            for each in free:
                each.search, each.is_loose = None, True
            return
        searches = {id(each): each.search or Search(each.outline) for each in free}
        stirred = set(measure(searches.values(), clearance, stir))
        earlier: list[Spot] = []
        for each in sorted(free, key=lambda each: abs(each.outline.area)):
            reach = each.outline.reach
            others = tuple(o.outline for o in self._shown.values() if o is not each and o.outline.box.overlaps(reach))
            before = tuple(spot for spot in earlier if reach.holds(Point(*spot[:2])))
            stays = each.badge and not each.is_loose and _are(others, each.others) and before == each.earlier
            each.search = searches[id(each)]
            if not stays or each.search in stirred or _is_among(marks.moved, reach):
                each.badge = each.search.badge(others, clearance, _Marks(marks, before).near)
                each.others, each.earlier, each.is_loose = others, before, False
            if each.badge:
                earlier.append(each.badge.spot)

    def draw(self, diagram: Diagram) -> tuple[LoopShape, ...]:
        """The shapes, in the order of the loops; the same objects where nothing changed."""
        shapes = {key: _shape(diagram, key, each, each.badge) for key, each in self._shown.items() if each.badge}
        self._shapes = {k: old if (old := self._shapes.get(k)) == shape else shape for k, shape in shapes.items()}
        return tuple(self._shapes.values())


@dataclass(frozen=True)
class _Marks:
    """The marks of links, and the identifiers that stand already."""

    marks: Marks
    spots: Sequence[Spot]

    def near(self, place: Point) -> Iterator[Spot]:
        """Those near a place, and some others."""
        yield from self.spots
        yield from self.marks.near(place)


def _are(some: Sequence[object], others: Sequence[object]) -> bool:
    """Whether these are the very same objects."""
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))


def _is_among(spots: Collection[Spot], box: Rect) -> bool:
    """Whether a box holds the middle of any of these marks."""
    return any(box.left <= x <= box.right and box.top <= y <= box.bottom for x, y, _ in spots)


def _shape(diagram: Diagram, key: LoopKey, shown: _Shown, badge: Badge) -> LoopShape:
    loop, name = shown.loop, shown.name
    story = " -> ".join(diagram.name(i) for i in (*loop.variables, loop.variables[0]))
    return LoopShape(
        key=key,
        identifier=name,
        title=on_one_line(f"{name} ({loop.polarity.value}): {story}"),
        polarity=loop.polarity,
        center=badge.center,
        radius=badge.radius,
        turn=badge.turn,
        tip=badge.tip,
    )
