"""The dialog in which people choose their own keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from loopeditor.editor.finding import Findable, find
from loopeditor.language import tr
from loopeditor.ui.actions import ACTIONS, Action
from loopeditor.ui.dialogs.shortcuts import CANVAS_KEYS
from loopeditor.ui.shortcuts import Shortcuts, readable, refusal
from loopeditor.ui.words import words

_ACTION = Qt.ItemDataRole.UserRole
_SIZE = (640, 640)


class ShortcutEditor(QDialog):
    """Every action with its keys. A key that is pressed is bound at once where it is free; else it says who has it.

    Signals:
        changed(): some action has other keys.
    """

    changed = Signal()

    def __init__(self, shortcuts: Shortcuts, parent: QWidget) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter, self.tree = QLineEdit(), QTreeWidget()
        self.keys, self.said = QKeySequenceEdit(), words("", "faint")
        self.take_over = QPushButton(tr("Take over"))
        self.no_key, self.reset = QPushButton(tr("No key")), QPushButton(tr("Usual key"))
        self.reset_all, self.leave = QPushButton(tr("Usual keys everywhere")), QPushButton(tr("Close"))
        self._build()
        self._lay_out()
        self._connect()
        self._fill()
        self.resize(*_SIZE)
        self.filter.setFocus()

    def _build(self) -> None:
        self.filter.setPlaceholderText(tr("Find an action or a key"))
        self.filter.setAccessibleName(tr("Find an action or a key"))
        self.filter.setClearButtonEnabled(True)
        self.tree.setAccessibleName(tr("Actions and their keys"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([tr("Action"), tr("Keys")])
        self.tree.setColumnWidth(0, 360)
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(tr("New key"))
        self.take_over.setVisible(False)
        for button in (self.take_over, self.no_key, self.reset, self.reset_all, self.leave):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        new = QHBoxLayout()
        new.setSpacing(8)
        new.addWidget(words(tr("New key"), "section"))
        for part, stretch in ((self.keys, 1), (self.take_over, 0), (self.no_key, 0), (self.reset, 0)):
            new.addWidget(part, stretch)
        below = QHBoxLayout()
        below.addWidget(self.reset_all)
        below.addStretch(1)
        below.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        column.addLayout(new)
        column.addWidget(self.said)
        column.addSpacing(8)
        column.addLayout(below)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._fill)
        self.tree.currentItemChanged.connect(self._begin)
        self.tree.itemActivated.connect(lambda _: self.keys.setFocus())
        self.keys.keySequenceChanged.connect(self._try)
        self.take_over.clicked.connect(lambda: self._bind(self.keys.keySequence()))
        self.no_key.clicked.connect(lambda: self._change(lambda action: self._shortcuts.bind(action, [])))
        self.reset.clicked.connect(lambda: self._change(self._shortcuts.reset))
        self.reset_all.clicked.connect(self._reset_all)
        self.leave.clicked.connect(self.accept)

    @property
    def action(self) -> Action | None:
        """The action whose keys would be changed."""
        item = self.tree.currentItem()
        return item.data(0, _ACTION) if item else None

    def choose(self, name: str) -> None:
        """Make the action with this id the current one."""
        for item in self._items():
            if (action := item.data(0, _ACTION)) and action.id == name:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)

    # --- the list ---

    def _fill(self) -> None:
        """The actions that fit the filter, by menu, and below them the keys of the canvas, which are fixed."""
        chosen = self.action
        self.tree.clear()
        rows = [Findable(_text(action), action, also=f"{_menu(action)} {self._told(action)}") for action in ACTIONS]
        fitting = {id(row.what) for row in find(rows, self.filter.text())}
        for action in ACTIONS:
            if id(action) in fitting:
                self._add(action)
        if not self.filter.text().strip():
            group = self._group(tr("On the canvas, always so"))
            for what, keys in CANVAS_KEYS:
                QTreeWidgetItem(group, [tr(what), keys]).setDisabled(True)
        self.tree.expandAll()
        if chosen:
            self.choose(chosen.id)
        if not self.action and self.filter.text().strip() and (items := self._items()):
            self.tree.setCurrentItem(items[0])
        self._begin()

    def _add(self, action: Action) -> None:
        item = QTreeWidgetItem(self._group(_menu(action)), [_text(action), self._told(action)])
        item.setData(0, _ACTION, action)
        if self._shortcuts.is_changed(action):
            face = item.font(1)
            face.setBold(True)
            item.setFont(1, face)

    def _group(self, title: str) -> QTreeWidgetItem:
        for i in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(i)
            if item and item.text(0) == title:
                return item
        group = QTreeWidgetItem(self.tree, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        face = group.font(0)
        face.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, face)
        return group

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount())]
        items = [group.child(i) for group in groups if group for i in range(group.childCount())]
        return [item for item in items if item]

    def _told(self, action: Action) -> str:
        keys = ", ".join(map(readable, self._shortcuts.told(action)))
        on_canvas = tr("{key} on the canvas", key=action.hint) if action.hint else ""
        return ", ".join(part for part in (keys, on_canvas) if part)

    # --- changing ---

    def _begin(self) -> None:
        """Another action is current: nothing is pressed for it yet."""
        action = self.action
        self.keys.clear()
        self.take_over.hide()
        for part in (self.keys, self.no_key):
            part.setEnabled(action is not None)
        self.reset.setEnabled(action is not None and self._shortcuts.is_changed(action))
        self.said.setText(
            tr("Press the new key for {action}.", action=_text(action)) if action else tr("Choose an action.")
        )

    def _try(self, key: QKeySequence) -> None:
        action = self.action
        self.take_over.hide()
        if not action or key.isEmpty():
            return
        others = [other for other in self._shortcuts.owners(key) if other is not action]
        if why := refusal(key, on_canvas=action.on_canvas):
            self.said.setText(why)
        elif others:
            names = ", ".join(f"“{_text(other)}”" for other in others)
            self.said.setText(tr("{key} belongs to {names}.", key=readable(key), names=names))
            self.take_over.show()
        else:
            self._bind(key)

    def _bind(self, key: QKeySequence) -> None:
        self._change(lambda action: self._shortcuts.take_over(action, key))
        if action := self.action:
            self.said.setText(tr("{key} is now the key of {action}.", key=readable(key), action=_text(action)))

    def _change(self, edit: Callable[[Action], None]) -> None:
        if action := self.action:
            edit(action)
            self._fill()
            self.changed.emit()

    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self._fill()
        self.said.setText(tr("Every action has its usual keys."))
        self.changed.emit()


def _text(action: Action) -> str:
    return tr(action.text).replace("&", "")


def _menu(action: Action) -> str:
    return " › ".join(tr(part).replace("&", "") for part in action.menu.split("/") if part) or tr("Tool bar")
