"""The picture dragged out of the window, into a slide or a folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from loopeditor.language import tr
from loopeditor.ui.handout import Handout, dragged, thumbnail

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

Start = Callable[[QMimeData, QPixmap], None]
"""Drags data away from the window, under a small picture of it."""
Prepare = Callable[[Callable[[Handout], None]], None]
"""Draws the picture, and hands it over when it is there."""


class DraggingOut(QObject):
    """Lets a widget be pressed and dragged: the picture goes along. A mere click does what it always does.

    ``start`` begins the drag; the picture is drawn first, and dropped where the person let go meanwhile.
    """

    def __init__(self, widget: QWidget, prepare: Prepare, start: Start | None = None) -> None:
        super().__init__(widget)
        self._widget, self._prepare = widget, prepare
        self._start = start or self._drag
        self._pressed: QPoint | None = None
        self._is_held = False
        widget.installEventFilter(self)

    def _leaves(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton or not self._widget.isEnabled():
            return False
        way = event.position().toPoint() - self._pressed
        return way.manhattanLength() >= QApplication.startDragDistance()

    def _begin(self) -> None:
        """Have the picture drawn, and drag it if the widget is still held then."""
        self._pressed = None
        if isinstance(self._widget, QAbstractButton):
            self._widget.setDown(False)  # it is no click any more
        self._prepare(self._give)

    def _give(self, handout: Handout) -> None:
        if self._is_held:
            self._start(dragged(handout), thumbnail(handout))

    def _drag(self, data: QMimeData, picture: QPixmap) -> None:
        drag = QDrag(self._widget)
        drag.setMimeData(data)
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(picture.width() // 2, picture.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)
        self._is_held = False  # the drag has taken the release

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press that moves away drags."""
        if isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
                self._pressed, self._is_held = event.position().toPoint(), True
            elif event.type() is QEvent.Type.MouseButtonRelease:
                self._pressed, self._is_held = None, False
            elif event.type() is QEvent.Type.MouseMove and self._leaves(event):
                self._begin()
                return True
        return super().eventFilter(watched, event)


def drag_out_of(button: QAbstractButton, window: MainWindow) -> DraggingOut:
    """Let a button be dragged to give the picture of a window's document, as it was exported last."""

    def prepare(done: Callable[[Handout], None]) -> None:
        window.statusBar().showMessage(tr("Drag the picture into a slide, a document or a folder"))

        def give(handout: Handout) -> None:
            window.statusBar().clearMessage()
            done(handout)

        window.pictures.draw_to_hand_out(give)

    return DraggingOut(button, prepare)
