"""What the fields have in common in which something on the canvas is typed in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from loopeditor.engine.fonts import FAMILY
from loopeditor.render.themes import Theme

_SMALLEST = 11.0
"""A font smaller than this, in pixels, cannot be read while typing."""


def dress(field: QWidget, kind: str, theme: Theme, size: float, padding: str) -> None:
    """Give a field of a ``kind`` of widget a theme's colours, and letters of this size in pixels."""
    sheet = (
        f"{kind} {{ background: {theme.background}; color: {theme.text};"
        f" border: 1.5px solid {theme.selection}; border-radius: 6px; padding: {padding}; margin: 0;"
        f" selection-background-color: {theme.selection}; selection-color: #1d2733;"
        f" font-family: '{FAMILY}'; font-size: {max(_SMALLEST, size):.0f}px; font-weight: normal; min-height: 0; }}"
    )
    if sheet != field.styleSheet():
        field.setStyleSheet(sheet)
        field.ensurePolished()


def is_left(field: QWidget, event: QFocusEvent) -> bool:
    """Whether the person went elsewhere in the window: another window, an input method or the own menu is not that."""
    popup, reason = QApplication.activePopupWidget(), event.reason()
    own_menu = reason is Qt.FocusReason.PopupFocusReason and popup is not None and field.isAncestorOf(popup)
    return field.isVisible() and reason is not Qt.FocusReason.ActiveWindowFocusReason and not own_menu
