"""The whole diagram as text beside the canvas, to read and to edit."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from loopeditor.editor.texting import Texting
from loopeditor.language import tr
from loopeditor.ui.panels.notation_colours import NotationColours
from loopeditor.ui.theme import restyle
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace


class NotationEdit(QPlainTextEdit):
    """Lines of notation; what is typed is taken back here first, and by the window when nothing typed is left."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notation")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)

    def rewrite(self, text: str) -> None:
        """Show another text; the caret stays where it is in what both have."""
        old = self.toPlainText()
        if text == old:
            return
        first = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, text, strict=False)))
        most = min(len(old), len(text)) - first
        ends = zip(reversed(old[-most:] if most else ""), reversed(text[-most:] if most else ""), strict=False)
        last = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(len(old) - last, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[first : len(text) - last])
        self.document().clearUndoRedoStacks()

    def mark(self, line: int, column: int, colour: str) -> None:
        """Underline from a place, counted from 1, to the end of its line."""
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        length = len(block.text())
        cursor.setPosition(block.position() + max(0, min(column - 1, length - 1)))
        cursor.setPosition(block.position() + length, QTextCursor.MoveMode.KeepAnchor)
        wave = QTextEdit.ExtraSelection()
        wave.cursor, wave.format = cursor, QTextCharFormat()
        wave.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.format.setUnderlineColor(QColor(colour))
        self.setExtraSelections([wave])

    def _is_history(self, event: QKeyEvent) -> bool:
        keys, document = QKeySequence.StandardKey, self.document()
        undoes = event.matches(keys.Undo) and not document.isUndoAvailable()
        return undoes or (event.matches(keys.Redo) and not document.isRedoAvailable())

    def event(self, event: QEvent) -> bool:
        """What can no longer be undone here is the window's to undo."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._is_history(event):
            event.ignore()
            return True
        return super().event(event)


class TextPane(QWidget):
    """The text, and one sentence below it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = workspace.look
        self.texting = Texting(workspace.document, self)
        self.edit, self.foot = NotationEdit(), words("", "foot")
        self.edit.setAccessibleName(tr("The diagram as text"))
        self.edit.setPlaceholderText(tr("Price -> Demand : -"))
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.edit, 1)
        column.addWidget(self.foot)
        self._colours = NotationColours(self.edit.document(), self._look.colours)
        self.edit.setPlainText(self.texting.text)
        self.edit.textChanged.connect(self._take)
        self.texting.rewritten.connect(self.edit.rewrite)
        self.texting.judged.connect(self._judge)
        self._look.changed.connect(self._dress)
        self._judge()

    def settle(self) -> None:
        """Let the diagram follow what was typed."""
        self.texting.settle()

    def _take(self) -> None:
        self.texting.take(self.edit.toPlainText())

    def _judge(self) -> None:
        """Mark what is wrong, and say it."""
        error, obstacle = self.texting.error, self.texting.obstacle
        self.edit.setReadOnly(bool(obstacle))
        self.edit.setExtraSelections([])
        if obstacle:
            self._say(tr("To be read only: {reason}.", reason=obstacle), is_wrong=True)
        elif error:
            self.edit.mark(error.line, error.column, self._look.colours.error)
            where = tr("Line {line}, character {column}", line=error.line, column=error.column)
            self._say(tr("{where}: {message}", where=where, message=error.message), is_wrong=True)
        else:
            self._say(tr("Cause -> Effect : - one chain a line. || is a delay, # starts a comment"))

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        self.foot.setText(text)
        restyle(self.foot, "tone", "bad" if is_wrong else "")

    def _dress(self) -> None:
        self._colours.dress(self._look.colours)
        self._judge()

    def showEvent(self, event: QShowEvent) -> None:
        """The text follows the diagram while it is seen."""
        self.texting.wake()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is taken."""
        self.texting.sleep()
        super().hideEvent(event)
