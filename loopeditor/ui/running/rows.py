"""What is done to the diagram in a run, a row for each: pushes, links switched off, frictions of their own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from loopeditor.editor import playing_draft
from loopeditor.editor.playing_run import RunPlay
from loopeditor.language import tr
from loopeditor.model.naming import one_line
from loopeditor.model.scenario import Cut, Force
from loopeditor.ui.canvas.tips import as_tooltip
from loopeditor.ui.icons import icon
from loopeditor.ui.running.dial import Number
from loopeditor.ui.theme import Colours

_NO_END = -1.0
_WIDTH, _NARROW = 60, 40  # pixels of a field with a word before its number, and without


class _Name(QLabel):
    """A name that is cut short where there is no room for it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._name = name
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(as_tooltip(name))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of it as fits."""
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, self.width()))


class Row(QWidget):
    """A name with some numbers, which can be removed.

    Signals:
        changed(): a number is another one.
        removed(): the person does not want it.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, name: str, numbers: list[Number], colours: Colours, what: str) -> None:
        super().__init__()
        self.numbers = numbers
        label = _Name(name)
        self.remove = QToolButton()
        self.remove.setObjectName("transport")
        self.remove.setIconSize(QSize(12, 12))
        self.remove.setIcon(icon("close", colours.faint, colours.faint))
        self.remove.setToolTip(as_tooltip(tr("Remove {what}", what=what)))
        self.remove.setAccessibleName(tr("Remove {what}", what=what))
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label, 1)
        for number in numbers:
            number.setObjectName("number")
            number.setFixedWidth(_WIDTH if number.prefix() else _NARROW)
            number.valueChanged.connect(lambda _: self.changed.emit())
            row.addWidget(number)
        row.addWidget(self.remove)


class Rows(QWidget):
    """All rows of the draft; they are made anew where there are others, and else show other numbers."""

    def __init__(self, run: RunPlay, colours: Colours) -> None:
        super().__init__()
        self._run, self._colours = run, colours
        self._shown: tuple[object, ...] = ()
        self.rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        run.draft_changed.connect(self.follow)
        self.follow()

    def dress(self, colours: Colours) -> None:
        """Other colours."""
        self._colours, self._shown = colours, ()
        self.follow()

    def follow(self) -> None:
        """Show the draft as it is."""
        draft, diagram = self._run.draft, self._run.diagram
        shown = (
            *((force.variable, diagram.name(force.variable)) for force in draft.forces),
            *((cut.link, "") for cut in draft.cuts),
            *((variable, "", "") for variable in draft.frictions),
        )
        if shown != self._shown:
            self._shown = shown
            self._make()
        values = [
            *([force.amount, force.start, _NO_END if force.end is None else force.end] for force in draft.forces),
            *([cut.time] for cut in draft.cuts),
            *([friction] for friction in draft.frictions.values()),
        ]
        for row, numbers in zip(self.rows, values, strict=True):
            for field, number in zip(row.numbers, numbers, strict=True):
                field.show_value(number)

    def _make(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        draft = self._run.draft
        self.rows = [self._force(i, force) for i, force in enumerate(draft.forces)]
        self.rows += [self._cut(cut) for cut in draft.cuts]
        self.rows += [self._friction(variable) for variable in draft.frictions]
        for row in self.rows:
            self._column.addWidget(row)

    def _name(self, variable: str) -> str:
        return one_line(self._run.diagram.name(variable))

    def _force(self, place: int, force: Force) -> Row:
        name, run = self._name(force.variable), self._run
        amount = Number(tr("How hard {name} is pushed, down where negative", name=name), playing_draft.AMOUNT)
        start = Number(tr("When the push begins"), (0.0, playing_draft.LENGTH[1]), 1.0, tr("from "))
        end = Number(tr("When the push ends"), (_NO_END, playing_draft.LENGTH[1]), 1.0, tr("to "))
        end.setSpecialValueText(tr("to end"))
        row = Row(name, [amount, start, end], self._colours, tr("this push"))

        def change() -> None:
            until = None if end.value() < 0 else end.value()
            made = replace(force, amount=amount.value(), start=start.value(), end=until)
            run.attempt(playing_draft.with_force(run.draft, place, made))

        row.changed.connect(change)
        row.removed.connect(lambda: run.attempt(playing_draft.with_force(run.draft, place, None)))
        return row

    def _cut(self, cut: Cut) -> Row:
        run, link = self._run, self._run.diagram.link[cut.link]
        time = Number(tr("When the link is switched off"), (0.0, playing_draft.LENGTH[1]), 1.0, tr("off at "))
        name = tr("{cause} → {effect}", cause=self._name(link.source), effect=self._name(link.target))
        row = Row(name, [time], self._colours, tr("this: let the link carry again"))
        time.setFixedWidth(_WIDTH + 16)
        row.changed.connect(lambda: run.attempt(playing_draft.cut_off(run.draft, (cut.link,), time.value())))
        row.removed.connect(lambda: run.attempt(playing_draft.cut_off(run.draft, (cut.link,), None)))
        return row

    def _friction(self, variable: str) -> Row:
        run, name = self._run, self._name(variable)
        value = Number(tr("How fast {name} returns to what is usual", name=name), playing_draft.FRICTION)
        row = Row(tr("Friction of {name}", name=name), [value], self._colours, tr("this: the friction of all"))
        row.changed.connect(lambda: run.attempt(playing_draft.rubbed(run.draft, variable, value.value())))
        row.removed.connect(lambda: run.attempt(playing_draft.rubbed(run.draft, variable, None)))
        return row
