"""Where a link's polarity sign and its delay bars stand."""

from __future__ import annotations

import numpy as np

from loopeditor.geometry.clearance import Clearance
from loopeditor.geometry.shapes import Floats, Point

SIGN_RADIUS = 6.0
"""Half the room that a sign takes, in points."""
BAR = 13.0
"""Length of a delay bar, in points."""

_BACK = np.array((15.0, 11.0, 20.0, 26.0, 33.0))  # from the arrow's point to the sign, along the link
_ASIDE = (10.5, 13.0)
_BAR_PLACES = np.array((0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74))
_BAR_GAP = 2.6


def place_sign(link: str, line: Floats, clearance: Clearance) -> Point:
    """A free place beside the arrowhead, on the outer side of the bend where there is room.

    ``line`` is the link from its start to the arrow's point, as rows of x and y.
    """
    points, left = _from_tip(line, _BACK)
    outer = left * _outer_side(line)
    both = [np.stack([points + aside * outer, points - aside * outer], axis=1).reshape(-1, 2) for aside in _ASIDE]
    places = np.concatenate(both)
    best = _first_free(clearance.at(places, but=link), SIGN_RADIUS + 3.0)
    sign = Point(*places[best].tolist())
    clearance.add_mark(sign, SIGN_RADIUS)
    return sign


def place_bars(link: str, line: Floats, clearance: Clearance) -> tuple[tuple[Point, Point], ...]:
    """Two short bars across a link, near its middle and clear of other things."""
    length = float(np.hypot(*np.diff(line, axis=0).T).sum())
    points, left = _from_tip(line, length * (1 - _BAR_PLACES))
    best = _first_free(clearance.at(points, but=link), BAR / 2 + 4.0)
    clearance.add_mark(Point(*points[best].tolist()), BAR / 2)
    across, along = left[best] * BAR / 2, np.array((-left[best][1], left[best][0])) * _BAR_GAP
    centers = (points[best] - along, points[best] + along)
    return tuple((Point(*(center - across).tolist()), Point(*(center + across).tolist())) for center in centers)


def _first_free(room: Floats, wanted: float) -> int:
    """The first place with the room wanted, or else the one with the most."""
    return int(np.minimum(room, wanted).argmax())


def _outer_side(line: Floats) -> float:
    """1 where the line bulges to the left of its way, -1 where to the right."""
    chord, offset = line[-1] - line[0], line[len(line) // 2] - line[0]
    return 1.0 if chord[1] * offset[0] - chord[0] * offset[1] >= 0 else -1.0


def _from_tip(line: Floats, back: Floats) -> tuple[Floats, Floats]:
    """The points so far before the end of a line, and unit vectors to the left of the line's way there."""
    turned = line[::-1]
    steps = np.hypot(*np.diff(turned, axis=0).T)
    at = np.concatenate([[0.0], steps.cumsum()])
    here, before, after = (
        np.stack([np.interp(back + shift, at, turned[:, k]) for k in (0, 1)], axis=1) for shift in (0.0, 2.0, -2.0)
    )
    way = after - before
    way /= np.maximum(np.hypot(*way.T), 1e-9)[:, None]
    return here, np.stack([way[:, 1], -way[:, 0]], axis=1)
