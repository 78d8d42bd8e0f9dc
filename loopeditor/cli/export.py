"""``loopeditor export``: the picture of a diagram."""

from __future__ import annotations

from pathlib import Path

import click

_OWN = "\0"  # no title that one can type


@click.command(short_help="Draw a diagram as SVG, PNG, PDF or DOT.")
@click.argument("source", metavar="FILE|EXAMPLE")
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="OUT",
    multiple=True,
    required=True,
    help="File to write: .svg .png .pdf .dot. Give it again for more files.",
)
@click.option("--scale", type=float, default=1.0, show_default=True, help="Size of a PNG; 2 doubles its pixels.")
@click.option("--transparent", is_flag=True, help="Leave out the background.")
@click.option(
    "--title", metavar="[TEXT]", is_flag=False, flag_value=_OWN, help="Write a heading: TEXT, else the diagram's title."
)
def export(source: str, outputs: tuple[str, ...], scale: float, title: str | None, *, transparent: bool) -> None:
    """Draw a diagram; every file shows the same picture.

    \b
      loopeditor export amazon -o amazon.svg -o amazon.png --scale 2 --title
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from loopeditor import api
    from loopeditor.cli.source import read

    paths = [Path(output) for output in outputs]
    for path in paths:
        api.picture_extension(path)
    diagram = read(source).diagram
    heading = diagram.title if title == _OWN else title or ""
    from loopeditor.cli.drawing import write_pictures

    write_pictures(diagram, paths, scale=scale, transparent=transparent, heading=heading)
