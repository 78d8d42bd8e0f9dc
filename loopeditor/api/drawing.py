"""A diagram with everything in its place: what its pictures are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopeditor.api.diagrams import identified
from loopeditor.engine.fonts import FAMILY
from loopeditor.model.diagram import Diagram

if TYPE_CHECKING:
    from loopeditor.analysis.loops import Loop
    from loopeditor.geometry.scene import Scene
    from loopeditor.geometry.text import TextMeasurer
    from loopeditor.layout.styles import Style

PATIENCE = 10.0
"""Seconds that loops are searched for a picture; a picture shows only a few of them."""


@dataclass(frozen=True)
class Drawing:
    """A diagram in which everything has its place, its loops with their identifiers, and the scene of both."""

    diagram: Diagram
    loops: tuple[tuple[Loop, str], ...]
    scene: Scene


_latest: tuple[Diagram, tuple[Style | None, str, str], Drawing] | None = None


def scene(diagram: Diagram) -> Scene:
    """The drawn diagram as data; variables without a position are placed first."""
    return drawing(diagram).scene


def drawing(diagram: Diagram, *, style: Style | None = None, shape: str = "16:9", font: str = FAMILY) -> Drawing:
    """A diagram as it is drawn; the same again costs nothing, as where one becomes pictures of several kinds.

    Args:
        diagram: what to draw; variables without a position are placed first.
        style: places all of them anew, in this style.
        shape: one of ``styles.SHAPES``, which what is placed is fitted to.
        font: the family that the names are written in.
    """
    global _latest
    asked = (style, shape, font)
    if not (_latest and _latest[0] is diagram and _latest[1] == asked):
        _latest = diagram, asked, _drawn(diagram, style, shape, font)
    return _latest[2]


def _drawn(diagram: Diagram, style: Style | None, shape: str, font: str) -> Drawing:
    from loopeditor.analysis.loops import find_loops
    from loopeditor.geometry.drawing import draw
    from loopeditor.render.measurer import measurer

    widths = measurer(font)
    placed = diagram if style is None and diagram.is_placed else _placed(diagram, style, shape, widths)
    found = tuple(identified(find_loops(placed, seconds=PATIENCE).found))
    return Drawing(placed, found, draw(placed, found, widths))


def _placed(diagram: Diagram, style: Style | None, shape: str, widths: TextMeasurer) -> Diagram:
    from loopeditor.layout.flywheel import arrange, rearrange

    if style is None:
        return arrange(diagram, widths, aspect=shape)
    return rearrange(diagram, widths, style=style, aspect=shape)
