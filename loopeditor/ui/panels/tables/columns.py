"""What the columns of the tables are, and the rows of a diagram: plain values, made anew after every edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from loopeditor.analysis.counting import Counts
from loopeditor.analysis.identity import Identifiers
from loopeditor.analysis.loops import Loop
from loopeditor.language import mark, tr
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Direction, LoopKey, LoopNote
from loopeditor.model.naming import one_line
from loopeditor.model.polarity import Polarity
from loopeditor.tools import wording
from loopeditor.ui.words import KIND_OF_LOOP

Cell = str | bool | int
"""Words, a tick, or a number."""
Row = tuple[Cell, ...]
Rows = Mapping[str, Row]
"""The rows by the id of what they show; of a loop that is ``key_text`` of its key."""
Edit = tuple[Diagram, str]
"""A diagram and what the step to it is called."""
Write = Callable[[Diagram, str, Cell], Edit]
"""Gives the edit for one row and another value."""


class Known(Protocol):
    """What is known of the loops."""

    def through(self, element: str, /) -> Counts | None:
        """How many run through a variable or link."""


@dataclass(frozen=True)
class Column:
    """One column; ``choices`` gives what a cell may hold where that is not free; without ``write`` it is fixed."""

    title: str
    write: Write | None = None
    term: str = ""
    choices: Callable[[Diagram], Sequence[str]] | None = None
    width: int = 96


WANTED: Sequence[tuple[Direction | None, str]] = (
    (Direction.UP, mark("Up")),
    (None, mark("No view")),
    (Direction.DOWN, mark("Down")),
)
_BETWEEN = "\x1f"


def key_text(key: LoopKey) -> str:
    """A loop's key as one word."""
    return _BETWEEN.join(key)


def key_of(text: str) -> LoopKey:
    """The key of which this is the word."""
    return tuple(text.split(_BETWEEN))


def variable_rows(diagram: Diagram, known: Known) -> Rows:
    """Name, unit, wanted direction, group, links in, links out, loops through it, note."""
    causes, uses = dict.fromkeys(diagram.variable, 0), dict.fromkeys(diagram.variable, 0)
    for link in diagram.links:
        causes[link.target] += 1
        uses[link.source] += 1
    said = {direction: tr(word) if direction else "" for direction, word in WANTED}
    return {
        v.id: (
            one_line(v.name),
            v.unit,
            said[v.wanted],
            v.group,
            causes[v.id],
            uses[v.id],
            _through(known, v.id),
            v.note and one_line(v.note),
        )
        for v in diagram.variables
    }


def link_rows(diagram: Diagram, known: Known) -> Rows:
    """Cause, sign, effect, delay, loops through it, why, evidence."""
    names = {variable.id: one_line(variable.name) for variable in diagram.variables}
    return {
        k.id: (
            names[k.source],
            k.polarity.symbol,
            names[k.target],
            k.delay,
            _through(known, k.id),
            k.note and one_line(k.note),
            k.evidence and one_line(k.evidence),
        )
        for k in diagram.links
    }


def loop_rows(diagram: Diagram, loops: Sequence[Loop], identifiers: Identifiers) -> Rows:
    """Identifier, name, kind, number of links, route, note."""
    names = {variable.id: one_line(variable.name) for variable in diagram.variables}
    rows: dict[str, Row] = {}
    for loop in loops:
        note = diagram.loop_note.get(loop.key, LoopNote(loop.key))
        route = " → ".join(names[i] for i in (*loop.variables, loop.variables[0]))
        identifier = identifiers.get(loop.key, loop.polarity.letter)
        kind = tr(KIND_OF_LOOP[loop.polarity])
        rows[key_text(loop.key)] = (identifier, note.name, kind, len(loop.links), route, one_line(note.note))
    return rows


def _through(known: Known, element: str) -> Cell:
    counts = known.through(element)
    return counts.all if counts else ""


def _rename(diagram: Diagram, row: str, value: Cell) -> Edit:
    after = edits.rename(diagram, row, str(value)) if value else diagram
    return after, tr("Rename {name}", name=wording.label(diagram, row))


def _set_unit(diagram: Diagram, row: str, value: Cell) -> Edit:
    after = edits.annotate_variable(diagram, [row], unit=str(value))
    return after, tr("Set unit of {name}", name=wording.label(diagram, row))


def _set_wanted(diagram: Diagram, row: str, value: Cell) -> Edit:
    direction = next((each for each, word in WANTED if tr(word) == value), None)
    after = edits.want(diagram, [row], direction)
    return after, tr("Set wanted direction of {name}", name=wording.label(diagram, row))


def _set_group(diagram: Diagram, row: str, value: Cell) -> Edit:
    name = str(value)
    said = tr("Put in group {name}", name=wording.short(name)) if name else tr("Take out of group")
    return edits.set_group(diagram, [row], name), said


def _note_variable(diagram: Diagram, row: str, value: Cell) -> Edit:
    after = edits.annotate_variable(diagram, [row], note=str(value))
    return after, tr("Note on {name}", name=wording.label(diagram, row))


def _set_sign(diagram: Diagram, row: str, value: Cell) -> Edit:
    polarity = next(each for each in Polarity if each.symbol == value)
    return edits.set_polarity(diagram, [row], polarity), wording.signed(1, polarity)


def _set_delay(diagram: Diagram, row: str, value: Cell) -> Edit:
    after = edits.toggle_delay(diagram, [row]) if diagram.link[row].delay is not value else diagram
    return after, wording.delayed(1, bool(value))


def _say_why(diagram: Diagram, row: str, value: Cell) -> Edit:
    return edits.annotate_link(diagram, [row], note=str(value)), tr("Say why")


def _give_evidence(diagram: Diagram, row: str, value: Cell) -> Edit:
    return edits.annotate_link(diagram, [row], evidence=str(value)), tr("Give evidence")


def _name_loop(diagram: Diagram, row: str, value: Cell) -> Edit:
    return edits.name_loop(diagram, key_of(row), str(value)), tr("Name loop")


def _note_loop(diagram: Diagram, row: str, value: Cell) -> Edit:
    return edits.note_loop(diagram, key_of(row), str(value)), tr("Note on loop")


def _groups(diagram: Diagram) -> Sequence[str]:
    return ("", *(group.name for group in diagram.groups))


def _wishes(_: Diagram) -> Sequence[str]:
    return [tr(word) for _, word in WANTED]


def _signs(_: Diagram) -> Sequence[str]:
    return [polarity.symbol for polarity in Polarity]


VARIABLE_COLUMNS: tuple[Column, ...] = (
    Column(mark("Variable"), _rename, "variable", width=136),
    Column(mark("Unit"), _set_unit),
    Column(mark("Wanted"), _set_wanted, "wanted", _wishes, width=80),
    Column(mark("Group"), _set_group, "group", _groups, width=80),
    Column(mark("Causes"), width=64),
    Column(mark("Uses"), width=56),
    Column(mark("Loops"), term="loop", width=64),
    Column(mark("Note"), _note_variable, width=200),
)
LINK_COLUMNS: tuple[Column, ...] = (
    Column(mark("Cause"), width=112),
    Column(mark("Sign"), _set_sign, "polarity", _signs, width=56),
    Column(mark("Effect"), width=112),
    Column(mark("Delay"), _set_delay, "delay", width=64),
    Column(mark("Loops"), term="loop", width=64),
    Column(mark("Why"), _say_why, width=200),
    Column(mark("Evidence"), _give_evidence, width=200),
)
LOOP_COLUMNS: tuple[Column, ...] = (
    Column(mark("Loop"), term="identifier", width=64),
    Column(mark("Name"), _name_loop, width=112),
    Column(mark("Kind"), term="loop", width=96),
    Column(mark("Links"), term="link", width=56),
    Column(mark("Route"), width=280),
    Column(mark("Note"), _note_loop, width=200),
)
