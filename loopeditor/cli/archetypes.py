"""``loopeditor archetypes``: the classic archetypes."""

from __future__ import annotations

import json

import click

from loopeditor.cli.options import as_json_option


@click.command(short_help="List the classic archetypes.")
@as_json_option
def archetypes(*, as_json: bool) -> None:
    """List the classic archetypes: the name to type, and the title.

    Each is a diagram that every verb takes, as in  loopeditor explain limits-to-growth.  Where a file has the same
    name, archetype:limits-to-growth means the archetype.
    """
    from loopeditor import resources
    from loopeditor.cli.source import ARCHETYPE, read

    diagrams = {name: read(ARCHETYPE + name).diagram for name in resources.archetype_names()}
    if as_json:
        entries = [{"name": n, "title": d.title, "description": d.description} for n, d in diagrams.items()]
        click.echo(json.dumps(entries, indent=2))
        return
    widest = max(map(len, diagrams), default=0)
    for name, diagram in diagrams.items():
        click.echo(f"{name:{widest}}  {diagram.title}")
