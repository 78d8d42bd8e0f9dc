"""``loopeditor diff``: what two diagrams claim differently."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from loopeditor.cli.options import as_json_option, timeout_option

if TYPE_CHECKING:
    from loopeditor.analysis.changes import Changes


@click.command(short_help="Tell what changed in meaning between two diagrams.")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@timeout_option
@as_json_option
def diff(before: str, after: str, timeout: float, *, as_json: bool) -> None:
    """Tell what B claims and A does not, and the other way round: variables, links, signs, loops.

    Names count, places and order do not. The exit code is 0, also where they differ.
    """
    from loopeditor.analysis.changes import changes
    from loopeditor.cli.source import read

    found = changes(read(before).diagram, read(after).diagram, seconds=timeout / 2)
    if as_json:
        told = {"variables": found.variables, "links": found.links, "loops": found.loops, "complete": found.complete}
        click.echo(json.dumps(told, indent=2))
    else:
        _print_report(found)


def _print_report(found: Changes) -> None:
    from loopeditor.cli.console import console, text

    out = console()
    if not found:
        out.print(text("no difference in meaning"))
    groups = [group for group in (found.variables, found.links, found.loops) if group]
    for number, group in enumerate(groups):
        if number:
            out.print()
        for line in group:
            out.print(text(line))
    if not found.complete:
        out.print()
        out.print(text("Only the shortest loops were compared; there are more."))
