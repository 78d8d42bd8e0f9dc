"""What the document's diagram says: its loops and their identifiers, after every edit."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from loopeditor.analysis.identity import Identifiers, identify
from loopeditor.analysis.loops import LIMIT, Loop, Loops, find_loops
from loopeditor.editor.document import Document
from loopeditor.model.diagram import Diagram

_SECONDS = 0.05
"""Longest time that an edit waits for its loops; the window stays well under a tenth of a second."""


class Insight(QObject):
    """The feedback loops of the document, up to a limit and for a moment at most; ``loops.complete`` tells.

    Signals:
        changed(): the diagram changed, and the loops are those of the new one.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loops = Loops((), complete=True)
        self._identifiers: Identifiers = {}
        self._claims: tuple[object, ...] | None = None
        self._read(document.diagram)
        document.changed.connect(self._update)
        document.replaced.connect(self._start_anew)

    @property
    def loops(self) -> Loops:
        """The loops of the diagram as it stands, shortest first."""
        return self._loops

    @property
    def identifiers(self) -> Identifiers:
        """R1, B2, ... by ``Loop.key``; a loop keeps its identifier while the diagram is edited elsewhere."""
        return self._identifiers

    @property
    def named(self) -> list[tuple[Loop, str]]:
        """The loops with their identifiers."""
        return [(loop, self._identifiers[loop.key]) for loop in self._loops.found]

    def loop(self, key: tuple[str, ...]) -> Loop | None:
        """The loop with this key, if the diagram has it."""
        return next((loop for loop in self._loops.found if loop.key == key), None)

    def _read(self, diagram: Diagram) -> None:
        claims = _claims(diagram)
        if claims == self._claims:
            return
        self._claims = claims
        self._loops = find_loops(diagram, LIMIT, _SECONDS)
        self._identifiers = identify(self._loops.found, self._identifiers)

    def _update(self, diagram: Diagram) -> None:
        self._read(diagram)
        self.changed.emit()

    def _start_anew(self) -> None:
        self._identifiers = identify(self._loops.found)
        self.changed.emit()


def _claims(diagram: Diagram) -> tuple[object, ...]:
    """All that loops depend on: to move or rename a variable changes none."""
    links = ((link.id, link.source, link.target, link.polarity, link.delay) for link in diagram.links)
    return (tuple(diagram.variable), *links)
