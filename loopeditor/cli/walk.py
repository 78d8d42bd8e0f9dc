"""``loopeditor walk``: one push, link by link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from loopeditor.cli.options import timeout_option

if TYPE_CHECKING:
    from rich.text import Text

    from loopeditor.model.diagram import Diagram
    from loopeditor.simulation.pulse import Arrival, Walk

_ARROWS = {1: "↑", -1: "↓", 0: "?"}


@click.command(short_help="Walk with a push, link by link.")
@click.argument("source", metavar="FILE|EXAMPLE")
@click.argument("name")
@click.option("--down", is_flag=True, help="Push it down instead of up.")
@click.option("--loop", metavar="R1", help="Once round this loop, to see whether it reinforces or balances.")
@click.option("-o", "--output", "outputs", metavar="OUT", multiple=True, help="File to write: .gif .html.")
@click.option("--title", metavar="TEXT", default="", help="The heading of a GIF or a page.")
@click.option("--theme", metavar="THEME", default="paper", show_default=True, help="Colours, as in export.")
@click.option("--scale", type=float, default=1.0, show_default=True, help="Size of a GIF: 1 is that of a slide.")
@timeout_option
def walk(
    source: str,
    name: str,
    loop: str | None,
    timeout: float,
    outputs: tuple[str, ...],
    *,
    down: bool,
    **options: Any,  # noqa: ANN401 - click hands over what the options above say
) -> None:
    """Push one variable and follow the push link by link; at each minus it turns over.

    NAME is a variable. With a loop, by its identifier or name, the walk goes once round it and tells whether the push
    comes back as it went out; without one it goes everywhere, once through each link. A link with a delay mark takes a
    step more.

    \b
      loopeditor walk amazon "Customer experience" --loop R1
      loopeditor walk amazon Growth --down -o growth.gif
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from loopeditor.cli.moving import checked_walk_endings, write_walk
    from loopeditor.cli.source import read
    from loopeditor.cli.trying import variable_called

    checked_walk_endings(outputs)
    diagram = read(source).diagram
    made, label = _walked(diagram, variable_called(diagram, name), loop, timeout, down=down)
    for output in outputs:
        write_walk(diagram, made, output, options)
    if not outputs:
        _tell(diagram, made, label)


def _walked(diagram: Diagram, variable: str, loop: str | None, timeout: float, *, down: bool) -> tuple[Walk, str]:
    """The walk, and the identifier of the loop that it goes round, if any."""
    from loopeditor.analysis.loops import LIMIT, find_loops
    from loopeditor.cli.elements import loop_called
    from loopeditor.cli.listing import numbered
    from loopeditor.simulation import pulse

    key, label = None, ""
    if loop is not None:
        chosen, label = loop_called(diagram, loop, numbered(diagram, find_loops(diagram, LIMIT, timeout)))
        key = chosen.links
    try:
        return pulse.walk(diagram, variable, pulse.DOWN if down else pulse.UP, key), label
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _tell(diagram: Diagram, made: Walk, label: str) -> None:
    from loopeditor.cli.console import console, text

    out = console()
    out.print(text(f"   0  {_ARROWS[made.direction]} {diagram.name(made.start)}, pushed", "bold"))
    for number, arrivals in enumerate(made.steps, start=1):
        for arrival in arrivals:
            out.print(_line(diagram, number, arrival))
    if not made.steps:
        out.print(text(f"Nothing leaves {diagram.name(made.start)}, so the push ends here."))
    if made.verdict is not None:
        out.print(text(_verdict(diagram.name(made.start), made.verdict, label or "the loop")))


def _line(diagram: Diagram, number: int, arrival: Arrival) -> Text:
    from loopeditor.cli.console import text
    from loopeditor.model.polarity import Polarity

    link = diagram.link[arrival.link]
    turns = {Polarity.NEGATIVE: ", turned over by the minus", Polarity.UNKNOWN: ", nobody has said which way"}
    late = ", after a delay" if link.delay else ""
    told = f"{diagram.name(arrival.variable)}, through {diagram.name(link.source)} -> {diagram.name(link.target)}"
    return text(f"{number:4}  {_ARROWS[arrival.direction]} {told}{turns.get(link.polarity, '')}{late}")


def _verdict(name: str, verdict: object, label: str) -> str:
    from loopeditor.simulation.pulse import Verdict

    if verdict is Verdict.AGREES:
        return f"Back at {name} the push agrees with how it set out: {label} reinforces."
    if verdict is Verdict.OPPOSES:
        return f"Back at {name} the push opposes how it set out: {label} balances."
    return f"Back at {name} nobody knows which way: {label} has a link whose sign nobody has said."
