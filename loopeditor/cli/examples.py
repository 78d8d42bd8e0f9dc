"""``loopeditor examples``: the built-in diagrams."""

from __future__ import annotations

import click


@click.command(short_help="List the built-in diagrams.")
def examples() -> None:
    """List the built-in diagrams: the name to type, and the title."""
    from loopeditor import resources
    from loopeditor.cli.source import read
    from loopeditor.files.errors import printable_line

    names = resources.example_names()
    widest = max(map(len, names), default=0)
    for name in names:
        click.echo(f"{name:{widest}}  {printable_line(read(name).diagram.title)}".rstrip())
