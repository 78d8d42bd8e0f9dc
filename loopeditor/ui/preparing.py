"""All that can be done for a diagram before it is opened, beside the window that goes on answering."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor import api
from loopeditor.analysis.loops import Loops, find_loops
from loopeditor.geometry.redrawing import Redrawing
from loopeditor.layout.flywheel import arrange
from loopeditor.model.diagram import Diagram
from loopeditor.render.measurer import measurer

_SECONDS = 0.5
"""How long the loops of a diagram that is being opened are looked for."""


@dataclass(frozen=True)
class Prepared:
    """A diagram with every variable placed, its loops, and what has drawn it already."""

    diagram: Diagram
    loops: Loops
    redrawing: Redrawing


def prepared(diagram: Diagram) -> Prepared:
    """Place, search and draw a diagram, so that the window has next to nothing to do for it."""
    placed = arrange(diagram, measurer())
    loops, redrawing = find_loops(placed, seconds=_SECONDS), Redrawing()
    redrawing.draw(placed, api.identified(loops.found), measurer())
    return Prepared(placed, loops, redrawing)
