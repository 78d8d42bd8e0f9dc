"""A part of a diagram as a diagram of its own, and its way into another one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import count

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, LoopNote, Position, fresh_id, loop_key
from loopeditor.model.scenario import renamed_in

STEP = 24.0
"""How far beside a place that is taken a copy is put, in points, to the right and down."""

_SAME = 6.0  # points within which a place is taken


def excerpt(diagram: Diagram, ids: Collection[str]) -> Diagram:
    """These variables, ghosts and texts, and the links among them; no ids at all stand for everything.

    A link whose id is given brings its ends, a ghost its variable, and a loop what people call it.
    """
    if not ids:
        return diagram
    chosen = set(ids)
    links = tuple(k for k in diagram.links if k.id in chosen or {k.source, k.target} <= chosen)
    kept = chosen.union(*({link.source, link.target} for link in links))
    kept |= {ghost.variable for ghost in diagram.ghosts if ghost.id in chosen}
    shown = {ghost for link in links for ghost in (link.source_ghost, link.target_ghost)}
    variables = tuple(variable for variable in diagram.variables if variable.id in kept)
    groups, known = {variable.group for variable in variables}, {link.id for link in links}
    return Diagram(
        variables=variables,
        links=links,
        loop_notes=tuple(note for note in diagram.loop_notes if known.issuperset(note.key)),
        ghosts=tuple(ghost for ghost in diagram.ghosts if ghost.id in kept | shown),
        texts=tuple(text for text in diagram.texts if text.id in kept),
        groups=tuple(group for group in diagram.groups if group.name in groups),
    )


def insert(diagram: Diagram, part: Diagram) -> tuple[Diagram, frozenset[str]]:
    """A diagram with a part added under fresh ids, and these ids.

    Nothing is merged: what has the same name stays another variable. A group of the same name is that group. Title,
    description, scenarios and fields that nobody knows come along only into a diagram that is empty. O(n).
    """
    new = dict(_fresh(diagram, part))
    new[""] = ""
    links = tuple(
        replace(
            link,
            id=new[link.id],
            source=new[link.source],
            target=new[link.target],
            source_ghost=new[link.source_ghost],
            target_ghost=new[link.target_ghost],
        )
        for link in part.links
    )
    whole = part if diagram == Diagram() else diagram
    wider = replace(
        whole,
        scenarios=renamed_in(part.scenarios, new) if whole is part else diagram.scenarios,
        variables=(*diagram.variables, *(replace(v, id=new[v.id]) for v in part.variables)),
        links=(*diagram.links, *links),
        loop_notes=(*diagram.loop_notes, *_notes(part, new)),
        ghosts=(*diagram.ghosts, *(replace(g, id=new[g.id], variable=new[g.variable]) for g in part.ghosts)),
        texts=(*diagram.texts, *(replace(t, id=new[t.id]) for t in part.texts)),
        groups=(*diagram.groups, *(group for group in part.groups if group.name not in diagram.group)),
    )
    return wider, frozenset(new.values()) - {""}


def clear_of(diagram: Diagram, part: Diagram) -> Diagram:
    """The part, moved right and down in steps until nothing of it lies just where something of the diagram does."""
    taken, own = {_spot(x, y) for x, y in places(diagram)}, places(part)
    steps = next(k for k in count() if taken.isdisjoint(_spot(x + k * STEP, y + k * STEP) for x, y in own))
    return shifted(part, steps * STEP, steps * STEP)


def shifted(part: Diagram, dx: float, dy: float) -> Diagram:
    """The whole part elsewhere: with its title and the identifiers of its loops."""
    everything = [*part.variable, *part.ghost, *part.text]
    moved = edits.move(part, everything, dx, dy)
    notes = tuple(replace(note, place=_shift(note.place, dx, dy)) for note in moved.loop_notes)
    return replace(moved, loop_notes=notes, title_place=_shift(moved.title_place, dx, dy))


def places(diagram: Diagram) -> list[Position]:
    """Where its variables, ghosts and texts are; what has no position yet is left out."""
    variables = (variable.position for variable in diagram.variables if variable.position is not None)
    return [*variables, *(ghost.position for ghost in diagram.ghosts), *(text.position for text in diagram.texts)]


def _fresh(diagram: Diagram, part: Diagram) -> Iterator[tuple[str, str]]:
    """Each id of the part with the one that it gets."""
    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        ("v", part.variable),
        ("l", part.link),
        ("g", part.ghost),
        ("t", part.text),
    )
    for prefix, ids in kinds:
        first = int(fresh_id(diagram, prefix)[1:])
        for number, old in enumerate(ids, start=first):
            yield old, f"{prefix}{number}"


def _notes(part: Diagram, new: dict[str, str]) -> Iterator[LoopNote]:
    """What people call the loops of the part; the notes of loops that are gone stay behind."""
    for note in part.loop_notes:
        if all(link in new for link in note.key):
            yield replace(note, key=loop_key([new[link] for link in note.key]))


def _shift(place: Position | None, dx: float, dy: float) -> Position | None:
    return None if place is None else (place[0] + dx, place[1] + dy)


def _spot(x: float, y: float) -> tuple[int, int]:
    return round(x / _SAME), round(y / _SAME)
