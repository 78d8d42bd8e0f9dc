"""Pictures of one diagram or of many, with a progress bar where there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from loopeditor import api
from loopeditor.cli.drawing import Wanted, write_pictures
from loopeditor.cli.running import BAD_INPUT, DONE
from loopeditor.cli.source import Source, read
from loopeditor.files.errors import FileError, one_line

NAME = "{name}"
"""What stands for the name of each diagram in the names of its pictures."""


def export_all(sources: Sequence[str], outputs: Sequence[str], wanted: Wanted, heading: str | None) -> int:
    """Draw each of the diagrams; ``heading`` None stands for the title of each. Gives the exit code.

    Where there are many, one that fails is told and does not keep the others back.

    Raises:
        FileError: where the only one cannot be read or written, and for an unknown ending.
        click.ClickException: where it cannot be drawn, or several would become one file.
    """
    for output in outputs:
        api.picture_extension(Path(output))
    if len(sources) == 1:
        _export(read(sources[0]), outputs, wanted, heading)
        return DONE
    if any(NAME not in output for output in outputs):
        raise click.UsageError(f"several diagrams need {NAME} in each output, as in  -o out/{NAME}.svg")
    problems = list(_each(sources, outputs, wanted, heading))
    for problem in problems:
        click.echo(f"loopeditor: {one_line(problem)}", err=True)
    return BAD_INPUT if problems else DONE


def _each(sources: Sequence[str], outputs: Sequence[str], wanted: Wanted, heading: str | None) -> Iterator[str]:
    """Draw them one after the other, and give a line for each that fails."""
    written: dict[str, str] = {}
    for argument in _with_progress(sources):
        try:
            source = read(argument)
            if source.name in written:
                other = written[source.name]
                raise FileError(argument, f"its picture would replace that of {other}", mend="export it on its own")
            written[source.name] = argument
            _export(source, outputs, wanted, heading)
        except FileError as error:
            yield str(error)
        except click.ClickException as error:
            yield f"{argument}: {error.format_message()}"


def _export(source: Source, outputs: Sequence[str], wanted: Wanted, heading: str | None) -> None:
    heading = source.diagram.title if heading is None else heading
    paths = [Path(output.replace(NAME, source.name)) for output in outputs]
    named = any(NAME in output for output in outputs)
    write_pictures(source.diagram, paths, replace(wanted, heading=heading), make_folder=named)


def _with_progress(sources: Sequence[str]) -> Iterable[str]:
    """The same, with a bar on standard error where somebody looks at it."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(sources, "Exporting", console=console, transient=True, disable=not console.is_terminal)
