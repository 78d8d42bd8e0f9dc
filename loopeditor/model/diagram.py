"""The causal-loop diagram as an immutable value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from math import isfinite
from typing import Any

from loopeditor.model.polarity import Polarity

Position = tuple[float, float]
"""Centre of a variable in points (1/72 inch), x to the right and y downwards."""


class DiagramError(ValueError):
    """A diagram that cannot be; the message is one sentence for a person."""


class Direction(Enum):
    """Which way people want a variable to go."""

    UP = "up"
    DOWN = "down"


def _no_extra() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Variable:
    """Something that can rise or fall.

    ``position`` is None until somebody, or the layout, has placed it. ``extra`` holds fields of the file that this
    version does not know, so that saving keeps them.
    """

    id: str
    name: str
    position: Position | None = None
    wanted: Direction | None = None
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True)
class Link:
    """A claim that a change of ``source`` causes a change of ``target`` (ids of variables).

    ``bend`` is the sagitta of the link's arc over its chord, positive to the left of somebody who walks from source to
    target; None leaves the curve to the geometry.
    """

    id: str
    source: str
    target: str
    polarity: Polarity = Polarity.POSITIVE
    delay: bool = False
    bend: float | None = None
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


LoopKey = tuple[str, ...]
"""What a feedback loop is, whatever happens elsewhere: its link ids in causal order, the smallest first."""


def loop_key(links: Sequence[str]) -> LoopKey:
    """The key of the loop that these link ids make, wherever they start.

    >>> loop_key(["l7", "l3", "l5"])
    ('l3', 'l5', 'l7')
    """
    first = links.index(min(links)) if links else 0
    return (*links[first:], *links[:first])


@dataclass(frozen=True)
class LoopNote:
    """The name and the note that people gave to a loop.

    The links of ``key`` may be gone, or no longer make a loop: the note is then an orphan that waits to be reattached.
    """

    key: LoopKey
    name: str = ""
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True)
class Diagram:
    """Variables and the links between them, in a stable order, and what people call the loops.

    Raises:
        DiagramError: when an id is used twice, a link has an end that is not there, a number is not finite, or a loop
            has two notes.
    """

    title: str = ""
    description: str = ""
    variables: tuple[Variable, ...] = ()
    links: tuple[Link, ...] = ()
    loop_notes: tuple[LoopNote, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)

    def __post_init__(self) -> None:
        _check_variables(self)
        _check_links(self)
        _check_loop_notes(self)

    @cached_property
    def variable(self) -> Mapping[str, Variable]:
        """The variables by id."""
        return {variable.id: variable for variable in self.variables}

    @cached_property
    def link(self) -> Mapping[str, Link]:
        """The links by id."""
        return {link.id: link for link in self.links}

    @cached_property
    def loop_note(self) -> Mapping[LoopKey, LoopNote]:
        """The notes on loops by key."""
        return {note.key: note for note in self.loop_notes}

    def name(self, variable_id: str) -> str:
        """The name of a variable from its id."""
        return self.variable[variable_id].name

    @property
    def is_placed(self) -> bool:
        """Whether every variable has a position."""
        return all(variable.position is not None for variable in self.variables)

    def _repr_svg_(self) -> str | None:
        """The picture that a notebook shows; None where nothing that draws has been loaded."""
        return _draw(self) if _draw else None


_draw: Callable[[Diagram], str] | None = None


def show_diagrams_with(draw: Callable[[Diagram], str]) -> None:
    """Let notebooks show every diagram as the SVG text that ``draw`` makes of it."""
    global _draw
    _draw = draw


def fresh_id(diagram: Diagram, prefix: str) -> str:
    """An id that nothing in the diagram has: the prefix ("v" or "l") and the next free number. O(n).

    Nor is it one that a note still remembers: a new link must not pass for the one that was deleted.
    """
    used = [*diagram.variable, *diagram.link, *(i for note in diagram.loop_notes for i in note.key)]
    numbers = [int(i[len(prefix) :]) for i in used if i.startswith(prefix) and i[len(prefix) :].isdecimal()]
    return f"{prefix}{max(numbers, default=0) + 1}"


def _check_variables(diagram: Diagram) -> None:
    seen: set[str] = set()
    for variable in diagram.variables:
        if variable.id in seen:
            raise DiagramError(f"two variables have the id {variable.id!r}; give one of them another id")
        seen.add(variable.id)
        if variable.position is not None and not all(map(isfinite, variable.position)):
            raise DiagramError(f"the position of variable {variable.name!r} is not a finite number; mend or remove it")


def _check_links(diagram: Diagram) -> None:
    seen: set[str] = set()
    for link in diagram.links:
        if link.id in seen:
            raise DiagramError(f"two links have the id {link.id!r}; give one of them another id")
        if link.id in diagram.variable:
            raise DiagramError(f"a link and a variable have the id {link.id!r}; give one of them another id")
        seen.add(link.id)
        for end in (link.source, link.target):
            if end not in diagram.variable:
                raise DiagramError(
                    f"link {link.id!r} names the variable {end!r}, which is not there; add it or remove the link"
                )
        if link.bend is not None and not isfinite(link.bend):
            raise DiagramError(f"the bend of link {link.id!r} is not a finite number; mend or remove it")


def _check_loop_notes(diagram: Diagram) -> None:
    seen: set[LoopKey] = set()
    for note in diagram.loop_notes:
        if note.key != loop_key(note.key) or not note.key:
            raise DiagramError(f"the note {note.name!r} is for no loop; name its links, the smallest id first")
        if note.key in seen:
            raise DiagramError(f"the loop {' '.join(note.key)} has two notes; remove one of them")
        seen.add(note.key)
