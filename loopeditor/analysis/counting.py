"""How many feedback loops there are, exactly, by polarity, and through each link and variable, without listing them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from loopeditor.analysis.frontier import TooWideError, count, planned
from loopeditor.analysis.kernel import Kernel, reduced
from loopeditor.analysis.loops import iterate_loops
from loopeditor.analysis.signs import NONE, ONE, Signed, plus, times
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import LoopPolarity

LISTING = 1.0
"""Seconds for which loops are listed where they cannot be counted and nobody has set a time."""
MOST_LISTED = 1_000_000
"""Loops that are listed, at the most, for a lower bound."""


@dataclass(frozen=True)
class Counts:
    """Numbers of loops. Where they are not ``exact`` they are true lower bounds: loops known to exist."""

    reinforcing: int
    balancing: int
    undetermined: int
    exact: bool = True

    @property
    def all(self) -> int:
        """Loops of every polarity."""
        return self.reinforcing + self.balancing + self.undetermined


@dataclass(frozen=True)
class Through:
    """The loops of a diagram, and those through each of its links and variables, by id."""

    counts: Counts
    link: Mapping[str, Counts]
    variable: Mapping[str, Counts]


def count_loops(diagram: Diagram, seconds: float | None = None, states: int | None = None) -> Counts:
    r"""The number of feedback loops by polarity, without listing them.

    Parallel links and self-links count; a loop with an unknown link is undetermined. Counting loops is #P-complete, so
    a diagram can be too entangled: after ``seconds``, or past ``states`` states at a time, the counts are lower bounds.

    Complexity: linear where ways in and out are few; else exponential in the width of the frontier, not in the loops.

    >>> from loopeditor.model.notation import parse
    >>> count_loops(parse("A -> B -> A : -\nB -> C -> A : ?"))
    Counts(reinforcing=0, balancing=1, undetermined=1, exact=True)
    """
    kernel = reduced(diagram)
    counted, exact = kernel.counted(), True
    deadline = None if seconds is None else time.monotonic() + seconds
    for part in kernel.parts:
        found, complete = _count_part(kernel, part, deadline, states)
        counted, exact = plus(counted, found), exact and complete
    if exact:
        return Counts(*counted)
    return _at_least(diagram, counted, deadline)


def _at_least(diagram: Diagram, counted: Signed, deadline: float | None) -> Counts:
    """Lower bounds: what was counted, or what listing finds in the time that is left, whichever is more."""
    listed = Counter[LoopPolarity]()
    with suppress(TimeoutError):
        for loop in islice(iterate_loops(diagram, deadline or time.monotonic() + LISTING), MOST_LISTED):
            listed[loop.polarity] += 1
    if listed.total() < sum(counted):
        return Counts(*counted, exact=False)
    reinforcing, balancing, undetermined = (listed[polarity] for polarity in LoopPolarity)
    return Counts(reinforcing, balancing, undetermined, exact=False)


def _count_part(
    kernel: Kernel, part: dict[str, dict[str, int]], deadline: float | None, states: int | None
) -> tuple[Signed, bool]:
    try:
        plan = planned(part)
    except TooWideError:
        return NONE, False
    try:
        return count(plan, kernel.expressions, deadline=deadline), True
    except TooWideError:
        from loopeditor.analysis import frontier_wide as wide

    try:
        return wide.count(plan, kernel.expressions, states or wide.STATES, deadline)[0], True
    except TooWideError as stopped:
        return stopped.counted, False


def count_through(diagram: Diagram, seconds: float | None = None) -> Through | None:
    """The exact numbers of loops through every link and variable; None where the diagram is too entangled for them.

    The number of loops is linear in what each link is, so the loops through all links come from one run and its way
    back (reverse accumulation), at about three times the cost of counting.
    """
    from loopeditor.analysis import frontier_wide as wide

    kernel = reduced(diagram)
    deadline = None if seconds is None else time.monotonic() + seconds
    slopes: dict[int, Signed] = {}
    for ring in kernel.rings:
        slopes[ring] = plus(slopes.get(ring, NONE), ONE)
    counted = kernel.counted()
    for part in kernel.parts:
        try:
            found, more = wide.count(planned(part), kernel.expressions, deadline=deadline, through=True)
        except TooWideError:
            return None
        if more is None:
            return None
        counted = plus(counted, found)
        slopes |= {weight: plus(slopes.get(weight, NONE), slope) for weight, slope in more.items()}
    traced = kernel.expressions.traced_back(slopes)
    links = {i: times(kernel.expressions.value[leaf], traced[leaf]) for i, leaf in kernel.leaf.items()}
    variables = dict.fromkeys(diagram.variable, NONE)
    for link in diagram.links:  # a loop through a variable leaves it by just one link
        variables[link.source] = plus(variables[link.source], links[link.id])
    return Through(
        Counts(*counted),
        {i: Counts(*signed) for i, signed in links.items()},
        {i: Counts(*signed) for i, signed in variables.items()},
    )
