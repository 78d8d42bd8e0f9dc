"""What edits a cell: a choice where there are a few values, else a line of text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.ui.panels.tables.columns import Column

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 30


class CellEditing(QStyledItemDelegate):
    """Makes the editors of a table with these columns; ``diagram`` gives the diagram as it stands."""

    def __init__(self, columns: tuple[Column, ...], diagram: Callable[[], Diagram], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns, self._diagram = columns, diagram

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A choice, which in the column of groups also takes a new name, or a line of text."""
        column = self._columns[index.column()]
        if not column.choices:
            editor = super().createEditor(parent, option, index)
            editor.setObjectName("cell")
            editor.setAccessibleName(tr(column.title))
            return editor
        choice = QComboBox(parent)
        choice.setObjectName("cell")
        choice.setAccessibleName(tr(column.title))
        choice.addItems(list(column.choices(self._diagram())))
        choice.setEditable(column.term == "group")
        choice.activated.connect(lambda _: self._take(choice))
        return choice

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Start with what is there; Qt asks again when the row changes, and what is being typed stays."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            return
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
            return
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        found = editor.findText(text)
        editor.setCurrentIndex(found if found >= 0 or editor.isEditable() else self._default(editor))
        if editor.isEditable():
            editor.setEditText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Take the choice or the text."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> object:  # type: ignore[override]
        """Rows of one height."""
        size = super().sizeHint(option, index)
        size.setHeight(_HEIGHT)
        return size

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _: _Index) -> None:
        """As large as the cell, and wide enough for a choice."""
        room = option.rect
        if isinstance(editor, QComboBox):
            room.setWidth(max(room.width(), editor.sizeHint().width()))
        editor.setGeometry(room)

    def _default(self, editor: QComboBox) -> int:
        return max(0, editor.findText(tr("No view")))

    def _take(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
