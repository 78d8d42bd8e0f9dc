"""The story panel: one loop told in words, either way round."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.story import course
from loopeditor.analysis.valence import Valence, opposite, reading
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.naming import one_line
from loopeditor.ui import glossary
from loopeditor.ui.scrolling import scrolled
from loopeditor.ui.segments import Segments
from loopeditor.ui.words import words

_HINT = mark("Choose a loop to read it in words.")
_NO_VIEW = mark("Select variables and choose Diagram › Wanted to see which way it is virtuous.")
_DIRECTIONS = (Direction.UP, Direction.DOWN)
_GOES = {Direction.UP: "rises", Direction.DOWN: "falls"}


class StoryPanel(QWidget):
    """The lit loop in sentences, with what is wanted of it, from a rise or a fall of its first variable."""

    def __init__(self, document: Document, selection: Selection, insight: Insight) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._selection, self._insight = document, selection, insight
        self.title = words("", "section")
        self.valence = words("", "valence")
        self.valence.setToolTip(glossary.tip("virtuous"))
        self.text = words("")
        self.note = words("", "faint")
        self.switch = Segments(tr("Told with"), (tr("Rising"), tr("Falling")))
        self._lay_out()
        self.switch.chosen.connect(lambda _: self._follow())
        for signal in (insight.changed, insight.examined, selection.lit_changed):
            signal.connect(self._follow)
        self._follow()

    @property
    def direction(self) -> Direction:
        """Which way the first variable goes."""
        return _DIRECTIONS[self.switch.current]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.switch)
        sheet = QWidget()
        sheet.setObjectName("panel")
        body = QVBoxLayout(sheet)
        body.setContentsMargins(16, 0, 16, 16)
        body.setSpacing(8)
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.text.setAccessibleName(tr("Story of the loop"))
        for label in (self.valence, self.text, self.note):
            body.addWidget(label)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        head.setContentsMargins(16, 0, 16, 0)
        column.addLayout(head)
        column.addWidget(scrolled(sheet), 1)

    def _follow(self) -> None:
        lit = self._selection.lit
        loop = self._insight.loop(lit.key) if lit else None
        self.switch.setVisible(loop is not None)
        self.title.setText(tr("Story"))
        if not loop:
            self._show(tr(_HINT), "", "", "")
            return
        diagram = self._document.diagram
        note = diagram.loop_note.get(loop.key)
        identifier = self._insight.identifiers.get(loop.key, loop.polarity.value)
        self.title.setText(
            tr("Story of {identifier}", identifier=identifier) + (f", {note.name}" if note and note.name else "")
        )
        said, tone = valence(diagram, loop, self.direction)
        self._show(course(diagram, loop, self.direction), said, tone, note.note if note else "")

    def _show(self, text: str, said: str, tone: str, note: str) -> None:
        self.text.setText(text)
        self.text.setObjectName("faint" if text == tr(_HINT) else "")
        self.valence.setText(said)
        self.valence.setProperty("tone", tone)
        self.note.setText(note)
        for label in (self.valence, self.note):
            label.setVisible(bool(label.text()))
        for label in (self.valence, self.text):
            label.style().polish(label)


def valence(diagram: Diagram, loop: Loop, told: Direction) -> tuple[str, str]:
    """Whether a loop does what people want, in words, and the tone of it the way round in which it is ``told``."""
    read = reading(diagram, loop)
    first = one_line(diagram.name(loop.variables[0]))
    if read.valence is Valence.BOTH and read.virtuous:
        good, bad = _GOES[read.virtuous], _GOES[opposite(read.virtuous)]
        return tr(
            "Virtuous while {first} {good}, vicious while it {bad}", first=first, good=good, bad=bad
        ), "good" if told is read.virtuous else "bad"
    if read.valence is Valence.MIXED:
        with_it, against = (", ".join(map(diagram.name, ids)) for ids in (read.with_it, read.against_it))
        return tr(
            "Mixed: while {first} rises, {with_it} goes the wanted way, {against} does not",
            first=first,
            with_it=with_it,
            against=against,
        ), "mixed"
    if read.valence is Valence.SEEKS:
        return tr("Seeks a level, and resists being moved from it"), "calm"
    return (tr(_NO_VIEW), "calm") if read.valence is Valence.NO_VIEW else ("", "")
