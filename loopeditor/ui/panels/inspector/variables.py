"""What can be said of variables: name and its lines, unit, note, wanted direction, group, and their causes and uses."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.model.diagram import Direction
from loopeditor.tools import wording
from loopeditor.ui.describing import add_ghost
from loopeditor.ui.panels.inspector.fields import LineField, NoteField
from loopeditor.ui.panels.inspector.group_field import GroupField
from loopeditor.ui.panels.inspector.neighbours import Neighbours
from loopeditor.ui.panels.inspector.section import Section, common
from loopeditor.ui.segments import Segments
from loopeditor.ui.words import counted, words
from loopeditor.ui.workspace import Workspace

_WANTED = (Direction.UP, None, Direction.DOWN)


class VariablesSection(Section):
    """One variable, or several at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.loops = words("", "faint")
        self.name = LineField(tr("Name of the variable"))
        self.unit = LineField(tr("Unit of the variable"), tr("Such as € per month"))
        self.note = NoteField(tr("Note on the variable"), tr("What it means, how it is measured"))
        self.wanted = Segments(tr("Wanted direction"), (tr("Up"), tr("No view"), tr("Down")))
        self.group = GroupField(workspace)
        self.lines = Segments(tr("Lines of the name"), (tr("Automatic"), tr("One"), tr("Two"), tr("Three")))
        self.causes = Neighbours(workspace, tr("Causes"), of_causes=True)
        self.uses = Neighbours(workspace, tr("Uses"), of_causes=False)
        self.ghost = QPushButton(tr("Add ghost"))
        self._fields = [self.name, self.unit, self.note, self.group]
        self._lay_out()
        self._connect()

    def show_variables(self, ids: tuple[str, ...]) -> None:
        """Show these."""
        self.ids = ids
        diagram = self._diagram
        variables = [diagram.variable[i] for i in ids]
        only = variables[0] if len(variables) == 1 else None
        self.heading.setText(wording.label(diagram, ids[0]) if only else counted(len(ids), "variable"))
        for widget in (*self._naming, self.causes, self.uses):
            widget.setVisible(only is not None)
        self.name.show_text(only.name if only else None)
        self.unit.show_text(common(each.unit for each in variables))
        self.note.show_text(common(each.note for each in variables))
        wishes = {each.wanted for each in variables}
        self.wanted.show_choice(_WANTED.index(wishes.pop()) if len(wishes) == 1 else None)
        self.lines.show_choice(common(each.lines for each in variables))
        self.group.show_group(ids, common(each.group for each in variables))
        if only:
            self.causes.show_variable(only.id)
            self.uses.show_variable(only.id)
        self._tell_loops(self.loops)

    def _lay_out(self) -> None:
        self.column.addWidget(self.loops)
        self._naming = (self._add(tr("Name"), self.name, "variable"), self.name)
        self._add(tr("Unit"), self.unit)
        self._add(tr("Wanted direction"), self.wanted, "wanted")
        self._add(tr("Note"), self.note)
        self._add(tr("Group"), self.group, "group")
        self._add(tr("Lines of the name"), self.lines)
        for neighbours in (self.causes, self.uses):
            self.column.addSpacing(8)
            self.column.addWidget(neighbours)
        self._add_buttons(self.ghost)

    def _connect(self) -> None:
        self.name.committed.connect(self._rename)
        self.unit.committed.connect(self._set_unit)
        self.note.committed.connect(self._set_note)
        self.wanted.chosen.connect(self._want)
        self.lines.chosen.connect(self._set_lines)
        self.ghost.clicked.connect(lambda: add_ghost(self._workspace, self.ids))

    def _rename(self, name: str) -> None:
        if not name:
            self.name.forget()
            return
        said = tr("Rename {name}", name=wording.label(self._diagram, self.ids[0]))
        self._commit(edits.rename(self._diagram, self.ids[0], name), said, "name")

    def _set_unit(self, unit: str) -> None:
        after = edits.annotate_variable(self._diagram, self.ids, unit=unit)
        self._commit(after, tr("Set unit of {name}", name=self._named), "unit")

    def _set_note(self, note: str) -> None:
        after = edits.annotate_variable(self._diagram, self.ids, note=note)
        self._commit(after, tr("Note on {name}", name=self._named), "note")

    def _want(self, choice: int) -> None:
        after = edits.want(self._diagram, self.ids, _WANTED[choice])
        self._commit(after, tr("Set wanted direction of {name}", name=self._named), "wanted")

    def _set_lines(self, lines: int) -> None:
        after = edits.set_lines(self._diagram, dict.fromkeys(self.ids, lines))
        self._commit(after, tr("Set lines of {name}", name=self._named), "lines")

    @property
    def _named(self) -> str:
        return wording.label(self._diagram, self.ids[0]) if len(self.ids) == 1 else counted(len(self.ids), "variable")
