"""The picture's font in Qt."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter

from loopeditor.engine.fonts import FAMILY, font_files
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.text import LINE_HEIGHT


@cache
def register_fonts() -> None:
    """Make the picture's font known to Qt; where its files are missing, Qt takes another."""
    for file in font_files():
        QFontDatabase.addApplicationFont(str(file))


@cache
def font(size: float, *, semibold: bool = False) -> QFont:
    """The picture's font at a size in scene points, laid out alike at every zoom."""
    register_fonts()
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size)))
    made.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def draw_lines(painter: QPainter, lines: tuple[str, ...], box: Rect, size: float) -> None:
    """Lines of text, centred in a box; the painter's pen gives the colour."""
    painter.setFont(font(size))
    height = size * LINE_HEIGHT
    top = box.center.y - height * len(lines) / 2
    for i, line in enumerate(lines):
        row = QRectF(box.left - size, top + i * height, box.width + 2 * size, height)
        painter.drawText(row, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), line)


def draw_mark(painter: QPainter, text: str, center: Point, size: float) -> None:
    """A short mark that is centred on a point, upright by its ink and not by its line of text."""
    face = font(size, semibold=True)
    measured = QFontMetricsF(face)
    left = center.x - measured.horizontalAdvance(text) / 2
    painter.setFont(face)
    painter.drawText(QPointF(left, center.y - measured.tightBoundingRect(text).center().y()), text)
