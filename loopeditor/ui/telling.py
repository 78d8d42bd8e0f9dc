"""All that is known of one thing, as plain lines: for tooltips over the canvas and for screen readers."""

from __future__ import annotations

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.picking import Hit
from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram, Direction, Link, LoopNote
from loopeditor.model.naming import one_line
from loopeditor.model.polarity import Polarity
from loopeditor.ui import glossary
from loopeditor.ui.words import counted

_LINK = {
    Polarity.POSITIVE: mark("More {cause} causes more {effect}"),
    Polarity.NEGATIVE: mark("More {cause} causes less {effect}"),
    Polarity.UNKNOWN: mark("{cause} changes {effect}, it depends how"),
}
_WANTED = {Direction.UP: mark("Wanted: up"), Direction.DOWN: mark("Wanted: down")}


def of_hit(diagram: Diagram, hit: Hit, loop: Loop | None) -> str:
    """What a tooltip over something says; empty for a variable of which no more than its name is known.

    ``loop`` is the loop whose identifier is under the pointer, where that is so.
    """
    if hit.kind == "loop":
        return of_loop(diagram, loop, hit.id) if loop else ""
    if hit.id in diagram.link:
        return of_link(diagram, diagram.link[hit.id])
    if ghost := diagram.ghost.get(hit.id):
        return f"{of_variable(diagram, ghost.variable)}\n{glossary.sense('ghost')}"
    if hit.id in diagram.variable and hit.kind == "variable":
        said = of_variable(diagram, hit.id)
        return said if "\n" in said else ""
    return ""


def of_element(diagram: Diagram, element: str) -> str:
    """What a screen reader says of something selected."""
    if element in diagram.link:
        return of_link(diagram, diagram.link[element])
    if ghost := diagram.ghost.get(element):
        return tr("Ghost of {name}", name=of_variable(diagram, ghost.variable))
    if text := diagram.text.get(element):
        return tr("Text: {text}", text=text.text)
    return of_variable(diagram, element) if element in diagram.variable else ""


def of_variable(diagram: Diagram, variable_id: str) -> str:
    """Name with unit, wanted direction, group and note."""
    variable = diagram.variable[variable_id]
    name = one_line(variable.name)
    lines = [tr("{name}, in {unit}", name=name, unit=variable.unit) if variable.unit else name]
    if variable.wanted:
        lines.append(tr(_WANTED[variable.wanted]))
    if variable.group:
        lines.append(tr("Group: {group}", group=variable.group))
    return "\n".join([*lines, *([variable.note] if variable.note else [])])


def of_link(diagram: Diagram, link: Link) -> str:
    """What it claims, when, why and on what evidence."""
    cause, effect = (one_line(diagram.name(i)) for i in (link.source, link.target))
    lines = [tr(_LINK[link.polarity], cause=cause, effect=effect)]
    if link.delay:
        lines[0] = tr("{sentence}, later", sentence=lines[0])
    if link.note:
        lines.append(tr("Why: {note}", note=link.note))
    if link.evidence:
        lines.append(tr("Evidence: {evidence}", evidence=link.evidence))
    return "\n".join(lines)


def of_loop(diagram: Diagram, loop: Loop, identifier: str) -> str:
    """Identifier and name, what such a loop does, and the note on it."""
    note = diagram.loop_note.get(loop.key, LoopNote(loop.key))
    title = tr("{identifier}, {name}", identifier=identifier, name=note.name) if note.name else identifier
    lines = [title, glossary.tip(glossary.OF_LOOP[loop.polarity]), *([note.note] if note.note else [])]
    return "\n".join(lines)


def of_selection(diagram: Diagram, ids: frozenset[str]) -> str:
    """What a screen reader says of what is selected; empty where nothing is."""
    if len(ids) == 1:
        return of_element(diagram, next(iter(ids)))
    return tr("{items} selected", items=counted(len(ids), "item")) if ids else ""
