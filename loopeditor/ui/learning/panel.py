"""The tab in which one learns: the lessons, the step of one, or the archetypes that were found."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from loopeditor.ui.learning.findings_page import FindingsPage
from loopeditor.ui.learning.learning import TAB, begin_lesson
from loopeditor.ui.learning.lesson_list import LessonList
from loopeditor.ui.learning.lesson_page import LessonPage
from loopeditor.ui.workspace import Workspace

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow


class LearnPanel(QStackedWidget):
    """Shows what is going on; where nothing is, the list of lessons."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._learning = workspace, workspace.learning
        self.list = LessonList(workspace.look, workspace.settings)
        self.lesson = LessonPage(workspace, self._learning.play)
        self.findings = FindingsPage(workspace, self._learning.recognising)
        for page in (self.list, self.lesson, self.findings):
            self.addWidget(page)
        self.list.wanted.connect(self._begin)
        self.lesson.lesson_wanted.connect(self._go_to)
        self.list.close_wanted.connect(self._close)
        self.lesson.close_wanted.connect(self._close)
        self.findings.close_wanted.connect(self._leave_findings)
        self._learning.play.changed.connect(self._follow)
        self._learning.recognising.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        had_keyboard = self.isAncestorOf(self.focusWidget() or self)
        if self._learning.recognising.is_on:
            self.setCurrentWidget(self.findings)
        elif self._learning.play.lesson:
            self.setCurrentWidget(self.lesson)
        else:
            self.list.refresh()
            self.setCurrentWidget(self.list)
            if had_keyboard:
                self.list.start.setFocus()

    def _begin(self, lesson: str) -> None:
        begin_lesson(self._window, lesson)

    def _go_to(self, lesson: str) -> None:
        if lesson:
            self._begin(lesson)
        else:
            self._learning.play.leave()

    def _leave_findings(self) -> None:
        """Back to the lesson, if there is one."""
        if self._learning.play.lesson:
            self._learning.recognising.stop()
        else:
            self._close()

    def _close(self) -> None:
        """Nothing is learned any more; the diagram stays, and has the keyboard."""
        window = self._window
        self._learning.recognising.stop()
        self._learning.play.leave()
        if window.outline.shown == TAB:
            window.show_outline(TAB)
        window.canvas.setFocus()

    @property
    def _window(self) -> MainWindow:
        return cast("MainWindow", self._workspace.window)

    def showEvent(self, event: QShowEvent) -> None:
        """Another window may have done a lesson meanwhile."""
        super().showEvent(event)
        self._follow()
