"""Text on the window; it is shown as it is, as it may hold names that people typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def words(text: str, name: str = "") -> QLabel:
    """A label that wraps; ``name`` is what the style sheet calls this kind of text."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def counted(number: int, word: str) -> str:
    """As in "1 link" and "1,200 links"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
