"""The picture as it will be."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from loopeditor.language import tr

_SQUARE, _MARGIN, _RADIUS = 8, 16, 8


class Preview(QWidget):
    """A picture as large as it fits, over squares where it is transparent."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(400, 300)
        self.setAccessibleName(tr("Preview"))
        self.setToolTip(tr("Drag the picture into a slide, a document or a folder"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._picture, self._words = QImage(), tr("Drawing…")
        self._fitted = QPixmap()

    @property
    def picture(self) -> QImage:
        """What is shown."""
        return self._picture

    @property
    def words(self) -> str:
        """What is said where there is no picture."""
        return self._words if self._picture.isNull() else ""

    def show_picture(self, picture: QImage, caption: str = "") -> None:
        """Show this picture."""
        self._picture, self._fitted = picture, QPixmap()
        self.setAccessibleDescription(caption)
        self.update()

    def show_words(self, words: str) -> None:
        """Show a sentence instead."""
        self._picture, self._words = QImage(), words
        self.setAccessibleDescription(words)
        self.update()

    def _fit(self, size: QSize) -> QPixmap:
        """The picture in the pixels of the screen; made once for each size."""
        wanted = size * self.devicePixelRatioF()
        if self._fitted.size() != wanted:
            smooth, ignore = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
            self._fitted = QPixmap.fromImage(self._picture.scaled(wanted, ignore, smooth))
        return self._fitted

    def paintEvent(self, _: QPaintEvent) -> None:
        """Frame and picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().mid().color())
        painter.setBrush(self.palette().window())
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _RADIUS, _RADIUS)
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if self._picture.isNull():
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, max(1, size.width()), max(1, size.height()))
        place.moveCenter(room.center())
        if self._picture.hasAlphaChannel():
            _paint_squares(painter, place)
        painter.drawPixmap(place, self._fit(place.size()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own signature
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(place)  # where the page ends


def _paint_squares(painter: QPainter, place: QRect) -> None:
    """The chessboard that stands for what shows through."""
    painter.save()
    painter.setClipRect(place)
    painter.fillRect(place, QColor("#ffffff"))
    for row, top in enumerate(range(place.top(), place.bottom() + 1, _SQUARE)):
        for left in range(place.left() + row % 2 * _SQUARE, place.right() + 1, 2 * _SQUARE):
            painter.fillRect(left, top, _SQUARE, _SQUARE, QColor("#e9edf1"))
    painter.restore()
