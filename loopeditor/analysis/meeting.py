"""How two loops meet: the one way that they go together, and what each of them has to itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loopeditor.analysis.loops import Loop
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity


@dataclass(frozen=True)
class Branch:
    """A part of a loop: its links in causal order, and the variables between them."""

    links: tuple[str, ...]
    variables: tuple[str, ...]


@dataclass(frozen=True)
class Meeting:
    """Two loops that share one way and no more: ``shared`` holds its variables, and is just one where they only touch.

    They come together at ``shared[0]`` and part at ``shared[-1]``; from there each goes its ``own`` way back.
    """

    first: Loop
    second: Loop
    shared: tuple[str, ...]
    way: tuple[str, ...]
    own: tuple[Branch, Branch]

    @property
    def entry(self) -> str:
        """The variable at which the loops come together."""
        return self.shared[0]

    @property
    def exit(self) -> str:
        """The variable at which they part."""
        return self.shared[-1]


def meet(first: Loop, second: Loop) -> Meeting | None:
    """How two loops meet; None where they have no variable in common, or more than one way. O(length)."""
    shared = set(first.variables) & set(second.variables)
    way = set(first.links) & set(second.links)
    if not shared or len(way) != len(shared) - 1 or len(way) in (len(first.links), len(second.links)):
        return None
    exit_ = next(i for i, link in zip(first.variables, first.links, strict=True) if i in shared and link not in way)
    own = _branch(first, exit_, shared), _branch(second, exit_, shared)
    variables, links = turned(first, own[0].links[0])
    size = len(own[0].links)
    return Meeting(first, second, (*variables[size:], exit_), links[size:], own)


def turned(loop: Loop, first: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The variables and the links of a loop, from this link on."""
    k = loop.links.index(first)
    return (*loop.variables[k:], *loop.variables[:k]), (*loop.links[k:], *loop.links[:k])


def _branch(loop: Loop, start: str, shared: set[str]) -> Branch:
    """From a variable on, up to the next one that is shared."""
    variables, links = turned(loop, loop.links[loop.variables.index(start)])
    size = next((k for k, i in enumerate(variables) if k and i in shared), len(links))
    return Branch(links[:size], variables[1:size])


def sign(diagram: Diagram, links: Iterable[str]) -> int:
    """What a way does to a change: 1 keeps its direction, -1 turns it over, 0 where a link is unknown."""
    product = 1
    for i in links:
        polarity = diagram.link[i].polarity
        product *= 0 if polarity is Polarity.UNKNOWN else -1 if polarity is Polarity.NEGATIVE else 1
    return product


def delays(diagram: Diagram, links: Iterable[str]) -> int:
    """How many links of a way have a delay mark."""
    return sum(diagram.link[i].delay for i in links)
