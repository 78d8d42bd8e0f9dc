"""What is done in a run, on its chart: a ground for each force, a line for each cut and for the turning point."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopeditor.geometry.text import on_one_line
from loopeditor.render.chart_labels import rows
from loopeditor.render.measurer import measurer
from loopeditor.render.themes import Theme, mixed
from loopeditor.simulation.flow import Run

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LETTERS = 13.0
_ROWS, _ROW = 3, 18.0  # of words above the lines, and how high each is in points
_LATE = 0.7  # of the time: from there on words stand to the left of their line


@dataclass(frozen=True)
class _Mark:
    """Words above the lines at a time."""

    time: float
    told: str
    colour: str


def draw_doings(axes: Axes, run: Run, theme: Theme, turning: float | None, width: float) -> None:
    """Draw the forces and cuts of a run, and when traction becomes flywheel, on axes so many points wide."""
    last = float(run.times[-1]) or 1.0
    marks = [*_turning(axes, theme, turning), *_forces(axes, run, theme, last), *_cuts(axes, run, theme, last)]
    _write(axes, marks, last, width / last)


def _turning(axes: Axes, theme: Theme, turning: float | None) -> Iterator[_Mark]:
    if turning is not None:
        axes.axvline(turning, color=theme.reinforcing, lw=1.6, ls=(0, (5, 3)), zorder=1)
        yield _Mark(turning, "traction becomes flywheel", theme.reinforcing)


def _forces(axes: Axes, run: Run, theme: Theme, last: float) -> Iterator[_Mark]:
    for force in run.scenario.forces:
        start, end = max(0.0, force.start), last if force.end is None else min(last, force.end)
        if force.amount and start < end:
            axes.axvspan(start, end, color=mixed(theme.background, theme.selection, 0.16), lw=0, zorder=0)
            arrow = "↑" if force.amount > 0 else "↓"
            yield _Mark(start, f"push {arrow} {_short(run.diagram.name(force.variable))}", theme.faint)


def _cuts(axes: Axes, run: Run, theme: Theme, last: float) -> Iterator[_Mark]:
    name = run.diagram.name
    for cut in run.scenario.cuts:
        time, link = max(0.0, cut.time), run.diagram.link[cut.link]
        if time < last:
            axes.axvline(time, color=theme.faint, lw=1.2, ls=(0, (2, 3)), zorder=1)
            yield _Mark(time, f"off: {_short(name(link.source))} → {_short(name(link.target))}", theme.faint)


def _write(axes: Axes, marks: Sequence[_Mark], last: float, points: float) -> None:
    """Each beside its time, ``points`` to the unit; none on another, and what finds no room is left out."""
    spans = []
    for mark in marks:
        at, width = mark.time * points, measurer().width(mark.told, _LETTERS) + 12
        spans.append((at - width, at) if mark.time > _LATE * last else (at, at + width))
    for mark, row in zip(marks, rows(spans, _ROWS), strict=True):
        if row is None:
            continue
        is_late = mark.time > _LATE * last
        axes.annotate(
            mark.told,
            (mark.time, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(-4 if is_late else 4, 4 + _ROW * row),
            textcoords="offset points",
            ha="right" if is_late else "left",
            va="bottom",
            color=mark.colour,
            fontsize=_LETTERS,
            annotation_clip=False,
        )


def _short(name: str) -> str:
    name = on_one_line(name)
    return textwrap.shorten(name, 28, placeholder="…") or name[:28]
