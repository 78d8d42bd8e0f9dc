"""``loopeditor convert``: the same diagram in another format."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Convert between .cld, .txt, .dot and .csv.")
@click.argument("source", metavar="IN")
@click.option("-o", "--output", metavar="OUT", required=True, help="File to write: .cld .txt .dot .csv .tsv.")
def convert(source: str, output: str) -> None:
    """Write a diagram in another format.

    A .cld keeps everything; .txt, the notation, has no positions; .dot is Graphviz's;
    .csv and .tsv are cells of a spreadsheet: from, to, sign, delay, strength.
    IN is a file, a built-in example, or - for the notation on standard input.
    """
    from loopeditor.cli.source import read
    from loopeditor.files import formats

    formats.check_extension(Path(output))
    formats.write(read(source).diagram, Path(output))
