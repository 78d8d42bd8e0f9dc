"""Loops in words, for people who read them on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from loopeditor.analysis.archetypes import SECONDS, recognise
from loopeditor.analysis.basis import loop_basis
from loopeditor.analysis.counting import count_loops
from loopeditor.analysis.facts import facts, in_words
from loopeditor.analysis.loops import Loop
from loopeditor.analysis.story import story
from loopeditor.cli.console import COLOURS, console, headed, text
from loopeditor.cli.report import totals
from loopeditor.model.diagram import Diagram, Direction


def tell(diagram: Diagram, loop: Loop, identifier: str, first: Direction) -> None:
    """One loop: its heading, its story from the first variable going ``first``, and the note on it."""
    note = diagram.loop_note.get(loop.key)
    names = [diagram.name(i) for i in (*loop.variables, loop.variables[0])]
    heading = [identifier, loop.polarity.value, note.name if note else "", " → ".join(names)]
    out = console()
    out.print(text("   ".join(filter(None, heading)), f"bold {COLOURS[loop.polarity]}"))
    out.print(text(story(diagram, loop, first)))
    if note and note.note:
        out.print(text(f"Note: {note.note}"))


def tell_basis(diagram: Diagram, numbered: Iterable[tuple[Loop, str]], first: Direction, seconds: float) -> None:
    """One short set of loops that covers the others, after the totals."""
    identifiers = {loop.key: identifier for loop, identifier in numbered}
    basis = loop_basis(diagram)
    out = headed(diagram.title)
    counts = count_loops(diagram, seconds)
    out.print(text(totals(diagram, counts)))
    if basis:
        out.print(text(in_words(diagram, facts(diagram))))
        of_all = f"{'' if counts.exact else 'at least '}{counts.all:,}"
        out.print(text(f"One short set that covers the loops: {len(basis):,} of {of_all}"))
    for loop in basis:
        out.print()
        tell(diagram, loop, identifiers.get(loop.key, ""), first)


def tell_archetypes(diagram: Diagram, numbered: Iterable[tuple[Loop, str]], seconds: float) -> None:
    """The archetypes that the diagram has the shape of, each with its loops; nothing where there is none."""
    identifiers = {loop.key: identifier for loop, identifier in numbered}
    findings = recognise(diagram, min(seconds, SECONDS))
    out = console()
    if findings.found:
        out.print()
        out.print(text("It has the shape of these archetypes; whether it tells their story is for you to say.", "bold"))
    for finding in findings.found:
        loops = " ".join(filter(None, (identifiers.get(key, "") for key in finding.loops)))
        out.print(text(" ".join(filter(None, (f"{finding.title} ({loops}): {finding.sentence}", finding.kin)))))
    if findings.found and not findings.complete:
        out.print(text("There may be more of them; these are in its shortest loops."))
