"""The groups of the diagram: to be renamed, recoloured and removed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Group
from loopeditor.tools import wording
from loopeditor.ui.panels.inspector.fields import LineField
from loopeditor.ui.panels.inspector.swatches import SwatchMenu
from loopeditor.ui.words import counted, words
from loopeditor.ui.workspace import Workspace


class GroupList(QWidget):
    """A row for each group."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.rows: list[GroupRow] = []
        self.none = words(tr("No group yet. Select variables and choose Diagram › Group."), "faint")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.none)

    def show_groups(self, diagram: Diagram) -> None:
        """Show these."""
        while len(self.rows) > len(diagram.groups):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(diagram.groups):
            self.rows.append(GroupRow(self._workspace))
            self._column.addWidget(self.rows[-1])
        self.none.setVisible(not diagram.groups)
        for row, group in zip(self.rows, diagram.groups, strict=True):
            row.show_group(group, sum(variable.group == group.name for variable in diagram.variables))

    def settle(self) -> None:
        """Take the name that is being typed."""
        for row in list(self.rows):
            row.name.settle()

    def forget(self) -> None:
        """Drop the name that is being typed."""
        for row in self.rows:
            row.name.forget()


class GroupRow(QWidget):
    """Colour, name, how many are in it, and a button that removes it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._group = Group("", "")
        self.colour = SwatchMenu(workspace.look)
        self.name = LineField(tr("Name of the group"))
        self.name.setObjectName("flat")
        self.count = words("", "faint")
        self.count.setWordWrap(False)
        self.remove = QToolButton()
        self.remove.setObjectName("dismiss")
        self.remove.setText("✕")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.colour)
        row.addWidget(self.name, 1)
        row.addWidget(self.count)
        row.addWidget(self.remove)
        self.colour.chosen.connect(self._recolour)
        self.name.committed.connect(self._rename)
        self.remove.clicked.connect(self._remove)

    def show_group(self, group: Group, count: int) -> None:
        """Show this group, in which there are this many variables."""
        self._group = group
        self.colour.show_colour(group.colour, group.name)
        self.name.show_text(group.name)
        self.count.setText(f"{count:,}")
        self.count.setAccessibleName(counted(count, "variable"))
        self.remove.setToolTip(tr("Remove this group; its variables stay"))
        self.remove.setAccessibleName(tr("Remove group {name}", name=group.name))

    def _recolour(self, colour: str) -> None:
        after = edits.colour_group(self._workspace.document.diagram, self._group.name, colour)
        self._commit(after, tr("Recolour group {name}", name=self._short))

    def _rename(self, name: str) -> None:
        after = edits.rename_group(self._workspace.document.diagram, self._group.name, name)
        if after == self._workspace.document.diagram:
            self.name.forget()
        else:
            self._commit(after, tr("Rename group {name}", name=self._short))

    def _remove(self) -> None:
        after = edits.drop_group(self._workspace.document.diagram, self._group.name)
        self._commit(after, tr("Remove group {name}", name=self._short))

    def _commit(self, diagram: Diagram, text: str) -> None:
        self._workspace.document.commit(diagram, text)

    @property
    def _short(self) -> str:
        return wording.short(self._group.name)
