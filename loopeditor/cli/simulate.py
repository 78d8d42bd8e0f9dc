"""``loopeditor simulate``: a scenario run on a diagram, told, tabled or drawn."""

from __future__ import annotations

from typing import Any

import click


@click.command(short_help="Push a variable and see what the loops make of it.")
@click.argument("source", metavar="FILE|EXAMPLE")
@click.option("--scenario", metavar="NAME", help="A scenario of the file; the first one where nothing else is said.")
@click.option(
    "--push",
    "pushes",
    metavar="NAME=+1[@0..10]",
    multiple=True,
    help="A steady push on a variable, up or down, all the time or from one time to another. Give it again for more.",
)
@click.option(
    "--virtuous",
    metavar="NAME",
    help="Push a variable the wanted way, until time 10, at a gain at which loops can take off.",
)
@click.option("--vicious", metavar="NAME", help="The same push the other way.")
@click.option("--cut", "cuts", metavar="'A -> B'[@5]", multiple=True, help="Switch a link off, from a time on.")
@click.option("--friction", "frictions", metavar="[NAME=]X", multiple=True, help="How fast things return to as usual.")
@click.option("--gain", type=float, help="What the links into one variable pass on together, usually 1.2.")
@click.option("--length", type=float, help="How long the run is; 40 unless told.")
@click.option("--of", "names", metavar="NAME", multiple=True, help="A variable to tell of or to draw; again for more.")
@click.option("--ensemble", "with_ensemble", is_flag=True, help="Say how many of 200 runs of other strengths agree.")
@click.option(
    "-o", "--output", "outputs", metavar="OUT", multiple=True, help="File to write: .csv .png .svg .gif .html."
)
@click.option("--title", metavar="TEXT", default="", help="The heading of what is written.")
@click.option("--theme", metavar="THEME", default="paper", show_default=True, help="Colours of a chart, as in export.")
@click.option(
    "--scale", type=float, help="Size of a PNG, of which 1 is 960 by 540 pixels, or of a GIF; usually 2 or 1."
)
def simulate(source: str, outputs: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click hands over what the options above say
    """Push variables of a diagram and see what its loops make of it; nothing here is a forecast.

    Without -o the run is told in words. Where nothing is pushed, the first scenario of the file runs, and where it has
    none its first variable is pushed the wanted way.

    \b
      loopeditor simulate amazon --virtuous "Customer experience"
      loopeditor simulate amazon --push "Growth=+1@0..10" --push "Growth=-2@20..30" -o growth.png
      loopeditor simulate amazon --virtuous Growth -o growth.gif -o growth.html
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from loopeditor.cli.simulation_report import print_report
    from loopeditor.cli.simulation_writing import checked_endings, write
    from loopeditor.cli.source import read
    from loopeditor.cli.trying import trial

    checked_endings(outputs)
    diagram = read(source).diagram
    made = trial(diagram, options)
    if outputs:
        for output in outputs:
            write(made, output, options)
    else:
        print_report(made)
