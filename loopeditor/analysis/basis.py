"""One short set of loops that covers all the others: a minimum circuit basis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.routes import Part, adjacency, loop_in, parts, tree_from, tree_to
from loopeditor.model.diagram import Diagram, Link


def loop_basis(diagram: Diagram) -> tuple[Loop, ...]:
    r"""As few and as short loops as possible of which every other loop is made, and which touch every link on a loop.

    It is one such set, not "the" important loops; where sets are equally short the diagram's order decides, so that the
    choice is stable. Each strongly connected part has links - variables + 1 of them.

    Method: the loops made of a link and two shortest ways, shortest first, each kept if it is independent of those
    kept before over GF(2) (Horton 1987, doi:10.1137/0216026; for circuits of directed graphs Gleiss, Leydold & Stadler
    2003, Discussiones Mathematicae Graph Theory 23:241-260). At most O(variables * links) loops are looked at.

    >>> from loopeditor.model.notation import parse
    >>> [loop.variables for loop in loop_basis(parse("A -> B -> C -> A\nC -> B"))]
    [('v2', 'v3'), ('v1', 'v2', 'v3')]
    """
    place = diagram.place
    found = [loop_in(place, links) for part in parts(diagram) for links in _basis(part)]
    return tuple(sorted(found, key=lambda loop: (len(loop.links), [place[i] for i in loop.variables])))


class _Ways(NamedTuple):
    """Shortest ways from a variable, or back to it, by the variable at their other end.

    ``variables`` and ``links`` hold a bit for each variable or link on the way, both ends included.
    """

    distance: dict[str, int]
    step: dict[str, Link]
    variables: dict[str, int]
    links: dict[str, int]


def _basis(part: Part) -> Iterator[Sequence[Link]]:
    echelon: dict[int, int] = {}
    seen: set[int] = set()
    wanted = part.independent
    for start, link, vector, there, back in _candidates(part):
        if vector in seen:
            continue
        seen.add(vector)
        if _is_new(vector, echelon):
            yield _joined(start, link, there, back)
            wanted -= 1
            if not wanted:
                return


def _is_new(vector: int, echelon: dict[int, int]) -> bool:
    """Whether a set of links is no sum over GF(2) of those kept before; it is then kept."""
    while vector:
        top = vector.bit_length()
        if top not in echelon:
            echelon[top] = vector
            return True
        vector ^= echelon[top]
    return False


def _candidates(part: Part) -> Iterator[tuple[str, Link, int, _Ways, _Ways]]:
    """Loops through each variable and each link by shortest ways, shortest first; one may come several times.

    Each as the variable, the link, a bit for each of its links, and the ways that it is made of.
    """
    bit = {i: 1 << k for k, i in enumerate((*part.variables, *(link.id for link in part.links)))}
    leaving, reaching = adjacency(part.links)
    by_length: dict[int, list[tuple[str, Link, int, _Ways, _Ways]]] = {}
    for start in part.variables:
        there, back = _ways_there(start, leaving, bit), _ways_back(start, reaching, bit)
        for link in part.links:
            if there.variables[link.source] & back.variables[link.target] == bit[start]:
                length = there.distance[link.source] + 1 + back.distance[link.target]
                vector = there.links[link.source] | bit[link.id] | back.links[link.target]
                by_length.setdefault(length, []).append((start, link, vector, there, back))
    for length in sorted(by_length):
        yield from by_length[length]


def _ways_there(start: str, leaving: Mapping[str, Sequence[Link]], bit: Mapping[str, int]) -> _Ways:
    distance, last = tree_from(start, leaving)
    return _Ways(distance, last, *_on_the_way(distance, {i: (link.source, link) for i, link in last.items()}, bit))


def _ways_back(end: str, reaching: Mapping[str, Sequence[Link]], bit: Mapping[str, int]) -> _Ways:
    distance, first = tree_to(end, reaching)
    return _Ways(distance, first, *_on_the_way(distance, {i: (link.target, link) for i, link in first.items()}, bit))


def _on_the_way(
    nearest_first: Iterable[str], nearer: Mapping[str, tuple[str, Link]], bit: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, int]]:
    variables: dict[str, int] = {}
    links: dict[str, int] = {}
    for i in nearest_first:
        if i in nearer:
            before, link = nearer[i]
            variables[i], links[i] = bit[i] | variables[before], bit[link.id] | links[before]
        else:
            variables[i], links[i] = bit[i], 0
    return variables, links


def _joined(start: str, link: Link, there: _Ways, back: _Ways) -> list[Link]:
    """The way from a variable to a link, the link, and the way back."""
    links = [link]
    while (here := links[-1].source) != start:
        links.append(there.step[here])
    links.reverse()
    while (here := links[-1].target) != start:
        links.append(back.step[here])
    return links
