"""What a gesture asks of the world."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.model.diagram import Diagram


@dataclass(frozen=True)
class Preview:
    """Show this diagram; the document stays as it is."""

    diagram: Diagram


@dataclass(frozen=True)
class Discard:
    """Show the document's diagram again."""


@dataclass(frozen=True)
class Commit:
    """Make this the document's diagram. Steps with the same ``merge`` word that follow each other become one."""

    diagram: Diagram
    text: str
    merge: str = ""


@dataclass(frozen=True)
class Select:
    """Select these and nothing else."""

    ids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Light:
    """Let the loop with this key stand out, or none."""

    key: tuple[str, ...] | None = None


@dataclass(frozen=True)
class EditName:
    """Open the name editor over a shown variable; ``name`` is what it starts with."""

    id: str
    name: str


@dataclass(frozen=True)
class EditText:
    """Open the text editor over a shown text or the title; ``text`` is what it starts with."""

    id: str
    text: str


@dataclass(frozen=True)
class Describe:
    """Show the person all that can be said of what is selected."""


@dataclass(frozen=True)
class Reveal:
    """Bring this variable or link into view."""

    id: str


@dataclass(frozen=True)
class Pan:
    """Move the view over the picture, in steps of an arrow key."""

    dx: float
    dy: float


@dataclass(frozen=True)
class PassFocus:
    """Let the keyboard go on to the next part of the window, or with -1 to the one before."""

    step: int


@dataclass(frozen=True)
class Status:
    """Tell the person something."""

    text: str


Effect = (
    Preview | Discard | Commit | Select | Light | EditName | EditText | Describe | Reveal | Pan | PassFocus | Status
)
