"""A run as a file: a table, a chart, or something that moves."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from loopeditor.cli import moving
from loopeditor.cli.trying import Trial
from loopeditor.files import store
from loopeditor.files.cell_words import guarded
from loopeditor.files.decoding import bytes_of
from loopeditor.render import chart
from loopeditor.render.theme_files import theme_called
from loopeditor.simulation.momentum import turning_point

_SCALE = 2.0
_ENDINGS = ("csv", *chart.FORMATS, *moving.ENDINGS)


def checked_endings(outputs: Iterable[str]) -> None:
    """Whether each of these files can be written.

    Raises:
        click.UsageError: naming the first that cannot.
    """
    for output in outputs:
        if moving.ending_of(output) not in _ENDINGS:
            raise click.UsageError(
                f"a run cannot be written to {output!r}; end it with .csv, .png, .svg, .gif or .html"
            )


def write(made: Trial, output: str, options: Mapping[str, Any]) -> None:
    """Write a run in the format of the file's ending.

    Raises:
        FileError: where it cannot be saved, or for an unknown theme.
        click.UsageError: for a scale at which there is no picture.
    """
    store.save(Path(output), _data(made, output, options))


def _data(made: Trial, output: str, options: Mapping[str, Any]) -> bytes:
    ending = moving.ending_of(output)
    if ending in moving.ENDINGS:
        return moving.moving_run(made, output, options)
    return bytes_of(_table(made)) if ending == "csv" else _chart(made, ending, options)


def _table(made: Trial) -> str:
    """Times and levels, and with an ensemble the band of each variable after its level."""
    ran, beside = made.run, made.ensemble
    chosen = made.asked or ran.variables
    columns, heads = [ran.times], ["time"]
    for i in chosen:
        k, name = ran.variables.index(i), ran.diagram.name(i)
        columns.append(ran.levels[:, k])
        heads.append(name)
        if beside:
            columns += [beside.low[:, k], beside.high[:, k]]
            heads += [f"{name} (10 % lower)", f"{name} (10 % higher)"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(guarded, heads))
    writer.writerows([f"{float(number):.6g}" for number in row] for row in zip(*columns, strict=True))
    return out.getvalue()


def _chart(made: Trial, ending: str, options: Mapping[str, Any]) -> bytes:
    look = chart.ChartLook(
        theme=theme_called(options["theme"]),
        variables=_named(made),
        heading=options["title"],
        turning=turning_point(made.run, made.focus[0]),
        spread=made.ensemble,
        scale=_SCALE if options["scale"] is None else options["scale"],
    )
    try:
        return chart.chart(made.run, ending, look)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _named(made: Trial) -> tuple[str, ...]:
    """What is asked about, else what moves most; the band of an ensemble belongs to the first."""
    if made.asked or not made.ensemble:
        return made.asked
    first = made.focus[0]
    return (first, *(i for i in chart.most_moved(made.run) if i != first))[: chart.MOST_NAMED]
