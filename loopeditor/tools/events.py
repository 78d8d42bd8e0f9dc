"""What the person does, free of any toolkit. Points are scene points."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.geometry.picking import Hit
from loopeditor.geometry.shapes import Point
from loopeditor.model.polarity import Polarity


@dataclass(frozen=True)
class Press:
    """The main button goes down; ``extend`` means Shift or Ctrl, to add to the selection."""

    point: Point
    hit: Hit | None = None
    extend: bool = False


@dataclass(frozen=True)
class Move:
    """The pointer moves, with a button down or not."""

    point: Point
    hit: Hit | None = None


@dataclass(frozen=True)
class Release:
    """The main button comes up."""

    point: Point
    hit: Hit | None = None


@dataclass(frozen=True)
class DoublePress:
    """The second press of a double-click."""

    point: Point
    hit: Hit | None = None


@dataclass(frozen=True)
class Aim:
    """The second button: what the menu that opens will be about."""

    hit: Hit | None = None


@dataclass(frozen=True)
class Arrow:
    """An arrow key; ``dx`` and ``dy`` are its way in points, larger with Shift."""

    dx: float
    dy: float


@dataclass(frozen=True)
class Walk:
    """Tab: ``step`` is 1 for the next thing and -1 for the one before."""

    step: int


@dataclass(frozen=True)
class Accept:
    """Enter."""


@dataclass(frozen=True)
class Rename:
    """Ask for a new name of the selected variable."""


@dataclass(frozen=True)
class Cancel:
    """Esc, or whatever takes a gesture away half-way."""


@dataclass(frozen=True)
class SelectAll:
    """Select everything."""


@dataclass(frozen=True)
class Delete:
    """Delete what is selected."""


@dataclass(frozen=True)
class SetPolarity:
    """Give the selected links a sign."""

    polarity: Polarity


@dataclass(frozen=True)
class ToggleDelay:
    """Put a delay mark on the selected links, or take it off."""


@dataclass(frozen=True)
class StartLink:
    """Choose, by keyboard or click, what the selected variable acts on."""


@dataclass(frozen=True)
class Add:
    """A new variable near this point."""

    point: Point


@dataclass(frozen=True)
class Typed:
    """The text of the name editor changed."""

    text: str


@dataclass(frozen=True)
class Named:
    """The name editor is done, by Enter or because the person went elsewhere."""

    text: str


Event = (
    Press
    | Move
    | Release
    | DoublePress
    | Aim
    | Arrow
    | Walk
    | Accept
    | Rename
    | Cancel
    | SelectAll
    | Delete
    | SetPolarity
    | ToggleDelay
    | StartLink
    | Add
    | Typed
    | Named
)
