"""The bend that lets a link's arc run through a point."""

from __future__ import annotations

from math import copysign, hypot

from loopeditor.geometry.scene import LinkShape
from loopeditor.geometry.shapes import Point, segments
from loopeditor.geometry.shapes import point_on as point_on_curve

ROUNDEST = 1.2
"""Largest bend; 0.5 is a half circle."""

_STRAIGHT = 0.025
_ENDS = 0.12


def bend_through(start: Point, end: Point, point: Point) -> float:
    """Bend of the circular arc from start to end that runs through a point; nearly straight snaps to 0.

    A point near the chord's ends, or beyond them, counts as one further in: a hand's breadth there would turn the arc
    inside out.
    """
    chord = end - start
    length = chord.length
    if not length:
        return 0.0
    ahead, offset = chord.unit, point - start
    along = (offset.x * ahead.x + offset.y * ahead.y) / length
    aside = (offset.x * ahead.left.x + offset.y * ahead.left.y) / length
    bend = _sagitta(min(1 - _ENDS, max(_ENDS, along)), aside)
    if abs(bend) < _STRAIGHT:
        return 0.0
    return copysign(min(abs(bend), ROUNDEST), bend)


def bend_of(shape: LinkShape, start: Point, end: Point) -> float:
    """The bend with which a link between these centres is drawn."""
    curves = list(segments(shape.path))
    middle = point_on_curve(curves[len(curves) // 2], 0.5 if len(curves) % 2 else 0.0)
    return bend_through(start, end, middle)


def _sagitta(along: float, aside: float) -> float:
    """Height, over a chord of length 1, of the arc through a point at this place along and height over it."""
    if not aside:
        return 0.0
    height = abs(aside)
    below = ((along - 0.5) ** 2 + height * height - 0.25) / (2 * height)
    radius = hypot(0.5, below)
    sagitta = 0.25 / (radius - below) if below < 0 else radius + below
    return copysign(sagitta, aside)
