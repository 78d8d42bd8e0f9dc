"""Search over the diagram: the canvas shows what is current in the list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from loopeditor.analysis.loops import Loop
from loopeditor.editor.findable import findables
from loopeditor.editor.finding import Findable
from loopeditor.language import tr
from loopeditor.ui.canvas.announcing import announce
from loopeditor.ui.canvas.navigation import Outlook
from loopeditor.ui.overlays.list_overlay import ListOverlay
from loopeditor.ui.overlays.revealing import reveal
from loopeditor.ui.workspace import Workspace

_PAUSE = 40  # milliseconds, so that somebody who types fast waits for no picture in between


@dataclass(frozen=True)
class _Before:
    """How things were when the search began."""

    ids: frozenset[str]
    lit: Loop | None
    outlook: Outlook


class Search(QObject):
    """Selects and reveals the current result, lights it where it is a loop; giving up brings back what was."""

    def __init__(self, workspace: Workspace, ground: QWidget) -> None:
        super().__init__(ground)
        self._workspace = workspace
        self._before: _Before | None = None
        self.overlay = ListOverlay(ground, workspace.look, tr("Find a variable, loop, link or text"))
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._show)
        self.overlay.moved.connect(self._timer.start)
        self.overlay.chosen.connect(self._arrive)
        self.overlay.left.connect(self._leave)

    def open(self) -> None:
        """Begin, or begin anew with what was typed so far forgotten."""
        work = self._workspace
        work.canvas.settle()
        if not self._before:
            self._before = _Before(work.selection.ids, work.selection.lit, work.canvas.navigation.outlook)
        self.overlay.open(findables(work.document.diagram, work.insight), self._hint())

    def _hint(self) -> str:
        insight = self._workspace.insight
        how = tr("↑ ↓ show on the canvas · Enter goes there · Esc goes back")
        if insight.listed.complete:
            return how
        return tr("{how} · of the loops, {count} are searched", how=how, count=f"{len(insight.listed.found):,}")

    def _show(self) -> None:
        """Show the current result, or how things were where there is none."""
        self._timer.stop()
        current = self.overlay.current
        if current is None:
            self._go_back()
        elif self._exists(current.what):
            self._look_at(current)

    def _exists(self, what: object) -> bool:
        """Whether the diagram still has it: it may change while somebody searches."""
        diagram = self._workspace.document.diagram
        if isinstance(what, Loop):
            return all(link in diagram.link for link in what.links)
        return what in diagram.variable or what in diagram.link or what in diagram.text

    def _look_at(self, found: Findable) -> None:
        selection, canvas, what = self._workspace.selection, self._workspace.canvas, found.what
        covered = None if self.overlay.isHidden() else self._covered()
        if isinstance(what, Loop):
            selection.clear()
            selection.light(what)
            reveal(canvas, {*what.links, *what.variables}, covered)
        else:
            selection.light(None)
            selection.select([str(what)])
            link = self._workspace.document.diagram.link.get(str(what))
            reveal(canvas, {str(what), *((link.drawn_from, link.drawn_to) if link else ())}, covered)
        announce(self.overlay.field, f"{found.title}, {found.aside}")

    def _covered(self) -> QRect:
        """The part of the canvas that the list lies over."""
        corner = self._workspace.canvas.viewport().mapFromGlobal(self.overlay.mapToGlobal(QPoint(0, 0)))
        return QRect(corner, self.overlay.size())

    def _arrive(self, found: Findable) -> None:
        self._timer.stop()
        if self._exists(found.what):
            self._look_at(found)
        self._before = None
        self._workspace.canvas.setFocus()

    def _leave(self, gave_up: bool) -> None:
        self._timer.stop()
        if gave_up:
            self._go_back()
            self._workspace.canvas.setFocus()
        self._before = None

    def _go_back(self) -> None:
        if self._before:
            self._workspace.selection.select(self._before.ids)
            self._workspace.selection.light(self._before.lit)
            self._workspace.canvas.navigation.return_to(self._before.outlook)
