"""The group of variables: one of those there are, a new one, or none, and its colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.model.diagram import Group
from loopeditor.ui.describing import set_group
from loopeditor.ui.panels.inspector.fields import Choice, LineField
from loopeditor.ui.panels.inspector.swatches import Swatches, swatch
from loopeditor.ui.theme import Colours, Look
from loopeditor.ui.workspace import Workspace


class GroupField(QWidget):
    """A choice; below it the name of a new group, or the colour of the one that holds."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._ids: tuple[str, ...] = ()
        self._name: str | None = None
        self._listed: tuple[Sequence[Group], Colours] | None = None
        self.choice = Choice(tr("Group"))
        self.choice.setIconSize(QSize(16, 16))
        self.new_name = LineField(tr("Name of the new group"), tr("Name of the new group"))
        self.swatches = Swatches(workspace.look)
        self.setFocusProxy(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.choice, self.new_name, self.swatches):
            column.addWidget(widget)
        self.new_name.hide()
        self.choice.activated.connect(self._choose)
        self.new_name.committed.connect(self._found)
        self.swatches.chosen.connect(self._recolour)

    def show_group(self, ids: tuple[str, ...], name: str | None) -> None:
        """Show the group of these variables; None where they are in several."""
        if ids != self._ids:
            self.new_name.hide()
        self._ids, self._name = ids, name
        groups, look = self._workspace.document.diagram.groups, self._workspace.look
        if self._listed != (groups, look.colours):
            self._listed = (groups, look.colours)
            self._list(groups, look)
        names = ["", *(group.name for group in groups)]
        if self.new_name.isHidden():
            self.choice.show_choice(names.index(name) if name in names else None)
        else:
            self.choice.show_choice(self.choice.count() - 1)
        group_shown = self._workspace.document.diagram.group.get(name or "")
        self.swatches.setVisible(group_shown is not None and self.new_name.isHidden())
        if group_shown:
            self.swatches.show_colour(group_shown.colour)

    def _list(self, groups: Sequence[Group], look: Look) -> None:
        self.choice.clear()
        self.choice.addItem(swatch(look, ""), tr("No group"))
        for group in groups:
            self.choice.addItem(swatch(look, group.colour), group.name)
        self.choice.insertSeparator(self.choice.count())
        self.choice.addItem(tr("New group…"))

    def settle(self) -> None:
        """Take the name of a new group."""
        self.new_name.settle()

    def forget(self) -> None:
        """No new group."""
        self.new_name.forget()
        self.new_name.hide()

    def _choose(self, index: int) -> None:
        groups = self._workspace.document.diagram.groups
        if index > len(groups):
            self.new_name.show_text("")
            self.new_name.show()
            self.new_name.setFocus()
            self.swatches.hide()
            return
        self.new_name.hide()
        set_group(self._workspace, self._ids, groups[index - 1].name if index else "")

    def _found(self, name: str) -> None:
        self.new_name.hide()
        self.new_name.show_text("")
        self.choice.setFocus()
        if name:
            set_group(self._workspace, self._ids, name)

    def _recolour(self, colour: str) -> None:
        name = self._name or ""
        after = edits.colour_group(self._workspace.document.diagram, name, colour)
        self._workspace.document.commit(after, tr("Recolour group {name}", name=name), f"colour {name}")
