"""Places for what is selected: in line, evenly spaced, or round a circle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from math import atan2, cos, hypot, pi, sin

from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect, signed_area
from loopeditor.model.diagram import Position

ROOM = 26.0
"""Free room between two labels on a circle, in points: enough for the arrow that joins them to be seen."""
SMALLEST = 60.0
"""Radius of the smallest circle, in points."""


class Side(Enum):
    """What boxes are aligned by."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


def rooms(scene: Scene) -> dict[str, Rect]:
    """The room that each variable, ghost and text takes."""
    return {
        **{shape.id: shape.box for shape in scene.variables},
        **{shape.id: shape.box for shape in scene.texts},
    }


def align(boxes: Mapping[str, Rect], side: Side) -> dict[str, Position]:
    """Centres that put these boxes in line with the outermost of them, or with the middle of all."""
    whole = _whole(boxes)
    places: dict[str, Position] = {}
    for name, box in boxes.items():
        x, y = box.center
        match side:
            case Side.LEFT:
                x = whole.left + box.width / 2
            case Side.CENTER:
                x = whole.center.x
            case Side.RIGHT:
                x = whole.right - box.width / 2
            case Side.TOP:
                y = whole.top + box.height / 2
            case Side.MIDDLE:
                y = whole.center.y
            case Side.BOTTOM:
                y = whole.bottom - box.height / 2
        places[name] = (x, y)
    return places


def distribute(boxes: Mapping[str, Rect], *, upright: bool) -> dict[str, Position]:
    """Centres with the same room between each two neighbours, across or ``upright``; the outermost stay."""
    turned = {name: _turned(box) if upright else box for name, box in boxes.items()}
    order = sorted(turned, key=lambda name: (turned[name].center.x, name))
    whole = _whole(turned)
    room = (whole.width - sum(box.width for box in turned.values())) / max(1, len(order) - 1)
    places: dict[str, Position] = {}
    left = whole.left
    for name in order:
        along, across = left + turned[name].width / 2, turned[name].center.y
        places[name] = (across, along) if upright else (along, across)
        left += turned[name].width + room
    return places


def circle(boxes: Sequence[Rect]) -> list[Position]:
    """Centres evenly round a circle, in this order, about the mean of where they are now.

    They go the way round that they go already, turned so that they move least. The radius stays what it is on average,
    or grows until labels have ROOM between them: doing it twice changes nothing. O(n^2) a step of the radius.
    """
    if len(boxes) < 2:
        return [(box.center.x, box.center.y) for box in boxes]
    middle = Point(sum(box.center.x for box in boxes) / len(boxes), sum(box.center.y for box in boxes) / len(boxes))
    arms = [box.center - middle for box in boxes]
    way = 1.0 if signed_area(arms) >= 0 else -1.0
    steps = [way * 2 * pi * k / len(boxes) for k in range(len(boxes))]
    start = _turn(arms, steps)
    radius = max(SMALLEST, sum(arm.length for arm in arms) / len(arms))
    while True:
        places = [middle + Point(radius * cos(start + step), radius * sin(start + step)) for step in steps]
        if _apart(boxes, places):
            return [(place.x, place.y) for place in places]
        radius *= 1.04


def _turn(arms: Sequence[Point], steps: Sequence[float]) -> float:
    """The start angle with the least sum of squared ways (the two-dimensional case of Procrustes)."""
    x = sum(arm.x * cos(step) + arm.y * sin(step) for arm, step in zip(arms, steps, strict=True))
    y = sum(arm.y * cos(step) - arm.x * sin(step) for arm, step in zip(arms, steps, strict=True))
    return atan2(y, x) if hypot(x, y) > 1e-9 else -pi / 2


def _apart(boxes: Sequence[Rect], places: Sequence[Point]) -> bool:
    placed = [Rect.around(at, box.width + ROOM, box.height + ROOM) for box, at in zip(boxes, places, strict=True)]
    return not any(one.overlaps(other) for k, one in enumerate(placed) for other in placed[:k])


def _whole(boxes: Mapping[str, Rect]) -> Rect:
    return Rect.bounding(corner for box in boxes.values() for corner in (box.corners[0], box.corners[2]))


def _turned(box: Rect) -> Rect:
    return Rect(box.top, box.left, box.bottom, box.right)
