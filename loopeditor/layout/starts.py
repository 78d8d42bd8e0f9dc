"""Placements to begin with: by distances in the web, by loops, by layers."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from math import cos, pi, sin, sqrt

import numpy as np

from loopeditor.engine.process import GraphvizError
from loopeditor.geometry.shapes import Floats
from loopeditor.layout.engines import place
from loopeditor.layout.patience import Patience
from loopeditor.layout.planar import without_crossings
from loopeditor.layout.quality import Judge
from loopeditor.layout.styles import Wishes
from loopeditor.layout.web import Web

SPACING = 112.0
"""Distance of two neighbours on a wheel, in points, before anything is improved."""
WIDER = 1.3
"""How much wider than high a wheel starts, as names are wider than high."""

_SMALL = 16  # variables up to which wheels are tried
_WHEELS = 3
_ROOMY = 1.35  # how much wider a wheel is that is not to be moved
_LONG = 4.0  # seconds from which on Graphviz is worth waiting for
_ENGINES = ("sfdp", "neato", "dot")


def starts(judge: Judge, wishes: Wishes, patience: Patience) -> list[Floats]:
    """What a placement may begin with: the one that is there, wheels of the longest loops, distances, Graphviz's."""
    web = judge.web
    flat = without_crossings(web, wishes.length)  # first, as it loads what cannot be called off
    found: list[Floats] = []
    positions = [variable.position for variable in judge.diagram.variables]
    if all(position is not None for position in positions):
        found.append(np.array(positions, float))
    longest = sorted(judge.loops, key=lambda loop: -len(loop.links))
    row = {i: k for k, i in enumerate(judge.ids)}
    wheels = [beside(web, wheel([row[i] for i in loop.variables])) for loop in longest[:_WHEELS]]
    if len(web.half) <= _SMALL:
        found += wheels
    whole = wheel(range(len(web.half)))
    round_ = wheels[0] if wheels else np.array([whole[k] for k in range(len(web.half))])
    random = np.random.default_rng(3)
    others = [round_, *(random.normal(0, 300, round_.shape) for _ in range(1 if patience.planned < _LONG else 2))]
    found += [fitted(stressed(web, wishes.length * 1.15, each, patience), wishes.aspect) for each in others]
    if flat is not None:
        found.append(fitted(flat, wishes.aspect))
    if patience.planned >= _LONG:
        for engine in _ENGINES:
            if patience.check():
                with suppress(GraphvizError):
                    found.append(fitted(place(judge, engine, patience), wishes.aspect))
    return found


def fitted(places: Floats, aspect: float) -> Floats:
    """Places turned so that they lie as wide as a picture of this shape, and stretched half the way to it."""
    centered: Floats = places - places.mean(axis=0)
    if len(places) < 3 or not aspect:
        return centered
    _, _, axes = np.linalg.svd(centered, full_matrices=False)
    turned = centered @ axes.T
    if aspect < 1:
        turned = turned[:, ::-1]
    wide, high = np.ptp(turned, axis=0) + 60.0
    stretch = sqrt(sqrt(aspect / (wide / high)))
    scaled: Floats = turned * (stretch, 1 / stretch)
    return scaled


def wheel(rows: Sequence[int]) -> dict[int, Floats]:
    """Variables on an ellipse, the first at the top, clockwise."""
    radius = max(60.0, SPACING / (2 * sin(pi / len(rows)))) if len(rows) > 1 else 0.0
    return {
        row: np.array((radius * WIDER * sin(2 * pi * k / len(rows)), -radius * cos(2 * pi * k / len(rows))))
        for k, row in enumerate(rows)
    }


def beside(web: Web, places: dict[int, Floats]) -> Floats:
    """The others outside of what has its place: each next to the placed neighbours that it has, in turns."""
    places = dict(places)
    neighbours = {row: set(web.neighbours(row)) for row in range(len(web.half))}
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
    return np.array([places[row] for row in range(len(web.half))])


def stressed(web: Web, length: float, start: Floats, patience: Patience, rounds: int = 120) -> Floats:
    """Places whose distances are like the numbers of links between the variables (stress majorisation).

    Gansner, Koren & North 2004, doi:10.1007/978-3-540-31843-9_25, solved by Jacobi steps. O(rounds * variables^2).
    """
    wanted = web.steps_between * length
    np.fill_diagonal(wanted, 1.0)
    weight = wanted**-2.0
    np.fill_diagonal(weight, 0.0)
    total = weight.sum(axis=1, keepdims=True)
    places = start.copy()
    if len(places) < 2:
        return places
    for _ in range(rounds):
        if not patience.check():
            break
        x, y = places[:, :1] - places[:, 0], places[:, 1:] - places[:, 1]
        pull = weight * wanted / np.maximum(np.hypot(x, y), 1e-6)
        near = weight @ places
        push = np.stack([(pull * x).sum(axis=1), (pull * y).sum(axis=1)], axis=1)
        places = (near + push) / total
    return places


def layered(web: Web) -> Floats:
    """Places from left to right, each variable right of its causes; links that lead back are left aside."""
    order = _layers(web)
    across = 2 * float(web.half[:, 0].max(initial=40.0)) + 80.0
    down = 2 * float(web.half[:, 1].max(initial=10.0)) + 40.0
    places = np.zeros((len(order), 2))
    for layer in sorted(set(order)):
        rows = [row for row, its in enumerate(order) if its == layer]
        for k, row in enumerate(rows):
            places[row] = layer * across, (k - (len(rows) - 1) / 2) * down
    return places


def _layers(web: Web) -> list[int]:
    """How many links lead to each variable at most from those without causes, no link taken that closes a loop."""
    effects: list[list[int]] = [[] for _ in web.half]
    for a, b in web.ends:
        effects[a].append(b)
    causes = np.bincount(web.target, minlength=len(web.half))
    done: list[int] = []
    seen: set[int] = set()
    for root in sorted(range(len(web.half)), key=lambda row: (causes[row], row)):
        stack = [(root, iter(effects[root]))] if root not in seen else []
        seen.add(root)
        while stack:
            row, rest = stack[-1]
            ahead = next((b for b in rest if b not in seen), None)
            if ahead is None:
                stack.pop()
                done.append(row)
            else:
                seen.add(ahead)
                stack.append((ahead, iter(effects[ahead])))
    rank = {row: k for k, row in enumerate(reversed(done))}
    layer = [0] * len(web.half)
    for row in reversed(done):
        for b in effects[row]:
            if rank[b] > rank[row]:
                layer[b] = max(layer[b], layer[row] + 1)
    for row in np.flatnonzero(causes == 0).tolist():  # what nothing acts on stands close to what it acts on
        layer[row] = max(0, min((layer[b] for b in effects[row]), default=1) - 1)
    return layer


def main_wheel(judge: Judge, wishes: Wishes, patience: Patience) -> tuple[Floats, list[int]]:
    """The longest loop as a wheel, the others beside it, and the rows of the wheel: all where there is no loop."""
    web, row = judge.web, {i: k for k, i in enumerate(judge.ids)}
    longest = max(judge.loops, key=lambda loop: len(loop.links), default=None)
    if longest is not None and len(longest.links) > 1:
        rim = [row[i] for i in longest.variables]
    else:
        whole = wheel(range(len(web.half)))
        spread = stressed(web, wishes.length, np.array([whole[k] for k in range(len(web.half))]), patience)
        off = spread - spread.mean(axis=0)
        rim = np.argsort(np.arctan2(off[:, 1], off[:, 0]), kind="stable").tolist()
    wider = {k: place * _ROOMY for k, place in wheel(rim).items()}
    return beside(web, wider), rim
