"""The start page: examples to look at, recent files, and an empty diagram."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from loopeditor.language import tr
from loopeditor.ui.gallery import Gallery
from loopeditor.ui.recent import RecentFiles
from loopeditor.ui.theme import Look
from loopeditor.ui.words import words

_SIDEBAR = 264
_SHOWN = 6


class StartPage(QWidget):
    """What to begin with.

    Signals:
        new_wanted(), open_wanted(): an empty diagram; a file to be chosen.
        lessons_wanted(): to be shown how it is done.
        example_wanted(str), file_wanted(Path): this one.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    lessons_wanted = Signal()
    example_wanted = Signal(str)
    file_wanted = Signal(object)

    def __init__(self, names: Sequence[str], recent: RecentFiles, look: Look) -> None:
        super().__init__()
        self._recent = recent
        sidebar = self._build_sidebar()  # first, as Tab goes to what was made first
        self.gallery = Gallery(names, look)
        self.gallery.wanted.connect(self.example_wanted)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.gallery)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.gallery.focused.connect(lambda card: scroll.ensureWidgetVisible(card, 0, 48))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        row.addWidget(scroll, 1)
        recent.changed.connect(self._list_recent)
        self._list_recent()

    def _build_sidebar(self) -> QWidget:
        sidebar = QWidget()
        sidebar.setObjectName("sidebar")
        sidebar.setFixedWidth(_SIDEBAR)
        self.new, self.open = QPushButton(tr("New diagram")), QPushButton(tr("Open…"))
        self.lessons = QPushButton(tr("Lessons"))
        self.lessons.setToolTip(tr("Eight short lessons: from a first link to a flywheel"))
        self.new.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.lessons.clicked.connect(self.lessons_wanted)
        column = QVBoxLayout(sidebar)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(8)
        column.addWidget(words("loopeditor", "heading"))
        column.addWidget(words(tr("Draw what causes what, and see the loops that drive it."), "faint"))
        column.addSpacing(16)
        column.addWidget(self.new)
        column.addWidget(self.open)
        column.addWidget(self.lessons)
        column.addSpacing(24)
        self._recent_title = words(tr("Recent"), "section")
        column.addWidget(self._recent_title)
        self._recent_column = QVBoxLayout()
        self._recent_column.setSpacing(0)
        column.addLayout(self._recent_column)
        column.addStretch(1)
        return sidebar

    def _list_recent(self) -> None:
        while entry := self._recent_column.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        paths = self._recent.paths[:_SHOWN]
        self._recent_title.setVisible(bool(paths))
        before = self.lessons
        for path in paths:
            button = self._recent_button(path)
            self._recent_column.addWidget(button)
            self.setTabOrder(before, button)
            before = button

    def _recent_button(self, path: Path) -> QPushButton:
        button = QPushButton()
        button.setObjectName("recent")
        shown = button.fontMetrics().elidedText(path.name, Qt.TextElideMode.ElideMiddle, _SIDEBAR - 72)
        button.setText(shown.replace("&", "&&"))
        button.setToolTip(f"<qt>{escape(str(path))}</qt>")
        button.setAccessibleName(tr("Open {path}", path=path))
        button.clicked.connect(lambda: self.file_wanted.emit(path))
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the keyboard, as Space does."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)
