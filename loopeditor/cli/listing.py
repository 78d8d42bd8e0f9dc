"""Which loops a verb shows, and under which identifiers: the same ones in every verb and on every picture."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from loopeditor import api
from loopeditor.analysis.basis import loop_basis
from loopeditor.analysis.counting import Counts, count_loops
from loopeditor.analysis.loops import LIMIT, Loop, Loops, find_loops
from loopeditor.analysis.naming import noted
from loopeditor.analysis.sils import shortest_independent_loop_set
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import LoopPolarity

ALL, BASIS, SILS = "all", "basis", "sils"


@dataclass(frozen=True)
class Question:
    """Which loops are asked for; ``through`` is the id of a variable or link, ``seconds`` the time for everything."""

    limit: int = LIMIT
    longest: int | None = None
    polarity: LoopPolarity | None = None
    through: str | None = None
    chosen: str = ALL
    seconds: float = 10.0

    @property
    def is_whole(self) -> bool:
        """Whether it asks for all loops there are."""
        return (self.chosen, self.longest, self.polarity, self.through) == (ALL, None, None, None)


@dataclass(frozen=True)
class Listing:
    """The loops asked for, and how many loops the whole diagram has; ``complete`` where none is left out."""

    counts: Counts
    loops: tuple[api.NamedLoop, ...]
    complete: bool


def listing(diagram: Diagram, question: Question) -> Listing:
    """The answer to a question, of which counting gets up to half the time."""
    ends = time.monotonic() + question.seconds
    counts = count_loops(diagram, question.seconds / 2)
    first = find_loops(diagram, LIMIT, (ends - time.monotonic()) / 2)
    loops = Loops((), complete=True)
    if _may_have_any(counts, question):
        loops = _asked(diagram, question, ends - time.monotonic())
    sequel = loops.found if question.chosen == ALL and question.through is None else ()
    known = numbered(diagram, first, sequel)
    identifiers = {loop.key: name for loop, name in known}
    named = tuple(api.named(diagram, loop, identifiers.get(loop.key, "")) for loop in loops.found)
    return Listing(_no_less(counts, (*(loop for loop, _ in known), *loops.found)), named, loops.complete)


def numbered(diagram: Diagram, first: Loops, sequel: Iterable[Loop] = ()) -> tuple[tuple[Loop, str], ...]:
    """Loops with their identifiers: the ``first`` of them, those of the basis, those with a note, and a ``sequel``.

    In this order a loop bears the same identifier whatever is asked for; one that comes in none of these has none.
    Where time was too short to find all of the first ones, only these have one.
    """
    if not first.complete and len(first.found) < LIMIT:
        return tuple(api.identified(first.found))
    further = (*loop_basis(diagram), *(loop for loop, _ in noted(diagram)), *sequel)
    return tuple(api.identified({loop.key: loop for loop in (*first.found, *further)}.values()))


def _may_have_any(counts: Counts, question: Question) -> bool:
    """Whether a search could find something: for one of a polarity that no loop has it would go through all of them."""
    of_polarity = zip(LoopPolarity, _by_polarity(counts), strict=True)
    return not counts.exact or any(number for polarity, number in of_polarity if question.polarity in (None, polarity))


def _by_polarity(counts: Counts) -> tuple[int, int, int]:
    """Numbers in the order of ``LoopPolarity``."""
    return counts.reinforcing, counts.balancing, counts.undetermined


def _asked(diagram: Diagram, question: Question, seconds: float) -> Loops:
    if question.chosen == ALL:
        return find_loops(
            diagram,
            question.limit,
            seconds,
            longest=question.longest,
            polarity=question.polarity,
            through=question.through,
        )
    whole = loop_basis(diagram) if question.chosen == BASIS else shortest_independent_loop_set(diagram)
    found = tuple(loop for loop in whole if _fits(loop, question))
    return Loops(found[: question.limit], complete=len(found) <= question.limit)


def _fits(loop: Loop, question: Question) -> bool:
    return (
        (question.longest is None or len(loop.links) <= question.longest)
        and question.polarity in (None, loop.polarity)
        and (question.through is None or question.through in (*loop.variables, *loop.links))
    )


def _no_less(counts: Counts, known: Iterable[Loop]) -> Counts:
    """Lower bounds that are no lower than the loops that are known."""
    if counts.exact:
        return counts
    seen = Counter(loop.polarity for loop in {loop.key: loop for loop in known}.values())
    r, b, u = (max(bound, seen[kind]) for bound, kind in zip(_by_polarity(counts), LoopPolarity, strict=True))
    return Counts(r, b, u, exact=False)
