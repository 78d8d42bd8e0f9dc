"""The text editor: lines of free text in their place on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from loopeditor.language import tr
from loopeditor.render.themes import Theme
from loopeditor.tools.writing import PLACEHOLDER
from loopeditor.ui.canvas.fields import dress, is_left
from loopeditor.ui.canvas.lettering import register_fonts

_NARROWEST, _WIDEST = 7.0, 36.0  # in font sizes
_PADDING = 6
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TextEditor(QPlainTextEdit):
    """Edits one text over the canvas. Enter is done, Shift+Enter breaks the line, Esc gives up.

    Signals:
        edited(str): the text changed.
        named(str): done, by Enter or because the person went elsewhere.
        canceled(): given up with Esc.
    """

    edited = Signal(str)
    named = Signal(str)
    canceled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        register_fonts()
        self._center = QPointF()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignHCenter))
        self.document().setDocumentMargin(0.0)
        self.textChanged.connect(self._tell)
        self.hide()

    def open(self, text: str) -> None:
        """Start with a text, all of it selected."""
        self.setAccessibleName(tr("Text on the canvas"))
        self.setPlaceholderText(tr(PLACEHOLDER))
        self.setPlainText(text)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self, theme: Theme, size: float) -> None:
        """Take a theme's colours, and letters of this size in pixels."""
        dress(self, "QPlainTextEdit", theme, size, f"{_PADDING - 2}px {_PADDING}px")
        self._fit_text()

    def center_on(self, center: QPointF) -> None:
        """Stay centred on a point of the parent."""
        self._center = center
        self._fit_text()

    def _tell(self) -> None:
        if self.isVisible():
            self.edited.emit(self.toPlainText())
        self._fit_text()

    def _fit_text(self) -> None:
        face, size = QFontMetricsF(self.font()), self.font().pixelSize()
        lines = (self.toPlainText() or tr(PLACEHOLDER)).split("\n")
        widest = max(face.horizontalAdvance(line) for line in lines) + size
        inner = min(max(widest, _NARROWEST * size), _WIDEST * size)
        rows = sum(max(1, -int(-face.horizontalAdvance(line) // inner)) for line in lines)
        width, height = round(inner + 2 * _PADDING), round(rows * face.lineSpacing() + 2 * _PADDING + 2)
        self.setGeometry(round(self._center.x() - width / 2), round(self._center.y() - height / 2), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, Shift+Enter breaks the line, Esc gives up."""
        if (event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _SHIFT) or event.key() in (
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
        ):
            self.named.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self.canceled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window is done; another window, an input method or the own menu is not."""
        super().focusOutEvent(event)
        if is_left(self, event):
            self.named.emit(self.toPlainText())
