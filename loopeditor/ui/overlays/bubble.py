"""A few words that point at a part of the window."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QPropertyAnimation, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from loopeditor.language import tr
from loopeditor.ui.theme import Look
from loopeditor.ui.words import words

_WIDTH = 296
_BEAK = 10  # how far the beak reaches out, and half of its width
_RADIUS = 10.0
_MARGIN = 8
_GLIDE = 180  # milliseconds


class Bubble(QWidget):
    """Stands beside a place, its beak at it, and lies over everything; it takes the keyboard only when asked to.

    Signals:
        next_wanted(), end_wanted(): the person has read it; the person has had enough.
    """

    next_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, ground: QWidget, look: Look) -> None:
        super().__init__(ground)
        self._ground, self._look = ground, look
        self._beak = QPointF()
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.count, self.title, self.text = words("", "caption"), words("", "strong"), words("")
        self.next, self.end = QPushButton(), QPushButton(tr("End the Tour"))
        self._glide = QPropertyAnimation(self, b"pos", self)
        self._glide.setDuration(_GLIDE)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._lay_out()
        self.next.clicked.connect(self.next_wanted)
        self.end.clicked.connect(self.end_wanted)
        look.changed.connect(self.update)
        self.hide()

    def tell(self, count: str, title: str, text: str, next_text: str) -> None:
        """Say this."""
        for label, said in ((self.count, count), (self.title, title), (self.text, text)):
            label.setText(said)
        self.next.setText(next_text)
        self.setAccessibleName(f"{count}. {title}")
        self.setAccessibleDescription(text)

    def point_at(self, anchor: QRect) -> None:
        """Stand beside this part of the ground: below it, where there is room, else above or at a side."""
        self.resize(self._wanted_size())
        place = self._beside(anchor)
        if self.isVisible() and self._look.moves and place != self.pos():
            self._glide.stop()
            self._glide.setEndValue(place)
            self._glide.start()
        else:
            self.move(place)
        self._beak = QPointF(anchor.center() - place)
        self.show()
        self.raise_()
        self.update()

    def _lay_out(self) -> None:
        self.next.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.end.setObjectName("quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.end)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 + _BEAK, 16 + _BEAK, 16 + _BEAK, 12 + _BEAK)
        column.setSpacing(4)
        for label in (self.count, self.title, self.text):
            column.addWidget(label)
        column.addSpacing(8)
        column.addLayout(buttons)

    def _wanted_size(self) -> QSize:
        width = _WIDTH + 2 * _BEAK
        return QSize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))

    def _beside(self, anchor: QRect) -> QPoint:
        room = self._ground.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        middle = anchor.center() - QPoint(self.width() // 2, self.height() // 2)
        places = (
            QPoint(middle.x(), anchor.bottom()),
            QPoint(middle.x(), anchor.top() - self.height()),
            QPoint(anchor.left() - self.width(), middle.y()),
            QPoint(anchor.right(), middle.y()),
        )
        within = [_kept_in(room, QRect(place, self.size())) for place in places]
        clear = [box for box in within if not box.adjusted(_BEAK, _BEAK, -_BEAK, -_BEAK).intersects(anchor)]
        return (clear or within)[0].topLeft()

    def _outline(self) -> QPainterPath:
        """The box with its beak, which points at the middle of the anchor from the side that faces it."""
        box = QRectF(self.rect()).adjusted(_BEAK, _BEAK, -_BEAK, -_BEAK)
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        x = min(max(self._beak.x(), box.left() + 2 * _BEAK), box.right() - 2 * _BEAK)
        y = min(max(self._beak.y(), box.top() + 2 * _BEAK), box.bottom() - 2 * _BEAK)
        if self._beak.y() <= box.top():
            tip, one, other = QPointF(x, 0), QPointF(x - _BEAK, box.top()), QPointF(x + _BEAK, box.top())
        elif self._beak.y() >= box.bottom():
            tip, one, other = (
                QPointF(x, self.height()),
                QPointF(x - _BEAK, box.bottom()),
                QPointF(x + _BEAK, box.bottom()),
            )
        elif self._beak.x() >= box.right():
            tip, one, other = QPointF(self.width(), y), QPointF(box.right(), y - _BEAK), QPointF(box.right(), y + _BEAK)
        elif self._beak.x() <= box.left():
            tip, one, other = QPointF(0, y), QPointF(box.left(), y - _BEAK), QPointF(box.left(), y + _BEAK)
        else:
            return path
        beak = QPainterPath()
        beak.addPolygon(QPolygonF([one, tip, other]))
        beak.closeSubpath()
        return path.united(beak)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends it."""
        if event.key() == Qt.Key.Key_Escape:
            self.end_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The bubble with its beak."""
        colours = self._look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.setBrush(QColor(colours.surface))
        painter.drawPath(self._outline())


def _kept_in(room: QRect, box: QRect) -> QRect:
    """The box moved so that it lies in the room; its top left corner does in any case."""
    x = max(room.left(), min(box.left(), room.right() - box.width()))
    y = max(room.top(), min(box.top(), room.bottom() - box.height()))
    return QRect(QPoint(x, y), box.size())
