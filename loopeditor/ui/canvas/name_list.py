"""A list of names that are offered while somebody types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from loopeditor.geometry.text import on_one_line
from loopeditor.language import tr

_ROW = 28
_PADDING = 5  # with the line beside the list
_MOST_ROWS = 8


class NameList(QListWidget):
    """Shows names and which of them is meant; the keyboard stays where it is.

    Signals:
        picked(int): the row that was clicked.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Names that fit"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))
        self.hide()

    @property
    def shown(self) -> list[str]:
        """What is offered."""
        return [self.item(row).text() for row in range(self.count())] if not self.isHidden() else []

    def offer(self, names: Sequence[str], current: int) -> None:
        """Offer these, of which the one with this number is meant; -1 means none of them."""
        shown = [on_one_line(name) for name in names]
        if shown != [self.item(row).text() for row in range(self.count())]:
            self.clear()
            for name in shown:
                QListWidgetItem(name, self).setSizeHint(QSize(0, _ROW))
        self.setCurrentRow(current)
        self.setFixedHeight(min(len(shown), _MOST_ROWS) * _ROW + 2 * _PADDING if shown else 0)
        self.setVisible(bool(shown))
