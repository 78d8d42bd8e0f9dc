"""The loops as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from loopeditor.analysis.loops import Loop
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram, LoopKey
from loopeditor.model.naming import one_line
from loopeditor.ui import glossary
from loopeditor.ui.words import KIND_OF_LOOP, counted

ROW = Qt.ItemDataRole.UserRole
_ARROW = " → "
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True)
class Row:
    """A loop as it is read: ``heading`` such as "Balancing · 4 links", ``route`` back to its start.

    ``name`` is what people call it, mostly empty; ``identifier`` is a mere letter where the loop has no number.
    """

    loop: Loop
    identifier: str
    heading: str
    route: str
    name: str = ""


class LoopList(QAbstractListModel):
    """One row for each loop, made when somebody looks at it.

    Signals:
        named(object key, str name): the person gave a loop another name.
    """

    named = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._diagram = Diagram()
        self._loops: Sequence[tuple[Loop, str]] = ()
        self._place: dict[LoopKey, int] = {}
        self._rows: dict[int, Row] = {}

    @property
    def loops(self) -> list[Loop]:
        """The loops listed."""
        return [loop for loop, _ in self._loops]

    def show(self, diagram: Diagram, named: Sequence[tuple[Loop, str]]) -> None:
        """List these loops of a diagram; nothing is told where that reads the same as before."""
        shown = (named, [(variable.id, variable.name) for variable in diagram.variables], diagram.loop_notes)
        if shown == self._shown:
            return
        self.beginResetModel()
        self._shown, self._diagram, self._loops, self._rows = shown, diagram, named, {}
        self._place = {loop.key: i for i, (loop, _) in enumerate(named)}
        self.endResetModel()

    def row_of(self, loop: Loop | None) -> QModelIndex:
        """The row of a loop; an invalid index where it has none."""
        found = self._place.get(loop.key, -1) if loop else -1
        return self.index(found) if found >= 0 else QModelIndex()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """How many loops are listed."""
        return 0 if parent.isValid() else len(self._loops)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """The row itself, its text for who reads it aloud, and the name to edit."""
        if not index.isValid():
            return None
        row = self._row(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return glossary.tip(glossary.OF_LOOP[row.loop.polarity])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            name = f"{row.name}, " if row.name else ""
            return f"{row.identifier}, {name}{row.heading}: {row.route}"
        return row.name if role == Qt.ItemDataRole.EditRole else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell another name; the list shows it when the diagram has it."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.named.emit(self._row(index.row()).loop.key, one_line(str(value)))
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Loops can be named."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _row(self, number: int) -> Row:
        if number not in self._rows:
            self._rows[number] = _row(self._diagram, *self._loops[number])
        return self._rows[number]


def _row(diagram: Diagram, loop: Loop, identifier: str) -> Row:
    said = [tr(KIND_OF_LOOP[loop.polarity]), counted(len(loop.links), "link")]
    if loop.delays:
        said.append(counted(loop.delays, "delay"))
    names = [one_line(diagram.name(i)) for i in (*loop.variables, loop.variables[0])]
    note = diagram.loop_note.get(loop.key)
    return Row(loop, identifier, " · ".join(said), _ARROW.join(names), note.name if note else "")
