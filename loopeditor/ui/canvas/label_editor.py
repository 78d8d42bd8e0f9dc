"""The name editor: a line of text in place of a label."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from loopeditor.geometry.text import LINE_HEIGHT, SIZE
from loopeditor.language import tr
from loopeditor.render.themes import Theme
from loopeditor.tools.states import PLACEHOLDER
from loopeditor.ui.canvas.fields import dress, is_left
from loopeditor.ui.canvas.lettering import register_fonts

_NARROWEST = 5.0  # in font sizes
_PADDING = 5
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class NameEditor(QLineEdit):
    """Edits one name over the canvas; it goes when it is done, and the picture shows the name as it is typed.

    Signals:
        named(str): done, by Enter or because the person went elsewhere.
        passed_on(str): done by Tab.
        canceled(): given up with Esc.
    """

    named = Signal(str)
    passed_on = Signal(str)
    canceled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        register_fonts()
        self._center = QPointF()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(1_000_000)
        self.setPlaceholderText(tr(PLACEHOLDER))
        self.setAccessibleName(tr("Name of the variable"))
        self.textChanged.connect(self._fit_text)
        self.hide()

    def open(self, name: str) -> None:
        """Start with a name, all of it selected."""
        self.setText(name)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self, theme: Theme, zoom: float) -> None:
        """Take a theme's colours and the canvas's zoom."""
        dress(self, "QLineEdit", theme, SIZE * zoom, f"1px {_PADDING}px")
        self._fit_text()

    def center_on(self, center: QPointF) -> None:
        """Stay centred on a point of the parent."""
        self._center = center
        self._fit_text()

    def _fit_text(self) -> None:
        face = QFontMetricsF(self.font())
        size = self.font().pixelSize()
        text = max(face.horizontalAdvance(self.text() or tr(PLACEHOLDER)), _NARROWEST * size)
        width, height = round(text + size + 2 * _PADDING), round(size * LINE_HEIGHT + 8)
        self.setGeometry(round(self._center.x() - width / 2), round(self._center.y() - height / 2), width, height)

    def event(self, event: QEvent) -> bool:
        """Tab is done, and does not go to the next widget."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TABS:
            (self.passed_on if event.key() == Qt.Key.Key_Tab else self.named).emit(self.text())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, Esc gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.named.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.canceled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window is done; another window, an input method or the own menu is not."""
        super().focusOutEvent(event)
        if is_left(self, event):
            self.named.emit(self.text())
