"""The whole drawn thing as data: canvas, Graphviz and every export draw this and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from loopeditor.geometry.shapes import Floats, Path, Point, Rect
from loopeditor.model.polarity import LoopPolarity, Polarity


@dataclass(frozen=True)
class VariableShape:
    """A variable's name as centred lines of text; ``box`` is the room that they take.

    ``colour`` is one of ``GROUP_COLOURS`` where it is in a group. A ghost has an ``id`` of its own, and ``ghost_of`` is
    that of its variable.
    """

    id: str
    name: str
    lines: tuple[str, ...]
    box: Rect
    colour: str = ""
    ghost_of: str = ""


@dataclass(frozen=True)
class LinkShape:
    """A link's curve from label to label; ``source`` and ``target`` are ids of shapes, ghosts among them.

    ``path`` ends where the arrowhead begins, ``tip`` is its point. ``sign`` is the centre of the polarity mark and
    ``delay`` the two bars across, each from end to end.
    """

    id: str
    source: str
    target: str
    title: str
    polarity: Polarity
    path: Path
    tip: Point
    sign: Point
    delay: tuple[tuple[Point, Point], ...] = ()

    @cached_property
    def box(self) -> Rect:
        """A box that holds the curve and the point of the arrowhead."""
        return Rect.bounding((*self.path, self.tip))


@dataclass(frozen=True)
class LoopShape:
    """A loop identifier: letter and number inside an arrow that turns the loop's way.

    ``key`` is ``Loop.key``. ``turn`` is the arrow's curve about ``center`` and ``tip`` its point.
    """

    key: tuple[str, ...]
    identifier: str
    title: str
    polarity: LoopPolarity
    center: Point
    radius: float
    turn: Path
    tip: Point


TITLE = "(title)"
"""The id of the shape of the title."""


@dataclass(frozen=True)
class TextShape:
    """Centred lines of free text or, with the id TITLE, of the title; ``size`` is that of the font, in points."""

    id: str
    lines: tuple[str, ...]
    box: Rect
    size: float


@dataclass(frozen=True)
class Scene:
    """A drawn diagram; ``bounds`` holds all of it with its margin. ``variables`` has the ghosts after the variables."""

    title: str
    description: str
    variables: tuple[VariableShape, ...]
    links: tuple[LinkShape, ...]
    loops: tuple[LoopShape, ...]
    bounds: Rect
    texts: tuple[TextShape, ...] = ()

    @cached_property
    def variable_boxes(self) -> Floats:
        """Left, top, right and bottom of each variable's box."""
        return _corners(shape.box for shape in self.variables)

    @cached_property
    def link_boxes(self) -> Floats:
        """Left, top, right and bottom of each link's box."""
        return _corners(shape.box for shape in self.links)


def _corners(boxes: Iterable[Rect]) -> Floats:
    corners = [(box.left, box.top, box.right, box.bottom) for box in boxes]
    return np.array(corners, dtype=np.float64).reshape(-1, 4)
