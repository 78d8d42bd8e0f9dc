"""The same things once more in one diagram."""

from __future__ import annotations

from collections.abc import Collection

from loopeditor.model.diagram import Diagram
from loopeditor.model.excerpt import excerpt, insert, shifted


def duplicate(diagram: Diagram, ids: Collection[str], dx: float, dy: float) -> tuple[Diagram, frozenset[str]]:
    """With copies of these variables, links, ghosts and texts beside them, in points, and the ids of the copies.

    A link between two that are copied is copied too, and one whose id is given brings its ends.
    """
    known = {*diagram.variable, *diagram.link, *diagram.ghost, *diagram.text}
    wanted = known.intersection(ids)
    if not wanted:
        return diagram, frozenset()
    return insert(diagram, shifted(excerpt(diagram, wanted), dx, dy))
