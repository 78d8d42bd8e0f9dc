"""How levels and pushes look in a scene, as outlines that any painter fills. Shape and colour say the same.

All places are those of the scene, in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from math import cos, pi, sqrt

from loopeditor.geometry.scene import LinkShape
from loopeditor.geometry.shapes import Path, Point, Rect, arc, flatten
from loopeditor.render.themes import Theme, mixed

PLATE_ROOM = 7.0
"""How far a plate stands out beside a name."""
EDGE = 1.6
"""How far inside its plate a filling ends."""
DRIFT = 3.0
"""How far beside a plate the arrow stands that tells which way its level moves."""
DISC = 9.0
"""Radius of an arrow's disc."""
TURNING = (0.42, 0.62)
"""The part of a link on which a push turns over."""
STILL = 0.02
"""A movement below this part of the fastest one is none."""
NOT_KNOWN = "?"

_CORNER = 4.0
_RIM, _TICK = 1.2, 4.0
_CROSS, _CROSS_WIDTH = 5.0, 2.0
_PALE = 0.6  # how much of the faint colour the border of a plate has
_PUSHED = 0.16
_SOFT = 0.5  # how much of a direction's colour the filling of a level has


class Ink(Enum):
    """What a colour says; the values are also the names of the colours in a page."""

    GROUND = "background"
    TEXT = "text"
    RIM = "rim"
    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"
    UP_SOFT = "up-soft"
    DOWN_SOFT = "down-soft"


def inks(theme: Theme) -> dict[Ink, str]:
    """The inks of a theme: blue, orange and grey stay apart for every kind of colour blindness."""
    return {
        Ink.GROUND: theme.background,
        Ink.TEXT: theme.text,
        Ink.RIM: mixed(theme.background, theme.faint, _PALE),
        Ink.UP: theme.positive,
        Ink.DOWN: theme.negative,
        Ink.UNCLEAR: theme.unknown,
        Ink.UP_SOFT: mixed(theme.background, theme.positive, _SOFT),
        Ink.DOWN_SOFT: mixed(theme.background, theme.negative, _SOFT),
    }


def pushed_ground(theme: Theme) -> str:
    """The ground, on a chart, of the time in which something is pushed from outside."""
    return mixed(theme.background, theme.selection, _PUSHED)


@dataclass(frozen=True)
class Patch:
    """A closed outline, filled and with a border of ``width`` where these have an ink; two points are a line."""

    outline: tuple[Point, ...]
    fill: Ink | None = None
    rim: Ink | None = None
    width: float = _RIM


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


def plate_of(box: Rect) -> Rect:
    """The plate behind a name."""
    return box.grown(PLATE_ROOM)


def level(box: Rect, amount: float) -> Iterator[Mark]:
    """A plate behind a name, filled from its middle: upwards for more than usual, downwards for less (-1 to 1)."""
    plate = plate_of(box)
    inner, middle = plate.grown(-EDGE), plate.center.y
    yield Patch(_rounded(plate), fill=Ink.GROUND, rim=Ink.RIM)
    reach = inner.height / 2 * min(1.0, abs(amount))
    if reach > 0:
        top, bottom = (middle - reach, middle) if amount > 0 else (middle, middle + reach)
        filled = Rect(inner.left, top, inner.right, bottom)
        yield Patch(filled.corners, fill=Ink.UP_SOFT if amount > 0 else Ink.DOWN_SOFT)
    for side, inwards in ((plate.left, _TICK), (plate.right, -_TICK)):
        yield Patch((Point(side, middle), Point(side + inwards, middle)), rim=Ink.RIM)


def drift(box: Rect, speed: float) -> Iterator[Mark]:
    """An arrow beside a plate: which way the level moves now, the larger the faster (-1 to 1); none at rest."""
    if abs(speed) >= STILL:
        plate = plate_of(box)
        size = 4.0 + 5.0 * sqrt(min(1.0, abs(speed)))
        yield _triangle(Point(plate.right + DRIFT + size, plate.center.y), size, speed, way_of(speed))


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


def cut(link: LinkShape) -> Iterator[Mark]:
    """A cross on the middle of a link that carries nothing any more."""
    middle = place_on(link, 0.5)
    for side in (-1, 1):
        end = Point(_CROSS, side * _CROSS)
        yield Patch((middle - end, middle + end), rim=Ink.TEXT, width=_CROSS_WIDTH)


def place_on(link: LinkShape, share: float) -> Point:
    """Where so much of a link is behind, by its length."""
    points, behind = _measured((*link.path, link.tip))
    wanted = min(1.0, max(0.0, share)) * behind[-1]
    k = next((k for k in range(1, len(behind)) if behind[k] >= wanted), len(behind) - 1)
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
        points += flatten(arc(corner, radius, pi + k * pi / 2, pi / 2), 8)
    return tuple(points)
