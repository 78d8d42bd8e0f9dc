"""What can be said of the whole diagram: title, story and groups."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.ui.describing import show_title
from loopeditor.ui.panels.inspector.fields import LineField, NoteField
from loopeditor.ui.panels.inspector.group_list import GroupList
from loopeditor.ui.panels.inspector.section import Section
from loopeditor.ui.words import counted, words
from loopeditor.ui.workspace import Workspace


class WholeSection(Section):
    """Shown where nothing is selected."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.counts = words("", "faint")
        self.title = LineField(tr("Title of the diagram"), tr("What the diagram is about"))
        self.on_canvas = QCheckBox(tr("Show it on the canvas"))
        self.story = NoteField(tr("Story of the diagram"), tr("Two or three sentences that walk once round the loop"))
        self.groups = GroupList(workspace)
        self._fields = [self.title, self.story, self.groups]
        self.heading.setText(tr("Diagram"))
        self.column.addWidget(self.counts)
        self._add(tr("Title"), self.title)
        self.column.addSpacing(4)
        self.column.addWidget(self.on_canvas)
        self._add(tr("Story"), self.story)
        self._add(tr("Groups"), self.groups, "group")
        self.title.committed.connect(self._retitle)
        self.story.committed.connect(self._describe)
        self.on_canvas.clicked.connect(lambda shown: show_title(workspace, shown=shown))

    def show_diagram(self) -> None:
        """Show the diagram as it is."""
        diagram = self._diagram
        said = (counted(len(diagram.variables), "variable"), counted(len(diagram.links), "link"))
        self.counts.setText(", ".join(said))
        self.title.show_text(diagram.title)
        self.on_canvas.setChecked(diagram.title_place is not None)
        self.on_canvas.setEnabled(bool(diagram.variables))
        self.story.show_text(diagram.description)
        self.groups.show_groups(diagram)

    def _retitle(self, title: str) -> None:
        self._commit(edits.retitle(self._diagram, title), tr("Change title"), "title")

    def _describe(self, story: str) -> None:
        self._commit(edits.describe(self._diagram, story), tr("Change story"), "story")
