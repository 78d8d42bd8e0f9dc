"""What the person does, free of any toolkit. Points are scene points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopeditor.model.polarity import Polarity

if TYPE_CHECKING:  # menus name events before anything is drawn, and geometry loads numpy
    from loopeditor.geometry.picking import Hit
    from loopeditor.geometry.shapes import Point


@dataclass(frozen=True)
class Press:
    """The main button goes down: ``extend`` with Shift or Ctrl, to add to the selection; ``copy`` with Alt, to copy."""

    point: Point
    hit: Hit | None = None
    extend: bool = False
    copy: bool = False


@dataclass(frozen=True)
class Move:
    """The pointer moves, with a button down or not; ``free`` means Ctrl, so that nothing snaps."""

    point: Point
    hit: Hit | None = None
    free: bool = False


@dataclass(frozen=True)
class Release:
    """The main button comes up; ``free`` as in ``Move``."""

    point: Point
    hit: Hit | None = None
    free: bool = False


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
class Follow:
    """An arrow key with Alt: along the links of what is selected, in this way."""

    dx: float
    dy: float


@dataclass(frozen=True)
class Accept:
    """Enter."""


@dataclass(frozen=True)
class Rename:
    """Ask for a new name of the selected variable, or other words for the text with this id, the title among them."""

    text: str = ""


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
class Reverse:
    """Turn the selected links round."""


@dataclass(frozen=True)
class StartLink:
    """Choose, by keyboard or click, what the selected variable acts on."""


@dataclass(frozen=True)
class Add:
    """A new variable near this point."""

    point: Point


@dataclass(frozen=True)
class AddText:
    """A new free text at this point."""

    point: Point


@dataclass(frozen=True)
class Typed:
    """The text of the name editor changed."""

    text: str


@dataclass(frozen=True)
class Named:
    """The name editor is done, by Enter or because the person went elsewhere; ``further`` means by Tab."""

    text: str
    further: bool = False


@dataclass(frozen=True)
class Pick:
    """One of the variables that were offered."""

    id: str


@dataclass(frozen=True)
class Duplicate:
    """The selected things once more."""


Event = (
    Press
    | Move
    | Release
    | DoublePress
    | Aim
    | Arrow
    | Walk
    | Follow
    | Accept
    | Rename
    | Cancel
    | SelectAll
    | Delete
    | SetPolarity
    | ToggleDelay
    | Reverse
    | StartLink
    | Add
    | AddText
    | Typed
    | Named
    | Pick
    | Duplicate
)
