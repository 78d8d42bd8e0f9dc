"""What drives now: Loops That Matter in our own run, by link and by loop. The conventions are those of ``scores``.

Every variable is a stock whose rate is a sum: friction, what each link brings, and the force from outside. So what a
link alone changes is exactly the change of what it brings, and a link scores abs(D_j f_i / D f_i) with its own sign;
row k tells of the interval that ends at ``run.times[k]``, row 0 is 0. Friction is a balancing loop of each variable
with itself, which nobody draws; it is kept apart, but counts among what drives. A delay mark is a chain of lags whose
score is that of the path through it; the lags' own loops stay inside the mark.

A part of the diagram rests where none of its variables changes by more than ``REST`` of the largest level; its scores
are then 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.routes import Part, parts
from loopeditor.model.diagram import Diagram
from loopeditor.simulation.flow import Run
from loopeditor.simulation.scores import Floats, changes, path_score
from loopeditor.simulation.system import STAGES, STEP, system

REST = 1e-7
"""The change in one step, as a share of the largest level of the part, up to which nothing counts as moving."""
LARGEST = 1e9
"""Where a rate stands still while what makes it up does not, a score has no bound; this is as far as it goes."""

_EXACT = 1e-12  # a change this much smaller than its parts is rounding


def link_scores(run: Run) -> Floats:
    """(T, L): the score of every link, with its sign; columns in the order of the diagram's links. O(T * L)."""
    made = system(run.diagram, run.scenario)
    alone = _alone(run)
    scores = _capped(np.abs(alone), np.abs(_rate_changes(run, alone))[:, made.targets])
    for k, through in _delays(run).items():
        scores[:, k] *= through
    scores[_resting(run)[:, made.targets]] = 0.0
    return np.asarray(scores * np.sign(run.strengths), float)


def friction_scores(run: Run) -> Floats:
    """(T, n): the score of every variable's own loop, its friction; 0 or less."""
    alone = run.frictions * changes(run.levels)
    scores = _capped(np.abs(alone), np.abs(_rate_changes(run, _alone(run))))
    scores[_resting(run)] = 0.0
    return -scores


def raw_scores(run: Run, loops: Sequence[Loop], links: Floats | None = None) -> Floats:
    """(T, loops): the score of each loop, not compared with others; ``links`` are ``link_scores(run)`` if at hand."""
    scores = link_scores(run) if links is None else links
    place = {i: k for k, i in enumerate(run.links)}
    made = np.zeros((len(scores), len(loops)))
    with np.errstate(over="ignore", invalid="ignore"):  # very long and slow loops
        for column, loop in enumerate(loops):
            made[:, column] = path_score([scores[:, place[i]] for i in loop.links])
    return made


def loop_scores(run: Run, loops: Sequence[Loop]) -> Floats:
    """(T, loops): the relative score of each loop, from -1 to 1, among these loops and the friction of their part.

    Where ``loops`` are not all the loops there are, ``driving.driving`` tells how much they are among all.
    """
    raw, friction = raw_scores(run, loops), friction_scores(run)
    made = np.zeros_like(raw)
    for part, mine in by_part(run.diagram, loops):
        total = np.abs(raw[:, mine]).sum(axis=1) + part_friction(run.diagram, part, friction)
        made[:, mine] = ratio(raw[:, mine], total[:, None])
    return made


def link_drive(run: Run) -> Floats:
    """(T, L): how much of what moves its target now comes through each link, 0 to 1, for the widths of lines.

    The rest is friction and force from outside. Where nothing moves it is 0. This also holds for links on no loop;
    ``driving.carried`` tells how much of what loops drive runs through a link.
    """
    made = system(run.diagram, run.scenario)
    size = np.abs(_alone(run))
    total = np.abs(run.frictions * changes(run.levels)) + np.abs(changes(run.forces))
    np.add.at(total.T, made.targets, size.T)
    drive = ratio(size, total[:, made.targets])
    drive[_resting(run)[:, made.targets]] = 0.0
    return drive


def by_part(diagram: Diagram, loops: Sequence[Loop]) -> list[tuple[Part, list[int]]]:
    """The parts of a diagram that loops lie in, each with the places of those of the loops that lie in it."""
    found = parts(diagram)
    number = {i: k for k, part in enumerate(found) for i in part.variables}
    places: list[list[int]] = [[] for _ in found]
    for column, loop in enumerate(loops):
        places[number[loop.variables[0]]].append(column)
    return list(zip(found, places, strict=True))


def part_friction(diagram: Diagram, part: Part, friction: Floats) -> Floats:
    """(T,): the sizes of the friction scores of a part together."""
    row = diagram.place
    return np.asarray(np.abs(friction[:, [row[i] for i in part.variables]]).sum(axis=1), float)


def ratio(a: Floats, b: Floats) -> Floats:
    """One over the other, and 0 where that is 0 or one of them has left the floating-point numbers."""
    a, b = np.broadcast_arrays(a, b)
    return np.divide(a, b, out=np.zeros(a.shape), where=(b != 0) & np.isfinite(a) & np.isfinite(b))


def _alone(run: Run) -> Floats:
    """(T, L): how the rate of each link's target would have changed had only the link's source changed."""
    gains = np.concatenate([run.gains[:1], run.gains[:-1]])  # others as before the interval
    return gains * changes(run.signals)


def _rate_changes(run: Run, alone: Floats) -> Floats:
    """(T, n): how much each rate changed, 0 where that is but rounding."""
    targets = system(run.diagram, run.scenario).targets
    change, friction = changes(run.rates), run.frictions * changes(run.levels)
    terms = np.abs(friction) + np.abs(changes(run.forces))
    np.add.at(terms.T, targets, np.abs(alone).T)
    change[np.abs(change) <= _EXACT * terms] = 0.0
    return change


def _resting(run: Run) -> NDArray[np.bool_]:
    """(T, n): where the part that a variable belongs to rests; a variable on no loop is a part of its own."""
    moved = np.abs(changes(run.levels))
    row = {i: k for k, i in enumerate(run.variables)}
    resting: NDArray[np.bool_] = moved <= REST * np.abs(run.levels).max(axis=0, initial=0.0)
    for part in parts(run.diagram):
        mine = [row[i] for i in part.variables]
        largest = np.abs(run.levels[:, mine]).max(initial=0.0)
        resting[:, mine] = (moved[:, mine].max(axis=1) <= REST * largest)[:, None]
    return resting


def _delays(run: Run) -> dict[int, Floats]:
    """For each link with a delay mark the score of the path through its lags, (T,), but for its last step.

    The lags follow tanh of the source one after the other; over a step that is taken to be straight, which is right to
    some thousandths. What comes out of the last is the link's signal, which is in ``_alone`` already.
    """
    column = {i: k for k, i in enumerate(run.variables)}
    late = {k: column[link.source] for k, link in enumerate(run.diagram.links) if link.delay}
    made: dict[int, Floats] = {}
    of_source: dict[int, Floats] = {}
    for k, source in late.items():
        if source not in of_source:
            of_source[source] = _through_lags(np.tanh(run.levels[:, source]))
        made[k] = of_source[source]
    return made


def _through_lags(signal: Floats) -> Floats:
    """The product of |D out of the lag before / D rate of the lag| over all lags, times |D in / D out of the last|."""
    score = np.ones_like(signal)
    inputs = signal
    for _ in range(STAGES):
        outputs = _lagged(inputs)
        score *= _capped(np.abs(changes(inputs)), np.abs(changes(inputs - outputs)))
        inputs = outputs
    return score


def _lagged(signal: Floats) -> Floats:
    """What a lag of 1 makes of a signal that is straight within each step."""
    keep = np.exp(-STEP)
    slope_share = (STEP - (1 - keep)) / STEP  # of the new value; the rest of 1 - keep is of the old one
    made = np.zeros_like(signal)
    for t in range(1, len(signal)):
        made[t] = keep * made[t - 1] + (1 - keep - slope_share) * signal[t - 1] + slope_share * signal[t]
    return made


def _capped(a: Floats, b: Floats) -> Floats:
    return np.minimum(ratio(a, b), LARGEST)
