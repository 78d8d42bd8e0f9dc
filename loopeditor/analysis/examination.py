"""All that analysis can say of a diagram in one go: the functions that the editor's background process calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loopeditor.analysis.advice import Advice, advise
from loopeditor.analysis.basis import loop_basis
from loopeditor.analysis.counting import Counts, Through, count_loops, count_through
from loopeditor.analysis.facts import Facts, facts
from loopeditor.analysis.loops import LIMIT, Loop, Loops, find_loops
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import LoopPolarity

SECONDS = 8.0
"""How long the loops of one diagram are counted, and again how long those through each link are."""


@dataclass(frozen=True)
class Examination:
    """What the diagram says; ``through`` is None where the loops through each link could not be counted."""

    diagram: Diagram
    counts: Counts
    loops: Loops
    basis: tuple[Loop, ...]
    through: Through | None
    facts: Facts
    advice: tuple[Advice, ...]


def first_look(diagram: Diagram, loops: Loops | None = None) -> Examination:
    """What can be said without counting: exact, ``through`` included, where ``loops`` are all there are.

    Otherwise the counts are those of the listed loops, and lower bounds. Without ``loops`` they are listed first.
    """
    loops = loops or find_loops(diagram, LIMIT, SECONDS)
    counts = _counted(loops.found, exact=loops.complete)
    return Examination(
        diagram=diagram,
        counts=counts,
        loops=loops,
        basis=loop_basis(diagram),
        through=_through(diagram, loops.found, counts) if loops.complete else None,
        facts=facts(diagram),
        advice=advise(diagram),
    )


def examine(diagram: Diagram, longest: int | None = None, through: str | None = None) -> Examination:
    """Examine a diagram; the list of loops keeps to those of up to ``longest`` links ``through`` a variable or link."""
    counts = count_loops(diagram, SECONDS)
    return Examination(
        diagram=diagram,
        counts=counts,
        loops=find_loops(diagram, LIMIT, SECONDS, longest=longest, through=through),
        basis=loop_basis(diagram),
        through=count_through(diagram, SECONDS) if counts.exact else None,
        facts=facts(diagram),
        advice=advise(diagram),
    )


def _through(diagram: Diagram, loops: Sequence[Loop], counts: Counts) -> Through:
    met: dict[str, list[Loop]] = {i: [] for i in (*diagram.variable, *diagram.link)}
    for loop in loops:
        for i in (*loop.variables, *loop.links):
            met[i].append(loop)
    return Through(
        counts,
        link={i: _counted(met[i]) for i in diagram.link},
        variable={i: _counted(met[i]) for i in diagram.variable},
    )


def _counted(loops: Sequence[Loop], *, exact: bool = True) -> Counts:
    seen = Counter(loop.polarity for loop in loops)
    reinforcing, balancing, undetermined = (seen[polarity] for polarity in LoopPolarity)
    return Counts(reinforcing, balancing, undetermined, exact)
