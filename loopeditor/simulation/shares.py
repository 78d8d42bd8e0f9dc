"""How much reinforcing loops, balancing loops and friction drive at each time: all loops, without listing them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from loopeditor.analysis.frontier import TooWideError
from loopeditor.analysis.loops import find_loops
from loopeditor.analysis.routes import Part, parts
from loopeditor.analysis.weighing import scales
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.simulation.dominance import friction_scores, link_scores, part_friction, ratio, raw_scores
from loopeditor.simulation.flow import Cancelled, Run
from loopeditor.simulation.scores import Floats

SAMPLES = 200
"""Times of a run that are looked at where nobody asks for another number."""
LISTED = 1_000
"""Loops that stand for all of them where there is no exact sum."""
PATIENCE = 1.0
"""Seconds for which these are sought."""
FEWEST = 5
"""Times below which exact sums tell too little, and a list of loops tells more."""

Rows = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Shares:
    """What drives a part of a diagram at S times, as shares of all the loop scores there are; their sum is 1.

    Where the part rests all are 0, as at times for which the scores leave the floating-point numbers. ``friction`` is
    every variable's own return to what is usual, a balancing loop that nobody draws. ``total`` is the sum of the sizes
    of all scores, and ``rows`` where the ``times`` are in the run. Not ``exact``, they are those among ``listed`` loops
    and friction only, and what other loops drive is not known.
    """

    part: Part
    rows: Rows
    times: Floats
    reinforcing: Floats
    balancing: Floats
    friction: Floats
    total: Floats
    exact: bool
    listed: int = 0


def shares(
    run: Run,
    seconds: float | None = None,
    *,
    variable: str | None = None,
    samples: int = SAMPLES,
    cancelled: Callable[[], bool] | None = None,
) -> Shares:
    """The shares of R and of B in the part of a run that ``variable`` (its id) lies in, or in the one of most links.

    Exact sums over all loops (``analysis.weighing``), for as many of ``samples`` even times as can be done in so many
    ``seconds``: at first a few over the whole run, then those between. Where the part is too entangled even for that,
    the shares are among the shortest loops, and are not ``exact``.

    Raises:
        Cancelled: when ``cancelled`` says so.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    part = part_of(run.diagram, variable)
    rows, links = sampled(len(run.times), samples), link_scores(run)
    friction = part_friction(run.diagram, part, friction_scores(run))
    place = {i: k for k, i in enumerate(run.links)}
    weights = links[:, [place[link.id] for link in part.links]].T
    order = rows[_coarse_first(len(rows))]
    signed = _weighed(part, weights[:, order], deadline, cancelled)
    if signed.shape[1] < min(FEWEST, len(rows)):
        return _among_listed(run, part, rows, links, friction)
    done = order[: signed.shape[1]]
    ranked = np.argsort(done)
    return _made(run, part, done[ranked], signed[:, ranked], friction)


def part_of(diagram: Diagram, variable: str | None = None) -> Part:
    """The part with loops that a variable lies in, or the one of most links; without variables where there is none."""
    found = [part for part in parts(diagram) if variable is None or variable in part.variables]
    return max(found, key=lambda part: len(part.links), default=Part((), ()))


def sampled(times: int, samples: int = SAMPLES) -> Rows:
    """Rows of a run that stand for it, evenly from the first to the last."""
    return np.unique(np.linspace(0, times - 1, min(times, max(2, samples))).round().astype(np.intp))


def _coarse_first(count: int) -> Rows:
    """0 to count - 1, in an order in which any beginning is spread over all of them (van der Corput 1935)."""
    bits = max(1, (count - 1).bit_length())
    turned = [int(format(k, f"0{bits}b")[::-1], 2) for k in range(2**bits)]
    return np.array([k for k in turned if k < count], np.intp)


def _weighed(part: Part, weights: Floats, deadline: float | None, cancelled: Callable[[], bool] | None) -> Floats:
    """R and B for as many of the times as could be done, shape (2, done)."""
    alive = (weights != 0).any(axis=1)
    diagram = _alone(part, [link for link, carries in zip(part.links, alive.tolist(), strict=True) if carries])
    found: list[Floats] = [np.zeros((2, 0))]
    with suppress(TooWideError), np.errstate(over="ignore", invalid="ignore"):
        for some in scales(diagram, deadline).weighed(weights[alive], deadline):
            if cancelled and cancelled():
                raise Cancelled
            found.append(some)
    return np.concatenate(found, axis=1)


def _alone(part: Part, links: Iterable[Link]) -> Diagram:
    """A diagram of the part with these of its links."""
    plain = (replace(link, source_ghost="", target_ghost="") for link in links)
    return Diagram(variables=tuple(Variable(i, i) for i in part.variables), links=tuple(plain))


def _made(
    run: Run, part: Part, rows: Rows, signed: Floats, friction: Floats, *, exact: bool = True, listed: int = 0
) -> Shares:
    total = signed.sum(axis=0) + friction[rows]
    known = np.where(np.isfinite(total), total, 0.0)
    kinds = (np.where(known > 0, each, 0.0) for each in (signed[0], signed[1], friction[rows]))
    reinforcing, balancing, settling = (ratio(each, known) for each in kinds)
    return Shares(part, rows, run.times[rows], reinforcing, balancing, settling, known, exact, listed)


def _among_listed(run: Run, part: Part, rows: Rows, links: Floats, friction: Floats) -> Shares:
    found = find_loops(_alone(part, part.links), LISTED, PATIENCE).found
    raw = raw_scores(run, found, links)[rows]
    signed = np.stack([np.maximum(raw, 0).sum(axis=1), np.maximum(-raw, 0).sum(axis=1)])
    return _made(run, part, rows, signed, friction, exact=False, listed=len(found))
