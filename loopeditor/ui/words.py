"""Text on the window; it is shown as it is, as it may hold names that people typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from loopeditor.language import mark, tr
from loopeditor.model.polarity import LoopPolarity


def words(text: str, name: str = "") -> QLabel:
    """A label that wraps; ``name`` is what the style sheet calls this kind of text."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def counted(number: int, word: str) -> str:
    """As in "1 link" and "1,200 links"; ``word`` is one of those below."""
    one, several = _COUNTED[word]
    return tr(one if number == 1 else several, n=number)


KIND_OF_LOOP = {
    LoopPolarity.REINFORCING: mark("Reinforcing"),
    LoopPolarity.BALANCING: mark("Balancing"),
    LoopPolarity.UNDETERMINED: mark("Undetermined"),
}
"""What the kinds of loops are called at the start of a line."""

_COUNTED = {
    "variable": (mark("{n:,} variable"), mark("{n:,} variables")),
    "link": (mark("{n:,} link"), mark("{n:,} links")),
    "loop": (mark("{n:,} loop"), mark("{n:,} loops")),
    "delay": (mark("{n:,} delay"), mark("{n:,} delays")),
    "item": (mark("{n:,} item"), mark("{n:,} items")),
    "step": (mark("{n:,} step"), mark("{n:,} steps")),
}
