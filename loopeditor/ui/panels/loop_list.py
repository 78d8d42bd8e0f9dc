"""The loops as rows of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from loopeditor.analysis.loops import Loop
from loopeditor.model.diagram import Diagram

ROW = Qt.ItemDataRole.UserRole
_ARROW = " → "
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True)
class Row:
    """A loop as it is read: ``heading`` such as "Balancing · 4 links", ``route`` back to its start."""

    loop: Loop
    identifier: str
    heading: str
    route: str


class LoopList(QAbstractListModel):
    """One row for each loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, diagram: Diagram, named: list[tuple[Loop, str]]) -> None:
        """List these loops of a diagram."""
        rows = [_row(diagram, loop, identifier) for loop, identifier in named]
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, loop: Loop | None) -> QModelIndex:
        """The row of a loop; an invalid index where it has none."""
        key = loop.key if loop else None
        found = next((i for i, row in enumerate(self._rows) if row.loop.key == key), -1)
        return self.index(found) if found >= 0 else QModelIndex()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """How many loops are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """The row itself, and its text for who reads it aloud."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.identifier}, {row.heading}: {row.route}"
        return None


def _row(diagram: Diagram, loop: Loop, identifier: str) -> Row:
    words = [loop.polarity.value.capitalize(), _count(len(loop.links), "link")]
    if loop.delays:
        words.append(_count(loop.delays, "delay"))
    names = [" ".join(diagram.name(i).split()) for i in (*loop.variables, loop.variables[0])]
    return Row(loop, identifier, " · ".join(words), _ARROW.join(names))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
