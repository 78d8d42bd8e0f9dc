"""Names whose loop is gone: to be given to another loop, or dropped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from loopeditor.analysis.naming import orphans
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.model.diagram import LoopNote
from loopeditor.model.naming import one_line
from loopeditor.ui.words import words


class Orphans(QWidget):
    """A quiet line that opens a small list; nothing is shown where every name has its loop."""

    def __init__(self, document: Document, selection: Selection, insight: Insight) -> None:
        super().__init__()
        self.setObjectName("orphans")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._selection, self._insight = document, selection, insight
        self._notes: tuple[LoopNote, ...] = ()
        self.line = QPushButton()
        self.line.setObjectName("quiet")
        self.line.setCheckable(True)
        self.rows: list[OrphanRow] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._box)
        self.line.toggled.connect(self._unfold)
        insight.changed.connect(self._follow)
        selection.lit_changed.connect(self._follow_lit)
        self._follow()

    def _follow(self) -> None:
        found = orphans(self._document.diagram)
        if found != self._notes:
            self._notes = found
            self._list()
        one, several = tr("1 name has lost its loop"), tr("{n} names have lost their loops", n=len(found))
        self.line.setText(several if len(found) > 1 else one)
        self.setVisible(bool(found))
        self._follow_lit()

    def _list(self) -> None:
        for row in self.rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [OrphanRow(note) for note in self._notes]
        for row in self.rows:
            row.setVisible(self.line.isChecked())
            row.reattach.clicked.connect(lambda _=False, note=row.note: self._reattach(note))
            row.drop.clicked.connect(lambda _=False, note=row.note: self._drop(note))
            self._box.addWidget(row)

    def _follow_lit(self) -> None:
        lit = self._selection.lit
        for row in self.rows:
            row.offer(self._insight.identifiers.get(lit.key, lit.polarity.letter) if lit else "")

    def _unfold(self, unfolded: bool) -> None:
        for row in self.rows:
            row.setVisible(unfolded)

    def _reattach(self, note: LoopNote) -> None:
        if lit := self._selection.lit:
            after = edits.reattach_loop_note(self._document.diagram, note.key, lit.key)
            identifier = self._insight.identifiers.get(lit.key, "")
            self._document.commit(after, tr("Reattach name to loop {identifier}", identifier=identifier).rstrip())

    def _drop(self, note: LoopNote) -> None:
        self._document.commit(
            edits.drop_loop_note(self._document.diagram, note.key), tr("Drop name {called}", called=called(note))
        )


class OrphanRow(QWidget):
    """One name with what can be done about it."""

    def __init__(self, note: LoopNote) -> None:
        super().__init__()
        self.note = note
        self.label = words(called(note))
        self.reattach = QPushButton(tr("Reattach"))
        self.drop = QPushButton(tr("Drop"))
        for button in (self.reattach, self.drop):
            button.setObjectName("quiet")
        self.drop.setAccessibleName(tr("Drop {called}", called=called(note)))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.label, 1)
        row.addWidget(self.reattach)
        row.addWidget(self.drop)
        self.offer("")

    def offer(self, identifier: str) -> None:
        """Offer the chosen loop, if there is one."""
        self.reattach.setEnabled(bool(identifier))
        self.reattach.setText(tr("Reattach to {identifier}", identifier=identifier) if identifier else tr("Reattach"))
        self.reattach.setToolTip("" if identifier else tr("Choose the loop that it shall name first"))
        self.reattach.setAccessibleName(f"{self.reattach.text()}: {called(self.note)}")


def called(note: LoopNote) -> str:
    """The name, or the note where there is no name."""
    return note.name or one_line(note.note)[:40]
