"""What the parts of the inspector have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.ui import glossary
from loopeditor.ui.panels.inspector.fields import Field
from loopeditor.ui.panels.loops_head import lies_on
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace

Value = TypeVar("Value")


class Section(QWidget):
    """A column of fields about things of one kind; ``ids`` are those that it shows."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.ids: tuple[str, ...] = ()
        self._fields: list[Field] = []
        self.heading = words("", "title")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 8)
        self.column.setSpacing(4)
        self.column.addWidget(self.heading)

    def settle(self) -> None:
        """Take what is being typed; of things that are gone nothing is taken."""
        diagram = self._diagram
        if not all(i in diagram.variable or i in diagram.link or i in diagram.text for i in self.ids):
            self.forget()
        for field in self._fields:
            field.settle()

    def forget(self) -> None:
        """Drop what is being typed."""
        for field in self._fields:
            field.forget()

    @property
    def _diagram(self) -> Diagram:
        return self._workspace.document.diagram

    def _commit(self, diagram: Diagram, text: str, what: str = "") -> None:
        """One step; those about the same field of the same things that follow each other are merged."""
        merge = f"{what} {' '.join(self.ids)}" if what else ""
        self._workspace.document.commit(diagram, text, merge)

    def _tell_loops(self, line: QLabel) -> None:
        """On how many loops it lies, where it is one thing."""
        counts = self._workspace.insight.through(self.ids[0]) if len(self.ids) == 1 else None
        line.setText(lies_on(tr("It"), counts) if counts else "")
        line.setVisible(bool(counts))

    def _add(self, caption: str, widget: QWidget, term: str = "") -> QLabel:
        """A widget below its caption, which explains the term where it has one."""
        label = QLabel(caption)
        label.setObjectName("caption")
        label.setBuddy(widget)
        if term:
            label.setToolTip(glossary.tip(term))
            widget.setAccessibleDescription(glossary.sense(term))
            if not widget.toolTip():
                widget.setToolTip(glossary.tip(term))
        self.column.addSpacing(8)
        self.column.addWidget(label)
        self.column.addWidget(widget)
        return label

    def _add_buttons(self, *buttons: QPushButton) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addSpacing(12)
        self.column.addLayout(row)


def common(values: Iterable[Value]) -> Value | None:
    """The value that all have; None where they differ."""
    seen: Sequence[Value] = list(values)
    return seen[0] if seen and all(value == seen[0] for value in seen) else None
