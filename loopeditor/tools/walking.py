"""Ways through a diagram without a mouse: what comes next, what lies over there, and where there is room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.text import LINE_HEIGHT, SIZE
from loopeditor.model.diagram import Diagram

Stop = TypeVar("Stop", str, str | None)


def order(diagram: Diagram) -> tuple[str, ...]:
    """Everything that Tab stops at: the variables, then the links, the ghosts and the texts."""
    return (*diagram.variable, *diagram.link, *diagram.ghost, *diagram.text)


def beyond(stops: Sequence[str], selected: Collection[str], step: int) -> str | None:
    """The stop that follows the selected ones, or comes before them with -1; None past either end."""
    places = [i for i, stop in enumerate(stops) if stop in selected]
    place = max(places, default=-1) + 1 if step > 0 else min(places, default=len(stops)) - 1
    return stops[place] if 0 <= place < len(stops) else None


def around(stops: Sequence[Stop], current: Stop, step: int) -> Stop:
    """The stop after or before the current one, going round at the ends."""
    place = stops.index(current) if current in stops else -1
    return stops[(place + step) % len(stops)]


def toward(diagram: Diagram, start: str, way: Point, among: Collection[str] | None = None) -> str:
    """The nearest variable that lies this way from ``start``, straight ahead counting most; ``start`` if none does.

    Only those ``among`` these count, where they are given.
    """
    here = center(diagram, start)
    ahead = way.unit
    best, least = start, float("inf")
    for other in diagram.variable if among is None else among:
        offset = center(diagram, other) - here
        along = offset.x * ahead.x + offset.y * ahead.y
        across = abs(offset.x * ahead.y - offset.y * ahead.x)
        if along > 0 and across <= 2 * along and along + 2 * across < least:
            best, least = other, along + 2 * across
    return best


def linked(diagram: Diagram, variable_id: str) -> list[str]:
    """The variables that a variable acts on or that act on it."""
    found = [
        k.target if k.source == variable_id else k.source for k in diagram.links if variable_id in (k.source, k.target)
    ]
    return [other for other in dict.fromkeys(found) if other != variable_id]


def room_near(scene: Scene, point: Point) -> Point:
    """The nearest place straight below, or here, where a short name covers no other."""
    line = LINE_HEIGHT * SIZE
    taken = [shape.box.grown(line / 2) for shape in scene.variables]
    while any(box.overlaps(Rect.around(point, 4 * SIZE, line)) for box in taken):
        point = Point(point.x, point.y + line)
    return point


def within(scene: Scene, band: Rect) -> Iterable[str]:
    """Ids that a rubber band takes: the names and texts that it touches and the links that lie in it whole."""
    yield from (shape.id for shape in scene.variables if band.overlaps(shape.box))
    yield from (shape.id for shape in scene.texts if band.overlaps(shape.box))
    left, top, right, bottom = scene.link_boxes.T
    inside = (band.left <= left) & (right <= band.right) & (band.top <= top) & (bottom <= band.bottom)
    yield from (scene.links[i].id for i in inside.nonzero()[0])


def center(diagram: Diagram, place: str) -> Point:
    """The middle of a variable or ghost."""
    ghost = diagram.ghost.get(place)
    return Point(*((ghost or diagram.variable[place]).position or (0.0, 0.0)))
