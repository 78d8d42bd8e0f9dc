"""Rows as a table model that changes by rows, so that the place, the selection and an open editor stay."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from loopeditor.language import tr
from loopeditor.ui import glossary
from loopeditor.ui.panels.tables.columns import Cell, Column, Row, Rows

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_MANY = 32
"""Rows that come or go in one edit, above which the table starts anew: that is quicker than one by one."""
_Role = Qt.ItemDataRole
_SIGNS = {"+": "positive", "\N{MINUS SIGN}": "negative", "?": "unknown"}


class TableModel(QAbstractTableModel):
    """Rows by id, sorted by one column; without one they are in the order of the diagram.

    Signals:
        written(str id, int column, object value): the person gave a cell another value.
    """

    written = Signal(str, int, object)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._rows: dict[str, Row] = {}
        self._ids: list[str] = []
        self._place: dict[str, int] = {}
        self._by, self._down = -1, False

    @property
    def ids(self) -> Sequence[str]:
        """What the rows show, from top to bottom."""
        return self._ids

    def row_of(self, element: str) -> int | None:
        """Where a row is, if there is one."""
        return self._place.get(element)

    def cell(self, row: int, column: int) -> QModelIndex:
        """The index of a cell that is there; ``index`` asks thrice whether it is."""
        return self.createIndex(row, column)

    def show_rows(self, rows: Rows) -> None:
        """Show these; a row that reads as before is left alone."""
        before, after = self._rows, dict(rows)
        gone = [i for i in self._ids if i not in after]
        new = [i for i in after if i not in before]
        if len(gone) + len(new) > _MANY:
            self.beginResetModel()
            self._rows = after
            self._order(self._sorted(after))
            self.endResetModel()
            return
        self._remove(gone)
        changed = [i for i in self._ids if after[i] != before[i]]
        self._rows = after
        self._insert(new)
        self._tell_changed(changed)
        if gone or new or changed or self._by < 0:
            self._resort()

    def _remove(self, gone: Sequence[str]) -> None:
        for element in reversed(gone):
            place = self._place[element]
            self.beginRemoveRows(_TOP, place, place)
            self._order([*self._ids[:place], *self._ids[place + 1 :]])
            self.endRemoveRows()

    def _insert(self, new: Sequence[str]) -> None:
        for element in new:
            place = self._room_for(element)
            self.beginInsertRows(_TOP, place, place)
            self._order([*self._ids[:place], element, *self._ids[place:]])
            self.endInsertRows()

    def _room_for(self, element: str) -> int:
        if self._by < 0 or self._down:
            return len(self._ids)
        keys = [self._sort_key(i) for i in self._ids]
        return bisect_left(keys, self._sort_key(element))

    def _tell_changed(self, changed: Sequence[str]) -> None:
        if len(changed) > _MANY:
            self.dataChanged.emit(self.cell(0, 0), self.cell(len(self._ids) - 1, len(self.columns) - 1))
            return
        for element in changed:
            row = self._place[element]
            self.dataChanged.emit(self.cell(row, 0), self.cell(row, len(self.columns) - 1))

    def _resort(self) -> None:
        """Put the rows in order, whatever stands at them going along."""
        ids = self._sorted(self._rows)
        if ids == self._ids:
            return
        kept = self.persistentIndexList()
        if len(kept) > _MANY:  # a selection in many pieces, which Qt takes along one cell at a time
            self.beginResetModel()
            self._order(ids)
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        at = [self._ids[index.row()] for index in kept]
        self._order(ids)
        moved = [self.cell(self._place[element], index.column()) for element, index in zip(at, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sorted(self, rows: Rows) -> list[str]:
        if self._by < 0:
            return list(rows)
        keys = {element: _key(row[self._by]) for element, row in rows.items()}
        return sorted(rows, key=keys.__getitem__, reverse=self._down)

    def _sort_key(self, element: str) -> tuple[int, str]:
        return _key(self._rows[element][self._by])

    def _order(self, ids: list[str]) -> None:
        self._ids = ids
        self._place = {element: row for row, element in enumerate(ids)}

    def rowCount(self, parent: _Index = _TOP) -> int:
        """One row for each."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """The words, the tick, and what a screen reader says."""
        cell = self._rows[self._ids[index.row()]][index.column()]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return None if isinstance(cell, bool) else f"{cell:,}" if isinstance(cell, int) else cell
        if role == _Role.CheckStateRole and isinstance(cell, bool):
            return Qt.CheckState.Checked if cell else Qt.CheckState.Unchecked
        if role == _Role.TextAlignmentRole and isinstance(cell, int) and not isinstance(cell, bool):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.AccessibleTextRole:
            return spoken(cell, self.columns[index.column()])
        return None

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        """Tell what the person wants there; the document does the rest."""
        element = self._ids[index.row()]
        before = self._rows[element][index.column()]
        if role == _Role.CheckStateRole:
            self.written.emit(element, index.column(), Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role == _Role.EditRole and str(value).strip() != before:
            self.written.emit(element, index.column(), str(value).strip())
        return role == _Role.EditRole

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Whether a cell can be edited or ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.columns[index.column()].write is None:
            return flags
        cell = self._rows[self._ids[index.row()]][index.column()]
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if isinstance(cell, bool) else Qt.ItemFlag.ItemIsEditable)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Titles, with what they mean."""
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == _Role.DisplayRole else None
        column = self.columns[section]
        if role == _Role.DisplayRole:
            return tr(column.title)
        if role == _Role.ToolTipRole and column.term:
            return glossary.tip(column.term)
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, and keep it so; -1 is the order of the diagram."""
        self._by, self._down = column, order is Qt.SortOrder.DescendingOrder
        self._resort()


def spoken(cell: Cell, column: Column) -> str:
    """A cell in words: its column and what it holds."""
    title = tr(column.title)
    if isinstance(cell, bool):
        return tr("{title}: yes", title=title) if cell else tr("{title}: no", title=title)
    if column.term == "polarity":
        return glossary.word(_SIGNS[str(cell)])
    return tr("{title}: {cell}", title=title, cell=cell) if cell != "" else tr("{title}: empty", title=title)


def _key(cell: Cell) -> tuple[int, str]:
    """Numbers by size, words as a person sorts them, what is empty at the end."""
    if isinstance(cell, str):
        return (1 if cell else 2, cell.casefold())
    return (-1, f"{int(cell):012d}")
