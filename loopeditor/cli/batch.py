"""Pictures of one diagram or of many, with a progress bar where there are many."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

import click

from loopeditor import api
from loopeditor.cli.drawing import Wanted, write_pictures
from loopeditor.cli.export import start_engine
from loopeditor.cli.running import BAD_INPUT, DONE
from loopeditor.cli.sharing import Worker, shared
from loopeditor.cli.source import STANDARD_INPUT, Source, name_of, read
from loopeditor.files.errors import FileError, printable_line

Result = TypeVar("Result")

NAME = "{name}"
"""What stands for the name of each diagram in the names of its pictures."""


def export_all(
    sources: Sequence[str], outputs: Sequence[str], wanted: Wanted, heading: str | None, ready: list[Worker]
) -> int:
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
    groups = _by_name(sources)
    draw = partial(_draw, outputs=outputs, wanted=wanted, heading=heading)
    alone = 0 if STANDARD_INPUT in sources else None  # no worker can read that
    told = chain.from_iterable(_with_progress(shared(draw, groups, alone, ready=ready), len(groups)))
    problems = sorted(told)
    for _, problem in problems:
        click.echo(f"loopeditor: {printable_line(problem)}", err=True)
    return BAD_INPUT if problems else DONE


def _by_name(sources: Sequence[str]) -> list[list[tuple[int, str]]]:
    """The sources with their numbers, those of one name together, because of them one must not replace another."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for number, argument in enumerate(sources):
        groups.setdefault(name_of(argument), []).append((number, argument))
    return list(groups.values())


def _draw(
    group: Sequence[tuple[int, str]], outputs: Sequence[str], wanted: Wanted, heading: str | None
) -> list[tuple[int, str]]:
    """Draw those of one name one after the other, and give the number and a line of each that fails."""
    written, problems = "", []
    start_engine(outputs)
    for number, argument in group:
        try:
            source = read(argument)
            if written:
                raise FileError(argument, f"its picture would replace that of {written}", mend="export it on its own")
            written = argument
            _export(source, outputs, wanted, heading)
        except FileError as error:
            problems.append((number, str(error)))
        except click.ClickException as error:
            problems.append((number, f"{argument}: {error.format_message()}"))
    return problems


def _export(source: Source, outputs: Sequence[str], wanted: Wanted, heading: str | None) -> None:
    heading = source.diagram.title if heading is None else heading
    paths = [Path(output.replace(NAME, source.name)) for output in outputs]
    named = any(NAME in output for output in outputs)
    write_pictures(source.diagram, paths, replace(wanted, heading=heading), make_folder=named)


def _with_progress(results: Iterator[Result], count: int) -> Iterable[Result]:
    """The same, with a bar on standard error where somebody looks at it."""
    if not (sys.stderr.isatty() or os.environ.get("FORCE_COLOR")):
        return results
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(results, "Exporting", count, console=console, transient=True, disable=not console.is_terminal)
