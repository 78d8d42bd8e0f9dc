"""Feedback loops of a diagram: found shortest first, told apart by their links, and never without an end."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import networkx as nx

from loopeditor.analysis.graph import to_graph
from loopeditor.model.diagram import Diagram, Link
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
        first = self.links.index(min(self.links))
        return self.links[first:] + self.links[:first]


@dataclass(frozen=True)
class Loops:
    """Loops shortest first; ``complete`` tells whether these are all."""

    found: tuple[Loop, ...]
    complete: bool

    def count(self, polarity: LoopPolarity) -> int:
        """How many of the found loops have this polarity."""
        return sum(loop.polarity is polarity for loop in self.found)


def find_loops(diagram: Diagram, limit: int = LIMIT, seconds: float | None = None) -> Loops:
    """The feedback loops of a diagram, at most ``limit`` of them and for at most ``seconds``.

    Complexity: O((loops + 1) * variables * links) for the lengths that hold few loops; see ``iterate_loops``.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    found: list[Loop] = []
    try:
        found.extend(islice(iterate_loops(diagram, deadline), limit + 1))
    except TimeoutError:
        return Loops(tuple(found[:limit]), complete=False)
    return Loops(tuple(found[:limit]), complete=len(found) <= limit)


def iterate_loops(diagram: Diagram, deadline: float | None = None) -> Iterator[Loop]:
    """Every feedback loop once, shortest first, and in the diagram's order among those of one length.

    Iterative deepening over a depth-first search that never takes a step from which the start cannot be reached in the
    links that are left: distances to the start prune it, so a length without loops costs little
    (compare the bounded search of Gupta & Suzumura 2021, arXiv:2105.10094, which can be exponential there).

    Raises:
        TimeoutError: at ``deadline``, a moment of ``time.monotonic``.
    """
    starts = list(_starts(diagram, deadline))
    longest = max((start.longest for start in starts), default=0)
    for length in range(1, longest + 1):
        for start in starts:
            if start.shortest <= length <= start.longest:
                for links in _loops_of_length(start, length, deadline):
                    yield _loop(diagram, links)


@dataclass(frozen=True)
class _Start:
    """The variable from which a loop is reported, and the part of the diagram that its loops lie in.

    ``links_from`` keeps the links of that part only, and ``distance`` counts the links back to the start.
    """

    variable: str
    links_from: Mapping[str, tuple[Link, ...]]
    distance: Mapping[str, int]

    @property
    def shortest(self) -> int:
        return 1 + min(self.distance[link.target] for link in self.links_from[self.variable])

    @property
    def longest(self) -> int:
        return len(self.distance)


def _starts(diagram: Diagram, deadline: float | None) -> Iterator[_Start]:
    """Each loop has one start, its first variable: the starts before it are taken out of its part."""
    order = {variable.id: i for i, variable in enumerate(diagram.variables)}
    graph = to_graph(diagram)
    parts = [set(part) for part in nx.strongly_connected_components(graph)]
    found: list[_Start] = []
    while parts:
        _check(deadline)
        part = parts.pop()
        first = min(part, key=order.__getitem__)
        inside = graph.subgraph(part)
        if inside.number_of_edges():
            found.append(_start(diagram, inside, first))
        rest = graph.subgraph(part - {first})
        parts += [set(smaller) for smaller in nx.strongly_connected_components(rest)]
    yield from sorted((start for start in found if start.links_from[start.variable]), key=lambda s: order[s.variable])


def _start(diagram: Diagram, inside: nx.MultiDiGraph[str], first: str) -> _Start:
    distance = dict(nx.single_target_shortest_path_length(inside, first))
    links_from = {i: tuple(diagram.link[key] for _, _, key in inside.out_edges(i, keys=True)) for i in distance}
    return _Start(first, links_from, distance)


def _loops_of_length(start: _Start, length: int, deadline: float | None) -> Iterator[tuple[str, ...]]:
    """Link ids of each simple path of ``length`` links from the start back to it."""
    path: list[Link] = []
    visited = {start.variable}
    pending = [iter(start.links_from[start.variable])]
    while pending:
        _check(deadline)
        left = length - len(path)
        for link in pending[-1]:
            if left == 1:
                if link.target == start.variable:
                    yield (*(step.id for step in path), link.id)
            elif link.target not in visited and start.distance[link.target] < left:
                path.append(link)
                visited.add(link.target)
                pending.append(iter(start.links_from[link.target]))
                break
        else:
            pending.pop()
            if path:
                visited.discard(path.pop().target)


def _loop(diagram: Diagram, ids: tuple[str, ...]) -> Loop:
    links = [diagram.link[i] for i in ids]
    return Loop(
        links=ids,
        variables=tuple(link.source for link in links),
        polarity=loop_polarity(link.polarity for link in links),
        delays=sum(link.delay for link in links),
    )


def _check(deadline: float | None) -> None:
    if deadline is not None and time.monotonic() > deadline:
        raise TimeoutError
