"""The inspector as a widget: the part that is about what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from loopeditor.analysis.loops import Loop
from loopeditor.language import tr
from loopeditor.model.diagram import LoopKey
from loopeditor.ui.panels.inspector.links import LinksSection
from loopeditor.ui.panels.inspector.loop import LoopSection
from loopeditor.ui.panels.inspector.section import Section
from loopeditor.ui.panels.inspector.texts import TextsSection
from loopeditor.ui.panels.inspector.variables import VariablesSection
from loopeditor.ui.panels.inspector.whole import WholeSection
from loopeditor.ui.workspace import Workspace

Subject = tuple[LoopKey | None, frozenset[str]]
"""What the inspector is about: a loop, or else what is selected."""


class Inspector(QScrollArea):
    """Follows the selection, or the lit loop where that came last; with neither it is about the diagram."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._prefers_loop = False
        self._subject: Subject = (None, frozenset())
        self.variables, self.links = VariablesSection(workspace), LinksSection(workspace)
        self.texts, self.loop = TextsSection(workspace), LoopSection(workspace)
        self.whole = WholeSection(workspace)
        self._sections: tuple[Section, ...] = (self.loop, self.variables, self.links, self.texts, self.whole)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._follow()

    def settle(self) -> None:
        """Take what is being typed."""
        for section in self._sections:
            section.settle()

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that can be set."""
        self._follow()
        first = {self.loop: self.loop.name, self.variables: self.variables.name, self.links: self.links.sentence.sign}
        shown = next((section for section in self._sections if not section.isHidden()), self.whole)
        target = first.get(shown, self.texts.words if shown is self.texts else self.whole.title)
        (self.variables.unit if target.isHidden() else target).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Inspector"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        sheet.setObjectName("panel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(sheet)

    def _connect(self) -> None:
        workspace = self._workspace
        self._soon.timeout.connect(self._follow)
        workspace.document.changed.connect(self._follow_change)
        for signal in (workspace.insight.changed, workspace.insight.examined):
            signal.connect(self._follow_soon)
        workspace.look.changed.connect(self._follow_soon)
        workspace.selection.changed.connect(lambda: self._turn(to_loop=False))
        workspace.selection.lit_changed.connect(lambda: self._turn(to_loop=True))
        workspace.document.replaced.connect(self._forget)

    def _turn(self, *, to_loop: bool) -> None:
        self._prefers_loop = to_loop
        self._follow_soon()

    def _forget(self) -> None:
        """What was being typed belongs to a diagram that is gone."""
        for section in self._sections:
            section.forget()

    def _follow_change(self) -> None:
        """At once, as the next click may come at once; but to settle within a step of the history would break that."""
        if self.isVisible() and self._subject_now() == self._subject:
            self._follow()
        else:
            self._follow_soon()

    def _follow_soon(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _follow(self) -> None:
        self._soon.stop()
        loop, ids = self._loop_shown(), self._workspace.selection.ids
        subject = self._subject_now()
        if subject != self._subject:
            self.settle()
            self._subject = subject
        shown = self._show_loop(loop) if loop else self._show_selected(ids) if ids else self._show_whole()
        for section in self._sections:
            section.setVisible(section in shown)

    def _show_loop(self, loop: Loop) -> list[Section]:
        self.loop.show_loop(loop)
        return [self.loop]

    def _show_whole(self) -> list[Section]:
        self.whole.show_diagram()
        return [self.whole]

    def _show_selected(self, ids: frozenset[str]) -> list[Section]:
        diagram, shown = self._workspace.document.diagram, list[Section]()
        of_ghosts = {ghost.variable for ghost in diagram.ghosts if ghost.id in ids}
        if variables := tuple(i for i in diagram.variable if i in ids or i in of_ghosts):
            self.variables.show_variables(variables)
            shown.append(self.variables)
        if links := tuple(i for i in diagram.link if i in ids):
            self.links.show_links(links)
            shown.append(self.links)
        if texts := tuple(i for i in diagram.text if i in ids):
            self.texts.show_texts(texts)
            shown.append(self.texts)
        return shown

    def _subject_now(self) -> Subject:
        loop = self._loop_shown()
        return (loop.key if loop else None, self._workspace.selection.ids)

    def _loop_shown(self) -> Loop | None:
        """The lit loop, unless something was selected since."""
        lit = self._workspace.selection.lit
        if lit is None or (self._workspace.selection.ids and not self._prefers_loop):
            return None
        return self._workspace.insight.loop(lit.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing was typed, goes back to the canvas."""
        if event.key() == Qt.Key.Key_Escape:
            self._workspace.canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed unseen."""
        super().showEvent(event)
        self._follow()
