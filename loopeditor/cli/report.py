"""The loop report of a diagram, as a calm table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from loopeditor import api
from loopeditor.analysis.counting import Counts
from loopeditor.cli.console import COLOURS, headed, many, table, text
from loopeditor.cli.listing import BASIS, SILS, Listing, Question, listing
from loopeditor.model.diagram import Diagram

if TYPE_CHECKING:
    from rich.table import Table

_SETS = {
    BASIS: "one short set that covers the loops",
    SILS: "Oliva's shortest independent loop set, another short set that covers the loops",
}


def print_json(diagram: Diagram, question: Question) -> None:
    """The report for programs, in ASCII whatever the terminal."""
    click.echo(json.dumps(_as_json(diagram, listing(diagram, question)), indent=2))


def print_report(diagram: Diagram, question: Question | None = None) -> None:
    """The report for people: the totals of the diagram, then the loops asked for, each on a line."""
    question = question or Question()
    answer = listing(diagram, question)
    out = headed(diagram.title)
    out.print(text(totals(diagram, answer.counts)))
    if not question.is_whole:
        out.print(text(_shown(diagram, question, answer)))
    if answer.loops:
        out.print()
        out.print(_table(answer.loops))
    if not answer.complete and question.limit:
        out.print()
        out.print(text(_more(question, answer)))


def counts_as_json(counts: Counts) -> dict[str, int | bool]:
    """Numbers of loops by polarity, whether they are exact and, where not, how many loops are known to exist."""
    numbers = {"reinforcing": counts.reinforcing, "balancing": counts.balancing, "undetermined": counts.undetermined}
    return {**numbers, "exact": True} if counts.exact else {**numbers, "exact": False, "at_least": counts.all}


def totals(diagram: Diagram, counts: Counts) -> str:
    """The size of a diagram and how many loops it has."""
    size = f"{many(len(diagram.variables), 'variable')}, {many(len(diagram.links), 'link')}"
    if not counts.all:
        return f"{size}, no feedback loop" + ("" if counts.exact else " found so far")
    kinds = [f"{counts.reinforcing:,} reinforcing", f"{counts.balancing:,} balancing"]
    if counts.undetermined:
        kinds.append(f"{counts.undetermined:,} undetermined")
    at_least = "" if counts.exact else "at least "
    return f"{size}, {at_least}{many(counts.all, 'feedback loop')}: {', '.join(kinds)}"


def _as_json(diagram: Diagram, answer: Listing) -> dict[str, Any]:
    return {
        "diagram": diagram.title,
        "variables": len(diagram.variables),
        "links": len(diagram.links),
        "counts": counts_as_json(answer.counts),
        "complete": answer.complete,
        "loops": [
            {
                "id": loop.id or None,
                "polarity": loop.polarity.value,
                "name": loop.name or None,
                "length": loop.length,
                "delays": loop.delays,
                "variables": list(loop.variables),
                "links": list(loop.links),
            }
            for loop in answer.loops
        ],
    }


def _shown(diagram: Diagram, question: Question, answer: Listing) -> str:
    """Which of the loops are listed, as in: Shown: those that are balancing and run through Trust: 12."""
    conditions = []
    if question.polarity:
        conditions.append(f"are {question.polarity.value}")
    if question.longest is not None:
        conditions.append(f"have up to {many(question.longest, 'link')}")
    if question.through is not None:
        conditions.append(f"run through {_name(diagram, question.through)}")
    which = [_SETS[question.chosen]] if question.chosen in _SETS else []
    which += [f"those that {' and '.join(conditions)}"] if conditions else []
    return f"Shown: {', of it '.join(which)}: {len(answer.loops):,}"


def _name(diagram: Diagram, element: str) -> str:
    link = diagram.link.get(element)
    return f"{diagram.name(link.source)} -> {diagram.name(link.target)}" if link else diagram.name(element)


def _more(question: Question, answer: Listing) -> str:
    shown = len(answer.loops)
    if shown < question.limit:
        return f"The search was stopped after {question.seconds:g} seconds; there may be more loops."
    if question.is_whole and answer.counts.exact:
        return f"These are the first {shown:,} of {answer.counts.all:,} loops, shortest first."
    return f"These are the first {shown:,} loops, shortest first; there are more."


def _table(loops: Sequence[api.NamedLoop]) -> Table:
    named = any(loop.name for loop in loops)
    columns = {"loop": "left", "polarity": "left", "delays": "right", "name": "left", "variables_in_order": "fold"}
    made = table(**{heading: kind for heading, kind in columns.items() if named or heading != "name"})
    for loop in loops:
        colour = COLOURS[loop.polarity]
        made.add_row(
            text(loop.id, f"bold {colour}"),
            text(loop.polarity.value, colour),
            str(loop.delays) if loop.delays else "",
            *([text(loop.name)] if named else []),
            text(" → ".join([*loop.variables, loop.variables[0]])),
        )
    return made
