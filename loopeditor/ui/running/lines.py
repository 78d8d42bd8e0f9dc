"""Which variables a chart shows, and in which colours."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from loopeditor.editor.playing_work import Floats, Outcome
from loopeditor.model.naming import one_line
from loopeditor.render.themes import Theme

MOST = 8
"""Lines beyond these could not be told apart."""
_POINTS = 240  # of a line; more are not seen
_ORDER = (4, 5, 2, 6, 1, 0, 3, 7)  # of a theme's group colours: those that are farthest apart first


@dataclass(frozen=True, eq=False)
class Line:
    """One variable over time; ``title`` is the name of another scenario, empty for the run itself."""

    variable: str
    name: str
    colour: str
    times: Floats
    levels: Floats
    title: str = ""
    is_main: bool = False


def chosen(outcome: Outcome, focus: str, selected: Collection[str]) -> list[str]:
    """The variables to show: the one in the middle, those that are pushed or selected, and those that move most."""
    run = outcome.run
    strongest = np.argsort(-np.abs(run.levels).max(axis=0, initial=0.0), kind="stable")
    moving = [run.variables[i] for i in strongest]
    pushed = [force.variable for force in run.scenario.forces]
    wanted = [focus, *(i for i in run.variables if i in selected), *pushed, *moving]
    return [i for i in dict.fromkeys(wanted) if i in run.variables][:MOST]


def lines(outcome: Outcome, focus: str, selected: Collection[str], theme: Theme, other: str) -> list[Line]:
    """The lines of a chart, the faint ones of other runs first; ``other`` names a run without a name."""
    shown = chosen(outcome, focus, selected)
    steady = [i for i in outcome.run.variables if i in shown]  # a variable keeps its colour from run to run
    colours = {variable: theme.groups[_ORDER[i]] for i, variable in enumerate(steady)}
    made = []
    for name, run in outcome.beside:
        if focus in run.variables:
            levels = run.level(focus)
            made.append(Line(focus, "", colours.get(focus, theme.faint), thin(run.times), thin(levels), name or other))
    for variable in reversed(shown):  # the one in the middle is drawn last, over all others
        name = one_line(outcome.run.diagram.name(variable))
        levels = outcome.run.level(variable)
        made.append(
            Line(
                *(variable, name, colours[variable]),
                thin(outcome.run.times),
                thin(levels),
                is_main=variable == focus,
            )
        )
    return made


def thin(series: Floats) -> Floats:
    """As many points as are seen, the last one always."""
    step = max(1, len(series) // _POINTS)
    kept = series[::step]
    return kept if (len(series) - 1) % step == 0 else np.append(kept, series[-1])
