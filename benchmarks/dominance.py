"""How long it takes to tell what drives a run at 200 times, against listing every loop."""

from __future__ import annotations

import random
import time
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.corpus import Unread, diagram_of, maps
from benchmarks.loops import LARGE, PATIENCE
from benchmarks.timing import Comparisons, Result, Trial
from loopeditor import resources
from loopeditor.analysis.counting import count_loops
from loopeditor.analysis.loops import find_loops, iterate_loops
from loopeditor.files import native
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Force, Scenario
from loopeditor.simulation.dominance import link_scores
from loopeditor.simulation.driving import driving
from loopeditor.simulation.flow import Run, run

SECONDS = 20.0
BASELINE = "listing all loops, extrapolated from 5 s"


def comparisons(folder: Path) -> Comparisons:  # noqa: ARG001 - it makes no files
    """A flywheel, a diagram of 100 variables and 300 links as people draw them, and the large map of the corpus."""
    made: Comparisons = [
        _trial("what drives Amazon's wheel", native.loads(resources.example_text("amazon"))),
        _trial("what drives 100 / 300", drawn()),
    ]
    large = next((each for each in maps() if each.name == LARGE), None)
    if large is not None and not isinstance(large, Unread):
        made.append(_trial("what drives the obesity map", large.diagram))
    return made


def drawn(rows: int = 10, links: int = 300, seed: int = 1) -> Diagram:
    """Rows of ten variables, with links to others nearby, as on a page."""
    dice = random.Random(seed)
    ends: set[tuple[int, int, int, int]] = set()
    while len(ends) < links:
        x, y = dice.randrange(10), dice.randrange(rows)
        a, b = x + dice.randint(-1, 1), y + dice.randint(-1, 1)
        if 0 <= a < 10 and 0 <= b < rows and (a, b) != (x, y):
            ends.add((x, y, a, b))
    signs = (Polarity.POSITIVE, Polarity.NEGATIVE)
    return diagram_of((f"{x}/{y}", f"{a}/{b}", dice.choice(signs)) for x, y, a, b in sorted(ends))


def _trial(name: str, diagram: Diagram) -> Trial:
    return Trial(name, partial(_told, diagram), BASELINE)


def _told(diagram: Diagram) -> Result:
    made = run(diagram, Scenario("Push", (Force(diagram.variables[0].id),)))
    loops = find_loops(diagram).found
    began = time.perf_counter()
    found = driving(made, loops, SECONDS)
    ours = time.perf_counter() - began
    counts = count_loops(diagram)
    kind = "exactly" if found.shares.exact else "not exactly"
    note = f"{kind} at {len(found.shares.times)} times, {counts.all:,} loops"
    return Result(ours, _by_listing(made, counts.all), note)


def _by_listing(made: Run, loops: int) -> float:
    """The loops of five seconds, each with its scores, as if it went on at their pace."""
    began = time.perf_counter()
    scores = link_scores(made)[:: max(1, len(made.times) // 200)]
    place = {link: k for k, link in enumerate(made.links)}
    total = np.zeros((2, len(scores)))
    listed = 0
    for loop in islice(iterate_loops(made.diagram), loops):
        score = scores[:, [place[i] for i in loop.links]].prod(axis=1)
        total[0] += np.maximum(score, 0)
        total[1] += np.maximum(-score, 0)
        listed += 1
        if time.perf_counter() - began > PATIENCE:
            break
    return (time.perf_counter() - began) * loops / max(1, listed)
