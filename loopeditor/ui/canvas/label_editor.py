"""The name editor: a line of text in place of a label."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from loopeditor.engine.fonts import FAMILY
from loopeditor.geometry.text import LINE_HEIGHT, SIZE
from loopeditor.language import tr
from loopeditor.render.themes import Theme
from loopeditor.tools.states import PLACEHOLDER
from loopeditor.ui.canvas.lettering import register_fonts

_NARROWEST = 5.0  # in font sizes
_SMALLEST = 11.0  # a font smaller than this, in pixels, cannot be read while typing
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
        size = max(_SMALLEST, SIZE * zoom)
        sheet = (
            f"QLineEdit {{ background: {theme.background}; color: {theme.text};"
            f" border: 1.5px solid {theme.selection}; border-radius: 6px; padding: 1px {_PADDING}px; margin: 0;"
            f" selection-background-color: {theme.selection}; selection-color: #1d2733;"
            f" font-family: '{FAMILY}'; font-size: {size:.0f}px; font-weight: normal; min-height: 0; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
            self.ensurePolished()
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

    def _owns_popup(self) -> bool:
        popup = QApplication.activePopupWidget()
        return popup is not None and self.isAncestorOf(popup)

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
        reason = event.reason()
        away = reason is Qt.FocusReason.ActiveWindowFocusReason
        own_menu = reason is Qt.FocusReason.PopupFocusReason and self._owns_popup()
        if self.isVisible() and not away and not own_menu:
            self.named.emit(self.text())
