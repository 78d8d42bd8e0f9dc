"""Arcs from bends, many at once: their points, their lengths, and the areas that they sweep."""

from __future__ import annotations

import numpy as np

from loopeditor.geometry.shapes import Floats

_FLAT = 1e-3  # bends nearer to none are drawn like this


def drawn(starts: Floats, ends: Floats, bends: Floats, t: Floats) -> Floats:
    """The points of arcs between starts and ends (arcs x 2), at shares ``t`` of each: arcs x points x 2."""
    return placed(starts, ends, *shape(bends, t))


def shape(bends: Floats, t: Floats) -> tuple[Floats, Floats]:
    """How far along its chord and aside of it each point of each arc lies, in lengths of the chord: arcs x points."""
    sweep = 4 * np.arctan(2 * _bent(bends))[:, None]
    at = sweep * (t - 0.5)
    broad = 2 * np.sin(sweep / 2)
    return 0.5 + np.sin(at) / broad, (np.cos(at) - np.cos(sweep / 2)) / broad


def placed(starts: Floats, ends: Floats, along: Floats, aside: Floats) -> Floats:
    """The points of arcs of these shapes between starts and ends (... x 2): ... x points x 2."""
    chord = ends - starts
    dx, dy = chord[..., :1], chord[..., 1:]
    lines = np.empty((*np.broadcast_shapes(dx.shape, along.shape), 2))
    lines[..., 0] = starts[..., :1] + along * dx + aside * dy
    lines[..., 1] = starts[..., 1:] + along * dy - aside * dx
    return lines


def bulge(bends: Floats) -> tuple[Floats, Floats]:
    """For arcs over a chord of length 1: the area between arc and chord, to the left positive, and the arc's length."""
    sweep = 4 * np.arctan(2 * _bent(bends))
    radius = 0.5 / np.sin(sweep / 2)
    return radius**2 * (sweep - np.sin(sweep)) / 2, np.abs(radius * sweep)


def _bent(bends: Floats) -> Floats:
    bent: Floats = np.where(np.abs(bends) < _FLAT, _FLAT, bends)
    return bent
