"""From a diagram and its loops to the Scene: the one place where everything finds its place."""

from __future__ import annotations

from loopeditor.geometry.extents import MARGIN
from loopeditor.geometry.identifiers import GUIDES, MOST_BADGES, NamedLoops
from loopeditor.geometry.redrawing import Redrawing
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.text import TextMeasurer
from loopeditor.model.diagram import Diagram


def draw(diagram: Diagram, loops: NamedLoops, measurer: TextMeasurer) -> Scene:
    """The Scene of a diagram whose variables all have positions, with its loops and their identifiers, shortest first.

    Links bend along the first GUIDES of the loops, and the first MOST_BADGES have identifiers, beside those that
    somebody placed. A loop that the diagram does not have, or no longer has, is passed over.

    Raises:
        ValueError: when a variable has no position.
    """
    return Redrawing().draw(diagram, loops, measurer)


__all__ = ["GUIDES", "MARGIN", "MOST_BADGES", "draw"]
