"""A run as an animated GIF: levels rise and fall on the picture while a cursor goes through the chart beneath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from loopeditor.geometry.scene import Scene
from loopeditor.render import marks
from loopeditor.render.film import Stage, as_foot, to_gif
from loopeditor.render.page import PLAIN, Page
from loopeditor.render.run_chart import HEIGHT, NOTE, WIDTH, Axes, Case, axes_of, chart
from loopeditor.render.themes import PAPER, Theme
from loopeditor.simulation.flow import Run
from loopeditor.simulation.telling import assumptions

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = 41
"""Moments of a run that are shown, the first and the last among them."""
MOMENT, END = 150, 3_500
"""Milliseconds that one of them is looked at, and the last."""

_CURSOR = 1.4
_FOOT = (HEIGHT + NOTE + 14.0) / WIDTH  # of the width


def run_gif(
    scene: Scene,
    case: Case,
    theme: Theme = PAPER,
    *,
    focus: str = "",
    scale: float = 1.0,
    heading: str = "",
    page: Page = PLAIN,
) -> bytes:
    """The run of a case on the scene of its diagram, for ever; ``focus`` is the variable (id) that is told of first.

    At ``scale`` 1 it is about as large as a slide.

    Raises:
        ValueError: where all its pictures together would have more than MOST_PIXELS, and for a scale of 0.
        GraphvizError: when Graphviz fails.
    """
    rows = moments(case.run, PICTURES)
    stage = Stage(scene, theme, heading=heading, page=page, foot=_FOOT, pictures=len(rows), scale=scale)
    axes = axes_of(stage.width, case.run)
    note = assumptions(case.run.diagram, case.run.scenario)
    beneath = as_foot(chart(case, axes, theme, zoom=stage.zoom, focus=focus, note=note).png())
    fastest = float(np.abs(case.run.rates).max(initial=0.0)) or 1.0
    pictures = []
    for row in rows:
        levels, rates = case.run.levels[row] / axes.scale, case.run.rates[row] / fastest
        shown = level_marks(scene, dict(zip(case.run.variables, zip(levels, rates, strict=True), strict=True)))
        time, foot = float(case.run.times[row]), beneath.copy()
        _paint_cursor(foot, axes, time, stage.zoom, theme)
        pictures.append(stage.picture(shown, cut_marks(scene, case.run, time), foot))
    return to_gif(pictures, [MOMENT] * (len(rows) - 1) + [END], theme)


def moments(run: Run, most: int) -> list[int]:
    """The rows of a run that are shown, as many as wanted where it has them, evenly spread."""
    return sorted(set(np.linspace(0, len(run.times) - 1, most).round().astype(int).tolist()))


def level_marks(scene: Scene, moment: Mapping[str, tuple[float, float]]) -> Iterator[marks.Mark]:
    """The levels of variables (by id) and how fast they change, both -1 to 1, where the scene shows them."""
    for shape in scene.variables:
        level, rate = moment[shape.ghost_of or shape.id]
        yield from marks.level(shape.box, level)
        yield from marks.drift(shape.box, rate)


def cut_marks(scene: Scene, run: Run, time: float) -> Iterator[marks.Mark]:
    """Crosses on the links that are switched off at a time."""
    off = {cut.link for cut in run.scenario.cuts if cut.time <= time}
    for link in scene.links:
        if link.id in off:
            yield from marks.cut(link)


def _paint_cursor(foot: Image, axes: Axes, time: float, zoom: float, theme: Theme) -> None:
    from PIL import ImageDraw

    box = axes.box
    x = axes.x(time) * zoom
    draw = ImageDraw.Draw(foot)
    draw.line([(x, box.top * zoom), (x, box.bottom * zoom)], fill=theme.text, width=max(1, round(_CURSOR * zoom)))
