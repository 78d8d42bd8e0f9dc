"""What keeps a diagram from being one: every fault is a sentence that says where it is and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING

from loopeditor.model import scenario
from loopeditor.model.elements import MOST_LINES, FreeText, Ghost, Link, LoopKey, LoopNote, Position, Variable, loop_key

if TYPE_CHECKING:
    from loopeditor.model.diagram import Diagram


def faults(diagram: Diagram) -> Iterator[str]:
    """Everything that is wrong with a diagram; nothing where it is sound. O(its parts)."""
    yield from _of_ids(diagram)
    for variable in diagram.variables:
        yield from _of_variable(variable)
    for link in diagram.links:
        yield from _of_link(link, diagram.variable)
    yield from _of_loop_notes(diagram.loop_notes)
    yield from _of_places(diagram.ghosts)
    yield from _of_places(diagram.texts)
    yield from _of_ghosts(diagram, diagram.links)
    if len(diagram.group) != len(diagram.groups):
        yield "two groups have the same name; give one of them another name"
    if not _is_finite(diagram.title_place):
        yield "the place of the title is not a finite number; mend or remove it"
    if wrong := scenario.fault(diagram.scenarios, diagram.variable, diagram.link):
        yield wrong


def faults_of_exchanged(
    diagram: Diagram,
    variables: Iterable[Variable],
    links: Iterable[Link],
    ghosts: Iterable[Ghost],
    texts: Iterable[FreeText],
) -> Iterator[str]:
    """What is wrong with a diagram that was sound until these took the places of others with their ids."""
    for variable in variables:
        yield from _of_variable(variable)
    for link in links:
        yield from _of_link(link, diagram.variable)
    yield from _of_places(ghosts)
    yield from _of_places(texts)
    yield from _of_ghosts(diagram, diagram.links if ghosts else links)


def _of_ids(diagram: Diagram) -> Iterator[str]:
    variables, links = _twice(each.id for each in diagram.variables), _twice(each.id for each in diagram.links)
    if variables is not None:
        yield f"two variables have the id {variables!r}; give one of them another id"
    if links is not None:
        yield f"two links have the id {links!r}; give one of them another id"
    for i in diagram.variable.keys() & diagram.link.keys():
        yield f"a link and a variable have the id {i!r}; give one of them another id"
    ghosts, texts = (each.id for each in diagram.ghosts), (each.id for each in diagram.texts)
    beside = _twice((*diagram.variable, *diagram.link, *ghosts, *texts))
    if beside is not None:
        yield f"two things have the id {beside!r}; give one of them another id"


def _twice(ids: Iterable[str]) -> str | None:
    """The first id that comes again."""
    seen: set[str] = set()
    for i in ids:
        if i in seen:
            return i
        seen.add(i)
    return None


def _of_variable(variable: Variable) -> Iterator[str]:
    if not _is_finite(variable.position):
        yield f"the position of variable {variable.name!r} is not a finite number; mend or remove it"
    if not 0 <= variable.lines <= MOST_LINES:
        yield f"the name of variable {variable.name!r} cannot be in {variable.lines} lines; take 0 to {MOST_LINES}"


def _of_link(link: Link, variables: Mapping[str, Variable]) -> Iterator[str]:
    for end in (link.source, link.target):
        if end not in variables:
            yield f"link {link.id!r} names the variable {end!r}, which is not there; add it or remove the link"
    if link.bend is not None and not isfinite(link.bend):
        yield f"the bend of link {link.id!r} is not a finite number; mend or remove it"


def _of_loop_notes(notes: Iterable[LoopNote]) -> Iterator[str]:
    seen: set[LoopKey] = set()
    for note in notes:
        if note.key != loop_key(note.key) or not note.key:
            yield f"the note {note.name!r} is for no loop; name its links, the smallest id first"
        if note.key in seen:
            yield f"the loop {' '.join(note.key)} has two notes; remove one of them"
        seen.add(note.key)
        if not _is_finite(note.place):
            yield f"the place of loop {note.name!r} is not a finite number; mend or remove it"


def _of_places(things: Iterable[Ghost | FreeText]) -> Iterator[str]:
    for each in things:
        if not _is_finite(each.position):
            yield f"the position of {each.id!r} is not a finite number; mend it"


def _of_ghosts(diagram: Diagram, links: Iterable[Link]) -> Iterator[str]:
    """Faults of all ghosts, and of these links where they are drawn at ghosts."""
    for ghost in diagram.ghosts:
        if ghost.variable not in diagram.variable:
            yield f"ghost {ghost.id!r} is of {ghost.variable!r}, which is not there; remove it"
    for link in links:
        for end, i in ((link.source, link.source_ghost), (link.target, link.target_ghost)):
            if i and (i not in diagram.ghost or diagram.ghost[i].variable != end):
                yield f"link {link.id!r} is drawn at {i!r}, no ghost of its end; remove that"


def _is_finite(place: Position | None) -> bool:
    return place is None or all(map(isfinite, place))
