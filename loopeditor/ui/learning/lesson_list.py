"""The eight lessons to choose from."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from loopeditor.analysis.titles import LESSONS
from loopeditor.language import tr
from loopeditor.ui.icons import icon
from loopeditor.ui.learning.page import Page
from loopeditor.ui.learning.progress import done, next_lesson
from loopeditor.ui.theme import Look
from loopeditor.ui.words import words


class LessonList(Page):
    """A row for each lesson, with a tick where it was done.

    Signals:
        wanted(str): the id of the lesson that was chosen.
    """

    wanted = Signal(str)

    def __init__(self, look: Look, settings: QSettings) -> None:
        super().__init__(look)
        self._settings, self._look = settings, look
        self.caption.setText(tr("Learn"))
        self.far = words("", "faint")
        self.start = QPushButton()
        self.start.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.start.clicked.connect(lambda: self.wanted.emit(next_lesson(settings)))
        self.column.addWidget(words(tr("Eight short lessons"), "title"))
        self.column.addWidget(words(tr("Each takes two minutes, and is done on a live diagram.")))
        self.column.addWidget(self.far)
        self.column.addSpacing(8)
        self.rows = {lesson: self._row(lesson) for lesson in LESSONS}
        self.column.addSpacing(8)
        self.column.addWidget(self.start)
        self.column.addStretch(1)
        look.changed.connect(self.refresh)
        self.refresh()

    def _row(self, lesson: str) -> QPushButton:
        row = QPushButton()
        row.setObjectName("recent")
        row.setIconSize(QSize(16, 16))
        row.clicked.connect(lambda: self.wanted.emit(lesson))
        self.column.addWidget(row)
        return row

    def refresh(self) -> None:
        """Tick what was done by now."""
        finished, colours = done(self._settings), self._look.colours
        tick, empty = (icon(name, colours.accent, colours.faint) for name in ("tick", "ring"))
        for number, (lesson, row) in enumerate(self.rows.items(), 1):
            title = tr(LESSONS[lesson])
            row.setText(f"{number}  {title}")
            row.setIcon(QIcon(tick if lesson in finished else empty))
            row.setAccessibleName(tr("{title} Done.", title=title) if lesson in finished else title)
        self.far.setText(tr("{n} of {count} done", n=len(finished), count=len(LESSONS)) if finished else "")
        self.far.setVisible(bool(finished))
        if not finished:
            self.start.setText(tr("Begin with the first"))
        elif len(finished) < len(LESSONS):
            self.start.setText(tr("Go on"))
        else:
            self.start.setText(tr("Begin again"))
