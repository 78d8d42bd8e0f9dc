"""The small chart under a run that is played: lines named at their ends, and room for a cursor."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.text import LINE_HEIGHT, lines_of, on_one_line, wrap
from loopeditor.language import tr
from loopeditor.render.chart import most_moved
from loopeditor.render.chart_labels import Ending, spread
from loopeditor.render.marks import pushed_ground
from loopeditor.render.measurer import measurer
from loopeditor.render.sketch import Sketch
from loopeditor.render.themes import Theme
from loopeditor.simulation.flow import Run

WIDTH = 800.0
"""Points for which sizes are given; all of it grows with the page."""
HEIGHT = 262.0
NOTE = 56.0
"""Room for a note beneath it."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 76.0, 196.0, 66.0, 44.0
_HEADING, _NAME, _SMALL, _NOTE = 17.0, 15.0, 13.0, 11.5
_MOST = 6
_POINTS = 200
_COLOURS = (4, 0, 2, 6, 1, 5)  # of a theme's groups: the strongest first
_ROOM = 1.06
_LEAST = 0.5  # levels below this are never shown as large, however small all others are
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, eq=False)
class Case:
    """A run with its name, when traction becomes flywheel in it, if ever, and what a button for it says."""

    name: str
    run: Run
    turning: float | None = None
    label: str = ""


@dataclass(frozen=True)
class Axes:
    """Where times and levels are on a chart of this width; ``unit`` is how much larger than usual everything is."""

    width: float
    length: float
    scale: float

    @property
    def unit(self) -> float:
        """Points for each point of a chart that is WIDTH wide."""
        return self.width / WIDTH

    @property
    def height(self) -> float:
        """The whole height."""
        return HEIGHT * self.unit

    @property
    def box(self) -> Rect:
        """Where the lines are."""
        unit = self.unit
        return Rect(_LEFT * unit, _TOP * unit, self.width - _RIGHT * unit, self.height - _BOTTOM * unit)

    def x(self, time: float) -> float:
        """Where a time is."""
        box = self.box
        return box.left + box.width * min(1.0, max(0.0, time / self.length))

    def y(self, level: float) -> float:
        """Where a level is."""
        box = self.box
        return box.center.y - box.height / 2 * max(-1.0, min(1.0, level / (self.scale * _ROOM)))


def scale_of(*runs: Run) -> float:
    """The level that counts as much in all of these runs."""
    return max([_LEAST, *(float(np.abs(run.levels).max(initial=0.0)) for run in runs)])


def axes_of(width: float, *runs: Run) -> Axes:
    """The axes on which all of these runs can be compared."""
    length = max(float(run.times[-1]) for run in runs)
    return Axes(width, length or 1.0, scale_of(*runs))


def chart(case: Case, axes: Axes, theme: Theme, *, focus: str = "", note: str = "") -> Sketch:
    """The chart of a run; where a variable is in focus, its line is first. A note makes it NOTE higher."""
    high = NOTE * axes.unit if note else 0.0
    sketch = Sketch(axes.width, axes.height + high, theme)
    if note:
        _note(sketch, note, axes, theme)
    shown = [i for i in most_moved(case.run, _MOST) if i != focus]
    shown = [focus, *shown][:_MOST] if focus else shown
    _grounds(sketch, case.run, axes, theme)
    _frame(sketch, axes, theme)
    _events(sketch, case, axes, theme)
    for k in reversed(range(len(shown))):
        _line(sketch, case.run, shown[k], axes, theme.groups[_COLOURS[k]])
    _names(sketch, case.run, shown, axes, theme)
    heading = Rect(axes.box.left, 0, axes.width, _HEADING * 1.4 * axes.unit)
    sketch.write(wrapped(case.name, heading.width, theme, _HEADING * axes.unit, 1), heading, _HEADING * axes.unit,
                 theme.text, strong=True)  # fmt: skip
    return sketch


def _note(sketch: Sketch, note: str, axes: Axes, theme: Theme) -> None:
    size, left = _NOTE * axes.unit, 16 * axes.unit
    lines = wrapped(note, axes.width - 2 * left, theme, size, 3)
    top = axes.height + 8 * axes.unit
    box = Rect(left, top, axes.width - left, top + len(lines) * size * LINE_HEIGHT)
    sketch.write(lines, box, size, theme.faint)


def wrapped(text: str, width: float, theme: Theme, size: float, most: int) -> list[str]:
    """A text as at most so many lines of a width, the last ending in dots where there was more of it."""
    widths = measurer(theme.font)
    lines = list(wrap(on_one_line(text), widths, width, size))
    if len(lines) > most:
        lines[most - 1] = f"{lines[most - 1]} …" if most > 1 else on_one_line(text)
    return [_shortened(line, width, theme, size) for line in lines[:most]]


def _shortened(line: str, width: float, theme: Theme, size: float) -> str:
    """A line that one long word makes too wide."""
    widths = measurer(theme.font)
    if widths.width(line, size) <= width * 1.02:
        return line
    while line and widths.width(f"{line}…", size) > width:
        line = line[:-1]
    return f"{line}…"


def _grounds(sketch: Sketch, run: Run, axes: Axes, theme: Theme) -> None:
    """The times at which something is pushed from outside."""
    box, colour = axes.box, pushed_ground(theme)
    for force in run.scenario.forces:
        end = axes.length if force.end is None else force.end
        left, right = axes.x(force.start), axes.x(end)
        if force.amount and left < right:
            sketch.ground(Rect(left, box.top, right, box.bottom), colour)


def _frame(sketch: Sketch, axes: Axes, theme: Theme) -> None:
    box, unit, size = axes.box, axes.unit, _SMALL * axes.unit
    high = size * LINE_HEIGHT
    middle = axes.y(0.0)
    sketch.line([Point(box.left, middle), Point(box.right, middle)], theme.faint, unit)
    for word, y in ((tr("more"), box.top + high / 2), (tr("as usual"), middle), (tr("less"), box.bottom - high / 2)):
        left = Rect(0, y - high / 2, box.left - 8 * unit, y + high / 2)
        sketch.write([word], left, size, theme.faint, side="r")
    step = next((each for each in _STEPS if axes.length / each <= 10), 500)
    for time in range(0, int(axes.length) + 1, step):
        x = axes.x(time)
        sketch.line([Point(x, box.bottom), Point(x, box.bottom + 4 * unit)], theme.faint, unit)
        below = Rect(x - 30 * unit, box.bottom + 4 * unit, x + 30 * unit, box.bottom + 4 * unit + high)
        sketch.write([str(time)], below, size, theme.faint, side="n")
    foot = Rect(box.left, axes.height - high, box.right, axes.height)
    sketch.write([tr("time, in no unit")], foot, size, theme.faint, side="n")


def _events(sketch: Sketch, case: Case, axes: Axes, theme: Theme) -> None:
    """What is done from outside in one row above the lines, and when traction becomes flywheel in another."""
    told: dict[float, list[str]] = {}
    for time, said, is_cut in _done(case.run):
        told.setdefault(axes.x(time), []).append(said)
        if is_cut:
            _upright(sketch, axes, axes.x(time), theme.faint, axes.unit)
    size = _SMALL * axes.unit
    for x, end in pairwise([*told, axes.width]):
        _event(sketch, _row(axes, x, end, 1), theme, size, ", ".join(told[x]), theme.faint)
    if case.turning is not None:
        x, colour, said = axes.x(case.turning), theme.reinforcing, tr("traction becomes flywheel")
        _upright(sketch, axes, x, colour, 1.6 * axes.unit)
        late = x > axes.box.center.x
        room = _row(axes, 0, x, 0) if late else _row(axes, x, axes.width, 0)
        _event(sketch, room, theme, size, said, colour, side="r" if late else "l", strong=True)


def _upright(sketch: Sketch, axes: Axes, x: float, colour: str, width: float) -> None:
    sketch.line([Point(x, axes.box.top), Point(x, axes.box.bottom)], colour, width, dashed=True)


def _done(run: Run) -> list[tuple[float, str, bool]]:
    """What is done from outside, and whether it is a link that is switched off, in the order of time."""
    diagram, done = run.diagram, []
    for force in run.scenario.forces:
        arrow, name = "↑" if force.amount > 0 else "↓", diagram.name(force.variable)
        if force.amount:
            done.append((max(0.0, force.start), tr("push {arrow} {name}", arrow=arrow, name=name), False))
    for cut in run.scenario.cuts:
        link = diagram.link[cut.link]
        ends = {"source": diagram.name(link.source), "target": diagram.name(link.target)}
        done.append((max(0.0, cut.time), tr("off: {source} → {target}", **ends), True))
    return sorted((each for each in done if each[0] <= run.times[-1]), key=lambda each: each[0])


def _row(axes: Axes, left: float, right: float, row: int) -> Rect:
    """A stretch of one of the rows of words above the lines."""
    high, gap = _SMALL * LINE_HEIGHT * axes.unit, 4 * axes.unit
    bottom = axes.box.top - row * high - 1
    return Rect(left + gap, bottom - high, right - gap, bottom)


def _event(
    sketch: Sketch,
    box: Rect,
    theme: Theme,
    size: float,
    said: str,
    colour: str,
    *,
    side: str = "l",
    strong: bool = False,
) -> None:
    """Words from one side of a box, none where it is too narrow for any."""
    if box.width > 3 * size:
        sketch.write(wrapped(said, box.width, theme, size, 1), box, size, colour, side=side, strong=strong)


def _line(sketch: Sketch, run: Run, variable: str, axes: Axes, colour: str) -> None:
    levels = run.level(variable)
    rows = np.unique(np.linspace(0, len(levels) - 1, _POINTS).round().astype(int))
    points = [Point(axes.x(float(run.times[k])), axes.y(float(levels[k]))) for k in rows]
    if len(points) > 1:
        sketch.line(points, colour, 2.6 * axes.unit)


def _names(sketch: Sketch, run: Run, shown: list[str], axes: Axes, theme: Theme) -> None:
    """Each name to the right of its line's end, moved up or down where two would lie on each other."""
    size, box, unit = _NAME * axes.unit, axes.box, axes.unit
    lead = 22 * unit
    room = axes.width - box.right - lead
    lines = {i: wrapped(" ".join(lines_of(run.diagram.name(i))), room, theme, size, 2) for i in shown}
    ends = [Ending(axes.y(_end(run, i)), len(lines[i]) * size * LINE_HEIGHT) for i in shown]
    low, high = box.top - 10 * unit, box.bottom + 24 * unit
    for k, (i, y) in enumerate(zip(shown, spread(ends, low, high), strict=True)):
        colour = theme.groups[_COLOURS[k]]
        start, end = Point(box.right + 2 * unit, ends[k].at), Point(box.right + lead - 4 * unit, y)
        sketch.line([start, end], colour, 1.6 * unit)
        name = Rect(box.right + lead, y - ends[k].height / 2, axes.width, y + ends[k].height / 2)
        sketch.write(lines[i], name, size, theme.text)


def _end(run: Run, variable: str) -> float:
    return float(run.level(variable)[-1])
