"""The loop report of a diagram, as a calm table or as JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from loopeditor import api
from loopeditor.analysis.loops import LIMIT, Loops, find_loops
from loopeditor.files.errors import one_line
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import LoopPolarity

if TYPE_CHECKING:
    from rich.table import Table

SECONDS = 30.0
"""How long the loops of one diagram are searched."""

_COLOURS = {
    LoopPolarity.REINFORCING: "green",
    LoopPolarity.BALANCING: "red",
    LoopPolarity.UNDETERMINED: "yellow",
}


def print_json(diagram: Diagram) -> None:
    """The report for programs, in ASCII whatever the terminal."""
    click.echo(json.dumps(_as_json(diagram, find_loops(diagram, seconds=SECONDS)), indent=2))


def print_report(diagram: Diagram) -> None:
    """The report for people, each loop on a line as long as it needs where nobody's screen is the limit."""
    from rich.console import Console
    from rich.text import Text

    loops = find_loops(diagram, seconds=SECONDS)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 1_000_000)
    if diagram.title:
        console.print(Text(one_line(diagram.title), style="bold"))
    console.print(Text(_totals(diagram, loops)))
    if loops.found:
        console.print()
        console.print(_table(diagram, loops))
    if not loops.complete:
        console.print()
        console.print(Text(_more(loops)))


def _as_json(diagram: Diagram, loops: Loops) -> dict[str, Any]:
    return {
        "diagram": diagram.title,
        "variables": len(diagram.variables),
        "links": len(diagram.links),
        "counts": {polarity.value: loops.count(polarity) for polarity in LoopPolarity} | {"exact": loops.complete},
        "complete": loops.complete,
        "loops": [
            {
                "id": loop.id,
                "polarity": loop.polarity.value,
                "name": None,
                "length": loop.length,
                "delays": loop.delays,
                "variables": list(loop.variables),
                "links": list(loop.links),
            }
            for loop in _named(diagram, loops)
        ],
    }


def _named(diagram: Diagram, loops: Loops) -> list[api.NamedLoop]:
    return [api.named(diagram, loop, identifier) for loop, identifier in api.identified(loops.found)]


def _totals(diagram: Diagram, loops: Loops) -> str:
    counts = [f"{loops.count(polarity):,} {polarity.value}" for polarity in LoopPolarity]
    if not loops.count(LoopPolarity.UNDETERMINED):
        counts.pop()
    size = f"{_many(len(diagram.variables), 'variable')}, {_many(len(diagram.links), 'link')}"
    if not loops.found:
        return f"{size}, no feedback loop" + ("" if loops.complete else " found so far")
    at_least = "" if loops.complete else "at least "
    return f"{size}, {at_least}{_many(len(loops.found), 'feedback loop')}: {', '.join(counts)}"


def _more(loops: Loops) -> str:
    if len(loops.found) >= LIMIT:
        return f"These are the first {len(loops.found):,} loops, shortest first; there are more."
    return f"The search was stopped after {SECONDS:g} seconds; there may be more loops."


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _table(diagram: Diagram, loops: Loops) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    table.add_column("loop", no_wrap=True)
    table.add_column("polarity", no_wrap=True)
    table.add_column("delays", justify="right", no_wrap=True)
    table.add_column("variables in order", overflow="fold")
    for loop in _named(diagram, loops):
        colour = _COLOURS[loop.polarity]
        names = [one_line(name) for name in (*loop.variables, loop.variables[0])]
        table.add_row(
            Text(loop.id, style=f"bold {colour}"),
            Text(loop.polarity.value, style=colour),
            str(loop.delays) if loop.delays else "",
            Text(" → ".join(names)),
        )
    return table
