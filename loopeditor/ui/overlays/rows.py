"""How a row of an overlay's list is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from loopeditor.editor.finding import Findable, letters_found
from loopeditor.ui.theme import Colours

ROW = Qt.ItemDataRole.UserRole
"""The role of the findable that a row shows."""

ROW_HEIGHT = 32
"""In pixels."""
_PAD = 12
_MARK = 28
_GAP = 8
_LETTERS = 12
_Index = QModelIndex | QPersistentModelIndex


class OverlayRows(QStyledItemDelegate):
    """Mark, title with the found letters standing out, detail, and at the end what stands aside.

    ``query`` is what was typed.
    """

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours, self.query = colours, ""
        self._has_marks = False

    def align(self, *, marks: bool) -> None:
        """Leave room for marks, or none."""
        self._has_marks = marks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One row."""
        row: Findable = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if self._has_marks:
            self._paint_mark(painter, option.font, QRect(room.left(), room.top(), _MARK, room.height()), row)
            room.setLeft(room.left() + _MARK + _GAP)
        face = QFontMetrics(option.font)
        if row.aside:
            wide = face.horizontalAdvance(row.aside)
            self._write(painter, option.font, room, row.aside, Qt.AlignmentFlag.AlignRight)
            room.setRight(room.right() - wide - 2 * _GAP)
        title = face.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        taken = self._paint_title(painter, option.font, room, title)
        room.setLeft(room.left() + taken + _PAD)
        if row.detail and room.width() > 2 * _MARK:
            detail = face.elidedText(row.detail, Qt.TextElideMode.ElideRight, room.width())
            self._write(painter, option.font, room, detail, Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are equally high."""
        return QSize(0, ROW_HEIGHT)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.accent_soft if current else self.colours.hover))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 6, 6)

    def _paint_mark(self, painter: QPainter, font: QFont, place: QRect, row: Findable) -> None:
        bold = QFont(font)
        bold.setBold(True)
        if len(row.mark) > len("R10"):
            bold.setPixelSize(_LETTERS - 2)
        painter.setFont(bold)
        painter.setPen(QColor(getattr(self.colours.canvas, row.tone) if row.tone else self.colours.faint))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.mark)

    def _write(self, painter: QPainter, font: QFont, room: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self.colours.faint))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def _paint_title(self, painter: QPainter, font: QFont, room: QRect, title: str) -> int:
        """The width that it takes, in pixels."""
        layout = QTextLayout(title, font)
        found = _runs(letters_found(title, self.query))
        layout.setFormats([self._standing_out(start, length) for start, length in found])
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(len(title))
        layout.endLayout()
        painter.setPen(QColor(self.colours.text))
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))
        return round(line.naturalTextWidth())

    def _standing_out(self, start: int, length: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setForeground(QColor(self.colours.accent))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, form
        return found


def _runs(indices: list[int]) -> list[tuple[int, int]]:
    """Neighbouring indices as start and length."""
    runs: list[tuple[int, int]] = []
    for i in indices:
        if runs and sum(runs[-1]) == i:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((i, 1))
    return runs
