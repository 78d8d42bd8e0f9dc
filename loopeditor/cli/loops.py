"""``loopeditor loops``: the feedback loops of a diagram, for people or as JSON."""

from __future__ import annotations

import click

from loopeditor.cli.options import as_json_option, timeout_option


@click.command(short_help="Print every feedback loop.")
@click.argument("source", metavar="FILE|EXAMPLE")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=0), help="List at most N loops: 1,000 unless told; 0: totals alone."
)
@click.option("--max-length", metavar="K", type=click.IntRange(min=1), help="Only loops of up to K links.")
@click.option(
    "--polarity",
    metavar="R|B|U",
    type=click.Choice(["R", "B", "U"], case_sensitive=False),
    help="Only loops that reinforce, balance, or are undetermined.",
)
@click.option("--through", metavar="NAME", help="Only loops through this variable, or link: 'Trust -> Sales'.")
@click.option(
    "--set",
    "chosen",
    type=click.Choice(["all", "basis", "sils"]),
    default="all",
    show_default=True,
    help="basis and sils: one short set of loops that covers the others.",
)
@timeout_option
@as_json_option
def loops(
    source: str,
    limit: int | None,
    max_length: int | None,
    polarity: str | None,
    through: str | None,
    chosen: str,
    timeout: float,
    *,
    as_json: bool,
) -> None:
    """Print the feedback loops of a diagram, shortest first: polarity, variables in order, and exact totals.

    The totals are those of the whole diagram, whichever loops are listed; where it is too entangled to count in time
    they are what is known to exist, and said to be.

    FILE is a .cld, a .txt in the notation or a .dot; - reads the notation from standard input:

    \b
      echo "Visits -> Sellers -> Selection -> Visits" | loopeditor loops -
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from loopeditor.analysis.loops import LIMIT
    from loopeditor.cli.elements import element_called
    from loopeditor.cli.listing import Question
    from loopeditor.cli.report import print_json, print_report
    from loopeditor.cli.source import read
    from loopeditor.model.polarity import LoopPolarity

    diagram = read(source).diagram
    question = Question(
        limit=LIMIT if limit is None else limit,
        longest=max_length,
        polarity=next((each for each in LoopPolarity if each.letter == polarity), None),
        through=None if through is None else element_called(diagram, through),
        chosen=chosen,
        seconds=timeout,
    )
    (print_json if as_json else print_report)(diagram, question)
