"""The loops panel: what the diagram's feedback loops are, after every edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from loopeditor.analysis.loops import Loop
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.listing import Kind, Wish, listed, usual_kind
from loopeditor.editor.selection import Selection
from loopeditor.language import mark, tr
from loopeditor.model import edits
from loopeditor.model.diagram import LoopKey
from loopeditor.ui.panels.loop_list import ROW, LoopList
from loopeditor.ui.panels.loop_rows import LoopRows
from loopeditor.ui.panels.loop_view import LoopView
from loopeditor.ui.panels.loops_head import LoopsHead
from loopeditor.ui.panels.orphans import Orphans
from loopeditor.ui.theme import Look
from loopeditor.ui.words import words

_UNKNOWN = mark("The diagram has too many links to find its loops at once.")
_EMPTY = mark(
    "No feedback loop yet.\n\nDraw a link back to where a chain starts: then a change travels round and returns."
)
_NOTHING_SELECTED = mark("Select a variable or a link to see the loops that run through it.")
_NONE_FITS = mark("No loop fits.")


class LoopsPanel(QWidget):
    """Totals on top, one row a loop below. A row under the mouse, or a chosen one, lights its loop on the canvas."""

    def __init__(self, document: Document, selection: Selection, insight: Insight, look: Look) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._selection, self._insight, self._look = document, selection, insight, look
        self._chosen: Loop | None = None
        self._is_chosen_kind = False
        self.loops = LoopList(self)
        self.head = LoopsHead()
        self.totals = self.head.totals
        self.list = LoopView()
        self.orphans = Orphans(document, selection, insight)
        self._rows = LoopRows(look.colours, self.list)
        self.list.setModel(self.loops)
        self.list.setItemDelegate(self._rows)
        self._lay_out()
        self._connect()
        self._follow()

    def settle(self) -> None:
        """Take a name that is being typed."""
        self.list.settle()

    def _lay_out(self) -> None:
        self._empty = words(tr(_EMPTY), "faint")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(16, 8, 16, 16)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._pages, 1)
        column.addWidget(self.orphans)

    def _connect(self) -> None:
        self._insight.changed.connect(self._follow)
        self._insight.looked.connect(self._follow_calmly)
        self._insight.examined.connect(self._follow_calmly)
        self._document.replaced.connect(self._start_anew)
        self._selection.changed.connect(self._follow_selection)
        self._selection.lit_changed.connect(self._mark_lit)
        self._look.changed.connect(self._dress)
        self.head.wished.connect(self._follow_wish)
        self.loops.named.connect(self._name)
        self._rows.closeEditor.connect(self._follow)
        self.list.entered.connect(lambda index: self._selection.light(_loop(index)))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.viewport().installEventFilter(self)

    def _follow(self) -> None:
        diagram, insight = self._document.diagram, self._insight
        if not self._is_chosen_kind:
            self.head.show_kind(usual_kind(insight))
        wish = Wish(self.head.kind, self.head.longest, self._selection.ids)
        loops = listed(diagram, insight, wish, self.loops.loops)
        names = insight.identifiers
        self.loops.show(diagram, [(loop, names.get(loop.key, loop.polarity.letter)) for loop in loops.found])
        self._keep_chosen()
        self.head.tell(insight, wish, loops)
        self.head.tell_selected(diagram, insight, self._selection.ids)
        self._empty.setText(self._why_empty(wish))
        self._pages.setCurrentIndex(1 if loops.found else 0)
        self._mark_lit()

    def _follow_calmly(self) -> None:
        """What was found out meanwhile can wait until a name is typed."""
        if not self.list.is_naming:
            self._follow()

    def _follow_wish(self) -> None:
        self._is_chosen_kind = True
        self._follow()
        if not self._chosen:
            self.list.scrollToTop()

    def _follow_selection(self) -> None:
        if self.head.kind is Kind.SELECTION:
            self._follow()
        else:
            self.head.tell_selected(self._document.diagram, self._insight, self._selection.ids)

    def _start_anew(self) -> None:
        self._is_chosen_kind = False
        self.loops.show(self._document.diagram, [])
        self._follow()

    def _why_empty(self, wish: Wish) -> str:
        if not self._insight.counts.all:
            return tr(_EMPTY if self._insight.loops.complete else _UNKNOWN)
        return tr(_NOTHING_SELECTED if wish.kind is Kind.SELECTION and not wish.selected else _NONE_FITS)

    def _keep_chosen(self) -> None:
        chosen, lit = self._chosen, self._selection.lit
        row = self.loops.row_of(chosen)
        self.list.setCurrentIndex(row)
        if chosen and not row.isValid():
            self._chosen = None
            if lit and lit.key == chosen.key:
                self._selection.light(None)

    def _name(self, key: LoopKey, name: str) -> None:
        identifier = self._insight.identifiers.get(key, "")
        self._document.commit(
            edits.name_loop(self._document.diagram, key, name),
            tr("Name loop {identifier}", identifier=identifier).rstrip(),
        )

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


def _loop(index: QModelIndex) -> Loop | None:
    row = index.data(ROW)
    return row.loop if row else None
