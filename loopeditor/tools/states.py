"""The modes of the canvas, each a value, and what a gesture may look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loopeditor.geometry.picking import Hit
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.snapping import NOTHING, Guide, Resting
from loopeditor.language import mark
from loopeditor.model.diagram import Diagram
from loopeditor.tools.effects import Effect
from loopeditor.tools.events import Press

PLACEHOLDER = mark("Name")
"""Stands where a name is still to be typed."""


@dataclass(frozen=True)
class Context:
    """The document's diagram, the scene that is shown, and how things stand.

    ``slack`` is how far, in points, the pointer may stray before a press becomes a drag. ``snaps`` tells whether what
    is moved snaps to the rest.
    """

    diagram: Diagram
    scene: Scene
    selected: frozenset[str] = frozenset()
    lit: tuple[str, ...] | None = None
    slack: float = 4.0
    snaps: bool = True


@dataclass(frozen=True)
class Idle:
    """Nothing is going on; the pointer is over ``hover``."""

    hover: Hit | None = None


@dataclass(frozen=True)
class Pressing:
    """The button is down and the pointer has not moved yet."""

    press: Press


@dataclass(frozen=True)
class Moving:
    """Variables, ghosts and texts follow the pointer.

    ``box`` is the room that they took at first, which snaps to what is ``resting`` as ``guides`` show. ``base`` holds
    them where they are copies that the document does not have yet.
    """

    origin: Point
    ids: frozenset[str]
    box: Rect | None = None
    base: Diagram | None = None
    guides: tuple[Guide, ...] = ()
    resting: Resting = NOTHING


@dataclass(frozen=True)
class Bending:
    """A link's curve follows the pointer."""

    link: str


@dataclass(frozen=True)
class Placing:
    """A loop identifier follows the pointer, which holds it ``off`` its middle."""

    key: tuple[str, ...]
    off: Point


@dataclass(frozen=True)
class Reconnecting:
    """One end of a link follows the pointer, to ``target`` or to an empty place."""

    link: str
    end: Literal["head", "tail"]
    point: Point
    target: str | None = None


@dataclass(frozen=True)
class Brushing:
    """A rubber band from ``origin`` to ``point`` selects, beside what was ``kept``; ``before`` comes back on Cancel."""

    origin: Point
    point: Point
    kept: frozenset[str]
    before: frozenset[str]


@dataclass(frozen=True)
class Pulling:
    """A link is being drawn, and the pointer has not left the label of its source yet."""

    source: str
    point: Point


@dataclass(frozen=True)
class Linking:
    """A link is being drawn, to ``target`` or to an empty place; ``stroke`` is where the pointer went."""

    source: str
    point: Point
    target: str | None = None
    stroke: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Stretching:
    """A link that a click began follows the pointer, with no button down, until a click says where it ends."""

    source: str
    point: Point
    target: str | None = None


@dataclass(frozen=True)
class Choosing:
    """A link from ``source`` is being made by keyboard or by clicks; ``target`` is the choice so far.

    It may be looked for by a ``text``; None then means a new variable of that name.
    """

    source: str
    target: str | None
    text: str = ""


@dataclass(frozen=True)
class NamingNew:
    """A variable that the document does not have yet is given its name; ``diagram`` holds it, maybe with a link."""

    diagram: Diagram
    id: str
    text: str = ""


@dataclass(frozen=True)
class Renaming:
    """A variable of the document is given another name."""

    id: str
    text: str


@dataclass(frozen=True)
class WritingNew:
    """A free text that the document does not have yet is typed; ``diagram`` holds it."""

    diagram: Diagram
    id: str
    text: str = ""


@dataclass(frozen=True)
class Rewriting:
    """A text of the document, or its title, is given other words."""

    id: str
    text: str


WRITING = WritingNew | Rewriting
"""The modes in which the text editor is open."""

FOLLOWING = Moving | Bending | Placing
"""The modes in which something of the picture is under the pointer all the time."""
DRAGGING = Pressing | FOLLOWING | Reconnecting | Brushing | Pulling | Linking
"""The modes in which the main button is down."""

State = Idle | DRAGGING | Stretching | Choosing | NamingNew | Renaming | WRITING

NAMING = NamingNew | Renaming
"""The modes in which the name editor is open."""
TYPING = NAMING | WRITING
"""The modes in which something is typed on the canvas."""

Step = tuple[State, tuple[Effect, ...]]
"""The next state, and what is asked of the world."""
