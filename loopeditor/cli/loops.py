"""``loopeditor loops``: every feedback loop of a diagram, for people or as JSON."""

from __future__ import annotations

import click


@click.command(short_help="Print every feedback loop.")
@click.argument("source", metavar="FILE|EXAMPLE")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
def loops(source: str, *, as_json: bool) -> None:
    """Print every feedback loop of a diagram: its polarity, its variables in order, and the totals.

    FILE is a .cld, a .txt in the notation or a .dot; - reads the notation from standard input:

    \b
      echo "Visits -> Sellers -> Selection -> Visits" | loopeditor loops -
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from loopeditor.cli.report import print_json, print_report
    from loopeditor.cli.source import read

    diagram = read(source).diagram
    if as_json:
        print_json(diagram)
    else:
        print_report(diagram)
