"""Feedback loops of a diagram: found shortest first, told apart by their links, and never without an end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import inf
from operator import attrgetter

from loopeditor.analysis.rings import all_rings
from loopeditor.analysis.search import Cancel, Step, Steps, rings_through, shortest_first
from loopeditor.model.diagram import Diagram, loop_key
from loopeditor.model.polarity import LoopPolarity, loop_polarity

LIMIT = 1_000
"""Loops that are listed where nobody asks for another number."""


@dataclass(frozen=True)
class Loop:
    """A feedback loop: link ids in causal order, and the variable that each of them leaves.

    It starts at the variable that comes first in the diagram. Two routes over the same variables are two loops.
    """

    links: tuple[str, ...]
    variables: tuple[str, ...]
    polarity: LoopPolarity
    delays: int

    @property
    def key(self) -> tuple[str, ...]:
        """What the loop is, whatever happens elsewhere: its links, turned so that the smallest id comes first."""
        return loop_key(self.links)


@dataclass(frozen=True)
class Loops:
    """Loops shortest first; ``complete`` tells whether these are all that were asked for."""

    found: tuple[Loop, ...]
    complete: bool

    def count(self, polarity: LoopPolarity) -> int:
        """How many of the found loops have this polarity."""
        return sum(loop.polarity is polarity for loop in self.found)


def find_loops(
    diagram: Diagram,
    limit: int = LIMIT,
    seconds: float | None = None,
    *,
    longest: int | None = None,
    polarity: LoopPolarity | None = None,
    through: str | None = None,
    cancelled: Cancel = None,
) -> Loops:
    """The feedback loops of a diagram, shortest first, at most ``limit`` of them and for at most ``seconds``.

    ``cancelled`` ends the search as the time does.

    Asked for, only loops of up to ``longest`` links, of one ``polarity``, or ``through`` a variable or link (its id).

    Half of the time goes to finding all at once, and where that fails the rest to the shortest ones: at least as much,
    even where the first half took longer than it was meant to.

    Complexity: where the kernel is small and all loops fit the limit, O(kernel loops * kernel size + length of the
    result); otherwise that of ``iterate_loops``.

    >>> from loopeditor.model.notation import parse
    >>> [loop.links for loop in find_loops(parse("A -> B -> A : -")).found]
    [('l1', 'l2')]
    """
    given, began = inf if seconds is None else seconds, time.monotonic()
    deadline = began + given
    if longest is None and through is None:
        rings = all_rings(diagram, limit, began + given / 2, cancelled)
        deadline = max(deadline, time.monotonic() + given / 2)
        if rings is not None:
            every = [_loop(ring) for ring in rings]
            return Loops(tuple(loop for loop in every if polarity in (None, loop.polarity)), complete=True)
    every_one = iterate_loops(diagram, deadline, longest, through, cancelled)
    return _first(limit, (loop for loop in every_one if polarity in (None, loop.polarity)))


def _first(limit: int, loops: Iterator[Loop]) -> Loops:
    """So many of the loops, or as many as come before the time is up."""
    found: list[Loop] = []
    try:
        found.extend(islice(loops, limit + 1))
    except TimeoutError:
        return Loops(tuple(found[:limit]), complete=False)
    return Loops(tuple(found[:limit]), complete=len(found) <= limit)


def iterate_loops(
    diagram: Diagram,
    deadline: float | None = None,
    longest: int | None = None,
    through: str | None = None,
    cancelled: Cancel = None,
) -> Iterator[Loop]:
    """Every feedback loop once, shortest first, and in the diagram's order among those of one length.

    Iterative deepening over a depth-first search that never takes a step from which the start cannot be reached in the
    links that are left. Distances to the start prune it, so that a length without loops costs little, where the bounded
    search of Gupta & Suzumura (2021, arXiv:2105.10094) can take exponential time to find nothing. The first loops of
    any diagram come in O(variables * links); all of them take up to O(loops * length * links).

    Raises:
        TimeoutError: at ``deadline``, a moment of ``time.monotonic``, and when ``cancelled`` says so.
    """
    if through is None:
        rings = shortest_first(Steps(diagram), deadline, longest, cancelled)
    else:
        rings = rings_through(Steps(diagram), through, deadline, longest, cancelled)
    return map(_loop, rings)


def _loop(ring: list[Step]) -> Loop:
    links = [step.link for step in ring]
    return Loop(
        tuple(map(_id, links)),
        tuple(map(_source, links)),
        loop_polarity(map(_polarity, links)),
        sum(map(_delay, links)),
    )


_id, _source, _polarity, _delay = map(attrgetter, ("id", "source", "polarity", "delay"))
