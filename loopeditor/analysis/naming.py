"""What people call the loops of a diagram: names and notes that stay with a loop, and those whose loop is gone."""

from __future__ import annotations

from collections.abc import Mapping

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.routes import loop_of
from loopeditor.model.diagram import Diagram, LoopKey, LoopNote


def names(diagram: Diagram) -> Mapping[LoopKey, str]:
    """The names that people gave to loops, by ``Loop.key``; also those of orphans."""
    return {note.key: note.name for note in diagram.loop_notes if note.name}


def loop_with(diagram: Diagram, key: LoopKey) -> Loop | None:
    """The loop with this key, or None where the diagram has no such loop (any more). O(length)."""
    links = [diagram.link[i] for i in key if i in diagram.link]
    if not links or len(links) < len(key):
        return None
    leads_on = all(a.target == b.source for a, b in zip(links, [*links[1:], links[0]], strict=True))
    is_simple = len({link.source for link in links}) == len(links)
    return loop_of(diagram, links) if leads_on and is_simple else None


def noted(diagram: Diagram) -> tuple[tuple[Loop, LoopNote], ...]:
    """The loops that bear a name or a note, in the order of their notes, however many loops there are besides."""
    found = ((loop_with(diagram, note.key), note) for note in diagram.loop_notes)
    return tuple((loop, note) for loop, note in found if loop)


def orphans(diagram: Diagram) -> tuple[LoopNote, ...]:
    """Notes whose loop is gone: to be reattached to another one, or dropped.

    It looks at their links, not at a list of loops, which could be incomplete. O(links of all notes).
    """
    said = (note for note in diagram.loop_notes if note.name or note.note)
    return tuple(note for note in said if loop_with(diagram, note.key) is None)
