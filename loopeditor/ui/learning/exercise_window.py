"""An exercise on the screen: the picture, a question at a time, and what came of it at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from loopeditor.analysis.exercise import Hide, answer, mark
from loopeditor.geometry.scene import Scene
from loopeditor.language import tr
from loopeditor.ui.canvas.announcing import announce
from loopeditor.ui.learning.answers import Answers, wording
from loopeditor.ui.learning.dots import Dots
from loopeditor.ui.learning.exercise_picture import ExercisePicture
from loopeditor.ui.learning.sitting import Sitting
from loopeditor.ui.learning.verdict import Verdict
from loopeditor.ui.scrolling import scrolled
from loopeditor.ui.theme import Look
from loopeditor.ui.words import words

_COLUMN = 352
_LOOK_AT = 4  # reasons that are told again at the end


class ExerciseWindow(QDialog):
    """Stands beside the diagram and does not change it.

    Signals:
        again_wanted(): once more, with another choice of what is hidden.
    """

    again_wanted = Signal()

    def __init__(self, sitting: Sitting, scene: Scene, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Exercise"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sitting = sitting
        self.picture = ExercisePicture(look, scene, sitting)
        self.dots, self.verdict = Dots(look), Verdict(look)
        self.far, self.task, self.help = words("", "caption"), words("", "title"), words("", "faint")
        self.reasons = words("")
        self.next, self.again, self.finish = QPushButton(), QPushButton(tr("Once &More")), QPushButton(tr("Close"))
        self.answers: Answers | None = None
        self._ground = QVBoxLayout()
        self._lay_out()
        self.next.clicked.connect(self.go_on)
        self.again.clicked.connect(self.again_wanted)
        self.finish.clicked.connect(self.accept)
        self.resize(1040, 640)
        self._show_question()

    def give(self, given: str) -> None:
        """Answer the question, and say at once whether that is right, and why."""
        before, self.sitting = self.sitting, self.sitting.answered(given)
        said = self.sitting.marked
        if self.sitting == before or not said:
            return
        head = tr("Right.") if said.right else tr("Not quite. Here is why; then try again.")
        self.verdict.say(head, typeset(said.reason), right=said.right)
        announce(self, f"{head} {said.reason}")
        self.picture.show_sitting(self.sitting)
        self._count()
        if said.right and self.answers:
            self.answers.setEnabled(False)
            self.next.show()
            self.next.setFocus()
        QTimer.singleShot(0, self, self._show_verdict)  # when it has its place

    def go_on(self) -> None:
        """To the next question, or to what came of all of them."""
        self.sitting = self.sitting.following()
        self.picture.show_sitting(self.sitting)
        if self.sitting.question:
            self._show_question()
        else:
            self._show_end()

    def _lay_out(self) -> None:
        self.next.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.again.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(self.far)
        column.addWidget(self.dots)
        column.addSpacing(8)
        column.addWidget(self.task)
        column.addWidget(self.help)
        column.addSpacing(8)
        column.addLayout(self._ground)
        column.addWidget(self.verdict)
        column.addWidget(self.reasons)
        column.addWidget(self.next)
        column.addWidget(self.again)
        column.addWidget(self.finish)
        column.addStretch(1)
        self.reasons.setContentsMargins(0, 0, 0, 16)
        sheet = QWidget()
        sheet.setObjectName("panel")
        sheet.setLayout(column)
        side = scrolled(sheet)  # many names may not have room
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setFixedWidth(_COLUMN)
        self._side = side
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.picture, 1)
        row.addWidget(side)

    def _show_question(self) -> None:
        question = self.sitting.question
        if not question:
            self._show_end()
            return
        self._clear()
        task, helping = wording(question)
        self.task.setText(task)
        self.help.setText(helping)
        taken = [answer(each) for each in self.sitting.asked[: self.sitting.number]]
        self.answers = Answers(question, frozenset(taken if question.hide is Hide.NAMES else ()))
        self.answers.given.connect(self.give)
        self._ground.addWidget(self.answers)
        self.next.setText(tr("Next") if self.sitting.number + 1 < len(self.sitting.asked) else tr("See How It Went"))
        self._count()
        self.answers.focus()
        announce(self, f"{task} {helping}")

    def _show_end(self) -> None:
        self._clear()
        sitting = self.sitting
        right, count = sitting.at_first_try, len(sitting.asked)
        self.far.setText(tr("Done"))
        self.task.setText(tr("{n} of {count} at the first try", n=right, count=count))
        self.help.setText(tr("All of it right away.") if right == count else tr("Worth a second look:"))
        missed = [sitting.asked[k] for k in sorted(sitting.missed)][:_LOOK_AT]
        self.reasons.setText("\n\n".join(typeset(mark(each, answer(each)).reason) for each in missed))
        self.reasons.setVisible(bool(missed))
        self.dots.tell(count, count, None, self.task.text())
        for button in (self.again, self.finish):
            button.show()
        self.again.setFocus()
        announce(self, self.task.text())

    def _show_verdict(self) -> None:
        self._side.ensureWidgetVisible(self.next if self.sitting.is_right else self.verdict)

    def _clear(self) -> None:
        if self.answers:
            self._ground.removeWidget(self.answers)
            self.answers.hide()
            self.answers.deleteLater()
            self.answers = None
        for part in (self.verdict, self.reasons, self.next, self.again, self.finish):
            part.hide()

    def _count(self) -> None:
        sitting = self.sitting
        count = len(sitting.asked)
        self.far.setText(tr("Question {n} of {count}", n=sitting.number + 1, count=count))
        here = None if sitting.is_right else sitting.number
        self.dots.tell(count, sitting.solved, here, tr("{n} of {count} answered", n=sitting.solved, count=count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter or a sign answers, wherever the keyboard is."""
        if not self.answers or not self.answers.take_key(event.text()):
            super().keyPressEvent(event)


def typeset(reason: str) -> str:
    """A reason with arrows and minus signs as they look on the picture.

    >>> typeset("the missing link is A -> B, so the change turns over: -.")
    'the missing link is A → B, so the change turns over: −.'
    """
    return reason.replace("->", "→").replace(": -.", ": −.")
