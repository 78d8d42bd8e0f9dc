"""The diagram's title and story."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from loopeditor.editor.document import Document
from loopeditor.language import tr
from loopeditor.model import edits


class StoryDialog(QDialog):
    """Two fields; taking them is one step of the history."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Title and story"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._document = document
        self.title = QLineEdit(document.diagram.title)
        self.title.setPlaceholderText(tr("What the diagram is about"))
        self.story = QPlainTextEdit(document.diagram.description)
        self.story.setPlaceholderText(tr("Two or three sentences that walk once round the loop"))
        self.story.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        for name, field in ((tr("&Title"), self.title), (tr("&Story"), self.story)):
            label = QLabel(name)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addSpacing(8)
        column.addWidget(self._build_buttons())
        self.resize(480, 320)

    def _build_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.button(kinds.Ok).setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def accept(self) -> None:
        """Make the fields the diagram's."""
        diagram = edits.retitle(self._document.diagram, self.title.text().strip())
        diagram = edits.describe(diagram, self.story.toPlainText().strip())
        self._document.commit(diagram, tr("Change title and story"))
        super().accept()
