"""Words of the field: every term with what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from loopeditor.language import tr
from loopeditor.ui import glossary
from loopeditor.ui.scrolling import fill, scrolled
from loopeditor.ui.words import words

_SIZE = (520, 640)
_FLAGS = Qt.TextInteractionFlag


class GlossaryDialog(QDialog):
    """The terms in the order in which somebody new would read them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Words of the field"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = QWidget()
        sheet.setObjectName("panel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(4)
        for term in glossary.TERMS:
            title, sense = words(glossary.word(term), "term"), words(glossary.sense(term))
            sense.setTextInteractionFlags(_FLAGS.TextSelectableByMouse | _FLAGS.TextSelectableByKeyboard)
            sense.setAccessibleName(f"{glossary.word(term)}: {glossary.sense(term)}")
            column.addWidget(title)
            column.addWidget(sense)
            column.addSpacing(12)
        column.addStretch(1)
        fill(self, scrolled(sheet))
        self.resize(_SIZE[0], min(_SIZE[1], max(parent.height() - 32, 320)))
