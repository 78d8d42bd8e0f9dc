"""Looking for archetypes in the document, beside the window, and again when it was changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from loopeditor.analysis.archetypes import Finding, Findings, recognise
from loopeditor.ui.background import Background
from loopeditor.ui.workspace import Workspace

_PAUSE = 500  # milliseconds without a change after which it looks again


class Recognising(QObject):
    """From ``start`` to ``stop``: what there is by now, and whether more is to come.

    Signals:
        changed(): it began, ended, something else was found, or another archetype stands out.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, beside: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._beside = beside
        self.is_on = self.is_working = False
        self.findings: Findings | None = None
        self.shown: Finding | None = None
        self._asked = 0
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look)
        self._marked: frozenset[str] = frozenset()
        workspace.document.changed.connect(self._follow)
        workspace.selection.changed.connect(self._yield)

    def start(self) -> None:
        """Look for archetypes, and go on looking while the diagram is edited."""
        self.is_on, self.findings = True, None
        self.show(None)
        self._look()

    def stop(self) -> None:
        """Look no more."""
        if self.is_on:
            self.is_on = self.is_working = False
            self._asked += 1
            self._soon.stop()
            self.show(None)
            self.changed.emit()

    def close(self) -> None:
        """Call off what is under way."""
        self._asked += 1
        self._soon.stop()

    def show(self, finding: Finding | None) -> None:
        """Let the loops of one archetype stand out, or none any more."""
        selection = self._workspace.selection
        if finding == self.shown:
            return
        self.shown = None  # what is selected now has not been selected by somebody else
        ids = self._ids(finding) if finding else frozenset()
        selection.light(None)
        selection.focus_on(ids or None)
        self._marked = ids & self._workspace.document.diagram.link.keys()
        selection.select(self._marked)
        self.shown = finding
        self.changed.emit()

    def _ids(self, finding: Finding) -> frozenset[str]:
        diagram = self._workspace.document.diagram
        links = [diagram.link[i] for key in finding.loops for i in key if i in diagram.link]
        ends = (end for link in links for end in (link.source, link.target))
        ghosts = (end for link in links for end in (link.source_ghost, link.target_ghost) if end)
        return frozenset((*(link.id for link in links), *ends, *ghosts))

    def _yield(self) -> None:
        """Somebody selected something else, or nothing: what stood out does so no more."""
        selection = self._workspace.selection
        if self.shown and selection.ids != self._marked:
            self.shown = None
            selection.focus_on(None)
            self.changed.emit()

    def _follow(self) -> None:
        if self.is_on:
            self._asked += 1
            if self.shown:
                self.shown = None
                self._workspace.selection.focus_on(None)
            self._soon.start()

    def _look(self) -> None:
        self._asked += 1
        self.is_working = True
        asked, diagram = self._asked, self._workspace.document.diagram
        self._beside.run(
            lambda: recognise(diagram, cancelled=lambda: asked != self._asked),
            lambda found: self._take(asked, found),
            lambda _: self._take(asked, None),
        )
        self.changed.emit()

    def _take(self, asked: int, found: Findings | None) -> None:
        if asked == self._asked:
            self.findings, self.is_working = found, False
            self.changed.emit()
