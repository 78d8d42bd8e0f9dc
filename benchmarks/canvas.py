"""One frame of dragging, panning and zooming against a plain graphics scene of Qt's own items."""

from __future__ import annotations

import os
from functools import cache, partial
from itertools import chain, pairwise
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.timing import Comparisons, Result, Trial
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.polarity import Polarity

if TYPE_CHECKING:
    from benchmarks.hands import Hand

WIDTH, HEIGHT = 1600, 1000
"""Of the viewport, in pixels."""

_FRAMES, _ROUNDS = 24, 5
_SPREAD = 150.0  # points between variables, on average
_WORDS = ("Price", "Demand", "Customer experience", "Sales", "Word of mouth", "Staff hired each year")


def comparisons(_folder: Path) -> Comparisons:
    """A random map that is all in view at first; both canvases show frame after frame, taking turns."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return [
        Trial(f"{gesture} {variables:,} / {links:,}", partial(_trial, variables, links, gesture), "QGraphicsScene")
        for variables, links in ((1_000, 3_000), (100, 300))
        for gesture in ("drag", "pan", "zoom")
    ]


def random_map(variables: int, links: int) -> Diagram:
    """Variables strewn over a sheet of the viewport's shape, and links between any two of them."""
    random = Random(variables)
    high = (variables * HEIGHT / WIDTH) ** 0.5 * _SPREAD
    wide = high * WIDTH / HEIGHT
    names = [f"{random.choice(_WORDS)} {i}" for i in range(variables)]
    ends = dict.fromkeys(tuple(random.sample(range(variables), 2)) for _ in range(2 * links))
    return Diagram(
        variables=tuple(
            Variable(f"v{i}", name, position=(random.uniform(0, wide), random.uniform(0, high)))
            for i, name in enumerate(names)
        ),
        links=tuple(
            Link(f"l{k}", f"v{a}", f"v{b}", random.choice((Polarity.POSITIVE, Polarity.NEGATIVE)))
            for k, (a, b) in enumerate(list(ends)[:links])
        ),
    )


def _trial(variables: int, links: int, gesture: str) -> Result:
    """The median frame of each; the note has the one that only a twentieth of all frames is slower than."""
    ours, theirs = zip(
        *([_frames(hand, gesture) for hand in _hands(variables, links)] for _ in range(_ROUNDS)), strict=True
    )
    mine, its = (sorted(chain.from_iterable(rounds)) for rounds in (ours, theirs))
    slow, slow_too = (quantiles(each, n=20)[-1] * 1000 for each in (mine, its))
    return Result(median(mine), median(its), f"95th percentile {slow:.1f} ms against {slow_too:.1f} ms")


def _frames(hand: Hand, gesture: str) -> list[float]:
    """The seconds that each frame of one gesture took; without a break, as no hand makes one."""
    hand.begin(gesture)
    times = [perf_counter()]
    for frame in range(_FRAMES):
        hand.step(gesture, frame)
        times.append(perf_counter())
    hand.end(gesture)
    return [after - before for before, after in pairwise(times)]


@cache
def _hands(variables: int, links: int) -> tuple[Hand, Hand]:
    from benchmarks.hands import OnCanvas, OnStockItems

    diagram = random_map(variables, links)
    return OnCanvas(diagram), OnStockItems(diagram)
