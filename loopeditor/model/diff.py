"""What differs between two diagrams, by identity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopeditor.model.diagram import Diagram, FreeText, Ghost, Link, Variable

Element = Variable | Link | Ghost | FreeText


@dataclass(frozen=True)
class Diff:
    """Ids of what was added, updated and removed; variables, links, ghosts and texts together."""

    added: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)


def diff(before: Diagram, after: Diagram) -> Diff:
    """The difference of two diagrams. O(n): an element that an edit left alone is the same object."""
    old, new = _elements(before), _elements(after)
    return Diff(
        added=frozenset(new.keys() - old.keys()),
        updated=frozenset(i for i in new.keys() & old.keys() if new[i] is not old[i] and new[i] != old[i]),
        removed=frozenset(old.keys() - new.keys()),
    )


def _elements(diagram: Diagram) -> Mapping[str, Element]:
    return {**diagram.variable, **diagram.link, **diagram.ghost, **diagram.text}
