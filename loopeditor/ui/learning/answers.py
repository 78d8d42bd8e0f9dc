"""What is asked, and the ways to answer it: buttons, or two fields for a link."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from loopeditor.analysis.exercise import ARROW, Hide, Question
from loopeditor.language import mark, tr
from loopeditor.model.naming import folded, one_line

_SIGNS = {"+": mark("+   It rises, too"), "-": mark("−   It falls")}
_LETTERS = {"R": mark("R   Reinforcing"), "B": mark("B   Balancing"), "U": mark("U   Undetermined")}
_TYPED = {"=": "+", "_": "-", "\N{MINUS SIGN}": "-"}


def wording(question: Question) -> tuple[str, str]:
    """What is asked, and a line that helps to see how it is found."""
    diagram = question.exercise.diagram
    match question.hide:
        case Hide.SIGNS:
            link = diagram.link[question.about[0]]
            source, target = one_line(diagram.name(link.source)), one_line(diagram.name(link.target))
            return tr("After a rise in {source}, what does {target} do?", source=source, target=target), tr(
                "All else being equal."
            )
        case Hide.LOOPS:
            around = [diagram.link[i].source for i in question.about]
            names = " → ".join(one_line(diagram.name(i)) for i in (*around, around[0]))
            return tr("What kind of loop is this? Count its minus links."), names
        case Hide.LINK:
            return tr("One link is missing. Where does it run?"), tr("With it, every loop in the picture closes.")
        case Hide.NAMES:
            return tr("Which name belongs into the marked box?"), tr("See what leads to it, and where it leads.")


class Answers(QWidget):
    """Buttons with the choices of one question, or two fields; letters and signs can be typed as well.

    Signals:
        given(str): an answer.
    """

    given = Signal(str)

    def __init__(self, question: Question, taken: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._question = question
        self.buttons: dict[str, QPushButton] = {}
        self.fields: tuple[QLineEdit, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        if question.choices:
            for choice in question.choices:
                if choice not in taken:
                    self._offer(choice)
        else:
            self._ask_for_link()

    def focus(self) -> None:
        """Give the keyboard to the first of them."""
        first = self.fields[0] if self.fields else next(iter(self.buttons.values()), self)
        first.setFocus()

    def take_key(self, text: str) -> bool:
        """Answer by a letter, a sign or, where there are names, a number; whether it was one."""
        typed = _TYPED.get(text, text.upper())
        choices = list(self.buttons)
        if self._question.hide is Hide.NAMES and text.isdecimal() and 0 < int(text) <= len(choices):
            typed = choices[int(text) - 1]
        if typed not in self.buttons or not self.isEnabled():
            return False
        self.given.emit(typed)
        return True

    def _offer(self, choice: str) -> None:
        known = {**_SIGNS, **_LETTERS}
        names = self._question.hide is Hide.NAMES
        text = one_line(choice).replace("&", "&&") if names else tr(known[choice])
        button = QPushButton(text)
        button.setObjectName("answer")
        button.clicked.connect(lambda: self.given.emit(choice))
        self.buttons[choice] = button
        self._column.addWidget(button)

    def _ask_for_link(self) -> None:
        names = sorted({one_line(v.name) for v in self._question.exercise.diagram.variables})
        self.fields = QLineEdit(), QLineEdit()
        form = QFormLayout()
        form.setSpacing(8)
        for field, title in zip(self.fields, (tr("&From"), tr("&To")), strict=True):
            field.setPlaceholderText(tr("Name of a variable"))
            field.setAccessibleName(title.replace("&", ""))
            completer = QCompleter(names, field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            if popup := completer.popup():
                popup.setObjectName("choices")
            field.setCompleter(completer)
            form.addRow(title, field)
        self.check = QPushButton(tr("Check"))
        self.check.setDefault(True)
        self.check.clicked.connect(self._give_link)
        self._column.addLayout(form)
        self._column.addWidget(self.check)

    def _give_link(self) -> None:
        source, target = (self._id(field.text()) for field in self.fields)
        empty = next((field for field in self.fields if not field.text().strip()), None)
        if empty:
            empty.setFocus()
        else:
            self.given.emit(f"{source} {ARROW} {target}")

    def _id(self, name: str) -> str:
        """The id of a variable of this name, as names may have lines; else what was typed."""
        diagram = self._question.exercise.diagram
        return next((v.id for v in diagram.variables if folded(v.name) == folded(name)), name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter or a sign answers."""
        if not self.take_key(event.text()):
            super().keyPressEvent(event)
