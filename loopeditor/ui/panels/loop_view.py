"""The list of loops as a widget."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView

from loopeditor.language import tr

_Trigger = QAbstractItemView.EditTrigger


class LoopView(QListView):
    """Rows that are as high as their text at this width. Escape, or a click below the rows, chooses none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Feedback loops"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(250)  # rows show only when all are laid out
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(_Trigger.EditKeyPressed | _Trigger.DoubleClicked)

    @property
    def is_naming(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def settle(self) -> None:
        """Take the name that is being typed."""
        editor = self.indexWidget(self.currentIndex()) if self.is_naming else None
        if isinstance(editor, QLineEdit):
            self.commitData(editor)
            self.closeEditor(editor, self.itemDelegate().EndEditHint.NoHint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape chooses none."""
        if event.key() == Qt.Key.Key_Escape:
            self.setCurrentIndex(QModelIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click below the rows chooses none."""
        if not self.indexAt(event.position().toPoint()).isValid():
            self.setCurrentIndex(QModelIndex())
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
