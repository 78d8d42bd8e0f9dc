"""From one arrangement of a diagram to another, little by little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.bends import bends
from loopeditor.geometry.drawing import GUIDES
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram


class Glide:
    """The pictures between two diagrams that differ only in where things are and how links bend.

    ``loops`` are those of the diagram, along which links bend that nobody bent.
    """

    def __init__(self, before: Diagram, after: Diagram, loops: Sequence[Loop]) -> None:
        self.before, self.after = before, after
        self._from, self._to = _places(before), _places(after)
        guides = loops[:GUIDES]
        self._bent = bends(before, guides, self._from), bends(after, guides, self._to)

    @property
    def moves(self) -> bool:
        """Whether there is something to be seen between the two: what had no place cannot come from there."""
        return self._from != self._to and self._from.keys() == self._to.keys()

    def at(self, share: float) -> Diagram:
        """The picture when this share of the way is done; the diagrams themselves at 0 and at 1. O(n)."""
        if share <= 0:
            return self.before
        if share >= 1:
            return self.after
        ways = ((i, here, self._to[i]) for i, here in self._from.items())
        between = {i: here.to(there, share) for i, here, there in ways if here != there}
        old, new = self._bent
        turned = {i: bend + (new[i] - bend) * share for i, bend in old.items()}
        links = tuple(replace(k, bend=turned[k.id]) if k.id in turned else k for k in self.after.links)
        return edits.place(replace(self.after, links=links), {i: (x, y) for i, (x, y) in between.items()})


def _places(diagram: Diagram) -> dict[str, Point]:
    """Where variables and their ghosts are, as far as they have a place."""
    variables = {v.id: Point(*v.position) for v in diagram.variables if v.position is not None}
    return variables | {ghost.id: Point(*ghost.position) for ghost in diagram.ghosts}
