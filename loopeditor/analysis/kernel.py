"""A diagram made small without losing a loop: what is left is where counting is hard.

A variable with a single way in, or a single way out, is passed by every loop in a way that is known beforehand; it can
be taken out, its ways in joined to its ways out, and every simple loop is still there exactly once (the weighted form
of the contractions of Levy & Low 1988, J. Algorithms 9:470-493). Each arc of the kernel carries how many paths
of links it stands for, by sign, as an expression of the links, so that counts can be traced back to every link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from loopeditor.analysis.graph import strong_parts
from loopeditor.analysis.signs import NONE, OF_LINK, Signed, plus, times, total
from loopeditor.model.diagram import Diagram

V = TypeVar("V")

Arcs = dict[str, dict[str, int]]
"""Arcs by their two ends; each holds the number of its expression."""


class _Step(NamedTuple):
    """How an expression came about: a link, or the sum or product of two earlier ones."""

    kind: str
    a: int
    b: int


@dataclass
class Expressions:
    """Sums and products of links: their values, and how loops through each link follow from loops through them."""

    value: list[Signed] = field(default_factory=list)
    steps: list[_Step] = field(default_factory=list)

    def link(self, value: Signed) -> int:
        """The expression of one link."""
        return self._new("link", -1, -1, value)

    def sum(self, a: int, b: int) -> int:
        """Either of two."""
        return self._new("sum", a, b, plus(self.value[a], self.value[b]))

    def product(self, a: int, b: int) -> int:
        """One after the other."""
        return self._new("product", a, b, times(self.value[a], self.value[b]))

    def _new(self, kind: str, a: int, b: int, value: Signed) -> int:
        self.value.append(value)
        self.steps.append(_Step(kind, a, b))
        return len(self.value) - 1

    def valued(self, links: Mapping[int, V], plus: Callable[[V, V], V], times: Callable[[V, V], V]) -> list[V]:
        """Every expression in another algebra, from what its links are in it. O(expressions)."""
        made: list[V] = []
        for i, (kind, a, b) in enumerate(self.steps):
            if kind == "link":
                made.append(links[i])
            else:
                made.append((plus if kind == "sum" else times)(made[a], made[b]))
        return made

    def traced_back(self, slopes: dict[int, Signed]) -> list[Signed]:
        """From the change of a total per expression, that per every expression it is made of (reverse accumulation).

        O(expressions).
        """
        slope = [slopes.get(i, NONE) for i in range(len(self.value))]
        for i in range(len(self.steps) - 1, -1, -1):
            kind, a, b = self.steps[i]
            if kind == "sum":
                slope[a], slope[b] = plus(slope[a], slope[i]), plus(slope[b], slope[i])
            elif kind == "product":
                slope[a] = plus(slope[a], times(slope[i], self.value[b]))
                slope[b] = plus(slope[b], times(slope[i], self.value[a]))
        return slope


@dataclass
class Kernel:
    """What is left of a diagram: ``rings`` are expressions of loops already counted, ``parts`` the hard rest.

    ``leaf`` gives the expression of each link by its id.
    """

    expressions: Expressions
    leaf: dict[str, int]
    rings: list[int]
    parts: list[Arcs]

    def counted(self) -> Signed:
        """Loops that the reduction itself has met, by polarity."""
        return total(self.expressions.value[ring] for ring in self.rings)


def reduced(diagram: Diagram) -> Kernel:
    """The kernel of a diagram, in strongly connected parts. O(links * degree) for the diagrams that people draw."""
    expressions, rings, parts = Expressions(), list[int](), list[Arcs]()
    leaf = {link.id: expressions.link(OF_LINK[link.polarity]) for link in diagram.links}
    arcs: Arcs = {i: {} for i in diagram.variable}
    for link in diagram.links:
        before = arcs[link.source].get(link.target)
        mine = leaf[link.id]
        arcs[link.source][link.target] = mine if before is None else expressions.sum(before, mine)
    waiting = list(_split(arcs))
    while waiting:
        part = waiting.pop()
        size = len(part)
        rings += _contract(part, expressions)
        pieces = list(_split(part))
        if len(pieces) == 1 and len(pieces[0]) == size:
            parts.append(pieces[0])
        else:
            waiting += pieces
    return Kernel(expressions, leaf, rings, parts)


def _split(arcs: Arcs) -> Iterator[Arcs]:
    number = {v: k for k, part in enumerate(strong_parts(arcs)) for v in part}
    pieces: dict[int, Arcs] = {}
    for u, targets in arcs.items():
        pieces.setdefault(number[u], {})[u] = {v: w for v, w in targets.items() if number[v] == number[u]}
    yield from (piece for piece in pieces.values() if any(piece.values()))


def _contract(arcs: Arcs, expressions: Expressions) -> list[int]:
    """Take out all that one way in or out makes easy; give the loops met on the way."""
    into: dict[str, dict[str, int]] = {v: {} for v in arcs}
    for u, out in arcs.items():
        for v, w in out.items():
            into[v][u] = w
    rings = []
    waiting = dict.fromkeys(arcs)
    while waiting:
        v, _ = waiting.popitem()
        if v in arcs[v]:
            rings.append(arcs[v].pop(v))
            del into[v][v]
        if min(len(into[v]), len(arcs[v])) <= 1:
            for touched in _bypass(v, arcs, into, expressions):
                waiting[touched] = None
    return rings


def _bypass(v: str, arcs: Arcs, into: Arcs, expressions: Expressions) -> list[str]:
    """Join every way into a variable to every way out of it, and take the variable out."""
    before, after = into.pop(v), arcs.pop(v)
    for u in before:
        del arcs[u][v]
    for x in after:
        del into[x][v]
    for u, a in before.items():
        for x, b in after.items():
            path = expressions.product(a, b)
            known = arcs[u].get(x)
            arcs[u][x] = into[x][u] = path if known is None else expressions.sum(known, path)
    return [*before, *after]


def ordered(arcs: Arcs, widest: int = 24) -> tuple[list[str], int] | None:
    """An order of the variables in which few at a time are half done, and the most that are.

    None where every order tried has more than ``widest``. Greedy from every start: next comes the variable that brings
    in the fewest new ones. A start costs O(variables * widest * degree).
    """
    around = {v: set(arcs[v]) for v in arcs}
    for u, out in arcs.items():
        for v in out:
            around[v].add(u)
    place = {v: k for k, v in enumerate(arcs)}
    best: tuple[float, int, list[str]] | None = None
    for start in arcs:
        found = _greedy(around, place, start, widest)
        if found and (best is None or found[0] < best[0]):
            best = found
    return (best[2], best[1]) if best else None


def _greedy(
    around: dict[str, set[str]], place: dict[str, int], start: str, limit: int
) -> tuple[float, int, list[str]] | None:
    order: list[str] = []
    done: set[str] = set()
    front = {start}
    cost, widest = 0.0, 0
    while front:
        if len(front) > limit:
            return None
        v = min(front, key=lambda v: (len(around[v] - front - done), -len(around[v] & done), place[v]))
        front |= around[v] - done
        widest = max(widest, len(front))
        cost += 3.0 ** len(front)
        front.discard(v)
        done.add(v)
        order.append(v)
    return cost, widest, order


def weights(arcs: Arcs, order: Sequence[str]) -> list[list[tuple[str, str, int]]]:
    """For each variable in order, its arcs to and from later ones, as source, target and expression."""
    place = {v: k for k, v in enumerate(order)}
    out = [[(v, x, w) for x, w in arcs[v].items() if place[x] > place[v]] for v in order]
    for u, targets in arcs.items():
        for v, w in targets.items():
            if place[u] > place[v]:
                out[place[v]].append((u, v, w))
    return out
