"""Diagrams from files, examples and texts, and what their loops are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from loopeditor import resources
from loopeditor.files import formats, native
from loopeditor.model import notation
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import LoopPolarity

if TYPE_CHECKING:
    from loopeditor.analysis.loops import Loop


@dataclass(frozen=True)
class NamedLoop:
    """A feedback loop with its identifier, such as R1, and the name that people gave it, if any.

    ``links`` are ids, ``variables`` names in causal order.
    """

    id: str
    polarity: LoopPolarity
    variables: tuple[str, ...]
    links: tuple[str, ...]
    delays: int
    name: str = ""

    @property
    def length(self) -> int:
        """How many links the loop has."""
        return len(self.links)


def open(path: str | PathLike[str]) -> Diagram:  # noqa: A001 - le.open reads as what it does
    """The diagram in a ``.cld``, ``.txt``, ``.dot`` or ``.csv`` file, or in a picture that loopeditor exported.

    Raises:
        FileError: one line that names the file, the place in it and the mend.
    """
    return formats.read(Path(path))


def save(diagram: Diagram, path: str | PathLike[str]) -> None:
    """Save a diagram as ``.cld``, ``.txt`` or ``.dot``, by the extension.

    Raises:
        FileError: one line that names the file and the mend; an older file is then untouched.
    """
    formats.write(diagram, Path(path))


def examples() -> list[str]:
    """The names of the built-in diagrams."""
    return resources.example_names()


def example(name: str) -> Diagram:
    """A built-in diagram.

    Raises:
        KeyError: where there is none of that name.
    """
    return native.loads(resources.example_text(name), f"{name}.cld")


def archetypes() -> list[str]:
    """The names of the classic archetypes, each a small diagram with its story."""
    return resources.archetype_names()


def archetype(name: str) -> Diagram:
    """A classic archetype, such as "limits-to-growth".

    Raises:
        KeyError: where there is none of that name.
    """
    return native.loads(resources.archetype_text(name), f"{name}.cld")


def parse(text: str) -> Diagram:
    """The diagram that a text in the notation describes, such as ``"Visits -> Sellers -> Selection -> Visits"``.

    Raises:
        NotationError: with line and column.
    """
    return notation.parse(text)


def loops(diagram: Diagram, limit: int = 1_000) -> list[NamedLoop]:
    """The feedback loops of a diagram, shortest first, at most ``limit`` of them."""
    from loopeditor.analysis.loops import find_loops

    return [named(diagram, loop, name) for loop, name in identified(find_loops(diagram, limit).found)]


def named(diagram: Diagram, loop: Loop, identifier: str) -> NamedLoop:
    """A loop as people read it: with its identifier, its own name and those of its variables."""
    names = tuple(diagram.name(variable) for variable in loop.variables)
    note = diagram.loop_note.get(loop.key)
    return NamedLoop(identifier, loop.polarity, names, loop.links, loop.delays, note.name if note else "")


def identified(found: Iterable[Loop]) -> list[tuple[Loop, str]]:
    """Loops with their identifiers, in the same order."""
    from loopeditor.analysis.identity import identify

    found = list(found)
    identifiers = identify(found)
    return [(loop, identifiers[loop.key]) for loop in found]
