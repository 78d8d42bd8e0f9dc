"""What ``import loopeditor`` offers: a diagram from a file, an example or a text; its loops; its picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from loopeditor import resources
from loopeditor.files import formats, native, store
from loopeditor.files.errors import FileError
from loopeditor.model import notation
from loopeditor.model.diagram import Diagram, DiagramError, Direction, Link, Variable, show_diagrams_with
from loopeditor.model.notation import NotationError
from loopeditor.model.polarity import LoopPolarity, Polarity

if TYPE_CHECKING:
    from loopeditor.analysis.loops import Loop
    from loopeditor.geometry.scene import Scene

PICTURES = (".svg", ".png", ".pdf", ".dot")
"""Extensions of the pictures that ``export`` makes."""

PATIENCE = 10.0
"""Seconds that loops are searched for a picture; a picture shows only a few of them."""


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
    """The diagram in a ``.cld``, ``.txt`` or ``.dot`` file.

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


def scene(diagram: Diagram) -> Scene:
    """The drawn diagram as data; variables without a position are placed first."""
    from loopeditor.analysis.loops import find_loops
    from loopeditor.geometry.drawing import draw
    from loopeditor.layout.flywheel import arrange
    from loopeditor.render.measurer import measurer

    placed = arrange(diagram, measurer())
    return draw(placed, identified(find_loops(placed, seconds=PATIENCE).found), measurer())


def export(
    diagram: Diagram,
    path: str | PathLike[str],
    *,
    scale: float = 1.0,
    transparent: bool = False,
    heading: str = "",
) -> None:
    """Draw a diagram as ``.svg``, ``.png``, ``.pdf`` or ``.dot``, by the extension.

    Args:
        diagram: what to draw; variables without a position are placed first.
        path: the file; one that is there is replaced.
        scale: multiplies the size of a PNG in pixels.
        transparent: leaves the background out.
        heading: a line above the picture.

    Raises:
        FileError: for another extension, or where the file cannot be written.
        ValueError: for a PNG that would be too large.
        GraphvizError: where Graphviz fails.
    """
    path = Path(path)
    extension = picture_extension(path)
    data = picture(scene(diagram), extension, scale=scale, transparent=transparent, heading=heading)
    store.save(path, data)


def picture(drawn: Scene, extension: str, *, scale: float = 1.0, transparent: bool = False, heading: str = "") -> bytes:
    """The bytes of a picture; ``extension`` is one of ``PICTURES``, for the rest see ``export``."""
    from loopeditor.render.picture import render

    return render(drawn, extension.removeprefix("."), scale=scale, transparent=transparent, heading=heading)


def picture_extension(path: Path) -> str:
    """The extension of a picture's file, in small letters.

    Raises:
        FileError: where it is none of ``PICTURES``.
    """
    extension = path.suffix.lower()
    if extension not in PICTURES:
        what = f"{extension} is not a kind of picture" if extension else "the name does not tell the kind of picture"
        raise FileError(path, what, mend=f"end it in one of {' '.join(PICTURES)}")
    return extension


def _svg(diagram: Diagram) -> str:
    return picture(scene(diagram), ".svg").decode()


show_diagrams_with(_svg)

__all__ = [
    "Diagram",
    "DiagramError",
    "Direction",
    "FileError",
    "Link",
    "LoopPolarity",
    "NamedLoop",
    "NotationError",
    "Polarity",
    "Variable",
    "example",
    "examples",
    "export",
    "loops",
    "open",
    "parse",
    "save",
    "scene",
]
