"""What the canvas tells of the thing under the pointer in a tooltip, and of what is selected to a screen reader."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.geometry.picking import pick
from loopeditor.tools.states import Idle
from loopeditor.ui import telling
from loopeditor.ui.canvas.announcing import announce, summary
from loopeditor.ui.canvas.view import Canvas

_REACH = 7.0


class CanvasTips(QObject):
    """Watches one canvas, for as long as that lives."""

    def __init__(self, canvas: Canvas, document: Document, selection: Selection, insight: Insight) -> None:
        super().__init__(canvas)
        self._canvas, self._document, self._selection, self._insight = canvas, document, selection, insight
        canvas.viewport().installEventFilter(self)
        selection.changed.connect(self._tell_selected)
        document.changed.connect(self._describe)
        insight.changed.connect(self._describe)

    def text_at(self, place: QPointF) -> str:
        """What is told of the thing at a place of the viewport, as plain lines."""
        if not isinstance(self._canvas.state, Idle):
            return ""
        reach = _REACH / self._canvas.navigation.zoom
        hit = pick(self._canvas.scene_shown, self._canvas.point_at(place), reach)
        if hit is None:
            return ""
        loop = self._insight.loop(hit.key) if hit.key else None
        return telling.of_hit(self._document.diagram, hit, loop)

    def _tell_selected(self) -> None:
        self._describe()
        said = telling.of_selection(self._document.diagram, self._selection.ids)
        if said and self._canvas.hasFocus():
            announce(self._canvas, said)

    def _describe(self) -> None:
        diagram = self._document.diagram
        said = telling.of_selection(diagram, self._selection.ids)
        whole = summary(diagram, self._insight.loops)
        self._canvas.setAccessibleDescription(f"{said}\n{whole}" if said else whole)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show a tooltip, in which what people typed stays plain text."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        text = self.text_at(QPointF(event.pos()))
        QToolTip.showText(event.globalPos(), as_tooltip(text), self._canvas.viewport())
        return True


def as_tooltip(text: str) -> str:
    """Plain lines as a tooltip that breaks long ones; an empty text shows none."""
    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if text else ""
