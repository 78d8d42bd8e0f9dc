"""The picture's font in Qt."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter

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
    top = box.center.y - height * len(lines) / 2
    for i, line in enumerate(lines):
        width, down = _laid(line, size, semibold)
        painter.drawText(QPointF(box.center.x - width / 2, top + i * height + height / 2 + down), line)


def draw_mark(painter: QPainter, text: str, center: Point, size: float) -> None:
    """A short mark that is centred on a point, upright by its ink and not by its line of text."""
    dx, dy = _middle(text, size)
    painter.setFont(font(size, semibold=True))
    painter.drawText(QPointF(center.x - dx, center.y - dy), text)


@lru_cache(maxsize=_KEPT)
def _laid(line: str, size: float, semibold: bool) -> tuple[float, float]:
    """How long a line of text is, and how far below its middle it stands."""
    measured = QFontMetricsF(font(size, semibold=semibold))
    return measured.horizontalAdvance(line), measured.ascent() - measured.height() / 2


@lru_cache(maxsize=_KEPT)
def _middle(text: str, size: float) -> tuple[float, float]:
    """Where the middle of its ink lies, from where it is written."""
    measured = QFontMetricsF(font(size, semibold=True))
    return measured.horizontalAdvance(text) / 2, measured.tightBoundingRect(text).center().y()
