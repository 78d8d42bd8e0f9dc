"""The search for simple rings of links, behind ``loops``."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from loopeditor.analysis.graph import strong_parts
from loopeditor.model.diagram import Diagram, Link

OFTEN = 256  # steps between two looks at the clock

Cancel = Callable[[], bool] | None
"""Says whether to stop; None where nobody does."""


def look_at_the_clock(deadline: float | None, cancelled: Cancel = None) -> None:
    """Whether there is time left, and nobody called it off.

    Raises:
        TimeoutError: where there is none, or somebody did.
    """
    if (deadline is not None and time.monotonic() > deadline) or (cancelled and cancelled()):
        raise TimeoutError


class Step(NamedTuple):
    """A link with its place in the diagram, and the places of the variables that it leaves and reaches."""

    order: int
    source: int
    target: int
    link: Link


Ring = list[Step]


class Steps:
    """The links of a diagram that lie on loops, as steps between numbered variables.

    ``part`` numbers the strongly connected part of each variable; no loop leaves one.
    """

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.place = diagram.place
        successors: dict[str, list[str]] = {i: [] for i in self.place}
        for link in diagram.links:
            successors[link.source].append(link.target)
        self.part = [0] * len(self.place)
        for number, part in enumerate(strong_parts(successors)):
            for i in part:
                self.part[self.place[i]] = number
        self.leaving: list[list[Step]] = [[] for _ in self.place]
        self.reaching: list[list[Step]] = [[] for _ in self.place]
        for order, link in enumerate(diagram.links):
            step = Step(order, self.place[link.source], self.place[link.target], link)
            if self.part[step.source] == self.part[step.target]:
                self.leaving[step.source].append(step)
                self.reaching[step.target].append(step)


class _Distances:
    """Links back to ``start`` over variables from place ``lowest`` on, looked up only as far as needed."""

    def __init__(self, steps: Steps, start: int, lowest: int) -> None:
        self.steps, self.start, self.lowest = steps, start, lowest
        self.to_start = {start: 0}
        self.depth = 0
        self.rim = [start]

    def reach(self, depth: int) -> dict[int, int]:
        """Distances up to ``depth`` at least."""
        while self.rim and self.depth < depth:
            self.depth += 1
            rim, self.rim = self.rim, []
            for here in rim:
                for step in self.steps.reaching[here]:
                    if step.source >= self.lowest and step.source not in self.to_start:
                        self.to_start[step.source] = self.depth
                        self.rim.append(step.source)
        return self.to_start

    def may_have(self, length: int) -> bool:
        """Whether a ring of this length can be there."""
        return bool(self.rim) or length <= len(self.to_start)


def shortest_first(
    steps: Steps, deadline: float | None, longest: int | None, cancelled: Cancel = None
) -> Iterator[Ring]:
    """Every ring once, from the first of its variables in the diagram, shortest first."""
    starts = [_Distances(steps, k, k) for k, leaving in enumerate(steps.leaving) if leaving]
    length = 0
    while starts and (longest is None or length < longest):
        length += 1
        for start in starts:
            yield from _rings(start, steps.leaving[start.start], length, deadline, cancelled)
        starts = [start for start in starts if start.may_have(length + 1)]


def rings_through(
    steps: Steps, element: str, deadline: float | None, longest: int | None, cancelled: Cancel = None
) -> Iterator[Ring]:
    """Every ring through a variable or link, shortest first; none where it is not there."""
    if element in steps.place:
        start = steps.place[element]
        first = steps.leaving[start]
    elif element in steps.diagram.link:
        start = steps.place[steps.diagram.link[element].source]
        first = [step for step in steps.leaving[start] if step.link.id == element]
    else:
        return
    distances = _Distances(steps, start, 0)
    length = 0
    while first and distances.may_have(length + 1) and (longest is None or length < longest):
        length += 1
        for ring in _rings(distances, first, length, deadline, cancelled):
            at = min(range(len(ring)), key=lambda k: ring[k].source)
            yield ring[at:] + ring[:at]


def _rings(
    start: _Distances, first: Sequence[Step], length: int, deadline: float | None, cancelled: Cancel
) -> Iterator[Ring]:
    """The rings of just this length from a start, by depth-first search."""
    distance, leaving, home = start.reach(length - 1), start.steps.leaving, start.start
    path: Ring = []
    visited = {home}
    pending = [iter(first)]
    looked = 0
    while pending:
        looked += 1
        if looked % OFTEN == 1:
            look_at_the_clock(deadline, cancelled)
        left = length - len(path)
        for step in pending[-1]:
            there = step.target
            if left == 1:
                if there == home:
                    yield [*path, step]
            elif there not in visited and distance.get(there, length) < left:
                path.append(step)
                visited.add(there)
                pending.append(iter(leaving[there]))
                break
        else:
            pending.pop()
            if path:
                visited.discard(path.pop().target)
