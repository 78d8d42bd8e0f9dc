"""Undo: one command for every edit, as a diagram is a value."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from loopeditor.model.diagram import Diagram

_ALONE, _MERGING = -1, 1


class Edit(QUndoCommand):
    """The step from one diagram to the next, named for the undo menu.

    ``show`` makes a diagram the current one and must not raise. Steps with the same ``merge`` word that follow each
    other become one; an empty word keeps a step to itself.
    """

    def __init__(
        self, show: Callable[[Diagram], None], before: Diagram, after: Diagram, text: str, merge: str = ""
    ) -> None:
        super().__init__(text)
        self._show, self._before = show, before
        self.after, self.merge = after, merge

    def id(self) -> int:
        """Whether Qt should ask ``mergeWith`` at all."""
        return _MERGING if self.merge else _ALONE

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take a later step of the same kind into this one."""
        if not isinstance(other, Edit) or other.merge != self.merge:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        """Show the diagram after the step."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the diagram before the step."""
        self._show(self._before)
