"""What is selected in the document, and which loop is lit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from loopeditor.analysis.loops import Loop
from loopeditor.editor.document import Document
from loopeditor.model.diagram import Diagram


class Selection(QObject):
    """Ids of the selected variables, links, ghosts and texts, and the loop that stands out.

    What an edit removes is dropped.

    Signals:
        changed(): other ids are selected.
        lit_changed(): another loop is lit, or none.
    """

    changed = Signal()
    lit_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids: frozenset[str] = frozenset()
        self._lit: Loop | None = None
        document.changed.connect(self._drop_removed)

    @property
    def ids(self) -> frozenset[str]:
        """The selected variables, links, ghosts and texts."""
        return self._ids

    @property
    def lit(self) -> Loop | None:
        """The loop that stands out."""
        return self._lit

    def select(self, ids: Iterable[str]) -> None:
        """Select these and nothing else; ids that are not in the diagram are passed over."""
        known = frozenset(ids) & _all_ids(self._document.diagram)
        if known != self._ids:
            self._ids = known
            self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        self.select(())

    def light(self, loop: Loop | None) -> None:
        """Let one loop stand out, or none."""
        if loop != self._lit:
            self._lit = loop
            self.lit_changed.emit()

    def _drop_removed(self, diagram: Diagram) -> None:
        self.select(self._ids)
        if self._lit and not all(link in diagram.link for link in self._lit.links):
            self.light(None)


def _all_ids(diagram: Diagram) -> frozenset[str]:
    return frozenset((*diagram.variable, *diagram.link, *diagram.ghost, *diagram.text))
