"""What a causal-loop diagram is made of, as immutable values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Strength

Position = tuple[float, float]
"""Centre of a variable in points (1/72 inch), x to the right and y downwards."""


class DiagramError(ValueError):
    """A diagram that cannot be; the message is one sentence for a person."""


class Direction(Enum):
    """Which way people want a variable to go."""

    UP = "up"
    DOWN = "down"


MOST_LINES = 3
"""In how many lines a name can be asked to be written."""


def _no_extra() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Variable:
    """Something that can rise or fall.

    ``position`` is None until somebody, or the layout, has placed it. ``group`` is the name of a ``Group``, or empty.
    ``lines`` is in how many lines its name is written, MOST_LINES at most; 0 leaves that to the geometry.
    ``extra`` holds fields of the file that this version does not know, so that saving keeps them.
    """

    id: str
    name: str
    position: Position | None = None
    wanted: Direction | None = None
    unit: str = ""
    note: str = ""
    group: str = ""
    lines: int = 0
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True)
class Link:
    """A claim that a change of ``source`` causes a change of ``target`` (ids of variables).

    ``bend`` is the sagitta of the link's arc over its chord, positive to the left of somebody who walks from source to
    target; None leaves the curve to the geometry. ``note`` says why the claim holds and ``evidence`` what supports it.
    ``source_ghost`` and ``target_ghost`` are ids of ghosts of its ends where it is drawn from or to one of these.
    """

    id: str
    source: str
    target: str
    polarity: Polarity = Polarity.POSITIVE
    delay: bool = False
    bend: float | None = None
    note: str = ""
    evidence: str = ""
    source_ghost: str = ""
    target_ghost: str = ""
    strength: Strength = Strength.NORMAL
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)

    @property
    def drawn_from(self) -> str:
        """Where it begins in the picture: the id of a ghost or of its source."""
        return self.source_ghost or self.source

    @property
    def drawn_to(self) -> str:
        """Where it ends in the picture: the id of a ghost or of its target."""
        return self.target_ghost or self.target


@dataclass(frozen=True)
class Ghost:
    """A second place in the picture for the variable with the id ``variable``; it means nothing more."""

    id: str
    variable: str
    position: Position
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True)
class FreeText:
    """Words on the canvas that belong to nothing; ``position`` is their middle."""

    id: str
    text: str
    position: Position
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


GROUP_COLOURS = ("orange", "sky", "green", "yellow", "blue", "red", "purple", "grey")
"""The colours that groups may have; a theme says what each looks like."""


@dataclass(frozen=True)
class Group:
    """Variables that share a colour; ``colour`` is one of GROUP_COLOURS."""

    name: str
    colour: str
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
    ``place`` is where somebody put the loop's identifier, or None to leave it to the geometry.
    """

    key: LoopKey
    name: str = ""
    note: str = ""
    place: Position | None = None
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)
