"""Virtuous or vicious: what a loop's turning does to what people want."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from loopeditor.analysis.loops import Loop
from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.polarity import LoopPolarity, Polarity


class Valence(Enum):
    """How a loop stands to what is wanted of its variables."""

    BOTH = "virtuous or vicious"  # a reinforcing loop: good when it turns one way, bad when the other
    MIXED = "mixed"  # whichever way it turns, somebody's wish is met and another's is not
    NO_VIEW = "no view"  # nobody has said what is wanted of its variables
    SEEKS = "seeks"  # a balancing loop brings things back instead of driving them
    UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class Reading:
    """The valence of a loop.

    Where it is BOTH, the loop is virtuous while its first variable goes ``virtuous``, and vicious the other way.
    ``with_it`` and ``against_it`` are the wanted variables that go as wished, and those that do not, while the first
    variable rises.
    """

    valence: Valence
    virtuous: Direction | None = None
    with_it: tuple[str, ...] = ()
    against_it: tuple[str, ...] = ()


def reading(diagram: Diagram, loop: Loop) -> Reading:
    """What the turning of a loop does to the wanted directions of its variables. O(length).

    Round a reinforcing loop every variable moves with one pattern or its mirror image, so there are just two ways to
    turn; the loop is virtuous in the one that agrees with every wish (from structural balance, Harary et al. 1965).
    """
    if loop.polarity is LoopPolarity.BALANCING:
        return Reading(Valence.SEEKS)
    if loop.polarity is LoopPolarity.UNDETERMINED:
        return Reading(Valence.UNDETERMINED)
    moves = directions(diagram, loop, Direction.UP)
    wanted = [(i, diagram.variable[i].wanted) for i in loop.variables]
    with_it = tuple(i for i, wish in wanted if wish and wish is moves[i])
    against = tuple(i for i, wish in wanted if wish and wish is not moves[i])
    if with_it and against:
        return Reading(Valence.MIXED, None, with_it, against)
    if not with_it and not against:
        return Reading(Valence.NO_VIEW)
    return Reading(Valence.BOTH, Direction.UP if with_it else Direction.DOWN, with_it, against)


def directions(diagram: Diagram, loop: Loop, first: Direction) -> dict[str, Direction]:
    """Which way each variable of a loop goes when its first one goes ``first``; an unknown link counts as a plus."""
    moves, now = {}, first
    for i, link in zip(loop.variables, loop.links, strict=True):
        moves[i] = now
        if diagram.link[link].polarity is Polarity.NEGATIVE:
            now = opposite(now)
    return moves


def opposite(direction: Direction) -> Direction:
    """Down for up, up for down."""
    return Direction.DOWN if direction is Direction.UP else Direction.UP
