"""The picture's font in Qt."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QStaticText, QTextLayout, QTransform

from loopeditor.engine.fonts import FAMILY, font_files
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.text import LINE_HEIGHT

_KEPT = 4096  # lines of text that stay laid out


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


def draw_lines(painter: QPainter, lines: tuple[str, ...], box: Rect, size: float, *, semibold: bool = False) -> None:
    """Lines of text, centred in a box; the painter's pen gives the colour."""
    painter.setFont(font(size, semibold=semibold))
    height = size * LINE_HEIGHT
    (x, y), count = box.center, len(lines)
    for i, line in enumerate(lines):
        text, aside, above = _laid(line, size, semibold)
        painter.drawStaticText(QPointF(x - aside, y + height * (i + 0.5 - count / 2) - above), text)


def draw_mark(painter: QPainter, text: str, center: Point, size: float) -> None:
    """A short mark that is centred on a point, upright by its ink and not by its line of text."""
    whole = round(size)  # as fonts are: identifiers grow by less than that while they are dragged
    mark, dx, dy = _middle(text, whole)
    painter.setFont(font(whole, semibold=True))
    painter.drawStaticText(QPointF(center.x - dx, center.y - dy), mark)


@lru_cache(maxsize=_KEPT)
def _laid(line: str, size: float, semibold: bool) -> tuple[QStaticText, float, float]:
    """A line of text that is laid out, and how far left of its middle and above it that begins."""
    measured = QFontMetricsF(font(size, semibold=semibold))
    text, down = _still(line, font(size, semibold=semibold))
    return text, measured.horizontalAdvance(line) / 2, down - measured.ascent() + measured.height() / 2


@lru_cache(maxsize=_KEPT)
def _middle(text: str, size: float) -> tuple[QStaticText, float, float]:
    """A mark that is laid out, and how far left of the middle of its ink and above it that begins."""
    measured = QFontMetricsF(font(size, semibold=True))
    mark, down = _still(text, font(size, semibold=True))
    return mark, measured.horizontalAdvance(text) / 2, down + measured.tightBoundingRect(text).center().y()


def _still(text: str, face: QFont) -> tuple[QStaticText, float]:
    """A text that is laid out, and how far its letters stand below its top: others than the font's may be higher."""
    laid, layout = QStaticText(text), QTextLayout(text, face)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.prepare(QTransform(), face)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return laid, line.ascent() if line.isValid() else 0.0
