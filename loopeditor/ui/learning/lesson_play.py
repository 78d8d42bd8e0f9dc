"""The lesson under way: which step, whether it is done, and what was said to the last answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from loopeditor.analysis.lessons import Lesson, Moment, Step
from loopeditor.editor.document import Document
from loopeditor.ui.learning import progress


class LessonPlay(QObject):
    """One lesson at a time, on the document; opening another diagram ends it, as its work is gone then.

    A step that is done stays done, whatever is changed later.

    Signals:
        changed(): another step is shown, or more is said of it.
        passed(): the step has just been done.
    """

    changed = Signal()
    passed = Signal()

    def __init__(self, document: Document, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self.lesson: Lesson | None = None
        self.number = 0
        self.is_passed = self.is_hinted = False
        self.answer = ""
        self._pushed: tuple[tuple[str, int], ...] = ()
        document.changed.connect(self._look)
        document.replaced.connect(self.leave)

    @property
    def step(self) -> Step | None:
        """What is to be done now."""
        return self.lesson.steps[self.number] if self.lesson else None

    @property
    def is_last(self) -> bool:
        """Whether no step follows."""
        return self.lesson is not None and self.number == len(self.lesson.steps) - 1

    @property
    def is_over(self) -> bool:
        """Whether all of the lesson is done."""
        return self.is_last and self.is_passed

    @property
    def is_wrong(self) -> bool:
        """Whether the last answer was not the right one."""
        return bool(self.answer) and not self.is_passed

    def begin(self, lesson: Lesson) -> None:
        """Begin a lesson on the document, which holds its diagram already."""
        self.lesson = lesson
        self._show(0)

    def go_on(self) -> None:
        """Show the next step, once this one is done."""
        if self.is_passed and not self.is_last:
            self._show(self.number + 1)

    def leave(self) -> None:
        """No lesson any more; the diagram stays."""
        if self.lesson:
            self.lesson = None
            self.changed.emit()

    def hint(self) -> None:
        """Help with this step."""
        self.is_hinted = True
        self.changed.emit()

    def choose(self, answer: str) -> None:
        """Answer the question of this step with one of its choices; a wrong answer gets the hint."""
        if self.step and not self.is_passed:
            self.answer = answer
            self._look()
            if not self.is_passed:
                self.is_hinted = True
                self.changed.emit()

    def push(self, variable: str, direction: int) -> None:
        """A variable was pushed up (1) or down (-1)."""
        self._pushed = (*self._pushed, (variable, direction))
        self._look()

    def _show(self, number: int) -> None:
        self.number, self.answer, self._pushed = number, "", ()
        self.is_passed = self.is_hinted = False
        self.changed.emit()
        self._look()

    def _look(self) -> None:
        """See whether the step is done by now."""
        step = self.step
        if not step or self.is_passed:
            return
        if step.is_done(Moment(self._document.diagram, self._pushed, self.answer)):
            self.is_passed = True
            if self.lesson and self.is_last:
                progress.keep_done(self._settings, self.lesson.id)
            self.changed.emit()
            self.passed.emit()
