"""What lies near a variable along the links: its causes, its uses, and how far they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import Enum

from loopeditor.model.diagram import Diagram, Link


class Way(Enum):
    """Which links are followed."""

    BOTH = "both"
    CAUSES = "causes"
    USES = "uses"


def within(diagram: Diagram, starts: Collection[str], steps: int, way: Way = Way.BOTH) -> frozenset[str]:
    """The ids of all variables that at most ``steps`` links lead to or from, and of those links.

    The starts are among them, and so are the ghosts of every variable. O(variables + steps * links).

    >>> from loopeditor.model.notation import parse
    >>> sorted(within(parse("A -> B -> C"), ["v1"], 1))
    ['l1', 'v1', 'v2']
    """
    near = {start for start in starts if start in diagram.variable}
    followed: set[str] = set()
    for _ in range(steps):
        reached: set[str] = set()
        for link in diagram.links:
            if way is not Way.CAUSES and link.source in near:
                reached.add(link.target)
                followed.add(link.id)
            if way is not Way.USES and link.target in near:
                reached.add(link.source)
                followed.add(link.id)
        near |= reached
    ghosts = (ghost.id for ghost in diagram.ghosts if ghost.variable in near)
    return frozenset((*near, *followed, *ghosts))


def branches(links: Iterable[Link], variable: str, way: Way) -> list[tuple[Link, str]]:
    """The links that lead to a variable, each with its cause, or away from it, each with what it acts on.

    Both ways, causes come first. O(links).
    """
    links = list(links)
    causes = [(link, link.source) for link in links if link.target == variable]
    uses = [(link, link.target) for link in links if link.source == variable]
    return {Way.CAUSES: causes, Way.USES: uses, Way.BOTH: causes + uses}[way]
