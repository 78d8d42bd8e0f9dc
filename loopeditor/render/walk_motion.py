"""A walk as an animated GIF: the push glides from name to name, and a sentence beneath tells each step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Rect
from loopeditor.geometry.text import LINE_HEIGHT
from loopeditor.model.diagram import Diagram
from loopeditor.render import passing
from loopeditor.render.film import Stage, to_gif
from loopeditor.render.marks import Mark
from loopeditor.render.motion import push_marks
from loopeditor.render.page import PLAIN, Page
from loopeditor.render.run_chart import WIDTH, wrapped
from loopeditor.render.sketch import Sketch
from loopeditor.render.spots import with_discs
from loopeditor.render.themes import PAPER, Theme
from loopeditor.render.walk_words import sentences
from loopeditor.simulation.pulse import Walk

if TYPE_CHECKING:
    from PIL.Image import Image

MOMENT, STEP, END = 90, 1_300, 4_000
"""Milliseconds that a push on its way is looked at, a step, and the last step."""

_PICTURES, _MOST_BETWEEN = 70, 7
_WORDS, _LINES = 21.0, 2
_FOOT = (_LINES * _WORDS * LINE_HEIGHT + 24.0) / WIDTH  # of the width


def walk_gif(
    diagram: Diagram,
    scene: Scene,
    walk: Walk,
    theme: Theme = PAPER,
    *,
    scale: float = 1.0,
    heading: str = "",
    page: Page = PLAIN,
) -> bytes:
    """A walk on the scene of its diagram, for ever; at ``scale`` 1 it is about as large as a slide.

    Raises:
        ValueError: where all its pictures together would have more than MOST_PIXELS, and for a scale of 0.
        GraphvizError: when Graphviz fails.
    """
    places, scene = moments(len(walk.steps)), with_discs(scene)
    stage = Stage(scene, theme, heading=heading, page=page, foot=_FOOT, pictures=len(places), scale=scale)
    course = passing.course(diagram, walk)
    feet = [_foot(each, stage.width, theme, stage.zoom) for each in sentences(diagram, walk)]
    pictures = [stage.picture(above=_marks(scene, course.at(place)), foot=feet[int(place)]) for place in places]
    return to_gif(pictures, [_duration(place, len(walk.steps)) for place in places], theme)


def moments(steps: int) -> list[float]:
    """The places of a walk that are shown: each step, and so many between two that there are not too many."""
    between = min(_MOST_BETWEEN, max(0, _PICTURES // max(1, steps) - 1))
    return [k / (between + 1) for k in range(steps * (between + 1) + 1)]


def _marks(scene: Scene, moment: passing.Passing) -> Iterator[Mark]:
    return push_marks(scene.links, scene.variables, moment.arrows, moment.beads)


def _duration(place: float, end: int) -> int:
    return END if place == end else STEP if place == int(place) else MOMENT


def _foot(said: str, width: float, theme: Theme, zoom: float) -> Image:
    """A sentence beneath the picture, in its middle."""
    size = _WORDS * width / WIDTH
    sketch = Sketch(width, _FOOT * width, theme)
    lines = wrapped(said, width - 2 * size, theme, size, _LINES)
    sketch.write(lines, Rect(0, 0, width, _FOOT * width - size / 2), size, theme.text, side="n", strong=True)
    return sketch.image(zoom)
