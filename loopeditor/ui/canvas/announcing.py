"""What a screen reader says of the canvas, which it cannot look into."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from loopeditor.analysis.loops import Loops
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.ui.words import counted


def announce(widget: QWidget, text: str) -> None:
    """Say a sentence, where anybody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def summary(diagram: Diagram, loops: Loops) -> str:
    """The diagram in one sentence, and how to walk through it."""
    counts = ((len(diagram.variables), "variable"), (len(diagram.links), "link"), (len(loops.found), "loop"))
    told = ", ".join(counted(n, word) for n, word in counts)
    keys = tr("V adds a variable, Tab one that the selected one acts on, L links it, Shift+Tab goes through all.")
    return f"{told}. {keys}"
