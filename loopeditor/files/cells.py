"""Cells of a spreadsheet as a diagram: one link a row, or a matrix with a sign for every pair.

::

    from        to           sign      delay       strength    # optional; columns may stand in any order under it
    Price       Demand       negative
    Demand      Price        +         yes         strong
    Weather                                                    # a variable without links

             Price    Demand       a matrix: the row acts on the column; empty or 0 is no link
    Price             -
    Demand   +

Cells are divided by tabs, semicolons or commas, as spreadsheets copy and save them. Without a column for signs a link
is positive; with one, an empty cell means that nobody knows. There may be columns of notes and of evidence, too. A
column of strengths without any of the words weak, normal and strong is somebody's own, and is passed over as such.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loopeditor.files.cell_words import HEADINGS, guarded, is_late, number_of, sign_of, strength_of, unguarded
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram, DiagramError, Link, Variable
from loopeditor.model.naming import one_line
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Strength

_IN_ORDER = {name: number for number, name in enumerate(("from", "to", "sign", "delay"))}


@dataclass(frozen=True)
class Problem:
    """What could not be read; ``row`` counts from 1 as the spreadsheet does."""

    row: int
    message: str


@dataclass(frozen=True)
class Cells:
    """The diagram of those cells that could be read, without positions, and what could not."""

    diagram: Diagram
    problems: tuple[Problem, ...]


def parse(text: str) -> Cells:
    """What a block of cells says. Total: whatever makes no sense is a problem.

    >>> [link.polarity.value for link in parse("Price;Demand;negative").diagram.links]
    ['-']
    """
    reading = _Reading()
    filled = [row for row in _rows(text) if any(row.cells)]
    if _is_matrix(filled):
        _read_matrix(reading, filled)
    elif filled:
        columns, body = _columns(filled)
        for row in body:
            _read_link(reading, row, columns)
    return reading.result()


def looks_like_cells(text: str) -> bool:
    """Whether a text is rather a block of cells than anything else: most of its lines have at least two."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or any("->" in line for line in lines):
        return False
    divider = _divider(text)
    return sum(divider in line for line in lines) * 2 > len(lines)


def write(diagram: Diagram, divider: str = ",") -> str:
    """The links of a diagram as cells under a heading, signs as words; ``parse`` gives the same links back.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, which ``parse`` takes off.

    Raises:
        DiagramError: where two variables share a name, as nothing tells them apart here.
    """
    names = [variable.name.strip() for variable in diagram.variables]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise DiagramError(f"two variables are called {twice!r}, and cells tell them apart by name; rename one")
    words = {Polarity.POSITIVE: "positive", Polarity.NEGATIVE: "negative", Polarity.UNKNOWN: "unknown"}
    linked = {end for link in diagram.links for end in (link.source, link.target)}
    rows = [["from", "to", "sign", "delay", "note", "evidence", "strength"]]
    for link in diagram.links:
        ends = (diagram.name(link.source), diagram.name(link.target))
        late = "yes" if link.delay else ""
        strength = "" if link.strength is Strength.NORMAL else link.strength.value
        rows.append([*ends, words[link.polarity], late, link.note, link.evidence, strength])
    if not any(row[-1] for row in rows[1:]):
        rows = [row[:-1] for row in rows]
    rows += [[variable.name] for variable in diagram.variables if variable.id not in linked]
    written = io.StringIO()
    csv.writer(written, delimiter=divider, lineterminator="\n").writerows(
        [[guarded(cell) for cell in row] for row in rows]
    )
    return written.getvalue()


# --- reading ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Row:
    number: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass
class _Reading:
    """What has been read so far; a claim that is stated again is the same link."""

    ids: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[str, str, Polarity, bool, Strength], Link] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def variable(self, name: str) -> str:
        return self.ids.setdefault(name, f"v{len(self.ids) + 1}")

    def link(
        self,
        ends: tuple[str, str],
        polarity: Polarity,
        delay: bool = False,
        strength: Strength = Strength.NORMAL,
        note: str = "",
        evidence: str = "",
    ) -> None:
        source, target = map(self.variable, ends)
        number = len(self.links) + 1
        link = Link(f"l{number}", source, target, polarity, delay, note=note, evidence=evidence, strength=strength)
        self.links.setdefault((source, target, polarity, delay, strength), link)

    def fail(self, row: _Row, message: str) -> None:
        self.problems.append(Problem(row.number, message))

    def result(self) -> Cells:
        variables = tuple(Variable(i, name) for name, i in self.ids.items())
        return Cells(Diagram(variables=variables, links=tuple(self.links.values())), tuple(self.problems))


def _rows(text: str) -> Iterator[_Row]:
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    divider = _divider(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True))
    except csv.Error:  # a quote that is never closed is a letter like any other
        rows = [[cell.strip() for cell in line.split(divider)] for line in text.splitlines()]
    for number, cells in enumerate(rows, start=1):
        yield _Row(number, tuple(cell.replace("\r\n", "\n").strip() for cell in cells))


def _divider(text: str) -> str:
    """Tabs, where there are any; else what stands in most lines."""
    lines = text.splitlines()
    if any("\t" in line for line in lines):
        return "\t"
    return max(";,", key=lambda mark: sum(mark in line for line in lines))


def _is_matrix(rows: Sequence[_Row]) -> bool:
    """Whether names stand above and at the left, and nothing but signs between them."""
    if len(rows) < 2 or len(rows[0].cells) < 3:
        return False
    top = [name for name in rows[0].cells[1:] if name]
    left = [row.cells[0] for row in rows[1:]]
    if rows[0].cells[0] and set(top) != set(left):
        return False
    body = [cell for row in rows[1:] for cell in row.cells[1:] if cell]
    return bool(body) and all(sign_of(cell) or number_of(cell) == 0 for cell in body) and not any(map(sign_of, top))


def _read_matrix(reading: _Reading, rows: Sequence[_Row]) -> None:
    effects = rows[0].cells
    for name in dict.fromkeys((*effects[1:], *(row.cells[0] for row in rows[1:]))):
        if name:
            reading.variable(_name(name))
    for row in rows[1:]:
        for column, cell in enumerate(row.cells[1:], start=1):
            sign = sign_of(cell)
            if sign is None:
                continue
            effect = rows[0].cell(column)
            if not (row.cells[0] and effect):
                words = tr("a sign stands in column {column}, without a name beside and above it", column=column + 1)
                reading.fail(row, words)
            else:
                reading.link((_name(row.cells[0]), _name(effect)), sign)


def _columns(rows: Sequence[_Row]) -> tuple[Mapping[str, int], Sequence[_Row]]:
    """Which column is which, and the rows below the heading if there is one."""
    first = [cell.casefold() for cell in rows[0].cells]
    found: dict[str, int] = {}
    for name, words in HEADINGS.items():
        number = next((n for n, cell in enumerate(first) if cell in words and n not in found.values()), None)
        if number is not None:
            found[name] = number
    if "from" in found and "to" in found:
        if not any(strength_of(row.cell(found.get("strength"))) for row in rows[1:]):
            found.pop("strength", None)
        return found, rows[1:]
    columns = {name: number for name, number in _IN_ORDER.items() if any(len(row.cells) > number for row in rows)}
    return columns, rows[1:] if _is_heading(rows, columns.get("sign")) else rows


def _is_heading(rows: Sequence[_Row], sign: int | None) -> bool:
    """Whether the first row has no sign where all others have one: it is a heading in words that are not known."""
    if sign is None or len(rows) < 2 or not rows[0].cell(sign) or sign_of(rows[0].cell(sign)):
        return False
    return all(sign_of(row.cell(sign)) for row in rows[1:])


def _read_link(reading: _Reading, row: _Row, columns: Mapping[str, int]) -> None:
    cause, effect = (_name(row.cell(columns.get(end))) for end in ("from", "to"))
    if not cause or not effect:
        _read_alone(reading, row, cause or effect, columns)
        return
    said = row.cell(columns.get("sign"))
    mark = said.replace("||", "").strip()
    polarity = sign_of(mark)
    if polarity is None:
        if mark:
            reading.fail(row, tr("{cell} is no sign, so the link is unknown; write + - or ?", cell=_short(mark)))
        polarity = Polarity.UNKNOWN if "sign" in columns else Polarity.POSITIVE
    delay = _delay(reading, row, row.cell(columns.get("delay"))) or "||" in said
    strength = _strength(reading, row, row.cell(columns.get("strength")))
    note, evidence = (unguarded(row.cell(columns.get(name))) for name in ("note", "evidence"))
    reading.link((cause, effect), polarity, delay, strength, note, evidence)


def _read_alone(reading: _Reading, row: _Row, name: str, columns: Mapping[str, int]) -> None:
    """A row with one name is a variable, unless it says something of a link."""
    ends = (columns.get("from"), columns.get("to"))
    has_more = any(cell for number, cell in enumerate(row.cells) if number not in ends)
    if not _name(row.cell(ends[0])):
        reading.fail(row, tr("the cause is missing; a row reads  from, to, sign"))
    elif has_more:
        reading.fail(row, tr("the effect is missing; a row reads  from, to, sign"))
    else:
        reading.variable(name)


def _delay(reading: _Reading, row: _Row, cell: str) -> bool:
    late = is_late(cell)
    if late is None:
        reading.fail(row, tr("{cell} does not tell whether there is a delay; write yes or no", cell=_short(cell)))
    return bool(late)


def _strength(reading: _Reading, row: _Row, cell: str) -> Strength:
    strength = strength_of(cell) if cell else Strength.NORMAL
    if strength is None:
        reading.fail(row, tr("{cell} is no strength; write weak, normal or strong", cell=_short(cell)))
    return strength or Strength.NORMAL


def _name(cell: str) -> str:
    return unguarded(cell).strip()


def _short(cell: str) -> str:
    cell = one_line(cell)
    return f"“{cell[:30]}…”" if len(cell) > 31 else f"“{cell}”"


__all__ = ["Cells", "Problem", "looks_like_cells", "parse", "sign_of", "write"]
