"""Every edit of a diagram: pure, total functions from one diagram to the next.

An id that is not in the diagram is passed over, so an edit never fails on a diagram that changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from loopeditor.model.diagram import (
    GROUP_COLOURS,
    Diagram,
    Direction,
    FreeText,
    Ghost,
    Group,
    Link,
    LoopKey,
    LoopNote,
    Position,
    Variable,
    fresh_id,
    loop_key,
)
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import kept_to

Placed = TypeVar("Placed", Variable, Ghost, FreeText)
Thing = TypeVar("Thing", Variable, Link, Ghost, FreeText)


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
    """With one more link, the last of ``links``; the same diagram where an end is not there.

    An id of a ghost means its variable, drawn there.
    """
    leave, reach = (end if end in diagram.ghost else "" for end in (source, target))
    source, target = (diagram.ghost[end].variable if end in diagram.ghost else end for end in (source, target))
    if source not in diagram.variable or target not in diagram.variable:
        return diagram
    link = Link(fresh_id(diagram, "l"), source, target, polarity, delay, bend, source_ghost=leave, target_ghost=reach)
    return replace(diagram, links=(*diagram.links, link))


def add_linked_variable(diagram: Diagram, source: str, name: str, position: Position) -> Diagram:
    """With a new variable and a link to it from ``source``."""
    wider = add_variable(diagram, name, position)
    return add_link(wider, source, wider.variables[-1].id)


def delete(diagram: Diagram, ids: Collection[str]) -> Diagram:
    """Without these variables, links, ghosts and texts.

    The links and ghosts of a deleted variable go with it; a link drawn at a deleted ghost is drawn at its variable.
    Scenarios no longer name what is gone.
    """
    gone = set(ids)
    variables = tuple(v for v in diagram.variables if v.id not in gone)
    ghosts = tuple(g for g in diagram.ghosts if not gone & {g.id, g.variable})
    kept = {"", *(ghost.id for ghost in ghosts)}
    links = tuple(
        replace(
            k,
            source_ghost=k.source_ghost if k.source_ghost in kept else "",
            target_ghost=k.target_ghost if k.target_ghost in kept else "",
        )
        if not {k.source_ghost, k.target_ghost} <= kept
        else k
        for k in diagram.links
        if not gone & {k.id, k.source, k.target}
    )
    texts = tuple(t for t in diagram.texts if t.id not in gone)
    scenarios = kept_to(diagram.scenarios, {v.id for v in variables}, {k.id for k in links})
    return replace(diagram, variables=variables, links=links, ghosts=ghosts, texts=texts, scenarios=scenarios)


def rename(diagram: Diagram, variable_id: str, name: str) -> Diagram:
    """With another name for one variable, in as many lines as the geometry finds right."""

    def change(variable: Variable) -> Variable:
        return variable if variable.name == name else replace(variable, name=name, lines=0)

    return _each_variable(diagram, [variable_id], change)


def set_lines(diagram: Diagram, lines: Mapping[str, int]) -> Diagram:
    """With the names of these variables in so many lines; 0 leaves that to the geometry.

    Raises:
        DiagramError: for more than MOST_LINES.
    """
    return _each_variable(diagram, lines.keys(), lambda variable: replace(variable, lines=lines[variable.id]))


def want(diagram: Diagram, ids: Collection[str], direction: Direction | None) -> Diagram:
    """With the wanted direction of these variables set; None means no view."""
    return _each_variable(diagram, ids, lambda variable: replace(variable, wanted=direction))


def move(diagram: Diagram, ids: Collection[str], dx: float, dy: float) -> Diagram:
    """With these variables, ghosts and texts shifted, in points; variables not yet placed stay so."""

    def shifted(known: Mapping[str, Placed]) -> Iterator[Placed]:
        for each in _those(known, ids):
            if each.position is not None:
                x, y = each.position
                yield replace(each, position=(x + dx, y + dy))

    return diagram.exchanging(
        variables=shifted(diagram.variable), ghosts=shifted(diagram.ghost), texts=shifted(diagram.text)
    )


def place(diagram: Diagram, positions: Mapping[str, Position]) -> Diagram:
    """With the centres of these variables, ghosts and texts set, in points."""

    def put(known: Mapping[str, Placed]) -> Iterator[Placed]:
        return (replace(each, position=positions[each.id]) for each in _those(known, positions))

    return diagram.exchanging(variables=put(diagram.variable), ghosts=put(diagram.ghost), texts=put(diagram.text))


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
            link,
            source=link.target,
            target=link.source,
            bend=None if link.bend is None else -link.bend,
            source_ghost=link.target_ghost,
            target_ghost=link.source_ghost,
        ),
    )


def retitle(diagram: Diagram, title: str) -> Diagram:
    """With another title."""
    return replace(diagram, title=title)


def describe(diagram: Diagram, description: str) -> Diagram:
    """With another description."""
    return replace(diagram, description=description)


def reconnect(diagram: Diagram, link_id: str, *, source: str | None = None, target: str | None = None) -> Diagram:
    """With one end of a link, or both, at other variables; the same diagram where these are not there.

    An id of a ghost means its variable, drawn there.
    """
    link = diagram.link.get(link_id)
    ends = [end for end in (source, target) if end is not None]
    if link is None or not all(end in diagram.variable or end in diagram.ghost for end in ends):
        return diagram
    if source is not None:
        ghost = diagram.ghost.get(source)
        link = replace(link, source=ghost.variable if ghost else source, source_ghost=source if ghost else "")
    if target is not None:
        ghost = diagram.ghost.get(target)
        link = replace(link, target=ghost.variable if ghost else target, target_ghost=target if ghost else "")
    return _each_link(diagram, [link_id], lambda _: link)


def annotate_link(
    diagram: Diagram, ids: Collection[str], *, note: str | None = None, evidence: str | None = None
) -> Diagram:
    """With the why-note or the evidence of these links set; None leaves it."""

    def change(link: Link) -> Link:
        kept_note = link.note if note is None else note
        return replace(link, note=kept_note, evidence=link.evidence if evidence is None else evidence)

    return _each_link(diagram, ids, change)


def annotate_variable(
    diagram: Diagram, ids: Collection[str], *, note: str | None = None, unit: str | None = None
) -> Diagram:
    """With the note or the unit of these variables set; None leaves it."""

    def change(variable: Variable) -> Variable:
        kept_note = variable.note if note is None else note
        return replace(variable, note=kept_note, unit=variable.unit if unit is None else unit)

    return _each_variable(diagram, ids, change)


def add_ghost(diagram: Diagram, variable_id: str, position: Position) -> Diagram:
    """With a second place for a variable, the last of ``ghosts``; the same diagram where there is no such variable."""
    if variable_id not in diagram.variable:
        return diagram
    return replace(diagram, ghosts=(*diagram.ghosts, Ghost(fresh_id(diagram, "g"), variable_id, position)))


def add_text(diagram: Diagram, text: str, position: Position) -> Diagram:
    """With one more free text, the last of ``texts``."""
    return replace(diagram, texts=(*diagram.texts, FreeText(fresh_id(diagram, "t"), text, position)))


def rewrite(diagram: Diagram, text_id: str, text: str) -> Diagram:
    """With other words in one free text."""
    return diagram.exchanging(texts=(replace(each, text=text) for each in _those(diagram.text, [text_id])))


def set_group(diagram: Diagram, ids: Collection[str], name: str) -> Diagram:
    """With these variables in a group, which is made where there is none of that name; "" takes them out."""
    if name and name not in diagram.group:
        taken = {group.colour for group in diagram.groups}
        free = next((colour for colour in GROUP_COLOURS if colour not in taken), GROUP_COLOURS[0])
        diagram = replace(diagram, groups=(*diagram.groups, Group(name, free)))
    return _each_variable(diagram, ids, lambda variable: replace(variable, group=name))


def colour_group(diagram: Diagram, name: str, colour: str) -> Diagram:
    """With another colour, one of GROUP_COLOURS, for a group."""
    return replace(diagram, groups=tuple(replace(g, colour=colour) if g.name == name else g for g in diagram.groups))


def rename_group(diagram: Diagram, name: str, to: str) -> Diagram:
    """With another name for a group, in its variables as well; the same diagram where that name is empty or taken."""
    if not to or to in diagram.group or name not in diagram.group:
        return diagram
    groups = tuple(replace(group, name=to) if group.name == name else group for group in diagram.groups)
    members = [variable.id for variable in diagram.variables if variable.group == name]
    return _each_variable(replace(diagram, groups=groups), members, lambda variable: replace(variable, group=to))


def drop_group(diagram: Diagram, name: str) -> Diagram:
    """Without a group; its variables stay, in none."""
    members = [variable.id for variable in diagram.variables if variable.group == name]
    left = replace(diagram, groups=tuple(group for group in diagram.groups if group.name != name))
    return _each_variable(left, members, lambda variable: replace(variable, group=""))


def place_title(diagram: Diagram, position: Position | None) -> Diagram:
    """With the title shown here on the canvas, or with None not shown there."""
    return replace(diagram, title_place=position)


def place_loop(diagram: Diagram, key: LoopKey, position: Position | None) -> Diagram:
    """With the identifier of one loop here; None leaves its place to the geometry again."""
    return _with_loop_note(diagram, key, lambda note: replace(note, place=position))


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
    return replace(diagram, loop_notes=tuple(n for n in notes.values() if n.name or n.note or n.place or n.extra))


def _each_variable(diagram: Diagram, ids: Collection[str], change: Callable[[Variable], Variable]) -> Diagram:
    return diagram.exchanging(variables=map(change, _those(diagram.variable, ids)))


def _each_link(diagram: Diagram, ids: Collection[str], change: Callable[[Link], Link]) -> Diagram:
    return diagram.exchanging(links=map(change, _those(diagram.link, ids)))


def _those(known: Mapping[str, Thing], ids: Iterable[str]) -> list[Thing]:
    """The things that are there of these ids."""
    return [known[i] for i in ids if i in known]
