"""The colours that a group may have, as small squares."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget

from loopeditor.language import tr
from loopeditor.model.diagram import GROUP_COLOURS
from loopeditor.ui.colour_words import COLOUR_WORDS
from loopeditor.ui.theme import Look

_SIZE = 24
_ICON = 16


def swatch(look: Look, colour: str, ratio: float = 2.0) -> QIcon:
    """A square of a colour, or an empty one for no colour."""
    pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        _paint(painter, QRectF(2, 2, _ICON - 4, _ICON - 4), look, colour)
    return QIcon(pixmap)


class Swatches(QWidget):
    """All colours in a row, of which one holds.

    Signals:
        chosen(str): the person chose this colour.
    """

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(tr("Colour of the group"))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, _Swatch] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for colour in GROUP_COLOURS:
            button = _Swatch(look, colour)
            button.clicked.connect(lambda _=False, colour=colour: self.chosen.emit(colour))
            self.buttons[colour] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)

    def show_colour(self, colour: str) -> None:
        """Let another one hold; nobody is told."""
        self.buttons[colour].setChecked(True)


class SwatchMenu(QToolButton):
    """A square that opens the colours as a menu.

    Signals:
        chosen(str): the person chose this colour.
    """

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("swatch")
        self.setIconSize(QSize(_ICON, _ICON))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def show_colour(self, colour: str, name: str) -> None:
        """Show the colour of the group with this name."""
        self.setIcon(swatch(self._look, colour))
        word = tr(COLOUR_WORDS[colour])
        self.setAccessibleName(tr("Colour of {name}: {colour}", name=name, colour=word))
        self.setToolTip(word)

    def _fill(self) -> None:
        self.menu().clear()
        for colour in GROUP_COLOURS:
            entry = self.menu().addAction(swatch(self._look, colour), tr(COLOUR_WORDS[colour]))
            entry.triggered.connect(lambda _=False, colour=colour: self.chosen.emit(colour))


class _Swatch(QAbstractButton):
    """One colour; a ring tells that it holds, another the keyboard."""

    def __init__(self, look: Look, colour: str) -> None:
        super().__init__()
        self._look, self._colour = look, colour
        self.setCheckable(True)
        self.setFixedSize(_SIZE, _SIZE)
        self.setToolTip(tr(COLOUR_WORDS[colour]))
        self.setAccessibleName(tr(COLOUR_WORDS[colour]))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The square and its rings."""
        colours = self._look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint(painter, QRectF(5, 5, _SIZE - 10, _SIZE - 10), self._look, self._colour)
            if self.isChecked() or self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.text), 1.5))
                painter.drawRoundedRect(QRectF(2, 2, _SIZE - 4, _SIZE - 4), 6, 6)


def _paint(painter: QPainter, room: QRectF, look: Look, colour: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if colour:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colours.canvas.of_group(colour)))
        painter.drawRoundedRect(room, 4, 4)
        return
    painter.setPen(QPen(QColor(look.colours.faint), 1.2))
    painter.drawRoundedRect(room, 4, 4)
    painter.drawLine(QPointF(room.left() + 1, room.bottom() - 1), QPointF(room.right() - 1, room.top() + 1))
