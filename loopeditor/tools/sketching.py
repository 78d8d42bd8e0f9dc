"""The bend that a hand's stroke means."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from loopeditor.geometry.shapes import Floats, Point, Rect
from loopeditor.tools.bending import ROUNDEST

MOST = 400
"""Points that a stroke keeps; of a longer one every second is dropped."""

_CURVED = 0.07  # height over chord from which a stroke is meant to be curved
_LONGEST = 3.5  # length over chord from which a stroke is no arc but a walk about
_LOOSEST = 0.08  # mean distance from the best arc, over the chord, beyond which neither is it one
_SAMPLES = 48
_STEPS = 60
_WEIGHTS = np.sin(np.linspace(0.0, np.pi, _SAMPLES)) ** 2 / (_SAMPLES - 1) * 2  # the middle of a stroke counts most


def longer(stroke: tuple[Point, ...], point: Point, apart: float) -> tuple[Point, ...]:
    """A stroke that goes on to a point, unless that is nearer than ``apart`` to its end."""
    if stroke and (point - stroke[-1]).length < apart:
        return stroke
    return (*(stroke[::2] if len(stroke) >= MOST else stroke), point)


def bend_along(stroke: Sequence[Point], source: Rect, target: Rect) -> float | None:
    """The bend of the arc between two labels that comes nearest to a stroke from one to the other.

    None where the stroke is about straight, or no arc: then the geometry is left to choose.
    """
    start, end = source.center, target.center
    drawn = np.array([p for p in stroke if not (source.holds(p) or target.holds(p))])
    if len(drawn) < 3 or start == end:
        return None
    line = _evenly(drawn)
    height = _height(line)
    if height is None or abs(height) < _CURVED:
        return None
    chord = np.array(end - start)
    length = float(np.hypot(*chord))
    frame = np.stack((chord, np.array((chord[1], -chord[0])))) / length**2  # along the chord, and to its left
    along, aside = frame @ (line - np.array(start)).T
    bends = np.linspace(_CURVED, ROUNDEST, _STEPS)[:, None]
    radius = (0.25 + bends**2) / (2 * bends)
    side = 1.0 if height > 0 else -1.0
    off = np.abs(np.hypot(along - 0.5, side * aside - (bends - radius)) - radius)
    errors = np.sqrt((off**2) @ _WEIGHTS)
    best = int(errors.argmin())
    return side * float(bends[best, 0]) if errors[best] <= _LOOSEST else None


def _evenly(points: Floats) -> Floats:
    """The same line by points that lie evenly along it: a hand that rests must not count for more."""
    ways = np.hypot(*np.diff(points, axis=0).T)
    at = np.concatenate(([0.0], ways.cumsum()))
    wanted = np.linspace(0.0, at[-1], _SAMPLES)
    line: Floats = np.stack([np.interp(wanted, at, points[:, k]) for k in (0, 1)], axis=1)
    return line


def _height(line: Floats) -> float | None:
    """Height of a stroke over its own chord, to the left positive, as the area between them has it; None for no arc."""
    chord = line[-1] - line[0]
    length = float(np.hypot(*chord))
    walked = float(np.hypot(*np.diff(line, axis=0).T).sum())
    if not length or walked > _LONGEST * length:
        return None
    x, y = (line - line[0]).T
    area = float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) / 2
    return 1.5 * area / length**2
