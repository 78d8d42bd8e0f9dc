"""The step of a lesson: what to do, a hint for those who want one, and what it teaches once it is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from loopeditor.analysis.titles import LESSONS
from loopeditor.language import tr
from loopeditor.tools.states import Idle
from loopeditor.ui.canvas.announcing import announce
from loopeditor.ui.learning.dots import Dots
from loopeditor.ui.learning.learning import lesson_number
from loopeditor.ui.learning.lesson_play import LessonPlay
from loopeditor.ui.learning.page import Page
from loopeditor.ui.learning.progress import done, next_lesson
from loopeditor.ui.learning.verdict import Verdict
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace


class LessonPage(Page):
    """Shows one step at a time. On the canvas, too, Enter goes on once the step is done.

    Signals:
        lesson_wanted(str): the id of the lesson to go on with; empty stands for the list of all.
    """

    lesson_wanted = Signal(str)

    def __init__(self, workspace: Workspace, play: LessonPlay) -> None:
        super().__init__(workspace.look)
        self._workspace, self._play = workspace, play
        self._shown: tuple[str, int] | None = None
        self.title, self.text = words("", "title"), words("", "task")
        self.dots, self.verdict = Dots(workspace.look), Verdict(workspace.look)
        self.hint_text = words("", "faint")
        self.hint = QPushButton(tr("Show a H&int"))
        self.next, self.all = QPushButton(), QPushButton(tr("All Lessons"))
        self.choices: list[QPushButton] = []
        self._choices = QVBoxLayout()
        self._lay_out()
        self.hint.clicked.connect(play.hint)
        self.next.clicked.connect(self.go_on)
        self.all.clicked.connect(lambda: self.lesson_wanted.emit(""))
        play.changed.connect(self._show)
        play.passed.connect(self._praise)
        workspace.canvas.installEventFilter(self)
        self._show()

    def go_on(self) -> None:
        """To the next step, or from the last one to the next lesson."""
        play = self._play
        if not play.is_passed:
            return
        if play.is_last:
            self.lesson_wanted.emit(self._following())
        else:
            play.go_on()

    def _following(self) -> str:
        """The lesson after this one; empty where this was the last of all."""
        settings, lesson = self._workspace.settings, self._play.lesson
        is_end = not lesson or (len(done(settings)) == len(LESSONS) and lesson.id == [*LESSONS][-1])
        return "" if is_end or not lesson else next_lesson(settings, lesson.id)

    def _lay_out(self) -> None:
        self.hint.setObjectName("plain")
        self.all.setObjectName("plain")
        self.next.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self._choices.setSpacing(8)
        column = self.column
        column.addWidget(self.title)
        column.addWidget(self.dots)
        column.addSpacing(8)
        column.addWidget(self.text)
        column.addLayout(self._choices)
        column.addSpacing(8)
        column.addWidget(self.verdict)
        column.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.hint_text)
        column.addWidget(self.next)
        column.addStretch(1)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self) -> None:
        play, lesson, step = self._play, self._play.lesson, self._play.step
        if not lesson or not step:
            self._shown = None
            return
        if self._shown != (lesson.id, play.number):
            self._shown = lesson.id, play.number
            self._begin_step()
        count = len(lesson.steps)
        self.caption.setText(tr("Lesson {n} of {count}", n=lesson_number(lesson.id), count=len(LESSONS)))
        self.title.setText(tr(lesson.title))
        far = tr("Step {n} of {count}", n=play.number + 1, count=count)
        here = None if play.is_passed else play.number
        self.dots.tell(count, play.number + play.is_passed, here, far)
        self.hint.setVisible(not play.is_hinted and not play.is_passed)
        self.hint_text.setText(tr(step.hint))
        self.hint_text.setVisible(play.is_hinted and not play.is_passed and not play.is_wrong)
        self._show_verdict()
        self._show_next()

    def _begin_step(self) -> None:
        step = self._play.step
        if not step:
            return
        self.text.setText(tr(step.text))
        for button in self.choices:
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.choices = [self._choice(answer) for answer in step.choices]
        announce(self._workspace.canvas, tr(step.text))
        if self.isVisible():
            self._give_keyboard()
        else:
            QTimer.singleShot(0, self, self._give_keyboard)  # a page that is about to be shown cannot take it yet

    def _give_keyboard(self) -> None:
        """To the answers of a question, else to the canvas, where there is something to do."""
        if self.isVisible():
            (self.choices[0] if self.choices else self._workspace.canvas).setFocus()

    def _choice(self, answer: str) -> QPushButton:
        button = QPushButton(tr(answer))
        button.clicked.connect(lambda: self._play.choose(answer))
        self._choices.addWidget(button)
        return button

    def _show_verdict(self) -> None:
        play, step = self._play, self._play.step
        if play.is_passed and step:
            self.verdict.say(tr("Well done."), tr(step.praise), right=True)
        elif play.is_wrong and step:
            self.verdict.say(tr("Not quite. Try again."), tr(step.hint), right=False)
        else:
            self.verdict.hide()
        for button in self.choices:
            button.setEnabled(not play.is_passed)

    def _show_next(self) -> None:
        play = self._play
        self.next.setVisible(play.is_passed)
        if play.is_over:
            after = self._following()
            self.next.setText(tr("Next Lesson: {title}", title=tr(LESSONS[after])) if after else tr("Done"))
        else:
            self.next.setText(tr("Next (Enter)"))

    def _praise(self) -> None:
        """Say it, and let Enter go on."""
        step = self._play.step
        if step:
            announce(self._workspace.canvas, tr(step.praise))
        if self.choices:
            self.next.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on the canvas goes on where the step is done, and nothing else is under way there."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._takes(event):
            self.go_on()
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and plain
            and self._play.is_passed
            and self._play.lesson is not None
            and self.isVisible()
            and isinstance(self._workspace.canvas.state, Idle)
        )
