"""How good a placement is: one number, from what spoils a picture of loops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import pi

import numpy as np
from numpy.typing import NDArray

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.drawing import MARGIN, WIDEST, label_box
from loopeditor.geometry.links import bends
from loopeditor.geometry.shapes import Floats, Point
from loopeditor.geometry.text import TextMeasurer, wrap
from loopeditor.model.diagram import Diagram

Flags = NDArray[np.bool_]

SLIDE = (1920.0, 1080.0)
"""Pixels of the slide in which a picture is judged."""

_SAMPLES = 14  # pieces of a link
_AROUND = 9.0  # room wanted round a label
_BESIDE = np.array((9.0, 5.0))  # room wanted between a label and the links that pass it
_BETWEEN = 46.0  # free length wanted of a link, for its arrowhead, sign and bars
_BIG = 42.0  # height of a label on the slide, in pixels, beyond which more is no better
_LOOPS = 50  # loops whose roundness counts


@dataclass(frozen=True)
class Faults:
    """What spoils a picture, each counted once, and what makes it good."""

    overlaps: float
    through: float
    crossings: float
    cramped: float
    small: float
    shape: float
    uneven: float
    backwards: float
    long: float
    roundness: float

    @property
    def cost(self) -> float:
        """One number, the less the better: labels that collide weigh most."""
        return (
            110 * self.overlaps
            + 70 * self.through
            + 45 * self.crossings
            + 9 * self.cramped
            + 1.8 * self.small
            + 14 * self.shape
            + 16 * self.uneven
            + 6 * self.backwards
            + 8 * self.long
            - 60 * self.roundness
        )


class Judge:
    """Scores placements of one diagram, given as an array of centres in the order of its variables.

    One score costs O(links^2 * samples^2) in numpy.
    """

    def __init__(self, diagram: Diagram, loops: Sequence[Loop], measurer: TextMeasurer) -> None:
        self.diagram, self.loops = diagram, loops
        self.ids = [variable.id for variable in diagram.variables]
        row = {i: k for k, i in enumerate(self.ids)}
        boxes = [label_box(Point(0, 0), wrap(v.name, measurer, WIDEST), measurer) for v in diagram.variables]
        self.half = np.array([(box.width / 2, box.height / 2) for box in boxes], float).reshape(-1, 2)
        self.links = [link for link in diagram.links if link.source != link.target]
        self.source = np.array([row[link.source] for link in self.links], int)
        self.target = np.array([row[link.target] for link in self.links], int)
        at = {link.id: k for k, link in enumerate(self.links)}
        self.rings = [np.array([at[i] for i in loop.links]) for loop in loops[:_LOOPS] if len(loop.links) > 1]
        both = np.arange(len(self.links))
        self.pairs = np.triu_indices(len(both), 1)

    def cost(self, centers: Floats) -> float:
        """The cost of a placement."""
        return self.faults(centers).cost

    def faults(self, centers: Floats) -> Faults:
        """What is wrong with a placement."""
        overlaps = self._overlaps(centers)
        if not self.links:
            return Faults(overlaps, 0.0, 0.0, 0.0, *self._frame(centers, centers), 0.0, 0.0, 0.0, 1.0)
        lines = self._lines(centers)
        small, shape = self._frame(centers, lines.reshape(-1, 2))
        inside = self._inside(lines, centers)
        own = np.zeros(inside.shape, bool)
        rows = np.arange(len(self.links))
        own[rows, :, self.source] = own[rows, :, self.target] = True
        free: Flags = ~np.any(inside & own, axis=2)
        return Faults(
            overlaps=overlaps,
            through=float((inside & ~own).any(axis=1).sum()),
            crossings=self._crossings(lines, free),
            cramped=self._cramped(lines, free),
            small=small,
            shape=shape,
            uneven=self._uneven(centers),
            backwards=float(bool(self.rings) and _quotient(lines[max(self.rings, key=len), :-1].reshape(-1, 2)) < 0),
            long=float(
                np.clip(np.hypot(*(centers[self.target] - centers[self.source]).T) / 170.0 - 1.0, 0.0, None).mean()
            ),
            roundness=self._roundness(lines),
        )

    def centers(self, positions: Mapping[str, tuple[float, float]]) -> Floats:
        """Positions by id as the array that the other methods take."""
        return np.array([positions[i] for i in self.ids], float).reshape(-1, 2)

    def _lines(self, centers: Floats) -> Floats:
        """Points along every link, from centre to centre: links x (samples + 1) x 2."""
        bend = bends(
            self.diagram, self.loops, {i: Point(*xy) for i, xy in zip(self.ids, centers.tolist(), strict=True)}
        )
        amount = np.array([bend[link.id] for link in self.links])
        amount = np.where(np.abs(amount) < 1e-3, 1e-3, amount)
        start, chord = centers[self.source], centers[self.target] - centers[self.source]
        sweep = 4 * np.arctan(2 * amount)[:, None]
        t = np.linspace(-0.5, 0.5, _SAMPLES + 1)[None, :]
        along = 0.5 + np.sin(sweep * t) / (2 * np.sin(sweep / 2))
        aside = (np.cos(sweep * t) - np.cos(sweep / 2)) / (2 * np.sin(sweep / 2))
        left = np.stack([chord[:, 1], -chord[:, 0]], axis=1)
        lines: Floats = start[:, None, :] + along[..., None] * chord[:, None, :] + aside[..., None] * left[:, None, :]
        return lines

    def _inside(self, lines: Floats, centers: Floats) -> Flags:
        """Whether each point of each link is on each label: links x points x variables."""
        off = np.abs(lines[:, :, None, :] - centers[None, None, :, :])
        within: Flags = np.all(off < self.half + _BESIDE, axis=3)
        return within

    def _overlaps(self, centers: Floats) -> float:
        off = np.abs(centers[:, None, :] - centers[None, :, :])
        deep = np.clip(self.half[:, None, :] + self.half[None, :, :] + _AROUND - off, 0.0, None)
        np.einsum("iij->ij", deep)[:] = 0.0
        both = np.minimum(deep[..., 0], deep[..., 1]) / 12.0
        return float(np.minimum(both, 2.0).sum() / 2)

    def _crossings(self, lines: Floats, free: Flags) -> float:
        a, b = lines[:, :-1], lines[:, 1:]
        open_ = free[:, :-1] | free[:, 1:]
        low, high = lines.min(axis=1), lines.max(axis=1)
        i, j = self.pairs
        near = (low[i] < high[j]).all(axis=1) & (low[j] < high[i]).all(axis=1)
        i, j = i[near], j[near]
        if not len(i):
            return 0.0
        p, q, r, s = a[i][:, :, None], b[i][:, :, None], a[j][:, None], b[j][:, None]
        hit = (_turn(p, q, r) * _turn(p, q, s) < 0) & (_turn(r, s, p) * _turn(r, s, q) < 0)
        return float((hit & open_[i][:, :, None] & open_[j][:, None]).sum())

    def _cramped(self, lines: Floats, free: Flags) -> float:
        """Links too short for their marks, and links that run close beside each other."""
        steps = np.hypot(*np.moveaxis(np.diff(lines, axis=1), 2, 0))
        room = (steps * (free[:, 1:] & free[:, :-1])).sum(axis=1)
        short = np.clip(1 - room / _BETWEEN, 0.0, None).sum()
        i, j = self.pairs
        middle = lines[:, 3:-2:2]
        gaps = (
            np.hypot(*np.moveaxis(middle[i][:, :, None] - middle[j][:, None], 3, 0)) if len(i) else np.ones((0, 1, 1))
        )
        close = np.clip(1 - gaps.min(axis=(1, 2)) / 26.0, 0.0, None).sum() if len(i) else 0.0
        return float(3 * short + 2 * close)

    def _frame(self, centers: Floats, points: Floats) -> tuple[float, float]:
        """How far labels stay below a good size on a slide, and how far the frame is from a slide's shape."""
        low = np.minimum((centers - self.half).min(axis=0), points.min(axis=0))
        high = np.maximum((centers + self.half).max(axis=0), points.max(axis=0))
        width, height = (high - low + 2 * MARGIN + 8.0).tolist()
        size = 16.0 * min(SLIDE[0] / width, SLIDE[1] / height)
        aspect = width / height
        return max(0.0, _BIG - size), max(0.0, 1.25 - aspect, aspect - 1.85)

    def _uneven(self, centers: Floats) -> float:
        """How much the steps of a loop differ in length, the mean of all loops."""
        if not self.rings:
            return 0.0
        steps = np.hypot(*(centers[self.target] - centers[self.source]).T)
        return float(np.mean([steps[ring].std() / (steps[ring].mean() + 1e-9) for ring in self.rings]))

    def _roundness(self, lines: Floats) -> float:
        if not self.rings:
            return 1.0
        return sum(abs(_quotient(lines[ring, :-1].reshape(-1, 2))) for ring in self.rings) / len(self.rings)


def _turn(a: Floats, b: Floats, c: Floats) -> Floats:
    result: Floats = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        c[..., 0] - a[..., 0]
    )
    return result


def _quotient(ring: Floats) -> float:
    """4 pi area / perimeter^2 of a closed line: 1 for a circle, 0 where it is squeezed flat; negative anticlockwise."""
    after = np.roll(ring, -1, axis=0)
    area = (ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum() / 2
    around = np.hypot(*(after - ring).T).sum()
    return float(4 * pi * area / around**2) if around else 0.0
