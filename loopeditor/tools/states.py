"""The modes of the canvas, each a value, and what a gesture may look at."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.geometry.picking import Hit
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point
from loopeditor.model.diagram import Diagram
from loopeditor.tools.effects import Effect
from loopeditor.tools.events import Press

PLACEHOLDER = "Name"
"""Stands where a name is still to be typed."""


@dataclass(frozen=True)
class Context:
    """The document's diagram, the scene that is shown, and how things stand.

    ``slack`` is how far, in points, the pointer may stray before a press becomes a drag.
    """

    diagram: Diagram
    scene: Scene
    selected: frozenset[str] = frozenset()
    lit: tuple[str, ...] | None = None
    slack: float = 4.0


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
    """Variables follow the pointer."""

    origin: Point
    ids: frozenset[str]


@dataclass(frozen=True)
class Bending:
    """A link's curve follows the pointer."""

    link: str


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
    """A link is being drawn, to ``target`` or to an empty place."""

    source: str
    point: Point
    target: str | None = None


@dataclass(frozen=True)
class Choosing:
    """A link from ``source`` is being made by keyboard or by clicks; ``target`` is the choice so far."""

    source: str
    target: str


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


State = Idle | Pressing | Moving | Bending | Brushing | Pulling | Linking | Choosing | NamingNew | Renaming

NAMING = NamingNew | Renaming
"""The modes in which the name editor is open."""
FOLLOWING = Moving | Bending
"""The modes in which something of the picture is under the pointer all the time."""
DRAGGING = Pressing | FOLLOWING | Brushing | Pulling | Linking
"""The modes in which the main button is down."""

Step = tuple[State, tuple[Effect, ...]]
"""The next state, and what is asked of the world."""
