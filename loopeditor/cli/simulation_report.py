"""A run told in words, for people who read it on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from loopeditor.cli.console import console, table, text
from loopeditor.cli.trying import Trial
from loopeditor.simulation.shape import Shape, shape
from loopeditor.simulation.telling import assumptions, told

_MOVES = {
    Shape.STILL: "stays as usual",
    Shape.GROWS: "still on its way",
    Shape.FADES: "on its way back",
    Shape.STAYS: "stays there",
    Shape.RETURNS: "came back",
    Shape.TURNS: "turned round",
    Shape.SETTLES: "swings less and less",
    Shape.SWINGS: "swings on",
}
_SECONDS = 2.0
"""For finding the loops that drive."""


def print_report(made: Trial) -> None:
    """What was done, what the variables asked about did, what drove, where everything ended, and what is assumed."""
    out, diagram, ran = console(), made.run.diagram, made.run
    heading = " — ".join(filter(None, (diagram.title, ran.scenario.name)))
    out.print(text(heading, "bold"))
    for line in dict.fromkeys(line for variable in made.focus for line in told(ran, variable)):
        out.print(text(line))
    for line in _drivers(made):
        out.print(text(line))
    out.print()
    columns = {"variable": "fold", "ends": "left", "and": "left"}
    rows = table(**columns, **({"runs_that_agree": "right"} if made.ensemble else {}))
    for i in ran.variables:
        kind = shape(ran.level(i))
        cells = [text(diagram.name(i)), text(_arrow(ran.level(i)[-1], kind)), text(_MOVES[kind])]
        if made.ensemble:
            cells.append(text(f"{100 * made.ensemble.agreement[i]:.0f} %"))
        rows.add_row(*cells)
    out.print(rows)
    out.print()
    if made.ensemble:
        out.print(text(f"{made.ensemble.runs} runs with other strengths, each from half to twice what it is here."))
    out.print(text(assumptions(diagram, ran.scenario), "dim"))


def _arrow(end: float, kind: Shape) -> str:
    if kind in (Shape.STILL, Shape.RETURNS):
        return "as usual"
    return "↑ more" if end > 0 else "↓ less"


def _drivers(made: Trial) -> Iterator[str]:
    """Which loops drive, in the order of time."""
    from loopeditor.analysis.loops import LIMIT, find_loops
    from loopeditor.cli.listing import numbered
    from loopeditor.simulation.driving import Driver, driving

    diagram = made.run.diagram
    known = numbered(diagram, find_loops(diagram, LIMIT, _SECONDS / 2))
    if not known:
        yield "There is no loop, so nothing turns by itself."
        return
    for each in driving(made.run, [loop for loop, _ in known], _SECONDS, variable=made.focus[0]).intervals:
        names = [known[k][1] for k in each.loops]
        what = {
            Driver.LOOPS: f"{' and '.join(names)} {'drives' if len(names) == 1 else 'drive'}",
            Driver.FRICTION: "friction has the upper hand",
            Driver.MANY: "many loops drive, none of them most",
            Driver.NONE: "no loop drives",
            Driver.REST: "everything is at rest",
        }[each.driver]
        yield f"From time {each.start:g} to {each.end:g} {what}."
