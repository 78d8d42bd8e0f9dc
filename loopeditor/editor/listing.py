"""Which of the loops are listed: all, one short set, or those through what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from loopeditor.analysis.loops import LIMIT, Loop, Loops, find_loops
from loopeditor.analysis.naming import loop_with
from loopeditor.editor.insight import Insight
from loopeditor.model.diagram import Diagram

MANY = 12
"""Loops of which one sees at a glance which they are; of more the short set is listed unless somebody chooses."""
_SECONDS = 0.04


class Kind(Enum):
    """What is listed."""

    ALL = "all"
    SHORT = "short set"
    SELECTION = "through selection"


@dataclass(frozen=True)
class Wish:
    """Loops of one kind, of up to ``longest`` links; ``selected`` are the ids that those of a selection run through."""

    kind: Kind = Kind.ALL
    longest: int | None = None
    selected: frozenset[str] = frozenset()


def usual_kind(insight: Insight) -> Kind:
    """What is listed where nobody has chosen."""
    return Kind.ALL if insight.loops.complete and len(insight.loops.found) <= MANY else Kind.SHORT


def listed(diagram: Diagram, insight: Insight, wish: Wish, before: Sequence[Loop] = ()) -> Loops:
    """The loops wished for, shortest first, found in a moment; ``complete`` tells whether these are all.

    While the short set is not known, those of the loops listed ``before`` that are still there stand in for it.
    """
    if wish.kind is Kind.SELECTION:
        return _through(diagram, insight.listed, wish)
    if wish.kind is Kind.SHORT:
        return _short_set(diagram, insight, wish.longest, before)
    loops = insight.listed
    if loops.complete or wish.longest is None or _reaches(loops, wish.longest):
        return Loops(_up_to(loops.found, wish.longest), loops.complete or wish.longest is not None)
    return find_loops(diagram, LIMIT, _SECONDS, longest=wish.longest)


def _short_set(diagram: Diagram, insight: Insight, longest: int | None, before: Sequence[Loop]) -> Loops:
    if insight.basis is not None:
        return Loops(_up_to(insight.basis, longest), complete=True)
    left = tuple(loop for loop in (loop_with(diagram, each.key) for each in before) if loop)
    return Loops(_up_to(left or insight.loops.found, longest), complete=False)


def _through(diagram: Diagram, loops: Loops, wish: Wish) -> Loops:
    """The loops that run through everything selected."""
    if not wish.selected:
        return Loops((), complete=True)
    if not loops.complete:
        first = min(wish.selected)
        loops = find_loops(diagram, LIMIT, _SECONDS, longest=wish.longest, through=first)
    found = (loop for loop in loops.found if wish.selected.issubset((*loop.variables, *loop.links)))
    return Loops(_up_to(tuple(found), wish.longest), loops.complete)


def _reaches(loops: Loops, longest: int) -> bool:
    """Whether a list that is cut short holds all loops of up to ``longest`` links, as it is shortest first."""
    return bool(loops.found) and len(loops.found[-1].links) > longest


def _up_to(loops: tuple[Loop, ...], longest: int | None) -> tuple[Loop, ...]:
    return loops if longest is None else tuple(loop for loop in loops if len(loop.links) <= longest)
