"""What is selected in the document, and which loop is lit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from loopeditor.analysis.loops import Loop
from loopeditor.editor.document import Document
from loopeditor.model.diagram import Diagram


class Selection(QObject):
    """Ids of the selected variables, links, ghosts and texts, the loop that stands out, and what is in focus.

    What an edit removes is dropped.

    Signals:
        changed(): other ids are selected.
        lit_changed(): another loop is lit, or none.
        focus_changed(): other things are in focus.
    """

    changed = Signal()
    lit_changed = Signal()
    focus_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids: frozenset[str] = frozenset()
        self._lit: Loop | None = None
        self._focus: frozenset[str] | None = None
        document.changed.connect(self._drop_removed)

    @property
    def ids(self) -> frozenset[str]:
        """The selected variables, links, ghosts and texts."""
        return self._ids

    @property
    def lit(self) -> Loop | None:
        """The loop that stands out."""
        return self._lit

    @property
    def focus(self) -> frozenset[str] | None:
        """Ids of all that is not faded while some things are looked at; None where nothing is."""
        return self._focus

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

    def focus_on(self, ids: frozenset[str] | None) -> None:
        """Fade everything but these, or nothing."""
        if ids != self._focus:
            self._focus = ids
            self.focus_changed.emit()

    def _drop_removed(self, diagram: Diagram) -> None:
        self.select(self._ids)
        if self._lit and not all(link in diagram.link for link in self._lit.links):
            self.light(None)


def _all_ids(diagram: Diagram) -> frozenset[str]:
    return frozenset((*diagram.variable, *diagram.link, *diagram.ghost, *diagram.text))
