"""How each variable is tied into a diagram: its structural involvement, which is not leverage.

Centrality of a causal-loop diagram says little about where to intervene: it ignores sign, strength and delay
(Crielaard et al. 2023, doi:10.1038/s41598-023-46531-z). So only plain counts are given here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from loopeditor.analysis.counting import Counts, Through
from loopeditor.model.diagram import Diagram


@dataclass(frozen=True)
class Involvement:
    """One variable: links in and out, and loops through it (None where they could not be counted)."""

    variable: str
    causes: int
    effects: int
    loops: Counts | None

    @property
    def is_driver(self) -> bool:
        """Whether it moves others and nothing in the diagram moves it."""
        return not self.causes and bool(self.effects)

    @property
    def is_outcome(self) -> bool:
        """Whether it is moved and moves nothing in the diagram."""
        return bool(self.causes) and not self.effects


def involvement(diagram: Diagram, through: Through | None) -> tuple[Involvement, ...]:
    """The involvement of every variable, most loops first, then most links. O(variables log variables + links).

    ``through`` is what ``counting.count_through`` gives.
    """
    causes = Counter(link.target for link in diagram.links)
    effects = Counter(link.source for link in diagram.links)
    found = [
        Involvement(v.id, causes[v.id], effects[v.id], through.variable[v.id] if through else None)
        for v in diagram.variables
    ]
    return tuple(sorted(found, key=lambda each: (-(each.loops.all if each.loops else 0), -each.causes - each.effects)))
