"""All rings of a diagram at once, by way of its kernel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, product, repeat
from math import prod
from operator import attrgetter
from typing import Any

from loopeditor.analysis.kernel import Arcs, Kernel, reduced
from loopeditor.analysis.search import OFTEN, Cancel, Ring, Step, look_at_the_clock
from loopeditor.model.diagram import Diagram

_DEAD_ENDS, _DEAD_ENDS_A_RING = 20_000, 100  # steps back that a search may take: in all, and more for each ring
_AT_ONCE = 100_000  # rings beyond which they are rather given one by one

_order = attrgetter("order")


def all_rings(
    diagram: Diagram, limit: int, deadline: float | None = None, cancelled: Cancel = None
) -> list[Ring] | None:
    """Every ring in the order of ``shortest_first``; None where there are more than ``limit`` or the time is up.

    The rings of the small kernel are found by networkx (Johnson 1975, doi:10.1137/0204007), and each of its arcs put
    back as the paths of links that it stands for.
    """
    if not _may_have_rings(diagram):
        return []
    kernel = reduced(diagram)
    paths = _Paths(kernel, diagram)
    found: list[Ring] = []
    try:
        for looked, more in enumerate(_kernel_rings(kernel, paths, min(limit, _AT_ONCE), deadline, cancelled)):
            found += more
            if len(found) > limit or len(found) > _AT_ONCE:
                return None
            if looked % OFTEN == 0:
                look_at_the_clock(deadline, cancelled)
    except TimeoutError:
        return None
    rings = [_from_first(ring) for ring in found]
    rings.sort(key=lambda ring: (len(ring), ring[0].source, list(map(_order, ring))))
    return rings


def _may_have_rings(diagram: Diagram) -> bool:
    """Whether something is left when variables that nothing causes are taken out, again and again (Kahn 1962)."""
    causes = Counter([link.target for link in diagram.links])
    effects: dict[str, list[str]] = {}
    for link in diagram.links:
        effects.setdefault(link.source, []).append(link.target)
    waiting = [source for source in effects if source not in causes]
    while waiting:
        for target in effects.pop(waiting.pop()):
            causes[target] -= 1
            if not causes[target] and target in effects:
                waiting.append(target)
    return bool(effects)


def _from_first(ring: Ring) -> Ring:
    sources = [step.source for step in ring]
    at = sources.index(min(sources))
    return ring[at:] + ring[:at] if at else ring


def _kernel_rings(
    kernel: Kernel, paths: _Paths, limit: int, deadline: float | None, cancelled: Cancel
) -> Iterator[Iterable[Ring]]:
    """The rings of a diagram, those of one ring of its kernel at a time, of these at most one more than the limit."""
    ways = [sum(value) for value in kernel.expressions.value]
    for ring in kernel.rings:
        yield paths.of(ring) if ways[ring] <= limit else repeat([], limit + 1)
    for part in kernel.parts:
        for arcs in _kernel_cycles(part, limit, deadline, cancelled):
            many = prod([ways[arc] for arc in arcs])
            if many == 1:
                yield [[step for arc in arcs for step in paths.of(arc)[0]]]
            elif many <= limit:
                yield ([step for path in choice for step in path] for choice in product(*map(paths.of, arcs)))
            else:
                yield repeat([], limit + 1)


def _kernel_cycles(part: Arcs, limit: int, deadline: float | None, cancelled: Cancel) -> Iterable[list[int]]:
    """The simple rings of a part of the kernel, as expressions, of them at most one more than the limit.

    A plain depth-first search is several times faster than Johnson's where few of its ways are dead ends; where many
    are, Johnson's takes over, whose effort for each ring is bounded.

    Raises:
        TimeoutError: at the deadline.
    """
    try:
        return list(islice(_plain_cycles(part, deadline, cancelled), limit + 1))
    except _TooManyDeadEndsError:
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edges_from((source, target) for source, targets in part.items() for target in targets)
        found = nx.simple_cycles(graph)
        return ([part[a][b] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)] for ring in found)


class _TooManyDeadEndsError(Exception):
    pass


def _plain_cycles(part: Arcs, deadline: float | None, cancelled: Cancel) -> Iterator[list[int]]:
    leaving, reaching = _busiest_first(part)
    budget, looked = _DEAD_ENDS, 0
    for start in range(len(leaving)):
        reach = _that_reach(start, reaching)
        path: list[int] = []
        visited = [start]
        pending = [iter(leaving[start])]
        while pending:
            looked += 1
            if looked % OFTEN == 0:
                look_at_the_clock(deadline, cancelled)
            for target, arc in pending[-1]:
                if target == start:
                    budget += _DEAD_ENDS_A_RING
                    yield [*path, arc]
                elif target in reach and target not in visited:
                    path.append(arc)
                    visited.append(target)
                    pending.append(iter(leaving[target]))
                    break
            else:
                budget -= 1
                if not budget:
                    raise _TooManyDeadEndsError
                pending.pop()
                visited.pop()
                if path:
                    path.pop()


def _busiest_first(part: Arcs) -> tuple[list[list[tuple[int, int]]], list[list[int]]]:
    """The part by numbers: what each place leads to, by which arc, and what leads to it."""
    into = Counter(chain.from_iterable(part.values()))
    order = sorted(part, key=into.__getitem__, reverse=True)  # the busiest first: without them few dead ends are left
    place = {v: k for k, v in enumerate(order)}
    leaving = [[(place[target], arc) for target, arc in part[v].items()] for v in order]
    reaching: list[list[int]] = [[] for _ in order]
    for source, arcs in enumerate(leaving):
        for target, _ in arcs:
            reaching[target].append(source)
    return leaving, reaching


def _that_reach(start: int, reaching: Sequence[Sequence[int]]) -> set[int]:
    """The places from which a start can be reached without a place before it."""
    reach = {start}
    waiting = [start]
    while waiting:
        for source in reaching[waiting.pop()]:
            if source > start and source not in reach:
                reach.add(source)
                waiting.append(source)
    return reach


class _Paths:
    """The paths of links that an expression of the kernel stands for; as trees, so that joining two copies neither."""

    def __init__(self, kernel: Kernel, diagram: Diagram) -> None:
        self._made = kernel.expressions.steps
        place = diagram.place
        self._trees: dict[int, list[_Tree]] = {}
        for order, link in enumerate(diagram.links):
            self._trees[kernel.leaf[link.id]] = [Step(order, place[link.source], place[link.target], link)]
        self._flat: dict[int, list[Ring]] = {}

    def of(self, expression: int) -> list[Ring]:
        """The paths of one expression, each a list of steps."""
        if expression not in self._flat:
            self._flat[expression] = [_flat(tree) for tree in self._tree(expression)]
        return self._flat[expression]

    def _tree(self, expression: int) -> list[_Tree]:
        waiting = [expression]
        while waiting:  # an expression is made of earlier ones, so this comes to an end
            now = waiting[-1]
            kind, a, b = self._made[now]
            missing = [] if now in self._trees else [each for each in (a, b) if each not in self._trees]
            if missing:
                waiting += missing
                continue
            waiting.pop()
            if now not in self._trees:
                one, other = self._trees[a], self._trees[b]
                self._trees[now] = one + other if kind == "sum" else [[p, q] for p in one for q in other]
        return self._trees[expression]


_Tree = Any  # a step, or a list of two trees


def _flat(tree: _Tree) -> Ring:
    steps: Ring = []
    waiting = [tree]
    while waiting:
        now = waiting.pop()
        if isinstance(now, list):
            waiting += (now[1], now[0])
        else:
            steps.append(now)
    return steps
