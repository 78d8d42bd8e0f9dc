"""What the pages of the tab have in common."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from loopeditor.language import tr
from loopeditor.ui.icons import icon
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
        self.close_button = QToolButton()
        self.close_button.setObjectName("dismiss")
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.setToolTip(tr("Close"))
        self.close_button.setAccessibleName(tr("Close"))
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
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
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
