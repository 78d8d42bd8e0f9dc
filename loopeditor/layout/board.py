"""A placement in the making, and what it would cost to put one variable, or one bend, elsewhere: many tries at once."""

from __future__ import annotations

from math import pi

import numpy as np

from loopeditor.geometry.shapes import Floats
from loopeditor.layout.arcs import bulge, placed, shape
from loopeditor.layout.styles import Wishes
from loopeditor.layout.tangles import corners, crossings, crossings_within, pieces, through
from loopeditor.layout.web import Rows, Web

_TRIM = 0.05  # of a link at either end: links that meet at a variable do not cross there
_CLEAR = np.array((8.0, 6.0))  # room wanted between a label and the links that pass it
_HARD = np.array((2.0, 2.0))  # room without which a link counts as running through the label
_AROUND = np.array((24.0, 18.0))  # room wanted between two labels
_FREE = 54.0  # length of a link wanted outside labels, for its arrowhead, sign and bars
CURVED = 0.06
"""Sagitta over chord, as seen between the labels, below which a link of a loop reads as straight."""
_RINGWARD = 0.8  # half the angle under which a link to itself is seen from a variable, in radians
_TWINS = 0.02  # of their bend that straight links between the same two variables lie apart
_APART = 0.24  # difference of bend at which two links of one pair read as two
_NARROW = 0.5  # angle between two links at one variable, in radians, from which on they are easily told apart
_MARGINS = 60.0  # that a picture has beside its labels
_WIDEST_LOOK = 120_000  # comparisons that are made in one go


class Board:
    """Where the variables of a web are by now and how its links bend, drawn with some ``steps`` pieces for each link.

    With one piece a link counts as straight, which is quick and enough for the first disentangling.
    """

    def __init__(self, web: Web, wishes: Wishes, centers: Floats, bends: Floats, steps: int) -> None:
        self.web, self.wishes, self.steps = web, wishes, steps
        self.centers, self.bends = centers.astype(float).copy(), bends.astype(float).copy()
        self.usual = self.bends.copy()
        self.along, self.aside = np.empty((2, len(bends), steps + 1))
        self._bulge, self._length = np.empty((2, len(bends)))
        self._shape(np.arange(len(bends)), self.bends)
        self.lines = placed(self.centers[web.source], self.centers[web.target], self.along, self.aside)
        self.pieces, self.corners = pieces(self.lines), corners(self.lines)
        self.low, self.high = self.lines.min(axis=1), self.lines.max(axis=1)
        self._ends = np.stack([web.source, web.target], axis=1)
        links = np.arange(len(bends))[:, None]
        self._rows, self._columns = links * steps + np.arange(steps), links * (steps + 1) + np.arange(steps + 1)
        self._rest = [np.delete(links.ravel(), link) for link in range(len(bends))]
        self._area, self._around = self._swept(self.centers[web.source], self.centers[web.target], slice(None))
        self._rings_of = [np.flatnonzero(web.on_ring[:, link]) for link in range(len(bends))]
        self._stars = [_Star(web, row) for row in range(len(centers))]

    # --- tries -------------------------------------------------------------------------------------------------------

    def at_once(self, row: int) -> int:
        """How many places for a variable are looked at in one go."""
        pieces_there = len(self.web.at[row]) * self.steps
        return max(8, min(44, int(_WIDEST_LOOK / (1 + pieces_there * len(self.web.ends) * self.steps))))

    def cost_of_places(self, row: int, places: Floats) -> Floats:
        """What each of some places for a variable costs, as far as it depends on that."""
        star, many = self._stars[row], len(places)
        at, degree = star.at, len(star.at)
        cost = self._crowding(row, places) + self._frame(row, places)
        cost += self._touching(star.others, places, self.web.room[row])
        if not degree:
            return cost
        starts = np.repeat(self.centers[self.web.source[at]][None], many, axis=0)
        ends = np.repeat(self.centers[self.web.target[at]][None], many, axis=0)
        starts[:, star.starts_here] = places[:, None]
        ends[:, star.ends_here] = places[:, None]
        lines = placed(starts, ends, self.along[at], self.aside[at])
        flat = lines.reshape(many * degree, self.steps + 1, 2)
        each = self.wishes.crossing * self._meetings(flat, star.others)
        each += self._running_through(flat, np.tile(star.ends, (many, 1)))
        cost += each.reshape(many, degree).sum(axis=1)
        if degree > 1 and self.steps > 1:
            cost += self.wishes.crossing * crossings_within(lines)
        chords = ends - starts
        cost += self._lengths(star, chords)
        if degree > 1:
            cost += self._narrowness(star, chords)
        if star.is_by_ring:
            cost += self._in_rings(at, chords, self.bends[at], starts, ends).sum(axis=1)
        if len(star.rings):
            cost -= self._roundness(star.on_ring, star.rings, at, *self._swept(starts, ends, at))
        return cost

    def cost_of_bends(self, link: int, bends: Floats) -> Floats:
        """What each of some bends for a link costs, as far as it depends on that."""
        web, w = self.web, self.wishes
        at = np.array([link])
        start, end = self.centers[web.source[link]], self.centers[web.target[link]]
        lines = placed(start, end, *self._shapes(bends))
        cost = w.crossing * self._meetings(lines, self._rest[link])
        cost += self._running_through(lines, np.repeat(self._ends[at], len(bends), axis=0))
        cost += 10.0 * np.abs(bends - self.usual[link]) + 60.0 * np.clip(np.abs(bends) - 0.45, 0.0, None)
        cost[bends == self.usual[link]] -= 1.5
        for twin in web.twins[link]:
            same = 1.0 if web.source[twin] == web.source[link] else -1.0
            cost += 200.0 * np.clip(1 - np.abs(bends - same * self.bends[twin]) / _APART, 0.0, None)
        if web.is_round[link]:
            cost += self.wishes.flat * np.maximum(1 - np.abs(bends) * self._seen(link) / CURVED, 0.0)
        if web.is_ringed[list(web.ends[link])].any():
            cost += self._in_rings(at, np.array([end - start]), bends, start[None], end[None])
        rings = self._rings_of[link]
        if not len(rings):
            return cost
        broad, long = bulge(bends)
        chord = float(np.hypot(*(end - start)))
        triangle = (start[0] * end[1] - end[0] * start[1]) / 2
        area, around = (triangle + broad * chord**2)[:, None], (long * chord)[:, None]
        return cost - self._roundness(np.ones((len(rings), 1)), rings, at, area, around)

    def _seen(self, link: int) -> float:
        """The share of a link that lies outside its labels."""
        a, b = self.web.ends[link]
        off = np.abs(self.centers[a] - self.centers[b]) + 1e-6
        return float(max(0.05, 1 - ((self.web.half[a] + self.web.half[b]) / off).min()))

    def put(self, row: int, place: Floats) -> None:
        """Move a variable there."""
        self.centers[row] = place
        self._redraw(self.web.at[row])

    def bend(self, link: int, amount: float) -> None:
        """Bend a link so."""
        self.bends[link] = amount
        at = np.array([link])
        self._shape(at, self.bends[at])
        self._redraw(at)

    # --- the links ---------------------------------------------------------------------------------------------------

    def _shape(self, at: Rows, bends: Floats) -> None:
        self.along[at], self.aside[at] = self._shapes(bends)
        self._bulge[at], self._length[at] = bulge(bends)

    def _shapes(self, bends: Floats) -> tuple[Floats, Floats]:
        t = np.linspace(_TRIM, 1 - _TRIM, self.steps + 1)
        if self.steps > 1:
            return shape(bends, t[None])
        return np.broadcast_to(t, (len(bends), 2)), np.repeat(_TWINS * bends[:, None], 2, axis=1)

    def _swept(self, starts: Floats, ends: Floats, at: Rows | slice) -> tuple[Floats, Floats]:
        """The areas between links and the origin, clockwise positive, and their lengths."""
        dx, dy = ends[..., 0] - starts[..., 0], ends[..., 1] - starts[..., 1]
        square = dx * dx + dy * dy
        triangle = (starts[..., 0] * dy - starts[..., 1] * dx) / 2
        return triangle + self._bulge[at] * square, self._length[at] * np.sqrt(square)

    def _redraw(self, at: Rows) -> None:
        if not len(at):
            return
        starts, ends = self.centers[self.web.source[at]], self.centers[self.web.target[at]]
        lines = placed(starts, ends, self.along[at], self.aside[at])
        self.lines[at] = lines
        self._area[at], self._around[at] = self._swept(starts, ends, at)
        self.low[at], self.high[at] = lines.min(axis=1), lines.max(axis=1)
        self.pieces[self._rows[at].ravel()] = pieces(lines)
        self.corners[:2, self._columns[at].ravel()] = lines.reshape(-1, 2).T

    # --- what things cost --------------------------------------------------------------------------------------------

    def _meetings(self, lines: Floats, others: Rows) -> Floats:
        flat = lines.reshape(-1, 2)
        others = self._near(others, flat.min(axis=0), flat.max(axis=0))
        if not len(others):
            return np.zeros(len(lines))
        rows, columns = self._rows[others].ravel(), self._columns[others].ravel()
        return crossings(lines, self.lines[others], self.pieces[rows], self.corners[:, columns])

    def _near(self, links: Rows, low: Floats, high: Floats) -> Rows:
        """Those of some links that reach into a box."""
        into = (self.high[links] > low) & (self.low[links] < high)
        found: Rows = links[into[:, 0] & into[:, 1]]
        return found

    def _running_through(self, lines: Floats, own: np.ndarray) -> Floats:
        """The cost of the labels that each line touches; ``own`` has the rows of two that it may touch: lines x 2."""
        half, flat = self.web.room, lines.reshape(-1, 2)
        room = half + _CLEAR
        into = (self.centers + room > flat.min(axis=0)) & (self.centers - room < flat.max(axis=0))
        at = np.flatnonzero(into[:, 0] & into[:, 1])
        near, hard = through(lines, pieces(lines), self.centers[at], half[at], _CLEAR, _HARD)
        theirs = (at != own[:, :1]) & (at != own[:, 1:])
        cost: Floats = self.wishes.through * (hard & theirs).sum(axis=1)
        cost += self.wishes.near * (near & theirs).sum(axis=1)
        return cost

    def _touching(self, others: Rows, places: Floats, half: Floats) -> Floats:
        """Links elsewhere that run through the label at each of its places."""
        room = half + _CLEAR
        others = self._near(others, places.min(axis=0) - room, places.max(axis=0) + room)
        if not len(others):
            return np.zeros(len(places))
        near, hard = through(self.lines[others], self.pieces[self._rows[others].ravel()], places, half, _CLEAR, _HARD)
        cost: Floats = self.wishes.through * hard.sum(axis=0) + self.wishes.near * near.sum(axis=0)
        return cost

    def _crowding(self, row: int, places: Floats) -> Floats:
        w, half = self.wishes, self.web.room
        off = np.abs(places[:, None] - self.centers) - half - half[row]
        off[:, row] = 1e4
        off /= _AROUND
        gap = np.maximum(off[..., 0], off[..., 1])
        close = np.maximum(1 - gap, 0.0)
        deep = np.clip(1 - gap * 4, 0.0, 12.0)
        cost: Floats = w.near * close.sum(axis=1) + w.overlap * (deep + 0.1 * deep**2).sum(axis=1)
        return cost

    def _frame(self, row: int, places: Floats) -> Floats:
        rest, half = self._stars[row].rest, self.web.half
        if not len(rest):
            return np.zeros(len(places))
        low, high = (self.centers - half)[rest].min(axis=0), (self.centers + half)[rest].max(axis=0)
        size = np.maximum(high, places + half[row]) - np.minimum(low, places - half[row]) + _MARGINS
        both = np.log(size[:, 0] * size[:, 1]) / 2
        if self.wishes.aspect:
            both = 0.25 * both + 0.75 * np.log(np.maximum(size[:, 0] / self.wishes.aspect, size[:, 1]))
        cost: Floats = self.wishes.room * min(4.0, 0.4 + len(self.centers) / 12) * both
        return cost

    def _lengths(self, star: _Star, chords: Floats) -> Floats:
        w, dx, dy = self.wishes, np.abs(chords[..., 0]) + 1e-6, np.abs(chords[..., 1]) + 1e-6
        length = np.sqrt(dx * dx + dy * dy)
        free = length * (1 - np.minimum(star.half[:, 0] / dx, star.half[:, 1] / dy))
        cost = w.short * np.minimum(np.maximum(1 - free / _FREE, 0.0), 2.0)
        cost += w.long * np.maximum(length / w.length - 0.8, 0.0) ** 1.5
        cost += w.even * np.log(length / w.length) ** 2 * star.is_round
        seen = np.maximum(free / length, 0.05) * np.abs(self.bends[star.at]) / CURVED
        cost += w.flat * np.maximum(1 - seen, 0.0) * star.is_round
        total: Floats = cost.sum(axis=1)
        return total

    def _narrowness(self, star: _Star, chords: Floats) -> Floats:
        """Links that leave one variable in nearly the same direction."""
        way = star.way
        lean = 2 * np.arctan(2 * self.bends[star.at])
        angle = np.arctan2(way * chords[..., 1], way * chords[..., 0]) - way * lean
        i, j = star.pairs
        gap = np.abs((angle[:, i] - angle[:, j] + pi) % (2 * pi) - pi)
        cost: Floats = self.wishes.narrow * (np.maximum(1 - gap / _NARROW, 0.0) ** 2).sum(axis=1)
        return cost

    def _in_rings(self, at: Rows, chords: Floats, bends: Floats, starts: Floats, ends: Floats) -> Floats:
        """Links that leave or reach a variable where its link to itself stands: above in the upper half, else below."""
        middle, lean = self.centers[:, 1].mean(), 2 * np.arctan(2 * bends)
        cost = np.zeros(np.broadcast_shapes(chords.shape[:-1], bends.shape))
        for rows, way, places in ((self.web.source[at], 1.0, starts), (self.web.target[at], -1.0, ends)):
            angle = np.arctan2(way * chords[..., 1], way * chords[..., 0]) - way * lean
            ring = np.where(places[..., 1] <= middle, -pi / 2, pi / 2)
            off = np.abs((angle - ring + pi) % (2 * pi) - pi)
            cost += self.web.is_ringed[rows] * np.maximum(1.5 - off / _RINGWARD, 0.0)
        return self.wishes.crossing * cost

    def _roundness(self, on_ring: Floats, rings: Rows, at: Rows, area: Floats, around: Floats) -> Floats:
        """What the roundness of some loops is worth if these of their links sweep other areas: for each try."""
        base = self.web.on_ring[rings]
        old_area = base @ self._area - on_ring @ self._area[at]
        old_around = base @ self._around - on_ring @ self._around[at]
        quotient = np.abs(old_area + area @ on_ring.T) / (old_around + around @ on_ring.T) ** 2
        worth: Floats = self.wishes.round * 4 * pi * min(1.0, 3.0 / len(self.web.rings)) * quotient.sum(axis=1)
        return worth


class _Star:
    """What stays the same of a variable and its links, wherever it is tried."""

    def __init__(self, web: Web, row: int) -> None:
        self.at, self.others = web.at[row], web.others[row]
        self.starts_here, self.ends_here = web.source[self.at] == row, web.target[self.at] == row
        self.way = np.where(self.starts_here, 1.0, -1.0)
        self.pairs = np.triu_indices(len(self.at), 1)
        self.half = web.half[web.source[self.at]] + web.half[web.target[self.at]]
        self.ends = np.stack([web.source[self.at], web.target[self.at]], axis=1)
        self.is_round = web.is_round[self.at]
        self.is_by_ring = bool(web.is_ringed[web.source[self.at]].any() or web.is_ringed[web.target[self.at]].any())
        on_ring = web.on_ring[:, self.at]
        self.rings = np.flatnonzero(on_ring.any(axis=1))
        self.on_ring = on_ring[self.rings]
        self.rest = np.delete(np.arange(len(web.half)), row)
