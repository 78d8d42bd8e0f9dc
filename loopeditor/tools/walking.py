"""Ways through a diagram without a mouse: what comes next, what lies over there, and where there is room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.text import LINE_HEIGHT, SIZE
from loopeditor.model.diagram import Diagram


def order(diagram: Diagram) -> tuple[str, ...]:
    """Everything that Tab stops at: the variables, then the links."""
    return (*diagram.variable, *diagram.link)


def beyond(stops: Sequence[str], selected: Collection[str], step: int) -> str | None:
    """The stop that follows the selected ones, or comes before them with -1; None past either end."""
    places = [i for i, stop in enumerate(stops) if stop in selected]
    place = max(places, default=-1) + 1 if step > 0 else min(places, default=len(stops)) - 1
    return stops[place] if 0 <= place < len(stops) else None


def around(stops: Sequence[str], current: str, step: int) -> str:
    """The stop after or before the current one, going round at the ends."""
    return stops[(stops.index(current) + step) % len(stops)]


def toward(diagram: Diagram, start: str, way: Point) -> str:
    """The nearest variable that lies this way from ``start``, straight ahead counting most; ``start`` if none does."""
    here = _center(diagram, start)
    ahead = way.unit
    best, least = start, float("inf")
    for other in diagram.variable:
        offset = _center(diagram, other) - here
        along = offset.x * ahead.x + offset.y * ahead.y
        across = abs(offset.x * ahead.y - offset.y * ahead.x)
        if along > 0 and across <= 2 * along and along + 2 * across < least:
            best, least = other, along + 2 * across
    return best


def room_near(scene: Scene, point: Point) -> Point:
    """The nearest place straight below, or here, where a short name covers no other."""
    line = LINE_HEIGHT * SIZE
    taken = [shape.box.grown(line / 2) for shape in scene.variables]
    while any(box.overlaps(Rect.around(point, 4 * SIZE, line)) for box in taken):
        point = Point(point.x, point.y + line)
    return point


def within(scene: Scene, band: Rect) -> Iterable[str]:
    """Ids that a rubber band takes: the variables that it touches and the links that lie in it whole."""
    yield from (shape.id for shape in scene.variables if band.overlaps(shape.box))
    yield from (shape.id for shape in scene.links if all(band.holds(p) for p in (*shape.path, shape.tip)))


def _center(diagram: Diagram, variable_id: str) -> Point:
    return Point(*(diagram.variable[variable_id].position or (0.0, 0.0)))
