"""Icons in the colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton

from loopeditor import resources

_SIZES = (20, 40, 60)


def icon(name: str, colour: str, disabled: str) -> QIcon:
    """An icon with its lines in ``colour``, and in ``disabled`` where it can do nothing; empty where there is none."""
    try:
        text = resources.icon_path(name).read_text(encoding="utf-8")
    except (KeyError, OSError):
        return QIcon()
    drawn = QIcon()
    for mode, lines in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(text.replace("currentColor", lines).encode()))
        for size in _SIZES:
            drawn.addPixmap(_pixmap(renderer, size), mode)
    return drawn


def icon_button(tip: str, kind: str = "") -> QToolButton:
    """A button for an icon, which says in words what it does; ``kind`` is what the style sheet calls it."""
    button = QToolButton()
    button.setObjectName(kind)
    button.setIconSize(QSize(16, 16))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
