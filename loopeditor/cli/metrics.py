"""``loopeditor metrics``: how each variable and link is tied in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from loopeditor.cli.options import as_json_option, timeout_option

if TYPE_CHECKING:
    from rich.table import Table

    from loopeditor.analysis.counting import Counts, Through
    from loopeditor.analysis.structure import Involvement
    from loopeditor.model.diagram import Diagram, Link

MEANING = "structural involvement, not leverage"


@click.command(short_help="Print causes, effects and loops of each variable.")
@click.argument("source", metavar="FILE|EXAMPLE")
@timeout_option
@as_json_option
def metrics(source: str, timeout: float, *, as_json: bool) -> None:
    """Print how each variable is tied in: causes, effects, and loops through it; then the loops through each link.

    This is structural involvement, not leverage: what is on many loops need not be where one should intervene.
    """
    from loopeditor.analysis.counting import count_through
    from loopeditor.analysis.structure import involvement
    from loopeditor.cli.source import read

    diagram = read(source).diagram
    through = count_through(diagram, timeout)
    told = involvement(diagram, through)
    if as_json:
        click.echo(json.dumps(_as_json(diagram, told, through), indent=2))
    else:
        _print_report(diagram, told, through)


def _as_json(diagram: Diagram, told: tuple[Involvement, ...], through: Through | None) -> dict[str, Any]:
    return {
        "diagram": diagram.title,
        "meaning": MEANING,
        "variables": [
            {
                "id": each.variable,
                "name": diagram.name(each.variable),
                "causes": each.causes,
                "effects": each.effects,
                "driver": each.is_driver,
                "outcome": each.is_outcome,
                "loops": _counts(each.loops),
            }
            for each in told
        ],
        "links": [
            {
                "id": link.id,
                "from": diagram.name(link.source),
                "to": diagram.name(link.target),
                "polarity": link.polarity.value,
                "loops": _counts(through.link[link.id] if through else None),
            }
            for link in diagram.links
        ],
    }


def _counts(counts: Counts | None) -> dict[str, int] | None:
    if counts is None:
        return None
    return {
        "reinforcing": counts.reinforcing,
        "balancing": counts.balancing,
        "undetermined": counts.undetermined,
    }


def _print_report(diagram: Diagram, told: tuple[Involvement, ...], through: Through | None) -> None:
    from loopeditor.cli.console import headed, text

    out = headed(diagram.title)
    out.print(text(MEANING))
    if not through:
        out.print(text("The loops are too entangled to count those through each variable in the given time."))
    for heading, names in (
        ("drivers, which nothing here causes", [diagram.name(each.variable) for each in told if each.is_driver]),
        ("outcomes, which cause nothing here", [diagram.name(each.variable) for each in told if each.is_outcome]),
    ):
        if names:
            out.print(text(f"{heading}: {', '.join(names)}"))
    if told:
        out.print()
        out.print(_variables(diagram, told))
    if through and any(counts.all for counts in through.link.values()):
        out.print()
        out.print(_links(diagram, through))


def _variables(diagram: Diagram, told: tuple[Involvement, ...]) -> Table:
    from loopeditor.cli.console import table, text

    made = table(variable="fold", causes="right", effects="right", loops="right", R="right", B="right", U="right")
    for each in told:
        made.add_row(
            text(diagram.name(each.variable)),
            str(each.causes),
            str(each.effects),
            *_cells(each.loops),
        )
    return made


def _links(diagram: Diagram, through: Through) -> Table:
    """The links that are on a loop, those on most loops first."""
    from loopeditor.cli.console import table, text

    made = table(link="fold", loops="right", R="right", B="right", U="right")
    for link in sorted(diagram.links, key=lambda link: -through.link[link.id].all):
        if through.link[link.id].all:
            made.add_row(text(_told(diagram, link)), *_cells(through.link[link.id]))
    return made


def _told(diagram: Diagram, link: Link) -> str:
    return f"{diagram.name(link.source)} → {diagram.name(link.target)} ({link.polarity.symbol})"


def _cells(counts: Counts | None) -> list[str]:
    """All, R, B and U; nothing for what is none, a question mark for what could not be counted."""
    if counts is None:
        return ["?"] * 4
    return [f"{n:,}" if n else "" for n in (counts.all, counts.reinforcing, counts.balancing, counts.undetermined)]
