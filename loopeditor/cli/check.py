"""``loopeditor check``: advice on a diagram."""

from __future__ import annotations

import json
from collections.abc import Collection
from itertools import groupby
from typing import TYPE_CHECKING

import click

from loopeditor.cli.options import as_json_option

if TYPE_CHECKING:
    from loopeditor.analysis.advice import Advice
    from loopeditor.model.diagram import Diagram


@click.command(short_help="Give advice on names, signs and loops.")
@click.argument("source", metavar="FILE|EXAMPLE")
@click.option("--off", metavar="RULE", multiple=True, help="Leave out a rule. Give it again for more rules.")
@as_json_option
def check(source: str, off: tuple[str, ...], *, as_json: bool) -> None:
    """Give advice on a diagram: unclear names, missing signs, what the loops lack.

    It is advice and never an error: the exit code is 0 whatever is found. A rule is switched off by --off, or for good
    by its name in the list "advice_off" of the .cld file.
    """
    from loopeditor.analysis.advice import advise
    from loopeditor.cli.source import read

    _check_rules(off)
    diagram = read(source).diagram
    found = advise(diagram, off)
    if as_json:
        _print_json(diagram, found, off)
    else:
        _print_report(diagram, found)


def _check_rules(off: Collection[str]) -> None:
    from loopeditor.analysis.advice import RULES

    known = [rule.id for rule in RULES]
    for rule in off:
        if rule not in known:
            raise click.UsageError(f"there is no rule {rule!r}; the rules are: {' '.join(known)}")


def _print_json(diagram: Diagram, found: Collection[Advice], off: Collection[str]) -> None:
    from loopeditor.analysis.advice import switched_off

    told = [{"rule": a.rule, "message": a.message, "why": a.why, "about": list(a.about)} for a in found]
    silent = sorted({*off, *switched_off(diagram)})
    click.echo(json.dumps({"diagram": diagram.title, "off": silent, "advice": told}, indent=2))


def _print_report(diagram: Diagram, found: Collection[Advice]) -> None:
    from loopeditor.cli.console import headed, many, text

    out = headed(diagram.title)
    out.print(text(many(len(found), "remark") if found else "nothing to remark"))
    for rule, remarks in groupby(found, key=lambda advice: (advice.rule, advice.why)):
        out.print()
        out.print(text(f"{rule[0]}:", "bold"), text(rule[1], "dim"))
        for remark in remarks:
            out.print(text(f"  {remark.message}"))
