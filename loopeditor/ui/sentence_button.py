"""A sentence that can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from loopeditor.ui.theme import Look

_SIDE, _ABOVE = 8, 4
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SentenceButton(QAbstractButton):
    """A sentence as high as its words need, which a click, Space or Enter chooses."""

    def __init__(self, sentence: str, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_hovered = False
        self.sentence = sentence
        self.setAccessibleName(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the words need."""
        room = QRect(0, 0, max(width - 2 * _SIDE, 40), 10_000)
        return self.fontMetrics().boundingRect(room, _WRAP, self.sentence).height() + 2 * _ABOVE

    def sizeHint(self) -> QSize:
        """A column of usual width."""
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the panel."""
        return QSize(80, self.fontMetrics().height() + 2 * _ABOVE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sentence, on a ground that tells the pointer and the focus."""
        colours = self._look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._is_hovered or self.isDown() or self.hasFocus():
                painter.setPen(QColor(colours.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.accent_soft if self.isDown() else colours.hover))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(colours.text))
            painter.drawText(self.rect().adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE), _WRAP, self.sentence)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)
