"""How good a placement is: one number, from what spoils a picture of loops."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from math import pi

import numpy as np

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.bends import bends
from loopeditor.geometry.drawing import GUIDES, MARGIN
from loopeditor.geometry.labels import label_box, name_lines
from loopeditor.geometry.links import GAP_AHEAD, GAP_BEHIND, self_curve
from loopeditor.geometry.shapes import Floats, Point, Rect, flatten
from loopeditor.geometry.text import SIZE, TextMeasurer
from loopeditor.layout.arcs import drawn
from loopeditor.layout.board import CURVED
from loopeditor.layout.tangles import crossings_in_all, pieces, through
from loopeditor.layout.web import Flags, Web
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Variable

SLIDE = (1920.0, 1080.0)
"""Pixels of the slide in which a picture is judged."""

_PIECES = 10  # of a link
_OFTEN = 32  # links after which a judgement may be broken off
_FINE = 40  # points at which a link is looked at where it leaves its labels
_AROUND = 9.0  # room wanted round a label
_BESIDE = np.array((3.0, 3.0))  # room without which a link counts as running through a label
_CLEAR = np.array((9.0, 6.0))  # room wanted between a label and the links that pass it
_BETWEEN = 46.0  # free length wanted of a link, for its arrowhead, sign and bars
_BIG = 42.0  # height of a label on the slide, in pixels, beyond which more is no better
_LEGIBLE = 18.0  # and below which it is hard to read from the back of a room
_LOOPS, _MOST_LOOPS = 50, 120  # loops whose roundness counts: the shortest, and all that are no longer
_RING = 24.0, 40.0  # half as wide, and as high, as the link of a variable to itself
_NARROWEST, _BROADEST = 0.7, 1.05  # shape of a picture over that of the slide from which on it wastes room
_EM = 0.52  # width of a letter in a font that may stand in for ours, in font sizes
_FRAMED = np.array((6.0, 3.0))  # room that the ground of a group takes round a name


@dataclass(frozen=True)
class Faults:
    """What spoils a picture, each counted once, and what makes it good."""

    overlaps: float
    through: float
    crossings: float
    cramped: float
    flat: float
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
            220 * self.overlaps
            + 320 * self.through
            + 80 * self.crossings
            + 30 * self.flat
            + 9 * self.cramped
            + 1.8 * self.small
            + 14 * self.shape
            + 30 * self.uneven
            + 6 * self.backwards
            + 8 * self.long
            - 60 * self.roundness
        )


class Judge:
    """Scores placements of one diagram, given as an array of centres in the order of its variables.

    One score costs O((links * pieces)^2) in numpy. Ghosts and free texts are left out.
    ``aspect`` is the shape of the slide, 0 for any; ``between`` is called often, and may raise what ends a judgement.
    """

    def __init__(
        self, diagram: Diagram, loops: Sequence[Loop], measurer: TextMeasurer, aspect: float = SLIDE[0] / SLIDE[1]
    ) -> None:
        self.diagram, self.loops = _without_ghosts(diagram), list(loops[:GUIDES])
        self.measurer, self.aspect = measurer, aspect
        self.between: Callable[[], object] = int
        self.ids = [variable.id for variable in diagram.variables]
        row = {i: k for k, i in enumerate(self.ids)}
        self.half = self._sizes(diagram)
        self.links = [link for link in self.diagram.links if link.source != link.target]
        self.source = np.array([row[link.source] for link in self.links], int)
        self.target = np.array([row[link.target] for link in self.links], int)
        at = {link.id: k for k, link in enumerate(self.links)}
        self.rings = [np.array([at[i] for i in loop.links]) for loop in _shortest(self.loops)]
        self.web = Web(self.half, self.source, self.target, self.rings, self._room(diagram, self.half))

    def written(self, lines: Mapping[str, int]) -> Judge:
        """The judge of the same diagram with the names of these variables in so many lines."""
        other = copy(self)
        other.diagram = edits.set_lines(self.diagram, lines)
        other.half = self._sizes(other.diagram)
        other.web = self.web.resized(other.half, self._room(other.diagram, other.half))
        return other

    @property
    def lines_of_names(self) -> Mapping[str, int]:
        """In how many lines each name is asked for, by the ids of the variables."""
        return {variable.id: variable.lines for variable in self.diagram.variables}

    def cost(self, centers: Floats, bent: Floats | None = None) -> float:
        """The cost of a placement."""
        return self.faults(centers, bent).cost

    def faults(self, centers: Floats, bent: Floats | None = None) -> Faults:
        """What is wrong with a placement, its links bent as the geometry would or as ``bent`` says."""
        overlaps = self._overlaps(centers)
        if not self.links:
            return Faults(overlaps, 0.0, 0.0, 0.0, 0.0, *self._frame(centers, centers), 0.0, 0.0, 0.0, 1.0)
        lines = self.lines(centers, self.usual(centers) if bent is None else bent)
        small, shape = self._frame(centers, lines.reshape(-1, 2))
        near, hard = self._through(lines, centers)
        steps = np.hypot(*(centers[self.target] - centers[self.source]).T)
        return Faults(
            overlaps=overlaps,
            through=float(hard),
            crossings=crossings_in_all(np.concatenate([lines, self._rings(centers)]), self.between),
            cramped=self._cramped(lines) + 0.5 * (near - hard),
            flat=self._flat(lines),
            small=small,
            shape=shape,
            uneven=self._uneven(steps),
            backwards=float(bool(self.rings) and _quotient(_closed(lines[max(self.rings, key=len)])) < 0),
            long=float(np.clip(steps / 170.0 - 1.0, 0.0, None).mean()),
            roundness=self._roundness(lines),
        )

    def centers(self, positions: Mapping[str, tuple[float, float]]) -> Floats:
        """Positions by id as the array that the other methods take."""
        return np.array([positions[i] for i in self.ids], float).reshape(-1, 2)

    def usual(self, centers: Floats) -> Floats:
        """The bends that the geometry chooses, those that the diagram has included."""
        places = {i: Point(*xy) for i, xy in zip(self.ids, centers.tolist(), strict=True)}
        bend = bends(self.diagram, self.loops, places)
        return np.array([bend[link.id] for link in self.links])

    def lines(self, centers: Floats, bent: Floats) -> Floats:
        """Points along every link, from where it leaves one label to where it reaches the other: links x points x 2."""
        ends = centers[self.source], centers[self.target]
        whole = drawn(*ends, bent, np.linspace(0.0, 1.0, _FINE + 1)[None])
        out = _within(whole, ends[0], self.half[self.source] + GAP_BEHIND)
        into = _within(whole, ends[1], self.half[self.target] + GAP_AHEAD)
        leave = np.where(out.all(axis=1), 0.5, out.argmin(axis=1) / _FINE)
        reach = np.where(into.all(axis=1), 0.5, 1 - into[:, ::-1].argmin(axis=1) / _FINE)
        reach = np.maximum(reach, leave + 0.02)
        t = leave[:, None] + np.linspace(0.0, 1.0, _PIECES + 1) * (reach - leave)[:, None]
        return drawn(*ends, bent, t)

    def _sizes(self, diagram: Diagram) -> Floats:
        """Half the sizes of the labels."""
        return np.array([_half(each, self.measurer) for each in diagram.variables], float).reshape(-1, 2)

    def _room(self, diagram: Diagram, half: Floats) -> Floats:
        """Half the sizes of the labels with the room for links of variables to themselves."""
        own = {link.source for link in diagram.links if link.source == link.target}
        ringed = np.array([i in own for i in self.ids], bool)[:, None]
        lines = [name_lines(variable, self.measurer) for variable in diagram.variables]
        wide = np.array([max(map(len, each)) for each in lines], float) * SIZE * _EM / 2
        label = np.stack([np.maximum(half[:, 0], wide), half[:, 1]], axis=1) if len(wide) else half
        room: Floats = np.where(ringed, np.maximum(label, _RING[0]) + np.array((0.0, _RING[1])), label)
        return room

    def _rings(self, centers: Floats) -> Floats:
        """The links of variables to themselves, as points like those of the others."""
        rings = np.flatnonzero(self.web.is_ringed)
        middle = centers[:, 1].mean()
        found = np.empty((len(rings), _PIECES + 1, 2))
        for k, row in enumerate(rings.tolist()):
            box = Rect.around(Point(*centers[row].tolist()), *(2 * self.half[row]).tolist())
            path = self_curve(box, upwards=box.center.y <= middle).path
            found[k] = flatten(path, _PIECES)[:: (len(path) - 1) // 3][: _PIECES + 1]
        return found

    def _through(self, lines: Floats, centers: Floats) -> tuple[int, int]:
        """How many links come near a label that is not theirs, and how many run through one."""
        rows = np.arange(len(self.links))
        near, hard = through(lines, pieces(lines), centers, self.web.room, _CLEAR, _BESIDE)
        for found in (near, hard):
            found[rows, self.source] = found[rows, self.target] = False
        return int(near.sum()), int(hard.sum())

    def _overlaps(self, centers: Floats) -> float:
        off = np.abs(centers[:, None, :] - centers[None, :, :])
        room = self.web.room
        deep = np.clip(room[:, None, :] + room[None, :, :] + _AROUND - off, 0.0, None)
        np.einsum("iij->ij", deep)[:] = 0.0
        both = np.minimum(deep[..., 0], deep[..., 1]) / 12.0
        return float(np.minimum(both, 2.0).sum() / 2)

    def _cramped(self, lines: Floats) -> float:
        """Links too short for their marks, and links that run close beside each other."""
        room = np.hypot(*np.moveaxis(np.diff(lines, axis=1), 2, 0)).sum(axis=1)
        short = np.clip(1 - room / _BETWEEN, 0.0, None).sum()
        middle = lines[:, 2:-1:2]
        close = 0.0
        for k in range(len(middle) - 1):
            if k % _OFTEN == 0:
                self.between()
            off = middle[k + 1 :, :, None] - middle[k]
            nearest = np.sqrt((off * off).sum(axis=3).reshape(len(off), -1).min(axis=1))
            close += float(np.clip(1 - nearest / 26.0, 0.0, None).sum())
        return float(3 * short + 2 * close)

    def _flat(self, lines: Floats) -> float:
        """Links on loops that hardly bend where they are seen."""
        chord, middle = lines[:, -1] - lines[:, 0], lines[:, _PIECES // 2] - lines[:, 0]
        square = (chord * chord).sum(axis=1)
        sagitta = np.abs(chord[:, 0] * middle[:, 1] - chord[:, 1] * middle[:, 0]) / square
        return float((np.clip(1 - sagitta / CURVED, 0.0, 1.0) * self.web.is_round).sum())

    def _frame(self, centers: Floats, points: Floats) -> tuple[float, float]:
        """How far labels stay below a good size on a slide, and how far the frame is from a slide's shape."""
        low = np.minimum((centers - self.half).min(axis=0), points.min(axis=0))
        high = np.maximum((centers + self.half).max(axis=0), points.max(axis=0))
        width, height = (high - low + 2 * MARGIN + 8.0).tolist()
        wanted = self.aspect or width / height
        size = 16.0 * min(SLIDE[1] * wanted / width, SLIDE[1] / height)
        shape = width / height / wanted
        small = max(0.0, _BIG - size) + 20 * max(0.0, _LEGIBLE - size)
        return small, 1.8 * max(0.0, _NARROWEST - shape, shape - _BROADEST)

    def _uneven(self, steps: Floats) -> float:
        """How much the steps of a loop differ in length, the mean of all loops."""
        if not self.rings:
            return 0.0
        return float(np.mean([steps[ring].std() / (steps[ring].mean() + 1e-9) for ring in self.rings]))

    def _roundness(self, lines: Floats) -> float:
        if not self.rings:
            return 1.0
        return sum(abs(_quotient(_closed(lines[ring]))) for ring in self.rings) / len(self.rings)


def _half(variable: Variable, measurer: TextMeasurer) -> Floats:
    box = label_box(Point(0, 0), name_lines(variable, measurer), measurer)
    half = np.array((box.width / 2, box.height / 2))
    return half + _FRAMED if variable.group else half


def _shortest(loops: Sequence[Loop]) -> list[Loop]:
    """The loops whose roundness counts; a variable that acts on itself needs no room."""
    real = [loop for loop in loops if len(loop.links) > 1]
    longest = len(real[:_LOOPS][-1].links) if real else 0
    return [loop for loop in real if len(loop.links) <= longest][:_MOST_LOOPS]


def _within(lines: Floats, centers: Floats, half: Floats) -> Flags:
    off = np.abs(lines - centers[:, None]) - half[:, None]
    within: Flags = np.maximum(off[..., 0], off[..., 1]) < 0
    return within


def _closed(lines: Floats) -> Floats:
    return lines.reshape(-1, 2)


def _quotient(ring: Floats) -> float:
    """4 pi area / perimeter^2 of a closed line: 1 for a circle, 0 where it is squeezed flat; negative anticlockwise."""
    after = np.roll(ring, -1, axis=0)
    area = (ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum() / 2
    around = np.hypot(*(after - ring).T).sum()
    return float(4 * pi * area / around**2) if around else 0.0


def _without_ghosts(diagram: Diagram) -> Diagram:
    """The diagram with every link drawn from its source to its target: only variables are placed."""
    if not diagram.ghosts:
        return diagram
    links = tuple(replace(link, source_ghost="", target_ghost="") for link in diagram.links)
    return replace(diagram, links=links, ghosts=())
