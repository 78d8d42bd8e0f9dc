"""Every edit of a diagram: pure, total functions from one diagram to the next.

An id that is not in the diagram is passed over, so an edit never fails on a diagram that changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from loopeditor.model.diagram import (
    Diagram,
    Direction,
    Link,
    LoopKey,
    LoopNote,
    Position,
    Variable,
    fresh_id,
    loop_key,
)
from loopeditor.model.polarity import Polarity


def add_variable(diagram: Diagram, name: str, position: Position | None = None) -> Diagram:
    """With one more variable, the last of ``variables``."""
    variable = Variable(fresh_id(diagram, "v"), name, position)
    return replace(diagram, variables=(*diagram.variables, variable))


def add_link(
    diagram: Diagram,
    source: str,
    target: str,
    polarity: Polarity = Polarity.POSITIVE,
    delay: bool = False,
    bend: float | None = None,
) -> Diagram:
    """With one more link, the last of ``links``; the same diagram where an end is not there."""
    if source not in diagram.variable or target not in diagram.variable:
        return diagram
    link = Link(fresh_id(diagram, "l"), source, target, polarity, delay, bend)
    return replace(diagram, links=(*diagram.links, link))


def add_linked_variable(diagram: Diagram, source: str, name: str, position: Position) -> Diagram:
    """With a new variable and a link to it from ``source``."""
    wider = add_variable(diagram, name, position)
    return add_link(wider, source, wider.variables[-1].id)


def delete(diagram: Diagram, ids: Collection[str]) -> Diagram:
    """Without these variables and links, and without the links that a deleted variable held."""
    gone = set(ids)
    variables = tuple(v for v in diagram.variables if v.id not in gone)
    links = tuple(k for k in diagram.links if not gone & {k.id, k.source, k.target})
    return replace(diagram, variables=variables, links=links)


def rename(diagram: Diagram, variable_id: str, name: str) -> Diagram:
    """With another name for one variable."""
    return _each_variable(diagram, [variable_id], lambda variable: replace(variable, name=name))


def want(diagram: Diagram, ids: Collection[str], direction: Direction | None) -> Diagram:
    """With the wanted direction of these variables set; None means no view."""
    return _each_variable(diagram, ids, lambda variable: replace(variable, wanted=direction))


def move(diagram: Diagram, ids: Collection[str], dx: float, dy: float) -> Diagram:
    """With these variables shifted, in points; those not yet placed stay so."""

    def shift(variable: Variable) -> Variable:
        if variable.position is None:
            return variable
        x, y = variable.position
        return replace(variable, position=(x + dx, y + dy))

    return _each_variable(diagram, ids, shift)


def place(diagram: Diagram, positions: Mapping[str, Position]) -> Diagram:
    """With the centres of these variables set, in points."""
    return _each_variable(diagram, positions, lambda variable: replace(variable, position=positions[variable.id]))


def set_polarity(diagram: Diagram, ids: Collection[str], polarity: Polarity) -> Diagram:
    """With the polarity of these links set."""
    return _each_link(diagram, ids, lambda link: replace(link, polarity=polarity))


def toggle_delay(diagram: Diagram, ids: Collection[str]) -> Diagram:
    """With the delay mark of these links put on, or taken off where every one of them has it."""
    marked = all(link.delay for link in diagram.links if link.id in ids)
    return _each_link(diagram, ids, lambda link: replace(link, delay=not marked))


def bend(diagram: Diagram, ids: Collection[str], amount: float | None) -> Diagram:
    """With the bend of these links set; None lets the geometry choose again."""
    return _each_link(diagram, ids, lambda link: replace(link, bend=amount))


def reverse(diagram: Diagram, ids: Collection[str]) -> Diagram:
    """With these links turned round; their arcs stay where they are."""
    return _each_link(
        diagram,
        ids,
        lambda link: replace(
            link, source=link.target, target=link.source, bend=None if link.bend is None else -link.bend
        ),
    )


def retitle(diagram: Diagram, title: str) -> Diagram:
    """With another title."""
    return replace(diagram, title=title)


def describe(diagram: Diagram, description: str) -> Diagram:
    """With another description."""
    return replace(diagram, description=description)


def name_loop(diagram: Diagram, key: LoopKey, name: str) -> Diagram:
    """With another name for one loop; an empty one takes the name away."""
    return _with_loop_note(diagram, key, lambda note: replace(note, name=name))


def note_loop(diagram: Diagram, key: LoopKey, text: str) -> Diagram:
    """With another note on one loop; an empty one takes the note away."""
    return _with_loop_note(diagram, key, lambda note: replace(note, note=text))


def drop_loop_note(diagram: Diagram, key: LoopKey) -> Diagram:
    """Without the name and the note of one loop."""
    return replace(diagram, loop_notes=tuple(n for n in diagram.loop_notes if n.key != loop_key(key)))


def reattach_loop_note(diagram: Diagram, key: LoopKey, to: LoopKey) -> Diagram:
    """With the name and the note of one loop, that is often gone, given to another, in place of what that one had."""
    note = diagram.loop_note.get(loop_key(key))
    if note is None or not to:
        return diagram
    left = drop_loop_note(drop_loop_note(diagram, key), to)
    return _with_loop_note(left, to, lambda fresh: replace(note, key=fresh.key))


def _with_loop_note(diagram: Diagram, key: LoopKey, change: Callable[[LoopNote], LoopNote]) -> Diagram:
    """With one note changed, or added at the end; a note that says nothing is left out."""
    if not key:
        return diagram
    before = diagram.loop_note.get(loop_key(key), LoopNote(loop_key(key)))
    notes = {**diagram.loop_note, before.key: change(before)}
    return replace(diagram, loop_notes=tuple(n for n in notes.values() if n.name or n.note or n.extra))


def _each_variable(diagram: Diagram, ids: Collection[str], change: Callable[[Variable], Variable]) -> Diagram:
    return replace(diagram, variables=tuple(change(v) if v.id in ids else v for v in diagram.variables))


def _each_link(diagram: Diagram, ids: Collection[str], change: Callable[[Link], Link]) -> Diagram:
    return replace(diagram, links=tuple(change(k) if k.id in ids else k for k in diagram.links))
