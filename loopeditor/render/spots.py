"""Where the arrows stand that tell which way levels move: beside their plates, and on as little else as can be.

Pictures of a run or a walk have room for them, and for the discs above the names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Floats, Point, Rect, flatten
from loopeditor.render.dot import SIGN_SIZE
from loopeditor.render.marks import DISC, DRIFT_SIZE, Spot, disc_places, plate_of, spots

_COVERS, _CROSSES = 10.0, 1.0  # how bad it is to lie on a sign, a name or an identifier, and on a line
_LATER = 0.1  # how bad it is not to stand in the usual place, for each other place that comes before
_POINTS = 6  # of each curve of a link
_AIR = 6.0  # between what stands outermost and the edge of the picture


def drift_spots(scene: Scene) -> dict[str, Spot]:
    """The spot of the arrow for each shape of a variable (by its id). O(variables x links)."""
    boxes, points = _taken(scene), _lines(scene)
    return {shape.id: _best(spots(shape.box), plate_of(shape.box), boxes, points) for shape in scene.variables}


def with_drifts(scene: Scene) -> Scene:
    """The scene with room for the plates of its names and the arrows beside them."""
    plates = (plate_of(shape.box) for shape in scene.variables)
    return _roomier(scene, (*plates, *map(_room, drift_spots(scene).values())))


def with_discs(scene: Scene) -> Scene:
    """The scene with room for two discs above each name."""
    places = (place for shape in scene.variables for place, _ in disc_places(shape.box, (1, -1)))
    return _roomier(scene, (Rect.around(place, 2 * DISC, 2 * DISC) for place in places))


def _roomier(scene: Scene, rooms: Iterable[Rect]) -> Scene:
    bounds = scene.bounds
    for room in rooms:
        bounds = bounds.united(room.grown(_AIR))
    return replace(scene, bounds=bounds)


def _best(choice: tuple[Spot, ...], own: Rect, boxes: Floats, points: Floats) -> Spot:
    rooms = _as_rows(_room(spot) for spot in choice)
    left, top, right, bottom = rooms.T[:, :, None]
    foreign = np.abs(boxes - np.array([own.left, own.top, own.right, own.bottom])).max(axis=1) > 1e-9
    covers = (left < boxes[:, 2]) & (boxes[:, 0] < right) & (top < boxes[:, 3]) & (boxes[:, 1] < bottom) & foreign
    crosses = (left < points[:, 0]) & (points[:, 0] < right) & (top < points[:, 1]) & (points[:, 1] < bottom)
    bad = _COVERS * covers.sum(axis=1) + _CROSSES * crosses.any(axis=1) + _LATER * np.arange(len(choice))
    return choice[int(bad.argmin())]


def _room(spot: Spot) -> Rect:
    """What the largest arrow takes there."""
    most = DRIFT_SIZE[1]
    return Rect.around(spot.center(most), 2 * most, 2 * most)


def _taken(scene: Scene) -> Floats:
    """Boxes about all that can be read: plates of names, signs, delay bars, identifiers and texts."""
    return _as_rows(_readable(scene))


def _readable(scene: Scene) -> Iterator[Rect]:
    for shape in scene.variables:
        yield plate_of(shape.box)
    for link in scene.links:
        yield Rect.around(link.sign, SIGN_SIZE, SIGN_SIZE)
        yield Rect.around(link.tip, 2.0, 2.0)
        for bar in link.delay:
            yield Rect.bounding(bar)
    for loop in scene.loops:
        yield Rect.around(loop.center, 2 * loop.radius, 2 * loop.radius)
    for text in scene.texts:
        yield text.box


def _lines(scene: Scene) -> Floats:
    """Points along all links."""
    places: list[Point] = []
    for link in scene.links:
        places += flatten(link.path, _POINTS)
    return np.array(places, dtype=np.float64).reshape(-1, 2)


def _as_rows(boxes: Iterator[Rect]) -> Floats:
    return np.array([(box.left, box.top, box.right, box.bottom) for box in boxes], dtype=np.float64).reshape(-1, 4)
