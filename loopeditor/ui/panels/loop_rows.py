"""How a loop's row is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from loopeditor.language import tr
from loopeditor.model.polarity import LoopPolarity
from loopeditor.ui.panels.loop_list import ROW, Row
from loopeditor.ui.theme import Colours

_PAD = 12
_BADGE = 34
_MOST_LINES = 5
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_Index = QModelIndex | QPersistentModelIndex


class LoopRows(QStyledItemDelegate):
    """Badge first; polarity, length and route beside it. ``lit`` is the key of the loop that stands out."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours = colours
        self.lit: tuple[str, ...] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row)
        colour = QColor(self.colours.canvas.of_loop(row.loop.polarity))
        place, way = option.rect, option.direction
        badge = QRect(place.left() + _PAD, place.top() + _PAD, _BADGE, _BADGE)
        paint_badge(painter, QRectF(QStyle.visualRect(way, place, badge)), row, colour)
        text = QStyle.visualRect(way, place, _text_room(place))
        heading = _heading_font(option.font)
        high = QFontMetrics(heading).height()
        first = QFontMetrics(heading).elidedText(row.name or row.heading, Qt.TextElideMode.ElideRight, text.width())
        painter.setFont(heading)
        painter.setPen(QColor(self.colours.text))
        painter.drawText(text, _LINE, first)
        painter.setFont(option.font)
        painter.setPen(QColor(self.colours.faint))
        text.adjust(0, high + 4, 0, -_PAD + 2)
        if row.name:
            painter.drawText(text, _LINE, row.heading)
            text.adjust(0, QFontMetrics(option.font).height() + 2, 0, 0)
        painter.drawText(text, _WRAP, row.route)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """High enough for the route, up to five lines of it."""
        row: Row = index.data(ROW)
        view = option.widget
        width = view.viewport().width() if view else option.rect.width()  # type: ignore[attr-defined]
        text = _text_room(QRect(0, 0, max(width, 160), 10_000))
        font = QFontMetrics(option.font)
        route = min(font.boundingRect(text, _WRAP, row.route).height(), _MOST_LINES * font.lineSpacing())
        above = QFontMetrics(_heading_font(option.font)).height() + 4 + (font.height() + 2 if row.name else 0)
        return QSize(width, max(2 * _PAD + above + route, 2 * _PAD + _BADGE))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A field for the loop's name."""
        editor = super().createEditor(parent, option, index)
        identifier = index.data(ROW).identifier
        editor.setAccessibleName(tr("Name of loop {identifier}", identifier=identifier))
        if isinstance(editor, QLineEdit):
            editor.setPlaceholderText(tr("Name of {identifier}", identifier=identifier))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        """Over the first line of the row."""
        room = QStyle.visualRect(option.direction, option.rect, _text_room(option.rect))
        editor.setGeometry(room.left() - 8, option.rect.top() + 4, room.width() + 16, editor.sizeHint().height())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        place = QRectF(option.rect).adjusted(4, 2, -4, -2)
        if row.loop.key == self.lit or chosen or hovered:
            strong = chosen or row.loop.key == self.lit
            painter.setPen(QColor(self.colours.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.accent_soft if strong else self.colours.hover))
            painter.drawRoundedRect(place, 6, 6)


def paint_badge(painter: QPainter, place: QRectF, row: Row, colour: QColor) -> None:
    """A loop identifier: a disc for reinforcing, a square for balancing, a hexagon for undetermined."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if row.loop.polarity is LoopPolarity.REINFORCING:
        painter.drawEllipse(place)
    elif row.loop.polarity is LoopPolarity.BALANCING:
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 6, 6)
    else:
        middle, out = place.center(), place.width() / 2
        low = out * 0.87
        corners = [(out, 0.0), (out / 2, low), (-out / 2, low), (-out, 0.0), (-out / 2, -low), (out / 2, -low)]
        painter.drawPolygon(QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in corners]))
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(13 if len(row.identifier) < 3 else 11 if len(row.identifier) < 4 else 9)
    painter.setFont(font)
    painter.setPen(QColor("#ffffff") if colour.lightnessF() < 0.5 else QColor("#12181f"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.identifier)


def _text_room(place: QRect) -> QRect:
    return place.adjusted(2 * _PAD + _BADGE, _PAD - 2, -_PAD, 0)


def _heading_font(font: QFont) -> QFont:
    heading = QFont(font)
    heading.setWeight(QFont.Weight.DemiBold)
    return heading
