"""A run as an animated GIF: levels rise and fall on the picture while a cursor goes through the chart beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loopeditor.analysis.loops import find_loops
from loopeditor.geometry.scene import Scene
from loopeditor.render.film import Stage, to_gif
from loopeditor.render.motion import Moment, above, below
from loopeditor.render.page import PLAIN, Page
from loopeditor.render.run_chart import HEIGHT, NOTE, WIDTH, Axes, Case, axes_of, chart
from loopeditor.render.spots import drift_spots, with_drifts
from loopeditor.render.themes import PAPER, Theme
from loopeditor.simulation.driving import Driving, driving
from loopeditor.simulation.flow import Run
from loopeditor.simulation.telling import assumptions

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = 41
"""Moments of a run that are shown, the first and the last among them."""
MOMENT, END = 150, 3_500
"""Milliseconds that one of them is looked at, and the last."""

_CURSOR = 1.4
_LOOPS, _SECONDS = 60, 1.0  # the loops that are told of, and the longest time for finding exact shares
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
    rows, scene = moments(case.run, PICTURES), with_drifts(scene)
    stage = Stage(scene, theme, heading=heading, page=page, foot=_FOOT, pictures=len(rows), scale=scale)
    axes = axes_of(stage.width, case.run)
    note = assumptions(case.run.diagram, case.run.scenario)
    beneath = chart(case, axes, theme, focus=focus, note=note).image(stage.zoom)
    fastest = float(np.abs(case.run.rates).max(initial=0.0)) or 1.0
    spots, known = drift_spots(scene), driven(case.run, focus)
    pictures = []
    for row in rows:
        moment = _moment(case.run, row, axes.scale, fastest, known)
        low = below(scene.links, scene.variables, moment)
        high = above(scene.links, scene.variables, moment, spots)
        foot = beneath.copy()
        _paint_cursor(foot, axes, float(case.run.times[row]), stage.zoom, theme)
        pictures.append(stage.picture(low, high, foot))
    return to_gif(pictures, [MOMENT] * (len(rows) - 1) + [END], theme)


def moments(run: Run, most: int) -> list[int]:
    """The rows of a run that are shown, as many as wanted where it has them, evenly spread."""
    return sorted(set(np.linspace(0, len(run.times) - 1, most).round().astype(int).tolist()))


def driven(run: Run, focus: str) -> Driving | None:
    """What drives when, in the part of the variable (id) that is told of; None where there is no loop."""
    loops = find_loops(run.diagram, seconds=_SECONDS).found[:_LOOPS]
    return driving(run, loops, _SECONDS, variable=focus or None) if loops else None


def drive_at(known: Driving | None, run: Run, time: float) -> dict[str, float]:
    """How much of what loops drive runs through each link (id) at a time."""
    carried = known.carried_at(time) if known else None
    return {} if carried is None else dict(zip(run.links, carried.tolist(), strict=True))


def _moment(run: Run, row: int, scale: float, fastest: float, known: Driving | None) -> Moment:
    time = float(run.times[row])
    levels, rates = (run.levels[row] / scale).tolist(), (run.rates[row] / fastest).tolist()
    return Moment(
        dict(zip(run.variables, zip(levels, rates, strict=True), strict=True)),
        drive_at(known, run, time),
        frozenset(cut.link for cut in run.scenario.cuts if cut.time <= time),
    )


def _paint_cursor(foot: Image, axes: Axes, time: float, zoom: float, theme: Theme) -> None:
    from PIL import ImageDraw

    box = axes.box
    x = axes.x(time) * zoom
    draw = ImageDraw.Draw(foot)
    draw.line([(x, box.top * zoom), (x, box.bottom * zoom)], fill=theme.text, width=max(1, round(_CURSOR * zoom)))
