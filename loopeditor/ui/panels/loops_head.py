"""What stands above the list of loops: how many there are, and which of them are listed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from loopeditor.analysis.counting import Counts
from loopeditor.analysis.loops import Loops
from loopeditor.editor.insight import Insight
from loopeditor.editor.listing import Kind, Wish
from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import one_line
from loopeditor.model.polarity import LoopPolarity
from loopeditor.ui import glossary
from loopeditor.ui.segments import Segments
from loopeditor.ui.words import counted, words

KINDS = (Kind.ALL, Kind.SHORT, Kind.SELECTION)
_NAMES = (mark("All"), mark("Short set"), mark("Through selection"))
_OF_KIND = {
    LoopPolarity.REINFORCING: mark("{n:,} reinforcing"),
    LoopPolarity.BALANCING: mark("{n:,} balancing"),
    LoopPolarity.UNDETERMINED: mark("{n:,} undetermined"),
}
_TIPS = (
    mark("Every feedback loop, shortest first"),
    (
        mark(
            "One short set: all other loops are made of these, and every link that lies on a loop is in one of them.\n"
            "There may be other such sets, and these need not be the loops that matter most."
        )
    ),
    mark("The loops that run through everything that is selected"),
)


class LoopsHead(QWidget):
    """Totals in words, the switch and the cap.

    Signals:
        wished(): other loops are to be listed.
    """

    wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.totals = words("", "totals")
        self.totals.setToolTip(glossary.tip("loop"))
        self.about = words("", "faint")
        self.caption = words("", "faint")
        self.switch = Segments(tr("Loops listed"), [tr(name) for name in _NAMES], [tr(tip) for tip in _TIPS])
        self.cap = _cap()
        self._chooser = QWidget()
        self._lay_out()
        self.switch.chosen.connect(lambda _: self.wished.emit())
        self.cap.valueChanged.connect(lambda _: self.wished.emit())

    @property
    def kind(self) -> Kind:
        """What is to be listed."""
        return KINDS[self.switch.current]

    @property
    def longest(self) -> int | None:
        """Links of the longest loops to be listed; None for loops of any length."""
        return self.cap.value() or None

    def show_kind(self, kind: Kind) -> None:
        """Set the switch; nobody is told."""
        self.switch.show_choice(KINDS.index(kind))

    def tell(self, insight: Insight, wish: Wish, loops: Loops) -> None:
        """Tell the totals of the diagram, and which loops are listed."""
        counts = insight.counts
        self.totals.setText(totals(counts, is_counting=insight.is_counting))
        self.totals.setVisible(bool(counts.all))
        self._chooser.setVisible(bool(counts.all))
        self.caption.setText(caption(wish, loops, is_looking=insight.basis is None))

    def tell_selected(self, diagram: Diagram, insight: Insight, ids: Iterable[str]) -> None:
        """Tell how many loops the one selected variable or link lies on."""
        ids = list(ids)
        counts = insight.through(ids[0]) if len(ids) == 1 and insight.counts.all else None
        self.about.setText(lies_on(element_name(diagram, ids[0]), counts) if counts else "")
        self.about.setVisible(bool(counts))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.caption, 1)
        row.addWidget(self.cap)
        chooser = QVBoxLayout(self._chooser)
        chooser.setContentsMargins(0, 8, 0, 0)
        chooser.setSpacing(8)
        chooser.addWidget(self.switch)
        chooser.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.totals)
        column.addWidget(self.about)
        column.addWidget(self._chooser)


def totals(counts: Counts, *, is_counting: bool = False) -> str:
    """How many loops of each kind, such as "4 reinforcing, 1 balancing"; says so where there may be more."""
    text = _kinds(counts)
    if counts.exact or not text:
        return text
    return tr("At least {text}; counting …", text=text) if is_counting else tr("At least {text}", text=text)


def caption(wish: Wish, loops: Loops, *, is_looking: bool = False) -> str:
    """What the list holds, such as "The first 1,000, shortest first"."""
    if wish.kind is Kind.SELECTION and not wish.selected:
        return ""
    if wish.kind is Kind.SHORT:
        return tr("Short set …") if is_looking else tr("Short set of {loops}", loops=counted(len(loops.found), "loop"))
    if loops.complete and wish == Wish(Kind.ALL, None, wish.selected):
        return tr("Shortest first")
    if loops.complete:
        return counted(len(loops.found), "loop")
    return tr("The first {count:,}, shortest first", count=len(loops.found))


def lies_on(name: str, counts: Counts) -> str:
    """As in "Trust lies on 12 reinforcing and 3 balancing loops"."""
    if not counts.all:
        return tr("{name} lies on no loop", name=name)
    parts = _kinds(counts).split(", ")
    text = parts[-1]
    if parts[1:]:
        text = tr("{all_but_last} and {last}", all_but_last=", ".join(parts[:-1]), last=text)
    if not counts.exact:
        return tr("{name} lies on at least {text} loops", name=name, text=text)
    if counts.all == 1:
        return tr("{name} lies on {text} loop", name=name, text=text)
    return tr("{name} lies on {text} loops", name=name, text=text)


def element_name(diagram: Diagram, element: str) -> str:
    """What a variable or link is called, on one line."""
    link = diagram.link.get(element)
    ends = [link.source, link.target] if link else [element]
    return " → ".join(one_line(diagram.name(i)) for i in ends)


def _kinds(counts: Counts) -> str:
    numbers = (counts.reinforcing, counts.balancing, counts.undetermined)
    return ", ".join(tr(_OF_KIND[polarity], n=n) for polarity, n in zip(LoopPolarity, numbers, strict=True) if n)


def _cap() -> QSpinBox:
    cap = QSpinBox()
    cap.setObjectName("cap")
    cap.lineEdit().setTextMargins(6, 0, 0, 0)
    cap.setRange(0, 99)
    cap.setSpecialValueText(tr("any length"))
    cap.setPrefix(tr("up to "))
    cap.setSuffix(" links")
    cap.setAccessibleName(tr("Longest loops listed"))
    cap.setToolTip(tr("Only loops of up to this many links"))
    return cap
