"""One example as a picture with its title."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from loopeditor.model.naming import one_line
from loopeditor.ui.theme import Colours

if TYPE_CHECKING:
    from loopeditor.geometry.scene import Scene

NARROWEST = 208
"""Width below which a card is not squeezed, in pixels."""
HEIGHT = 176
"""Height of a card with its title, in pixels."""

_PICTURE = 148
_PAD = 10
_RADIUS = 8


class Card(QAbstractButton):
    """A button that shows a diagram; empty paper until it has been drawn."""

    def __init__(self, name: str, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._scene: Scene | None = None
        self._pixmap = QPixmap()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name(name.replace("-", " ").capitalize(), "")

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is there."""
        return self._scene is not None

    def show_scene(self, scene: Scene) -> None:
        """Show this picture, under its title."""
        self._scene = scene
        self._name(scene.title, _first_sentence(scene.description))
        self._draw()

    def dress(self, colours: Colours) -> None:
        """Draw in other colours."""
        self._colours = colours
        self._draw()

    def _name(self, title: str, story: str) -> None:
        self.setAccessibleName(title)
        self.setAccessibleDescription(story)
        self.setToolTip(f"<qt>{escape(story)}</qt>" if story else "")

    def _draw(self) -> None:
        """Forget the picture in its old size or colours; it is painted when it is next seen."""
        self._pixmap = QPixmap()
        self.update()

    def _paint_title(self, painter: QPainter, weight: QFont.Weight) -> None:
        font = QFont(self.font())
        font.setWeight(weight)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.text))
        room = QRectF(2, _PICTURE + 6, self.width() - 4, HEIGHT - _PICTURE - 6)
        whole = self.accessibleName()
        title = painter.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)

    def sizeHint(self) -> QSize:
        """As narrow as it may be; the gallery makes it wider."""
        return QSize(NARROWEST, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw in the new width."""
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paper, picture and title."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.hasFocus() or self.underMouse()
        line = self._colours.accent if marked else self._colours.line
        painter.setPen(QPen(QColor(line), 2.0 if marked else 1.0))
        painter.setBrush(QColor(self._colours.canvas.background))
        painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, _PICTURE - 2), _RADIUS, _RADIUS)
        if self._scene and self._pixmap.isNull():
            room = QSize(self.width() - 2 * _PAD, _PICTURE - 2 * _PAD)
            self._pixmap = _picture(self._scene, self._colours, room, self.devicePixelRatioF())
        painter.drawPixmap(_PAD, _PAD, self._pixmap)
        if self._scene:
            self._paint_title(painter, QFont.Weight.DemiBold if marked else QFont.Weight.Normal)


def _picture(scene: Scene, colours: Colours, room: QSize, ratio: float) -> QPixmap:
    """The scene in the middle of the room, as large as it fits and no larger than life."""
    from loopeditor.ui.canvas.painting import paint

    pixmap = QPixmap(room * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = min(room.width() / scene.bounds.width, room.height() / scene.bounds.height, 1.0)
    painter.translate(room.width() / 2, room.height() / 2)
    painter.scale(scale, scale)
    painter.translate(-scene.bounds.center.x, -scene.bounds.center.y)
    paint(painter, scene, colours.canvas)
    painter.end()
    return pixmap


def _first_sentence(text: str) -> str:
    sentence, stop, _ = one_line(text).partition(". ")
    return sentence + stop.strip()
