"""The loops panel: what the diagram's feedback loops are, after every edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from loopeditor.analysis.loops import Loop, Loops
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.model.polarity import LoopPolarity
from loopeditor.ui.panels.loop_list import ROW, LoopList
from loopeditor.ui.panels.loop_rows import LoopRows
from loopeditor.ui.theme import Look

_UNKNOWN = "The diagram has too many links to find its loops at once."
_EMPTY = "No feedback loop yet.\n\nDraw a link back to where a chain starts: then a change travels round and returns."


class LoopsPanel(QWidget):
    """Totals on top, one row a loop below. A row under the mouse, or a chosen one, lights its loop on the canvas."""

    def __init__(self, document: Document, selection: Selection, insight: Insight, look: Look) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._selection, self._insight, self._look = document, selection, insight, look
        self._chosen: Loop | None = None
        self.loops = LoopList(self)
        self.list = _ListView()
        self.list.setAccessibleName("Feedback loops")
        self._rows = LoopRows(look.colours, self.list)
        self.list.setModel(self.loops)
        self.list.setItemDelegate(self._rows)
        self.totals = _words("", "faint")
        self._lay_out()
        self._connect()
        self._follow()

    def _lay_out(self) -> None:
        title = _words("Feedback loops", "title")
        self._empty = _words(_EMPTY, "faint")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(16, 8, 16, 16)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.list)
        heading = QVBoxLayout()
        heading.setContentsMargins(16, 16, 16, 8)
        heading.setSpacing(4)
        heading.addWidget(title)
        heading.addWidget(self.totals)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._insight.changed.connect(self._follow)
        self._selection.lit_changed.connect(self._mark_lit)
        self._look.changed.connect(self._dress)
        self.list.entered.connect(lambda index: self._selection.light(_loop(index)))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.viewport().installEventFilter(self)

    def _follow(self) -> None:
        chosen = self._chosen
        self.loops.show(self._document.diagram, self._insight.named)
        self.list.setCurrentIndex(self.loops.row_of(chosen))
        self.totals.setText(totals(self._insight.loops))
        self.totals.setVisible(bool(self._insight.loops.found))
        self._empty.setText(_EMPTY if self._insight.loops.complete else _UNKNOWN)
        self._pages.setCurrentIndex(1 if self._insight.loops.found else 0)
        self._mark_lit()

    def _choose(self, index: QModelIndex) -> None:
        self._chosen = _loop(index)
        self._selection.light(self._chosen)

    def _mark_lit(self) -> None:
        lit = self._selection.lit
        self._rows.lit = lit.key if lit else None
        if not lit and self._chosen:
            self.list.setCurrentIndex(QModelIndex())
        row = self.loops.row_of(lit)
        if row.isValid() and not self.list.underMouse():
            self.list.scrollTo(row)
        self.list.viewport().update()

    def _dress(self) -> None:
        self._rows.colours = self._look.colours
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the mouse leaves the list, only the chosen loop stays lit."""
        if event.type() == QEvent.Type.Leave:
            self._selection.light(self._chosen)
        return super().eventFilter(watched, event)


class _ListView(QListView):
    """Rows that are as high as their text at this width. Escape, or a click below the rows, chooses none."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape chooses none."""
        if event.key() == Qt.Key.Key_Escape:
            self.setCurrentIndex(QModelIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click below the rows chooses none."""
        if not self.indexAt(event.position().toPoint()).isValid():
            self.setCurrentIndex(QModelIndex())
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def totals(loops: Loops) -> str:
    """How many loops of each kind, such as "4 reinforcing, 1 balancing"; says so where the search was cut short."""
    kinds = [f"{loops.count(polarity):,} {polarity.value}" for polarity in LoopPolarity if loops.count(polarity)]
    text = ", ".join(kinds)
    if loops.complete:
        return text
    return f"The first {len(loops.found):,} of more: {text}"


def _loop(index: QModelIndex) -> Loop | None:
    row = index.data(ROW)
    return row.loop if row else None


def _words(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
