"""What can be said of the loop that is lit: its name, a note, and its story."""

from __future__ import annotations

from PySide6.QtCore import Qt

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.story import course
from loopeditor.language import mark, tr
from loopeditor.model import edits
from loopeditor.model.diagram import Direction, LoopNote
from loopeditor.model.polarity import LoopPolarity
from loopeditor.ui import glossary
from loopeditor.ui.panels.inspector.fields import LineField, NoteField
from loopeditor.ui.panels.inspector.section import Section
from loopeditor.ui.words import counted, words
from loopeditor.ui.workspace import Workspace

_KINDS = {
    LoopPolarity.REINFORCING: mark("reinforcing loop"),
    LoopPolarity.BALANCING: mark("balancing loop"),
    LoopPolarity.UNDETERMINED: mark("undetermined loop"),
}
_FLAGS = Qt.TextInteractionFlag


class LoopSection(Section):
    """One loop; ``ids`` is its key."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.kind = words("", "faint")
        self.name = LineField(tr("Name of the loop"), tr("What you call it"))
        self.note = NoteField(tr("Note on the loop"), tr("What it explains"))
        self.story = words("")
        self.story.setTextInteractionFlags(_FLAGS.TextSelectableByMouse | _FLAGS.TextSelectableByKeyboard)
        self._fields = [self.name, self.note]
        self.column.addWidget(self.kind)
        self._add(tr("Name"), self.name)
        self._add(tr("Note"), self.note)
        self._add(tr("Story"), self.story)
        self.name.committed.connect(self._name)
        self.note.committed.connect(self._annotate)

    def show_loop(self, loop: Loop) -> None:
        """Show this one."""
        self.ids = loop.key
        note = self._diagram.loop_note.get(loop.key, LoopNote(loop.key))
        self.heading.setText(self._workspace.insight.identifiers.get(loop.key, loop.polarity.letter))
        self.heading.setToolTip(glossary.tip("identifier"))
        self.kind.setText(f"{tr(_KINDS[loop.polarity])}, {counted(len(loop.links), 'link')}".capitalize())
        self.kind.setToolTip(glossary.tip(glossary.OF_LOOP[loop.polarity]))
        self.name.show_text(note.name)
        self.note.show_text(note.note)
        self.story.setText(course(self._diagram, loop, Direction.UP))

    def _name(self, name: str) -> None:
        said = tr("Name loop {identifier}", identifier=self.heading.text())
        self._commit(edits.name_loop(self._diagram, self.ids, name), said, "loop name")

    def _annotate(self, text: str) -> None:
        said = tr("Note on loop {identifier}", identifier=self.heading.text())
        self._commit(edits.note_loop(self._diagram, self.ids, text), said, "loop note")
