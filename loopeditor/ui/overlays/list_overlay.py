"""A field with a list below it, over the top of what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from loopeditor.editor.finding import Findable, find
from loopeditor.ui.overlays.found import FoundRows
from loopeditor.ui.overlays.rows import ROW, ROW_HEIGHT, OverlayRows
from loopeditor.ui.theme import Look
from loopeditor.ui.words import words

_WIDEST = 600
_MARGIN = 16
_MOST_ROWS = 8
_STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_STEPS: Mapping[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: _MOST_ROWS,
    Qt.Key.Key_PageUp: -_MOST_ROWS,
}


class ListOverlay(QFrame):
    """Type to narrow the list down, go through it with the arrows, choose with Enter, give up with Esc.

    Signals:
        moved(Findable | None): another row is current, or none.
        chosen(Findable): the person took this one; the overlay is gone.
        left(bool): the overlay went without a choice; True where the person gave up, False where they went elsewhere.
    """

    moved = Signal(object)
    chosen = Signal(object)
    left = Signal(bool)

    def __init__(self, ground: QWidget, look: Look, name: str) -> None:
        super().__init__(ground)
        self._ground, self._look = ground, look
        self._all: Sequence[Findable] = ()
        self._starts_on_first = False
        self._before: QWidget | None = None
        self.setObjectName("overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(name)
        self.field, self.list, self.foot = QLineEdit(), QListView(), words("", "foot")
        self._found = FoundRows(self)
        self._rows = OverlayRows(look.colours, self.list)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.field)
        self._build(name)
        self._connect(ground)
        self.hide()

    def _build(self, name: str) -> None:
        self.field.setObjectName("find")
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self.list.setModel(self._found)
        self.list.setItemDelegate(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot.setWordWrap(False)
        self.foot.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.field, self.list, self.foot):
            column.addWidget(part)

    def _connect(self, ground: QWidget) -> None:
        self.field.textEdited.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._take)
        self.list.selectionModel().currentChanged.connect(lambda index: self.moved.emit(index.data(ROW)))
        self._look.changed.connect(self._dress)
        ground.installEventFilter(self)

    @property
    def current(self) -> Findable | None:
        """The row that Enter takes."""
        row = self.list.currentIndex().data(ROW)
        return row if isinstance(row, Findable) else None

    @property
    def rows(self) -> Sequence[Findable]:
        """What the list shows."""
        return self._found.rows

    def open(self, findables: Sequence[Findable], hint: str, *, starts_on_first: bool = False) -> None:
        """Show all of these; ``starts_on_first`` makes the first one current before anything is typed."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._all, self._starts_on_first = findables, starts_on_first
        self._rows.align(marks=any(row.mark for row in findables))
        self.foot.setText(hint)
        self.field.clear()
        self._narrow("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Go, and give the keyboard back to what had it."""
        if self.isHidden():
            return
        has_keyboard = self.field.hasFocus()
        if has_keyboard and self._before:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _narrow(self, query: str) -> None:
        self._rows.query = query
        self._found.show(find(self._all, query))
        self._place()
        first = self._found.index(0) if query.strip() or self._starts_on_first else QModelIndex()
        self.list.setCurrentIndex(first)
        self.list.scrollToTop()
        if not first.isValid():
            self.moved.emit(None)  # a list that is filled anew has no current row, and says nothing

    def _step(self, by: int) -> None:
        last = len(self.rows) - 1
        here = self.list.currentIndex().row()
        if last < 0:
            return
        goes_round = abs(by) == 1 and not 0 <= here + by <= last
        there = (here + by) % (last + 1) if goes_round and here >= 0 else min(last, max(0, here + by))
        self.list.setCurrentIndex(self._found.index(there))

    def _take(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Findable):
            self._end()
            self.chosen.emit(row)

    def _leave(self, *, gave_up: bool) -> None:
        if not self.isHidden():
            self._end()
            self.left.emit(gave_up)

    def _end(self) -> None:
        self.field.removeEventFilter(self)  # what follows takes the keyboard away, and is no going elsewhere
        self.close_up()
        self.field.installEventFilter(self)

    def _place(self) -> None:
        width = min(_WIDEST, self._ground.width() - 2 * _MARGIN)
        shown = min(len(self.rows), _MOST_ROWS)
        self.list.setFixedHeight(shown * ROW_HEIGHT + 2 * 4 if shown else 0)
        self.list.setVisible(bool(shown))
        self.setFixedWidth(max(0, width))
        self.adjustSize()
        self.move((self._ground.width() - width) // 2, _MARGIN)

    def _dress(self) -> None:
        self._rows.colours = self._look.colours
        self.list.viewport().update()

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() in _STEPS:
            self._step(_STEPS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self._leave(gave_up=True)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that the field has no use for means nothing to what lies below."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys go through the list; the overlay stays at its place, and goes when the keyboard does."""
        if watched is self._ground and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        if watched is self.field:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._take_key(event)
            if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYING:
                self._leave(gave_up=False)
        return super().eventFilter(watched, event)
