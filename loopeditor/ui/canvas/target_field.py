"""The field in which the name of a link's target is typed, with the names that fit below it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QLineEdit, QVBoxLayout

from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.tools import events as do
from loopeditor.tools.linking import offered
from loopeditor.tools.states import Choosing
from loopeditor.ui.canvas.name_list import NameList

_WIDTH = 240
_GAP = 8
_STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_KEYS: Mapping[int, do.Event] = {
    Qt.Key.Key_Tab: do.Walk(1),
    Qt.Key.Key_Backtab: do.Walk(-1),
    Qt.Key.Key_Down: do.Arrow(0, 1),
    Qt.Key.Key_Up: do.Arrow(0, -1),
    Qt.Key.Key_Return: do.Accept(),
    Qt.Key.Key_Enter: do.Accept(),
    Qt.Key.Key_Escape: do.Cancel(),
}
_SIDEWAYS: Mapping[int, do.Event] = {Qt.Key.Key_Left: do.Arrow(-1, 0), Qt.Key.Key_Right: do.Arrow(1, 0)}


class TargetField(QFrame):
    """Open while a link's target is being chosen; it shows the state of that gesture and holds none itself.

    Signals:
        meant(Event): what a key or a click in it means to the tools.
    """

    meant = Signal(object)

    def __init__(self, canvas: QAbstractScrollArea) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self.setObjectName("overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.field, self.names = QLineEdit(), NameList(self)
        self.field.setObjectName("find")
        self.setFocusProxy(self.field)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.field)
        self._column.addWidget(self.names)
        self._offered: tuple[str | None, ...] = ()
        self.field.textEdited.connect(lambda text: self.meant.emit(do.Typed(text)))
        self.field.installEventFilter(self)
        self.names.picked.connect(self._pick)
        self.hide()

    def follow(self, state: Choosing, diagram: Diagram, source: QRect) -> None:
        """Show a state, beside the label of the link's source, which is here in the viewport."""
        if self.isHidden():
            self._open(diagram.name(state.source) if state.source in diagram.variable else "")
        if self.field.text() != state.text:
            self.field.setText(state.text)
        self._offered = offered(state, diagram) if state.text.strip() else ()
        names = [self._told(variable, state, diagram) for variable in self._offered]
        self.names.offer(names, self._offered.index(state.target) if state.target in self._offered else -1)
        self._place(source)

    def _open(self, source: str) -> None:
        self.field.setPlaceholderText(tr("Name of what it acts on"))
        self.field.setAccessibleName(tr("What {name} acts on", name=source))
        self.field.clear()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _told(variable: str | None, state: Choosing, diagram: Diagram) -> str:
        return tr("New: {name}", name=state.text.strip()) if variable is None else diagram.name(variable)

    def _place(self, source: QRect) -> None:
        """Below the source, or above it where there is no room."""
        room = self._canvas.viewport().rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self.setFixedWidth(min(_WIDTH, room.width()))
        self._column.activate()
        height = self.sizeHint().height()
        top = source.bottom() + _GAP
        if top + height > room.bottom() and source.top() - _GAP - height >= room.top():
            top = source.top() - _GAP - height
        left = source.center().x() - self.width() // 2
        left = max(room.left(), min(left, room.right() - self.width()))
        self.setGeometry(left, max(room.top(), min(top, room.bottom() - height)), self.width(), height)

    def _pick(self, row: int) -> None:
        variable = self._offered[row]
        self.meant.emit(do.Accept() if variable is None else do.Pick(variable))

    def _take_key(self, event: QKeyEvent) -> bool:
        meant = _KEYS.get(event.key()) or (None if self.field.text() else _SIDEWAYS.get(event.key()))
        if meant is None:
            return False
        self.meant.emit(meant)
        return True

    def _lose_keyboard(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window gives up; on the canvas a click chooses, and the choice may be made already."""
        if event.reason() not in _STAYING and QApplication.focusWidget() is not self._canvas and not self.isHidden():
            self.meant.emit(do.Cancel())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that choose do not edit the text."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._lose_keyboard(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that the field has no use for means nothing to the canvas."""
        event.accept()
