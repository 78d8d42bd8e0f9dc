"""Shortest ways through a diagram, link by link, and loops made of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from loopeditor.analysis.graph import strong_parts
from loopeditor.analysis.loops import Loop
from loopeditor.model.diagram import Diagram, Link
from loopeditor.model.polarity import loop_polarity


@dataclass(frozen=True)
class Part:
    """A strongly connected part of a diagram that holds at least one loop, in the diagram's order."""

    variables: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def independent(self) -> int:
        """How many loops can be independent of each other: links - variables + 1."""
        return len(self.links) - len(self.variables) + 1


def parts(diagram: Diagram) -> list[Part]:
    """The parts of a diagram that loops lie in. O(variables + links)."""
    number = {i: k for k, part in enumerate(strong_parts(_successors(diagram))) for i in part}
    inside: dict[int, list[Link]] = {}
    for link in diagram.links:
        if number[link.source] == number[link.target]:
            inside.setdefault(number[link.source], []).append(link)
    members: dict[int, list[str]] = {k: [] for k in inside}
    for variable in diagram.variables:
        if number[variable.id] in members:
            members[number[variable.id]].append(variable.id)
    found = [Part(tuple(members[k]), tuple(links)) for k, links in inside.items()]
    place = diagram.place
    return sorted(found, key=lambda part: place[part.variables[0]])


def on_loops_with(diagram: Diagram, variable: str) -> set[str]:
    """The ids of all variables that lie on a loop, or on several that meet, with this one; itself too. O(n + links)."""
    return next(part for part in strong_parts(_successors(diagram)) if variable in part)


def _successors(diagram: Diagram) -> dict[str, list[str]]:
    successors: dict[str, list[str]] = {i: [] for i in diagram.variable}
    for link in diagram.links:
        successors[link.source].append(link.target)
    return successors


Tree = tuple[dict[str, int], dict[str, Link]]
"""How many links away each variable is, and its link that comes next on a shortest way from or to the root."""


def tree_from(start: str, leaving: Mapping[str, Sequence[Link]]) -> Tree:
    """Links to each variable that can be reached, and the last of them on a shortest way. O(links)."""
    return _tree(start, leaving, lambda link: link.target)


def tree_to(end: str, reaching: Mapping[str, Sequence[Link]]) -> Tree:
    """Links from each variable from which the end can be reached, and the first of them on a shortest way. O(links)."""
    return _tree(end, reaching, lambda link: link.source)


def _tree(root: str, links: Mapping[str, Sequence[Link]], outer: Callable[[Link], str]) -> Tree:
    distance, step = {root: 0}, dict[str, Link]()
    waiting = deque([root])
    while waiting:
        here = waiting.popleft()
        for link in links[here]:
            there = outer(link)
            if there not in distance:
                distance[there] = distance[here] + 1
                step[there] = link
                waiting.append(there)
    return distance, step


def adjacency(links: Iterable[Link]) -> tuple[dict[str, list[Link]], dict[str, list[Link]]]:
    """The links that leave and that reach each variable."""
    leaving: dict[str, list[Link]] = {}
    reaching: dict[str, list[Link]] = {}
    for link in links:
        for end in (link.source, link.target):
            leaving.setdefault(end, [])
            reaching.setdefault(end, [])
        leaving[link.source].append(link)
        reaching[link.target].append(link)
    return leaving, reaching


def loop_of(diagram: Diagram, links: Sequence[Link]) -> Loop:
    """The loop that these links make, from its variable that comes first in the diagram. O(links)."""
    return loop_in(diagram.place, links)


def loop_in(place: Mapping[str, int], links: Sequence[Link]) -> Loop:
    """The loop that these links make, from its variable with the smallest place."""
    first = min(range(len(links)), key=lambda k: place[links[k].source])
    turned = [*links[first:], *links[:first]]
    return Loop(
        links=tuple(link.id for link in turned),
        variables=tuple(link.source for link in turned),
        polarity=loop_polarity(link.polarity for link in turned),
        delays=sum(link.delay for link in turned),
    )
