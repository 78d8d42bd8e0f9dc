"""``loopeditor explain``: loops told in words."""

from __future__ import annotations

import click

from loopeditor.cli.options import timeout_option


@click.command(short_help="Tell loops in words.")
@click.argument("source", metavar="FILE|EXAMPLE")
@click.argument("loop", required=False)
@click.option("--falling", is_flag=True, help="Start with a fall of the first variable instead of a rise.")
@timeout_option
def explain(source: str, loop: str | None, timeout: float, *, falling: bool) -> None:
    """Tell a loop in words: once round, why it reinforces or balances, and whether that is wanted.

    LOOP is an identifier that  loopeditor loops  prints, such as R1, or the name that somebody gave the loop. Without
    it, one short set of loops that covers the others is told, and which classic archetypes the diagram has the shape
    of.
    """
    from loopeditor.analysis.loops import LIMIT, find_loops
    from loopeditor.cli.elements import loop_called
    from loopeditor.cli.listing import numbered
    from loopeditor.cli.source import read
    from loopeditor.cli.telling import tell, tell_archetypes, tell_basis
    from loopeditor.model.diagram import Direction

    diagram = read(source).diagram
    first = Direction.DOWN if falling else Direction.UP
    known = numbered(diagram, find_loops(diagram, LIMIT, timeout))
    if loop is None:
        tell_basis(diagram, known, first, timeout)
        tell_archetypes(diagram, known, timeout)
    else:
        tell(diagram, *loop_called(diagram, loop, known), first)
