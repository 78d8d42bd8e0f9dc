"""What an empty canvas says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from loopeditor.editor.document import Document
from loopeditor.language import mark, tr
from loopeditor.ui.canvas.view import Canvas

_PAUSE = 300
_SENTENCES = (
    ("title", mark("Double-click anywhere to add the first variable")),
    ("faint", mark("Then drag from the edge of its name to whatever it acts on.")),
)


class Invitation(QWidget):
    """Two sentences in the middle of the canvas while nothing is on it; the mouse goes through them."""

    def __init__(self, canvas: Canvas, document: Document) -> None:
        super().__init__(canvas.viewport())
        self._canvas, self._document = canvas, document
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for name, sentence in _SENTENCES:
            label = QLabel(tr(sentence), alignment=Qt.AlignmentFlag.AlignCenter)
            label.setObjectName(name)
            column.addWidget(label)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)  # no flicker while a file is being read
        self._timer.timeout.connect(self._follow)
        self.hide()
        for signal in (document.changed, canvas.status):
            signal.connect(self._look_again)
        canvas.viewport().installEventFilter(self)
        self._look_again()

    def _look_again(self) -> None:
        if not self._is_empty():
            self._timer.stop()
            self.hide()
        else:
            self._timer.start()

    def _is_empty(self) -> bool:
        """Whether not even a first variable is being named."""
        return not self._document.diagram.variables and not self._canvas.scene_shown.variables

    def _follow(self) -> None:
        self.setVisible(self._is_empty())
        self._place()

    def _place(self) -> None:
        room = self._canvas.viewport().rect()
        self.resize(room.width(), self.sizeHint().height())
        self.move(0, (room.height() - self.height()) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
