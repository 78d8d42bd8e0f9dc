"""Places for new variables at once, near what they are linked to; those that have one keep it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cos, pi, sin

from loopeditor.geometry.labels import WIDEST, ghost_shape, label_box, name_lines, text_shapes
from loopeditor.geometry.room import STEP, Room
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect, flatten
from loopeditor.geometry.text import LINE_HEIGHT, SIZE, TextMeasurer
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link, Variable

TURN = pi / 3
"""How far a chain of causes turns with each link, so that it comes round as a wheel."""

_FIRST = pi / 6
_NAMELESS = (WIDEST, 2 * SIZE * LINE_HEIGHT)  # room for a name that is still to be typed
_PIECES = 4  # in which a curve is looked at


def room_in(scene: Scene) -> Room:
    """The room in a picture as it is drawn."""
    texts = [shape.box for shape in scene.texts]
    lines = [flatten(link.path, _PIECES) for link in scene.links]
    return Room([*(shape.box for shape in scene.variables), *texts], lines)


def beside(diagram: Diagram, scene: Scene, source: str) -> Point:
    """Where a new variable goes that a placed one acts on; a chain of them comes round as a wheel."""
    centers = _centers(diagram)
    return room_in(scene).spot([centers[source]], _way_from(source, centers, diagram.links), *_NAMELESS)


def place_nearby(diagram: Diagram, measurer: TextMeasurer, middle: Point | None = None) -> Diagram:
    """The diagram with a place for each variable, without moving any; those linked to none go near ``middle``.

    Deterministic; O(new variables * (variables + links)).
    """
    if diagram.is_placed:
        return diagram
    centers = _centers(diagram)
    sizes = {variable.id: _size(variable, measurer) for variable in diagram.variables}
    straight = [(k.source, k.target) for k in diagram.links if k.source != k.target]
    labels = [Rect.around(center, *sizes[i]) for i, center in centers.items()]
    ghosts = [ghost_shape(diagram, ghost, measurer).box for ghost in diagram.ghosts]
    texts = [shape.box for shape in text_shapes(diagram, measurer)]
    room = Room(
        [*labels, *ghosts, *texts],
        [(centers[a], centers[b]) for a, b in straight if a in centers and b in centers],
    )
    around = _around(straight)
    missing = [variable.id for variable in diagram.variables if variable.id not in centers]
    while missing:
        new = max(missing, key=lambda i: sum(other in centers for other in around[i]))
        missing.remove(new)
        near = [other for other in around[new] if other in centers]
        if near:
            way = _way_from(near[0], centers, diagram.links)
            spot = room.spot([centers[other] for other in near], way, *sizes[new])
        else:
            spot = room.free(middle or room.middle, *sizes[new])
        centers[new] = Point(round(spot.x, 1), round(spot.y, 1))
        room.take(Rect.around(spot, *sizes[new]))
        room.draw([(spot, centers[other]) for other in near])
    return edits.place(diagram, {i: (center.x, center.y) for i, center in centers.items()})


def _way_from(source: str, centers: Mapping[str, Point], links: Sequence[Link]) -> Point:
    """Best way to go on from a variable: round the wheel that its chain has begun, or outwards where that is taken."""
    here = centers[source]
    if any(link.source == source and link.target != source and link.target in centers for link in links):
        return here - Rect.bounding(centers.values()).center
    before = _cause(source, centers, links)
    if before is None:
        return Point(STEP.x * cos(_FIRST), STEP.y * sin(_FIRST))
    came = here - centers[before]
    earlier = _cause(before, centers, links)
    turn = TURN
    if earlier is not None and earlier != source:
        was = centers[before] - centers[earlier]
        turn = -TURN if was.x * came.y < was.y * came.x else TURN
    x, y = came.x / STEP.x, came.y / STEP.y
    return Point((x * cos(turn) - y * sin(turn)) * STEP.x, (x * sin(turn) + y * cos(turn)) * STEP.y)


def _cause(variable: str, centers: Mapping[str, Point], links: Iterable[Link]) -> str | None:
    """The first placed variable that acts on one."""
    return next((k.source for k in links if k.target == variable != k.source and k.source in centers), None)


def _around(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            if other not in found[one]:
                found[one].append(other)
    return found


def _centers(diagram: Diagram) -> dict[str, Point]:
    return {v.id: Point(*v.position) for v in diagram.variables if v.position is not None}


def _size(variable: Variable, measurer: TextMeasurer) -> tuple[float, float]:
    box = label_box(Point(0.0, 0.0), name_lines(variable, measurer), measurer)
    return box.width, box.height
