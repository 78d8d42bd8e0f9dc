"""Which loops of a diagram stand out in its picture."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from loopeditor.geometry.identifiers import NamedLoops
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram, LoopKey

_LEAST = 88  # points that the list is high at least
_KEY = Qt.ItemDataRole.UserRole


class LoopChoice(QWidget):
    """A tick for each loop, and one for all of them.

    Signals:
        changed: another choice of loops.
    """

    changed = Signal()

    def __init__(self, diagram: Diagram, loops: NamedLoops) -> None:
        super().__init__()
        self.all = QCheckBox(tr("A&ll loops stand out"))
        self.all.setTristate(True)
        self.all.clicked.connect(self._tick_all)
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(tr("Loops that stand out"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for loop, identifier in loops:
            self._add(loop.key, f"{identifier}  {_name(diagram, loop.key, loop.variables)}")
        self.list.itemChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.all)
        column.addWidget(self.list, 1)
        self.list.setMinimumHeight(_LEAST)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._show_all()
        self.setVisible(bool(loops))

    @property
    def keys(self) -> tuple[LoopKey, ...] | None:
        """The keys of those that stand out; None where all are alike."""
        ticked = tuple(item.data(_KEY) for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return None if len(ticked) in (0, self.list.count()) else ticked

    def show_keys(self, keys: tuple[LoopKey, ...] | None) -> None:
        """Tick these, as far as they are there; all where none is. Nobody is told."""
        wanted = [item for item in self._items() if keys is None or item.data(_KEY) in keys] or self._items()
        with QSignalBlocker(self.list):
            for item in self._items():
                item.setCheckState(Qt.CheckState.Checked if item in wanted else Qt.CheckState.Unchecked)
        self._show_all()

    def _add(self, key: LoopKey, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        item.setData(_KEY, key)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick_all(self) -> None:
        """All of them, or none where all were ticked."""
        ticked = sum(item.checkState() is Qt.CheckState.Checked for item in self._items())
        state = Qt.CheckState.Unchecked if ticked == self.list.count() else Qt.CheckState.Checked
        with QSignalBlocker(self.list):
            for item in self._items():
                item.setCheckState(state)
        self._follow()

    def _follow(self) -> None:
        self._show_all()
        self.changed.emit()

    def _show_all(self) -> None:
        ticked = sum(item.checkState() is Qt.CheckState.Checked for item in self._items())
        state = {0: Qt.CheckState.Unchecked, self.list.count(): Qt.CheckState.Checked}
        with QSignalBlocker(self.all):
            self.all.setCheckState(state.get(ticked, Qt.CheckState.PartiallyChecked))


def _name(diagram: Diagram, key: LoopKey, variables: tuple[str, ...]) -> str:
    """What people call a loop, else the way it takes."""
    note = diagram.loop_note.get(key)
    way = " → ".join(diagram.name(variable) for variable in variables)
    return note.name if note and note.name else way
