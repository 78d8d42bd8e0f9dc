"""What can be told of a diagram's loops at once, without finding them all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.routes import Part, adjacency, loop_of, parts, tree_from
from loopeditor.model.diagram import Diagram, Link
from loopeditor.model.polarity import Polarity


@dataclass(frozen=True)
class Facts:
    """What holds of all loops of a diagram.

    ``all_reinforcing`` holds where there is a loop and no unknown link on any. ``shortest_balancing`` is one of the
    shortest without an unknown link.
    """

    has_loop: bool
    all_reinforcing: bool
    unknown_links: tuple[str, ...]
    shortest_balancing: Loop | None


def facts(diagram: Diagram) -> Facts:
    """The facts of a diagram. O(variables * links), of which all but the shortest balancing loop is linear."""
    everywhere = parts(diagram)
    unknown = tuple(k.id for part in everywhere for k in part.links if k.polarity is Polarity.UNKNOWN)
    known = tuple(k for k in diagram.links if k.polarity is not Polarity.UNKNOWN)
    signed = parts(replace(diagram, links=known, scenarios=()))
    balancing = [part for part in signed if not is_balanced(part)]
    return Facts(
        has_loop=bool(everywhere),
        all_reinforcing=bool(everywhere) and not unknown and not balancing,
        unknown_links=unknown,
        shortest_balancing=_shortest_balancing(diagram, balancing),
    )


def in_words(diagram: Diagram, known: Facts) -> str:
    """The facts of a diagram in a sentence or two; empty where there is no loop."""
    if not known.has_loop:
        return ""
    told = []
    if known.all_reinforcing:
        told.append("Every loop reinforces.")
    elif known.shortest_balancing:
        around = (*known.shortest_balancing.variables, known.shortest_balancing.variables[0])
        told.append(f"There is a balancing loop; a shortest one is {' -> '.join(map(diagram.name, around))}.")
    else:
        told.append("No loop is known to balance.")
    if known.unknown_links:
        many = len(known.unknown_links)
        told.append(f"{many} {'link' if many == 1 else 'links'} on loops {'has' if many == 1 else 'have'} no sign yet.")
    return " ".join(told)


def is_balanced(part: Part) -> bool:
    """Whether every loop of a strongly connected part without unknown links reinforces.

    Such a part has no balancing loop if and only if its variables can be given a direction each so that every plus
    link joins equal and every minus link opposite ones (Harary, Norman & Cartwright 1965, Structural Models, ch. 13);
    it then moves as a whole one way or the other. O(links).
    """
    neighbours: dict[str, list[tuple[str, bool]]] = {i: [] for i in part.variables}
    for link in part.links:
        turns = link.polarity is Polarity.NEGATIVE
        neighbours[link.source].append((link.target, turns))
        neighbours[link.target].append((link.source, turns))
    side = {part.variables[0]: False}
    waiting = deque(side)
    while waiting:
        here = waiting.popleft()
        for there, turns in neighbours[here]:
            if there not in side:
                side[there] = side[here] ^ turns
                waiting.append(there)
            elif side[there] != side[here] ^ turns:
                return False
    return True


def _shortest_balancing(diagram: Diagram, unbalanced: Iterable[Part]) -> Loop | None:
    """Breadth-first on the signed double cover: from each variable to itself turned over.

    The shortest such walk of all meets no variable twice: otherwise one of its two halves would be a shorter one.
    """
    best: Sequence[Link] | None = None
    for part in unbalanced:
        leaving, _ = adjacency(part.links)
        for start in part.variables:
            walk = _turned_over(start, leaving, len(best) if best else len(part.links) + 1)
            if walk and (best is None or len(walk) < len(best)):
                best = walk
    return loop_of(diagram, best) if best else None


def _turned_over(start: str, leaving: Mapping[str, Sequence[Link]], shorter_than: int) -> list[Link] | None:
    came: dict[tuple[str, bool], tuple[tuple[str, bool], Link] | None] = {(start, False): None}
    waiting = deque([((start, False), 0)])
    while waiting:
        state, length = waiting.popleft()
        if state == (start, True):
            return _walk_back(state, came)
        if length + 1 >= shorter_than:
            continue
        for link in leaving[state[0]]:
            after = (link.target, state[1] ^ (link.polarity is Polarity.NEGATIVE))
            if after not in came:
                came[after] = (state, link)
                waiting.append((after, length + 1))
    return None


def _walk_back(
    state: tuple[str, bool], came: Mapping[tuple[str, bool], tuple[tuple[str, bool], Link] | None]
) -> list[Link]:
    walk = []
    while step := came[state]:
        state, link = step
        walk.append(link)
    return walk[::-1]


@dataclass(frozen=True)
class OpenRing:
    """A ring that looks like a loop but is open: ``wayward`` is the one link that points the other way round."""

    variables: tuple[str, ...]
    wayward: str


def open_rings(diagram: Diagram, longest: int = 8) -> tuple[OpenRing, ...]:
    """Rings of three to ``longest`` links, none of them on a loop, that would be loops if one link were turned round.

    The shortest for each such link. O(links * links).
    """
    on_loop = {link.id for part in parts(diagram) for link in part.links}
    loose = [link for link in diagram.links if link.id not in on_loop]
    leaving, _ = adjacency(loose)
    found = []
    for link in loose:
        others = {i: [each for each in links if each.id != link.id] for i, links in leaving.items()}
        distance, last = tree_from(link.source, others)
        if 2 <= distance.get(link.target, 0) < longest:
            ring = [link.target]
            while ring[-1] != link.source:
                ring.append(last[ring[-1]].source)
            found.append(OpenRing(tuple(reversed(ring)), link.id))
    return tuple(found)
