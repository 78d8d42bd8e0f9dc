"""What the pages of the tab have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from loopeditor.language import tr
from loopeditor.ui.icons import icon, icon_button
from loopeditor.ui.scrolling import scrolled
from loopeditor.ui.theme import Look
from loopeditor.ui.words import words


class Page(QWidget):
    """A caption and a button that closes, and below them a column that is scrolled where it is long.

    Signals:
        close_wanted(): enough of it.
    """

    close_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look_of_window = look
        self.caption = words("", "caption")
        self.close_button = icon_button(tr("Close"), "dismiss")
        self.close_button.clicked.connect(self.close_wanted)
        sheet = QWidget()
        sheet.setObjectName("panel")
        self.column = QVBoxLayout(sheet)
        self.column.setContentsMargins(16, 0, 16, 16)
        self.column.setSpacing(8)
        self._lay_out_frame(sheet)
        look.changed.connect(self._dress_frame)
        self._dress_frame()

    def _lay_out_frame(self, sheet: QWidget) -> None:
        scroll = scrolled(sheet)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 0)
        head.addWidget(self.caption, 1)
        head.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)

    def _dress_frame(self) -> None:
        colours = self._look_of_window.colours
        self.close_button.setIcon(icon("close", colours.text, colours.faint))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the keyboard, as Space does; Escape goes away."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)
