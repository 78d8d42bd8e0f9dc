"""What lies under a point of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loopeditor.geometry.scene import LinkShape, Scene
from loopeditor.geometry.shapes import Point, Rect, distance_to_line, flatten

Kind = Literal["variable", "edge_of_variable", "link", "head", "tail", "loop", "text"]

RIM = 9.0
"""Width of the border round a label from which a link is dragged, in points."""


@dataclass(frozen=True)
class Hit:
    """The thing under a point: ``id`` of a variable, ghost, link or text (TITLE for the title), or of a loop its
    identifier and ``key``.
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
    for variable in reversed(scene.variables):
        distance = variable.box.distance(point)
        if distance <= 1.0:
            return Hit("variable", variable.id)
        if distance <= max(RIM, reach) and (rim is None or distance < rim[0]):
            rim = (distance, variable.id)
    for loop in scene.loops:
        if (point - loop.center).length <= loop.radius + min(reach, 4.0):
            return Hit("loop", loop.identifier, loop.key)
    nearest = min(((_distance(link, point, reach), link.id) for link in scene.links), default=(reach + 1.0, ""))
    if nearest[0] <= (1.5 if rim else reach):
        return Hit("link", nearest[1])
    for text in reversed(scene.texts):
        if text.box.holds(point):
            return Hit("text", text.id)
    return Hit("edge_of_variable", rim[1]) if rim else None


def _distance(link: LinkShape, point: Point, reach: float) -> float:
    if not Rect.bounding((*link.path, link.tip)).grown(reach).holds(point):
        return float("inf")
    return distance_to_line([*flatten(link.path), link.tip], point)
