"""A page of paper as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loopeditor.language import tr

_FADED = 0.4


class SheetPreview(QWidget):
    """Shows the page in the middle of its room, or a sentence where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.page = QImage()
        self.text = tr("Drawing…")
        self._is_old = False
        self.setAccessibleName(tr("Preview of the page"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(360, 260))

    def show_page(self, page: QImage) -> None:
        """Show this page."""
        self.page, self.text, self._is_old = page, "", False
        self.setAccessibleDescription("")
        self.update()

    def wait(self) -> None:
        """Another page is being drawn: the one shown fades."""
        self._is_old = True
        self.update()

    def say(self, text: str) -> None:
        """Show no page but say why."""
        self.page, self.text, self._is_old = QImage(), text, False
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The page with a thin border."""
        painter = QPainter(self)
        if self.page.isNull():
            painter.setPen(self.palette().placeholderText().color())
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), middle, self.text)
            return
        ratio = self.devicePixelRatioF()
        fitting = self.page.size().scaled((self.size() - QSize(4, 4)) * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = self.page.scaled(fitting, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        shown.setDevicePixelRatio(ratio)
        place = QRect(0, 0, round(fitting.width() / ratio), round(fitting.height() / ratio))
        place.moveCenter(self.rect().center())
        painter.setOpacity(_FADED if self._is_old else 1.0)
        painter.drawImage(place.topLeft(), shown)
        painter.setPen(QPen(QColor(self.palette().mid().color()), 1))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
