"""Fields that take what is typed when it is done: by Enter, or because the person went elsewhere. Esc restores."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from loopeditor.language import tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FEWEST, _MOST = 2, 8
_FRAME = 12
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Field(Protocol):
    """Where something is typed that the document does not have yet."""

    def settle(self) -> None:
        """Take what is being typed."""

    def forget(self) -> None:
        """Drop what is being typed."""


class LineField(QLineEdit):
    """One line of text.

    Signals:
        committed(str): another text was typed.
    """

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._placeholder, self._shown = placeholder, ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self.settle)

    def show_text(self, text: str | None) -> None:
        """Show a text, or with None that there are several; what is being typed stays."""
        self._shown = text or ""
        self.setPlaceholderText(tr("Several") if text is None else self._placeholder)
        if not self.isModified() and self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(0)

    def settle(self) -> None:
        """Take what is being typed; nothing over several texts changes none of them."""
        text = self.text().strip()
        if self.isModified() and text != self._shown:
            self.setModified(False)
            self.committed.emit(text)
            self.setText(self.text())  # from here on Undo is the window's
        else:
            self.forget()

    def forget(self) -> None:
        """Show again what was shown."""
        self.setText(self._shown)

    def event(self, event: QEvent) -> bool:
        """Undo is the window's where nothing was typed."""
        return False if _is_spare_undo(event, used=self.isUndoAvailable()) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc restores."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.forget()
        else:
            super().keyPressEvent(event)


class NoteField(QPlainTextEdit):
    """Lines of text, as high as they are; Ctrl+Enter is done, as Enter breaks the line.

    Signals:
        committed(str): another text was typed.
    """

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._placeholder, self._shown = placeholder, ""
        self._start = ""  # Qt's own mark of a changed document is also set by another font
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0.0)
        self.textChanged.connect(self._grow)
        self._grow()

    def show_text(self, text: str | None) -> None:
        """Show a text, or with None that there are several; what is being typed stays."""
        self._shown = text or ""
        self.setPlaceholderText(tr("Several") if text is None else self._placeholder)
        if not self._is_typed and self._start != self._shown:
            self.forget()

    def settle(self) -> None:
        """Take what is being typed; nothing over several texts changes none of them."""
        text = self.toPlainText().strip()
        if not self._is_typed:
            return
        if text == self._shown:
            self.forget()
            return
        self._start = self.toPlainText()
        self.committed.emit(text)
        self.document().clearUndoRedoStacks()  # from here on Undo is the window's

    def forget(self) -> None:
        """Show again what was shown."""
        self._start = self._shown
        self.setPlainText(self._shown)

    @property
    def _is_typed(self) -> bool:
        return self.toPlainText() != self._start

    def _grow(self) -> None:
        rows = min(max(round(self.document().size().height()), _FEWEST), _MOST)
        height = rows * self.fontMetrics().lineSpacing() + _FRAME
        if height != self.height():
            self.setFixedHeight(height)

    def event(self, event: QEvent) -> bool:
        """Undo is the window's where nothing was typed."""
        return False if _is_spare_undo(event, used=self.document().isUndoAvailable()) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done, Esc restores."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.settle()
        elif event.key() == Qt.Key.Key_Escape and self._is_typed:
            self.forget()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window is done."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines at another width."""
        super().resizeEvent(event)
        self._grow()


class Choice(QComboBox):
    """A choice that the wheel only changes where it has the focus, so that a panel can be scrolled."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def show_choice(self, index: int | None) -> None:
        """Let another one hold, or with None tell that there are several."""
        self.setPlaceholderText(tr("Several"))
        self.setCurrentIndex(-1 if index is None else index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class MixedCheck(QCheckBox):
    """A box for several things at once: a click on a mixed one ticks all of them."""

    def show_state(self, *, ticked: bool | None) -> None:
        """Show whether all have it, with None that some have."""
        state = Qt.CheckState.PartiallyChecked if ticked is None else Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if ticked is False else state)

    def nextCheckState(self) -> None:
        """Mixed goes to ticked, ticked to none and back."""
        ticked = self.checkState() is Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


def _is_spare_undo(event: QEvent, *, used: bool) -> bool:
    """Whether a field would keep Undo from the window without having anything to undo itself."""
    if used or event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not event.matches(QKeySequence.StandardKey.Undo):
        return False
    event.ignore()
    return True
