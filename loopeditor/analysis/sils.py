"""Oliva's shortest independent loop set, for comparison with other tools of the field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.routes import Part, adjacency, loop_in, parts, tree_from
from loopeditor.model.diagram import Diagram, Link


def geodetic_loops(diagram: Diagram) -> tuple[Loop, ...]:
    """Loops made of a shortest way there and a shortest way back between two variables, shortest first.

    Of several shortest ways the first in the diagram's order is taken, and each link that is parallel to one of its
    links once in place of that. O(variables^2 * length).
    Source: Oliva 2004, System Dynamics Review 20:313-336, doi:10.1002/sdr.298.
    """
    place = diagram.place
    found: dict[tuple[str, ...], Loop] = {}
    for part in parts(diagram):
        between: dict[tuple[str, str], list[Link]] = {}
        for link in part.links:
            between.setdefault((link.source, link.target), []).append(link)
        for links in _geodetic(part):
            for each in (links, *_with_parallels(links, between)):
                loop = loop_in(place, each)
                found.setdefault(loop.key, loop)
    return tuple(sorted(found.values(), key=lambda loop: len(loop.links)))


def shortest_independent_loop_set(diagram: Diagram) -> tuple[Loop, ...]:
    r"""One short set of loops that covers every link on a loop, built as Oliva (2004, doi:10.1002/sdr.298) describes.

    Of the geodetic loops that still cover a new link, the one that adds the fewest is taken next. The set depends on
    ties and need not hold links - variables + 1 loops: it can leave out loops that matter (Huang, Howley & Duggan 2012,
    System Dynamics Review 28:276-280). ``basis.loop_basis`` has neither weakness.

    >>> from loopeditor.model.notation import parse
    >>> [len(loop.links) for loop in shortest_independent_loop_set(parse("A -> B -> C -> A\nC -> B"))]
    [2, 3]
    """
    left = list(geodetic_loops(diagram))
    covered: set[str] = set()
    chosen: list[Loop] = []
    while True:
        left = [loop for loop in left if not covered.issuperset(loop.links)]
        if not left:
            return tuple(chosen)
        following = min(left, key=lambda loop: len(set(loop.links) - covered))
        chosen.append(following)
        covered.update(following.links)


def _geodetic(part: Part) -> Iterator[list[Link]]:
    leaving, _ = adjacency(part.links)
    yield from ([link] for link in part.links if link.source == link.target)
    trees = {i: tree_from(i, leaving) for i in part.variables}
    pairs = [(u, v) for k, u in enumerate(part.variables) for v in part.variables[k + 1 :]]
    struck: set[tuple[str, str, int]] = set()
    for u, v in sorted(pairs, key=lambda pair: trees[pair[0]][0][pair[1]] + trees[pair[1]][0][pair[0]]):
        length = trees[u][0][v] + trees[v][0][u]
        if (u, v, length) in struck:
            continue
        links = [*_way(u, v, trees[u][1]), *_way(v, u, trees[v][1])]
        inside = {link.source for link in links}
        struck |= {(a, b, length) for a, b in _pairs(part, inside)}
        if len(inside) == len(links):
            yield links


def _with_parallels(links: list[Link], between: Mapping[tuple[str, str], list[Link]]) -> Iterator[list[Link]]:
    """The loop with one of its links replaced by another between the same two variables."""
    for k, link in enumerate(links):
        for other in between[link.source, link.target]:
            if other is not link:
                yield [*links[:k], other, *links[k + 1 :]]


def _pairs(part: Part, inside: set[str]) -> Iterator[tuple[str, str]]:
    members = [i for i in part.variables if i in inside]
    return ((u, v) for k, u in enumerate(members) for v in members[k + 1 :])


def _way(start: str, end: str, last: dict[str, Link]) -> list[Link]:
    way = []
    while end != start:
        way.append(last[end])
        end = last[end].source
    return way[::-1]
