"""What lies under a point of the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from loopeditor.geometry.scene import LinkShape, Scene
from loopeditor.geometry.shapes import Floats, Point

Kind = Literal["variable", "edge_of_variable", "link", "head", "tail", "loop", "text"]

RIM = 9.0
"""Width of the border round a label from which a link is dragged, in points."""

_STEPS = np.linspace(0.0, 1.0, 13)
_WEIGHTS = np.stack(
    [(1 - _STEPS) ** 3, 3 * (1 - _STEPS) ** 2 * _STEPS, 3 * (1 - _STEPS) * _STEPS**2, _STEPS**3], axis=1
)


@dataclass(frozen=True)
class Hit:
    """The thing under a point.

    Its ``id`` is that of a variable, ghost, link or text (TITLE for the title), or a loop's identifier, with its key.
    """

    kind: Kind
    id: str
    key: tuple[str, ...] | None = None


def pick(scene: Scene, point: Point, reach: float) -> Hit | None:
    """The thing at a point, or the nearest within ``reach`` points of it; None on empty canvas.

    Names lie over identifiers, these over links and these over texts; the rim of a label starts just outside its text
    and gives way to a link that runs right under the point.
    """
    rim: tuple[float, str] | None = None
    for i in reversed(_around(scene.variable_boxes, point, max(RIM, reach))):
        variable = scene.variables[i]
        distance = variable.box.distance(point)
        if distance <= 1.0:
            return Hit("variable", variable.id)
        if distance <= max(RIM, reach) and (rim is None or distance < rim[0]):
            rim = (distance, variable.id)
    for loop in scene.loops:
        if (point - loop.center).length <= loop.radius + min(reach, 4.0):
            return Hit("loop", loop.identifier, loop.key)
    near = [scene.links[i] for i in _around(scene.link_boxes, point, reach)]
    nearest = min(_distances(near, point), default=(reach + 1.0, ""))
    if nearest[0] <= (1.5 if rim else reach):
        return Hit("link", nearest[1])
    for text in reversed(scene.texts):
        if text.box.holds(point):
            return Hit("text", text.id)
    return Hit("edge_of_variable", rim[1]) if rim else None


def _around(boxes: Floats, point: Point, reach: float) -> list[int]:
    """The places of the boxes that are within reach of a point."""
    left, top, right, bottom = boxes.T
    across = (left - reach <= point.x) & (point.x <= right + reach)
    found: list[int] = np.flatnonzero(across & (top - reach <= point.y) & (point.y <= bottom + reach)).tolist()
    return found


def _distances(links: Sequence[LinkShape], point: Point) -> Iterator[tuple[float, str]]:
    """How far each link is from a point, with its id; all at a time that are made of equally many curves."""
    for size in {len(link.path) for link in links}:
        alike = [link for link in links if len(link.path) == size]
        controls = np.array([link.path for link in alike])
        curves = [_WEIGHTS @ controls[:, k : k + 4] for k in range(0, size - 1, 3)]
        tips = np.array([link.tip for link in alike])[:, np.newaxis]
        away = _to_courses(np.concatenate([*curves, tips], axis=1), np.array(point))
        yield from zip(away.tolist(), (link.id for link in alike), strict=True)


def _to_courses(courses: Floats, point: Floats) -> Floats:
    """The distances from a point to polylines of equally many points."""
    starts, ways = courses[:, :-1], np.diff(courses, axis=1)
    offsets = point - starts
    squares = (ways**2).sum(axis=2)
    shares = np.divide((offsets * ways).sum(axis=2), squares, out=np.zeros_like(squares), where=squares > 0)
    nearest = offsets - shares.clip(0.0, 1.0)[..., np.newaxis] * ways
    away: Floats = np.sqrt((nearest**2).sum(axis=2).min(axis=1))
    return away
