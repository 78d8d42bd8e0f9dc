"""Looking at a few variables and what is near them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from loopeditor.editor.document import Document
from loopeditor.editor.selection import Selection
from loopeditor.model.diagram import Diagram
from loopeditor.model.neighbourhood import Way, within

FEWEST, MOST = 1, 5
"""Limits of the steps."""


class Focus(QObject):
    """What the selection has in focus: some variables and all within a few links, followed through every edit.

    Signals:
        changed(): it began or ended, or is another one.
    """

    changed = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._starts: tuple[str, ...] = ()
        self._steps, self._way = FEWEST, Way.BOTH
        document.changed.connect(self._follow)
        document.replaced.connect(self.end)

    @property
    def starts(self) -> tuple[str, ...]:
        """The variables in the middle of it, in the diagram's order; none while there is no focus."""
        return self._starts

    @property
    def steps(self) -> int:
        """How many links it reaches, from 1 to 5."""
        return self._steps

    @property
    def way(self) -> Way:
        """Which links it follows."""
        return self._way

    def begin(self, variables: Collection[str]) -> None:
        """Look at these variables; ids of anything else are passed over, and none at all ends it."""
        self._starts = tuple(i for i in self._document.diagram.variable if i in variables)
        self._show()

    def end(self) -> None:
        """Look at everything again."""
        self.begin(())

    def reach(self, steps: int) -> None:
        """Look so many links far; beyond the limits it stays at them."""
        self._steps = min(MOST, max(FEWEST, steps))
        self._show()

    def follow(self, way: Way) -> None:
        """Look along these links."""
        self._way = way
        self._show()

    def _follow(self, diagram: Diagram) -> None:
        if self._starts:
            self.begin([start for start in self._starts if start in diagram.variable])

    def _show(self) -> None:
        diagram = self._document.diagram
        self._selection.focus_on(within(diagram, self._starts, self._steps, self._way) if self._starts else None)
        self.changed.emit()
