"""A layout that lays widgets out as words of a sentence, in lines as long as there is room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """From the side where reading begins to the other, line by line; ``gap`` is the space between, in pixels."""

    def __init__(self, parent: QWidget, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def clear(self) -> None:
        """Take every widget out, and delete it."""
        while item := self.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _place(self, room: QRect, *, seriously: bool) -> int:
        """Place the items, or only measure; the height that they take."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        x = 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(room.width(), 10_000))
            if lines[-1] and x + size.width() > room.width():
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self._gap
        top = room.top()
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            if seriously:
                self._place_line(line, QRect(room.left(), top, room.width(), height))
            top += height + self._gap
        return top - self._gap - room.top()

    def _place_line(self, line: list[tuple[QLayoutItem, QSize]], room: QRect) -> None:
        parent = self.parentWidget()
        backwards = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = 0
        for item, size in line:
            left = room.right() + 1 - x - size.width() if backwards else room.left() + x
            item.setGeometry(QRect(QPoint(left, room.top() + (room.height() - size.height()) // 2), size))
            x += size.width() + self._gap

    def addItem(self, item: QLayoutItem) -> None:
        """Put one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them, if there is one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out, if there is one."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """More lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the lines need."""
        return self._place(QRect(0, 0, width, 0), seriously=False)

    def setGeometry(self, room: QRect) -> None:
        """Place the items."""
        super().setGeometry(room)
        self._place(room, seriously=True)

    def sizeHint(self) -> QSize:
        """A column of usual width."""
        return QSize(240, self.heightForWidth(240))

    def minimumSize(self) -> QSize:
        """As narrow as the widest of them."""
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(widest, 0)
