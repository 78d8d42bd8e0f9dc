"""What tests are made of: a measurer without a font, drawn diagrams from a line of notation, how far from a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from pathlib import Path

from loopeditor.analysis.identity import identify
from loopeditor.analysis.loops import Loop, find_loops
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse


class HalfEm:
    """A font in which every character is half as wide as high."""

    def width(self, text: str, size: float) -> float:
        return len(text) * size / 2


def flywheels(shared: Path) -> dict[str, Diagram]:
    """The given flywheels by their keys: the file has a heading ``== key | title`` over each."""
    _, *blocks = re.split(r"^== ", (shared / "flywheels.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {block.partition("|")[0].strip(): parse(f"== {block}") for block in blocks}


def on_circle(diagram: Diagram, radius: float = 160.0) -> Diagram:
    """The diagram with its variables on a circle, the first at the top, clockwise."""
    count = len(diagram.variables)
    places = {
        variable.id: (radius * sin(2 * pi * k / count), -radius * cos(2 * pi * k / count))
        for k, variable in enumerate(diagram.variables)
    }
    return edits.place(diagram, places)


def named_loops(diagram: Diagram) -> list[tuple[Loop, str]]:
    """The loops of a diagram with their identifiers, shortest first."""
    found = find_loops(diagram).found
    names = identify(found)
    return [(loop, names[loop.key]) for loop in found]


def drawn(notation: str, radius: float = 160.0) -> Scene:
    """The scene of a diagram in notation, on a circle."""
    diagram = on_circle(parse(notation), radius)
    return draw(diagram, named_loops(diagram), HalfEm())


def distance_to_line(points: Sequence[Point], point: Point) -> float:
    """Distance from a point to a polyline."""
    return min((_distance_to_segment(a, b, point) for a, b in pairwise(points)), default=(points[0] - point).length)


def _distance_to_segment(a: Point, b: Point, point: Point) -> float:
    dx, dy = b.x - a.x, b.y - a.y
    square = dx * dx + dy * dy
    t = ((point.x - a.x) * dx + (point.y - a.y) * dy) / square if square else 0.0
    t = 0.0 if t < 0 else 1.0 if t > 1 else t
    return hypot(point.x - a.x - t * dx, point.y - a.y - t * dy)
