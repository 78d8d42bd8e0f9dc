"""A table as a widget."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from loopeditor.model.diagram import Diagram
from loopeditor.ui.panels.tables.columns import Column
from loopeditor.ui.panels.tables.editing import CellEditing
from loopeditor.ui.panels.tables.model import TableModel

_ROW = 30
_Trigger = QAbstractItemView.EditTrigger
_Select = QItemSelectionModel.SelectionFlag


class Table(QTableView):
    """Rows that are chosen whole, sorted by a click on a title; a third click gives the order of the diagram back.

    Signals:
        chosen(frozenset ids): the person chose these rows.
        delete_wanted(): the person pressed Delete.
    """

    chosen = Signal(object)
    delete_wanted = Signal()

    def __init__(self, name: str, columns: tuple[Column, ...], diagram: Callable[[], Diagram]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = TableModel(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(CellEditing(columns, diagram, self))
        self._is_following = False
        self._lay_out(columns)
        self.selectionModel().selectionChanged.connect(self._tell)

    def settle(self) -> None:
        """Take what is being typed."""
        if editor := self._editor:
            self.commitData(editor)
            self.closeEditor(editor, self.itemDelegate().EndEditHint.NoHint)

    @property
    def _editor(self) -> QWidget | None:
        """What edits a cell, if anything does; the state of the view forgets it when rows go."""
        return self.indexWidget(self.currentIndex())

    @property
    def chosen_ids(self) -> frozenset[str]:
        """What the chosen rows show."""
        ids = self.rows.ids
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(i) for i in range(chosen.count()))
        return frozenset(ids[row] for each in ranges for row in range(each.top(), each.bottom() + 1))

    def follow(self, ids: Collection[str]) -> None:
        """Choose the rows of these, and bring the first into view; nobody is told."""
        if self.chosen_ids == {i for i in ids if self.rows.row_of(i) is not None}:
            return
        places = sorted(place for i in ids if (place := self.rows.row_of(i)) is not None)
        self._is_following = True
        self.selectionModel().select(self._selection(places), _Select.ClearAndSelect | _Select.Rows)
        if places:
            first = self.rows.index(places[0], max(self.currentIndex().column(), 0))
            self.selectionModel().setCurrentIndex(first, _Select.NoUpdate)
            self.scrollTo(first)
        self._is_following = False

    def _selection(self, places: Iterable[int]) -> QItemSelection:
        """One range for each run of rows."""
        selection, last = QItemSelection(), len(self.rows.columns) - 1
        for start, end in _runs(places):
            selection.append(QItemSelectionRange(self.rows.cell(start, 0), self.rows.cell(end, last)))
        return selection

    def _tell(self) -> None:
        if not self._is_following:
            self.chosen.emit(self.chosen_ids)

    def _lay_out(self, columns: tuple[Column, ...]) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for i, column in enumerate(columns):
            self.setColumnWidth(i, column.width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes, Enter edits; keys that an open editor leaves over do neither."""
        if self._editor:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of numbers that follow each other."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
