"""The whole drawn thing as data: canvas, Graphviz and every export draw this and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.geometry.shapes import Path, Point, Rect
from loopeditor.model.polarity import LoopPolarity, Polarity


@dataclass(frozen=True)
class VariableShape:
    """A variable's name as centred lines of text; ``box`` is the room that they take."""

    id: str
    name: str
    lines: tuple[str, ...]
    box: Rect


@dataclass(frozen=True)
class LinkShape:
    """A link's curve from label to label.

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


@dataclass(frozen=True)
class Scene:
    """A drawn diagram; ``bounds`` holds all of it with its margin."""

    title: str
    description: str
    variables: tuple[VariableShape, ...]
    links: tuple[LinkShape, ...]
    loops: tuple[LoopShape, ...]
    bounds: Rect
