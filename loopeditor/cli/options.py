"""Options that several verbs have."""

from __future__ import annotations

from math import isnan

import click

SECONDS = 10.0
"""How long the loops of one diagram are counted and searched where nobody says."""


def _number(context: click.Context, option: click.Parameter, seconds: float) -> float:
    if isnan(seconds):
        raise click.BadParameter("nan is no number of seconds", context, option)
    return seconds


as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")

timeout_option = click.option(
    "--timeout",
    metavar="S",
    type=click.FloatRange(min=0),
    default=SECONDS,
    callback=_number,
    show_default=True,
    help="Stop after S seconds, with what is known then.",
)
