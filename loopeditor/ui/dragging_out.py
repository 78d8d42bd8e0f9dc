"""The picture dragged out of the window, into a slide or a folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QSize, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDrag, QImage, QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from loopeditor.language import tr

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

_THUMBNAIL = QSize(220, 160)

Start = Callable[[QMimeData, QPixmap], None]
"""Drags data away from the window, under a small picture of it."""


class DraggingOut(QObject):
    """Lets a button be pressed and dragged: the picture goes along. A mere click does what it always does.

    ``start`` begins the drag; the picture is drawn first, and dropped where the person let go meanwhile.
    """

    def __init__(self, button: QAbstractButton, window: MainWindow, start: Start | None = None) -> None:
        super().__init__(button)
        self._button, self._window = button, window
        self._start = start or self._drag
        self._pressed: QPoint | None = None
        self._is_held = False
        button.installEventFilter(self)

    def _leaves(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton or not self._button.isEnabled():
            return False
        way = event.position().toPoint() - self._pressed
        return way.manhattanLength() >= QApplication.startDragDistance()

    def _begin(self) -> None:
        """Draw the picture, and drag it if the button is still held then."""
        window, self._pressed = self._window, None
        self._button.setDown(False)  # it is no click any more
        window.statusBar().showMessage(tr("Drag the picture into a slide, a document or a folder"))

        def done(drawn: tuple[bytes, bytes]) -> None:
            window.statusBar().clearMessage()
            if self._is_held:
                png, svg = drawn
                self._start(picture_data(png, svg, window.filing.suggested(".png").name), thumbnail(png))

        window.pictures.draw_for_slides(done)

    def _drag(self, data: QMimeData, picture: QPixmap) -> None:
        drag = QDrag(self._button)
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


def picture_data(png: bytes, svg: bytes, name: str) -> QMimeData:
    """The picture in all forms that programs ask for, with a file of it for those that take only files."""
    path = Path(_folder().path()) / name
    path.write_bytes(png)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setData("image/png", png)
    data.setData("image/svg+xml", svg)
    data.setImageData(QImage.fromData(png))
    return data


def thumbnail(png: bytes) -> QPixmap:
    """What hangs on the pointer."""
    picture = QImage.fromData(png)
    if picture.isNull():
        return QPixmap()
    smooth, keep = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.KeepAspectRatio
    return QPixmap.fromImage(picture.scaled(_THUMBNAIL, keep, smooth))


@cache
def _folder() -> QTemporaryDir:
    """Where the files are that go along; it is gone when the program ends."""
    return QTemporaryDir()
