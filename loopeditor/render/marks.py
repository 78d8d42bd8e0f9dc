"""How levels, drives and pushes look in a scene, as outlines that any painter fills. Shape and colour say the same.

All places are those of the scene, in points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from math import ceil, cos, pi, sqrt

import numpy as np

from loopeditor.geometry.scene import LinkShape
from loopeditor.geometry.shapes import Path, Point, Rect, arc, flatten
from loopeditor.model.polarity import Polarity
from loopeditor.render.themes import Theme, contrast, mixed

PLATE_ROOM, GAUGE_ROOM = 4.0, 7.5
"""How far a plate stands out round a name, and on the left, where its gauge is; links end there."""
GAUGE, EDGE = 5.0, 1.6
"""How wide a gauge is, and how far inside its plate."""
SHADES = (0.1, 0.2, 0.3, 0.4)
"""How much of a direction's colour plates have, from a small level to a large one."""
DRIFT, DRIFT_SIZE = 3.0, (4.0, 9.0)
"""How far beside a plate the arrow stands that tells which way its level moves, and half its width: slow and fast."""
DISC = 9.0
"""Radius of an arrow's disc."""
TURNING = (0.42, 0.62)
"""The part of a link on which a push turns over."""
STILL = 0.02
"""A movement below this part of the fastest one is none, and a level below this part of the largest as usual."""
RIBBON = (2.0, 8.0)
"""How broad the ribbon along a link is that drives nothing, and of one that drives all."""
LEAST_DRIVE = 0.04
"""A link that drives less than this has no ribbon."""
SHEER = 0.6
"""How much of its colour a ribbon has where others lie on or under it."""
NOT_KNOWN = "?"

_CORNER = 4.0
_RIM, _TICK = 1.2, 1.0
_CROSS, _CROSS_WIDTH, _PALE_WIDTH = 5.0, 2.0, 5.0
_PALE, _TRACK = 0.6, 0.16  # how much of the faint colour the border of a plate has, and the ground of a gauge
_PUSHED = 0.16
_READABLE = 4.5  # contrast of text, by WCAG 2.2
_PIECES, _WIDTHS = 12, 24  # straight pieces of each curve of a ribbon, and how many breadths there are


class Ink(Enum):
    """What a colour says; the values are also the names of the colours in a page."""

    GROUND = "background"
    TEXT = "text"
    RIM = "rim"
    TRACK = "track"
    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"
    UP_1 = "up-1"
    UP_2 = "up-2"
    UP_3 = "up-3"
    UP_4 = "up-4"
    DOWN_1 = "down-1"
    DOWN_2 = "down-2"
    DOWN_3 = "down-3"
    DOWN_4 = "down-4"


UP_SHADES = (Ink.UP_1, Ink.UP_2, Ink.UP_3, Ink.UP_4)
DOWN_SHADES = (Ink.DOWN_1, Ink.DOWN_2, Ink.DOWN_3, Ink.DOWN_4)
"""The inks of plates, from a small level to a large one."""


@lru_cache(maxsize=32)
def inks(theme: Theme) -> dict[Ink, str]:
    """The inks of a theme: blue, orange and grey stay apart for every kind of colour blindness."""
    shades = zip((*UP_SHADES, *DOWN_SHADES), (*SHADES, *SHADES), strict=True)
    return {
        Ink.GROUND: theme.background,
        Ink.TEXT: theme.text,
        Ink.RIM: mixed(theme.background, theme.faint, _PALE),
        Ink.TRACK: mixed(theme.background, theme.faint, _TRACK),
        Ink.UP: theme.positive,
        Ink.DOWN: theme.negative,
        Ink.UNCLEAR: theme.unknown,
        **{ink: _shade(theme, theme.positive if ink in UP_SHADES else theme.negative, share) for ink, share in shades},
    }


def _shade(theme: Theme, colour: str, share: float) -> str:
    """So much of a colour, or as much as lets text be read on it."""
    while share > 0 and contrast(theme.text, mixed(theme.background, colour, share)) < _READABLE:
        share -= 0.02
    return mixed(theme.background, colour, max(0.0, share))


def pushed_ground(theme: Theme) -> str:
    """The ground, on a chart, of the time in which something is pushed from outside."""
    return mixed(theme.background, theme.selection, _PUSHED)


@dataclass(frozen=True)
class Patch:
    """A closed outline, filled and with a border of ``width`` where these have an ink; two points are a line.

    Below an ``opacity`` of 1 what lies beneath the filling shines through.
    """

    outline: tuple[Point, ...]
    fill: Ink | None = None
    rim: Ink | None = None
    width: float = _RIM
    opacity: float = 1.0


@dataclass(frozen=True)
class Letter:
    """A sign about a centre; ``size`` is that of the font, ``height`` how much of its height is seen, 0 to 1."""

    text: str
    center: Point
    size: float
    ink: Ink
    height: float = 1.0


Mark = Patch | Letter


def way_of(direction: float) -> Ink:
    """The ink of up, down, or nobody knows."""
    return Ink.UP if direction > 0 else Ink.DOWN if direction < 0 else Ink.UNCLEAR


# --- a level ---------------------------------------------------------------------------------------------------------


def plate_of(box: Rect) -> Rect:
    """The plate behind a name."""
    plate = box.grown(PLATE_ROOM)
    return Rect(box.left - GAUGE_ROOM, plate.top, plate.right, plate.bottom)


def gauge_of(box: Rect) -> Rect:
    """The gauge at the left edge of that plate."""
    inner = plate_of(box).grown(-EDGE)
    return Rect(inner.left, inner.top, inner.left + GAUGE, inner.bottom)


def shade_of(amount: float) -> Ink:
    """The ink of a plate at a level from -1 to 1."""
    if abs(amount) < STILL:
        return Ink.GROUND
    step = min(len(SHADES), ceil(abs(amount) * len(SHADES))) - 1
    return (UP_SHADES if amount > 0 else DOWN_SHADES)[step]


def plate(box: Rect, amount: float, *, is_tinted: bool = True) -> Patch:
    """A plate behind a name: the larger its level (-1 to 1), the stronger its colour, unless it is not ``tinted``."""
    return _plate(box, shade_of(amount) if is_tinted else Ink.GROUND)


def gauge(box: Rect, amount: float) -> Iterator[Patch]:
    """A gauge in a plate, which rises from its middle for more than usual and sinks for less (-1 to 1)."""
    room, track, tick = _gauge(box)
    yield track
    middle = (room.top + room.bottom) / 2
    reach = (room.bottom - room.top) / 2 * min(1.0, abs(amount))
    if reach > 0:
        top, bottom = (middle - reach, middle) if amount > 0 else (middle, middle + reach)
        yield Patch(Rect(room.left, top, room.right, bottom).corners, fill=way_of(amount))
    yield tick


@lru_cache(maxsize=4_096)
def _plate(box: Rect, ink: Ink) -> Patch:
    return Patch(_rounded(plate_of(box)), fill=ink, rim=Ink.RIM)


@lru_cache(maxsize=4_096)
def _gauge(box: Rect) -> tuple[Rect, Patch, Patch]:
    """What of a gauge never moves: its room, the ground of that, and a tick at its middle."""
    room, middle = gauge_of(box), box.center.y
    ends = Point(room.left - EDGE, middle), Point(room.right, middle)
    return room, Patch(room.corners, fill=Ink.TRACK), Patch(ends, rim=Ink.TEXT, width=_TICK)


@dataclass(frozen=True)
class Spot:
    """Where an arrow stands that tells which way a level moves: it grows from an edge, away from its plate."""

    edge: Point
    away: Point

    def center(self, size: float) -> Point:
        """The middle of an arrow of this size."""
        return self.edge + self.away.scaled(size)


def spots(box: Rect) -> tuple[Spot, ...]:
    """Where such an arrow may stand beside a plate, the usual place first."""
    beside, most = plate_of(box).grown(DRIFT), DRIFT_SIZE[1]
    right, left, up, down = Point(1.0, 0.0), Point(-1.0, 0.0), Point(0.0, -0.8), Point(0.0, 0.8)
    middle, top, bottom = beside.center.y, beside.top + most, beside.bottom - most
    return (
        *(Spot(Point(beside.right, y), right) for y in (middle, top, bottom)),
        *(Spot(Point(beside.left, y), left) for y in (middle, top, bottom)),
        *(Spot(Point(beside.right - most, y), way) for y, way in ((beside.top, up), (beside.bottom, down))),
        *(Spot(Point(beside.left + most, y), way) for y, way in ((beside.top, up), (beside.bottom, down))),
    )


def drift(spot: Spot, speed: float) -> Iterator[Patch]:
    """An arrow beside a plate: which way the level moves now, the larger the faster (-1 to 1); none at rest."""
    if abs(speed) >= STILL:
        least, most = DRIFT_SIZE
        size = least + (most - least) * sqrt(min(1.0, abs(speed)))
        yield _triangle(spot.center(size), size, speed, way_of(speed))


# --- a push ----------------------------------------------------------------------------------------------------------


def arrows(box: Rect, directions: tuple[int, ...]) -> Iterator[Mark]:
    """Discs with arrows above a name: which way it was pushed, once or more."""
    for place, direction in disc_places(box, directions):
        yield from disc(place, direction)


def disc_places(box: Rect, directions: tuple[int, ...]) -> Iterator[tuple[Point, int]]:
    """Where the discs above a name are, each with its direction."""
    left = box.center.x - (len(directions) - 1) * (DISC + 1)
    for i, direction in enumerate(directions):
        yield Point(left + i * 2 * (DISC + 1), box.top - DISC - 3), direction


def bead(place: Point, share: float, before: int, after: int) -> Iterator[Mark]:
    """A push on its way: it turns over in the middle of a link that turns it."""
    start, end = TURNING
    turned = min(1.0, max(0.0, (share - start) / (end - start)))
    direction = before if turned < 0.5 or before == after else after
    height = abs(cos(pi * turned)) if before != after else 1.0
    yield from disc(place, direction, max(0.15, height))


def disc(place: Point, direction: int, height: float = 1.0) -> Iterator[Mark]:
    """A disc with an arrow up or down, or with a question mark; ``height`` is how much of the arrow's is seen."""
    yield Patch(_circle(place, DISC), fill=way_of(direction), rim=Ink.GROUND)
    if direction:
        yield _triangle(place, DISC * 0.55, direction, Ink.GROUND, height)
    else:
        yield Letter(NOT_KNOWN, place, DISC * 1.4, Ink.GROUND, height)


# --- a link ----------------------------------------------------------------------------------------------------------


def ribbon(link: LinkShape, drive: float) -> Patch:
    """A band along a link, the broader the more of what happens runs through it (0 to 1)."""
    step = round(_WIDTHS * min(1.0, max(0.0, drive)))
    return _ribbon(link.path, RIBBON[0] + (RIBBON[1] - RIBBON[0]) * step / _WIDTHS, ink_of(link.polarity))


def ink_of(polarity: Polarity) -> Ink:
    """The ink of a link."""
    return {Polarity.POSITIVE: Ink.UP, Polarity.NEGATIVE: Ink.DOWN}.get(polarity, Ink.UNCLEAR)


def cut(link: LinkShape) -> Iterator[Patch]:
    """A link that carries nothing any more is pale, and has a cross on its middle."""
    yield _ribbon(link.path, _PALE_WIDTH, Ink.GROUND)
    middle = place_on(link, 0.5)
    for side in (-1, 1):
        end = Point(_CROSS, side * _CROSS)
        yield Patch((middle - end, middle + end), rim=Ink.TEXT, width=_CROSS_WIDTH)


def place_on(link: LinkShape, share: float) -> Point:
    """Where so much of a link is behind, by its length."""
    points, behind = _measured((*link.path, link.tip))
    wanted = min(1.0, max(0.0, share)) * behind[-1]
    k = min(len(behind) - 1, max(1, bisect_left(behind, wanted)))
    stretch = behind[k] - behind[k - 1]
    return points[k - 1].to(points[k], (wanted - behind[k - 1]) / stretch if stretch else 0.0)


@lru_cache(maxsize=1_024)
def _measured(path: Path) -> tuple[list[Point], list[float]]:
    """Points of a curve that ends in a straight tip, and how much of its length lies behind each."""
    points = [*flatten(path[:-1], 24), path[-1]]
    behind = [0.0]
    for a, b in pairwise(points):
        behind.append(behind[-1] + (b - a).length)
    return points, behind


@lru_cache(maxsize=16_384)
def _ribbon(path: Path, width: float, ink: Ink) -> Patch:
    places = np.array(flatten(path, _PIECES), dtype=float)
    along = np.gradient(places, axis=0)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    side = np.stack([along[:, 1], -along[:, 0]], axis=1) * (width / 2)
    corners = np.concatenate([places + side, (places - side)[::-1]])
    return Patch(tuple(Point(x, y) for x, y in corners.tolist()), fill=ink, opacity=SHEER)


# --- shapes ----------------------------------------------------------------------------------------------------------


def _triangle(middle: Point, size: float, direction: float, ink: Ink, height: float = 1.0) -> Patch:
    up = (-size if direction > 0 else size) * height
    corners = ((-size, -up * 0.8), (size, -up * 0.8), (0.0, up))
    return Patch(tuple(middle + corner for corner in corners), fill=ink)


def _circle(center: Point, radius: float) -> tuple[Point, ...]:
    return tuple(flatten(arc(center, radius, 0.0, 2 * pi), 8)[:-1])


def _rounded(box: Rect) -> tuple[Point, ...]:
    radius = min(_CORNER, box.width / 2, box.height / 2)
    points: list[Point] = []
    inner = box.grown(-radius)
    for k, corner in enumerate(inner.corners):
        points += flatten(arc(corner, radius, pi + k * pi / 2, pi / 2), 4)
    return tuple(points)
