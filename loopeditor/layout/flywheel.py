"""Placement round the loops: the main loop becomes a wheel, the rest finds its place inside and beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from math import cos, exp, pi, sin
from random import Random

import numpy as np

from loopeditor.analysis.loops import Loop, find_loops
from loopeditor.engine.process import GraphvizError
from loopeditor.geometry.shapes import Floats
from loopeditor.geometry.text import TextMeasurer
from loopeditor.layout.engines import place
from loopeditor.layout.quality import Judge
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram

SPACING = 112.0
"""Distance of two neighbours on a wheel, in points, before anything is improved."""
WIDER = 1.3
"""How much wider than high a wheel starts, as names are wider than high."""
SMALL = 26
"""Variables up to which a diagram is placed round its loops; a larger one starts from Graphviz's layouts."""

_TRIES = 700
_STARTS = 3
_ENGINES = ("neato", "dot")


def arrange(diagram: Diagram, measurer: TextMeasurer) -> Diagram:
    """The diagram with a place for each variable; those that have one keep it. Deterministic."""
    if diagram.is_placed:
        return diagram
    if all(variable.position is None for variable in diagram.variables):
        return rearrange(diagram, measurer)
    judge = Judge(diagram, _loops(diagram), measurer)
    free = np.array([variable.position is None for variable in diagram.variables])
    known = {judge.ids.index(v.id): v.position for v in diagram.variables if v.position is not None}
    start = np.array(_beside(judge, {k: np.array(position) for k, position in known.items()}))
    best = improve(judge, start, _TRIES, np.flatnonzero(free))
    return _placed(diagram, judge, best)


def rearrange(diagram: Diagram, measurer: TextMeasurer, tries: int = _TRIES) -> Diagram:
    """The diagram with all its variables placed anew about the origin, and without bends of its own. Deterministic."""
    if not diagram.variables:
        return diagram
    free = replace(diagram, links=tuple(replace(link, bend=None) for link in diagram.links))
    judge = Judge(free, _loops(free), measurer)
    everything = np.arange(len(judge.ids))
    affordable = int(tries * min(1.0, (14 / max(1, len(judge.links))) ** 1.5))
    starts = [improve(judge, start, affordable // _STARTS, everything) for start in _starts(judge)]
    best = improve(judge, min(starts, key=judge.cost), affordable, everything, warmth=4.0)
    return _placed(free, judge, best - (best.min(axis=0) + best.max(axis=0)) / 2)


def improve(
    judge: Judge, start: Floats, tries: int, movable: np.ndarray, warmth: float = 12.0, seed: int = 1
) -> Floats:
    """The best placement met by simulated annealing (Kirkpatrick et al. 1983, doi:10.1126/science.220.4598.671).

    One or two variables move at a time, ever less far. Deterministic. Costs ``tries`` judgements.
    """
    random = Random(seed)  # noqa: S311 - the same picture each time is what is wanted
    now, cost = start, judge.cost(start)
    best, least = now, cost
    for k in range(tries):
        cooling = 1 - k / tries
        candidate = _moved(now, random, movable, 6.0 + 90.0 * cooling**2)
        price = judge.cost(candidate)
        if price <= cost or random.random() < exp((cost - price) / (warmth * cooling + 1e-6)):
            now, cost = candidate, price
            if cost < least:
                best, least = now, cost
    return best


def _moved(centers: Floats, random: Random, movable: np.ndarray, far: float) -> Floats:
    moved = centers.copy()
    one = random.choice(movable)
    kind = random.random()
    if kind < 0.12 and len(movable) > 1:
        other = random.choice(movable)
        moved[[one, other]] = moved[[other, one]]
    elif kind < 0.2 and len(movable) == len(centers):
        middle = centers.mean(axis=0)
        moved = middle + (centers - middle) * (random.uniform(0.94, 1.05), random.uniform(0.94, 1.05))
    else:
        moved[one] += (random.gauss(0, far), random.gauss(0, far * 0.7))
    return moved


def _loops(diagram: Diagram) -> list[Loop]:
    return list(find_loops(diagram, limit=200, seconds=2.0).found)


def _placed(diagram: Diagram, judge: Judge, centers: Floats) -> Diagram:
    places = {i: (round(x, 1), round(y, 1)) for i, (x, y) in zip(judge.ids, centers.tolist(), strict=True)}
    return edits.place(diagram, places)


# --- starts ----------------------------------------------------------------------------------------------------------


def _starts(judge: Judge) -> Iterator[Floats]:
    if len(judge.ids) > SMALL or not judge.loops:
        for engine in _ENGINES:
            with suppress(GraphvizError):
                yield place(judge, engine)
        yield _beside(judge, _wheel(range(len(judge.ids))))
        return
    for loop in sorted(judge.loops, key=lambda loop: -len(loop.links))[:_STARTS]:
        yield _beside(judge, _wheel([judge.ids.index(i) for i in loop.variables]))


def _wheel(rows: Sequence[int]) -> dict[int, Floats]:
    """Variables on an ellipse, the first at the top, clockwise."""
    radius = max(60.0, SPACING / (2 * sin(pi / len(rows)))) if len(rows) > 1 else 0.0
    return {
        row: np.array((radius * WIDER * sin(2 * pi * k / len(rows)), -radius * cos(2 * pi * k / len(rows))))
        for k, row in enumerate(rows)
    }


def _beside(judge: Judge, places: dict[int, Floats]) -> Floats:
    """The others outside the wheel: each next to the placed neighbours that it has, in turns."""
    neighbours: dict[int, set[int]] = {row: set() for row in range(len(judge.ids))}
    for a, b in zip(judge.source.tolist(), judge.target.tolist(), strict=True):
        neighbours[a].add(b)
        neighbours[b].add(a)
    middle = np.mean(list(places.values()), axis=0)
    missing = [row for row in neighbours if row not in places]
    while missing:
        row = max(missing, key=lambda row: (len(neighbours[row] & places.keys()), -row))
        near = [places[other] for other in sorted(neighbours[row] & places.keys())]
        angle = 2.4 * row  # about the golden angle, so that no two land on each other
        anchor = np.mean(near, axis=0) if near else middle
        away = anchor - middle
        length = float(np.hypot(*away))
        way = away / length if length > 20 else np.array((cos(angle), sin(angle)))
        places[row] = anchor + way * SPACING * 0.9 + 12 * np.array((cos(angle), sin(angle)))
        missing.remove(row)
    return np.array([places[row] for row in range(len(judge.ids))])
