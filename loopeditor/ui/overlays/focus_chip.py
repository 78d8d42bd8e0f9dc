"""The small bar that says what is in focus, and how far."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from loopeditor.editor.focus import FEWEST, MOST, Focus
from loopeditor.language import tr
from loopeditor.model.neighbourhood import Way
from loopeditor.tools.states import Idle
from loopeditor.tools.wording import short
from loopeditor.ui.icons import icon, icon_button
from loopeditor.ui.overlays.corner import Corner
from loopeditor.ui.segments import Segments
from loopeditor.ui.workspace import Workspace

_WAYS = (Way.BOTH, Way.CAUSES, Way.USES)


class FocusChip(QFrame):
    """Lies in a corner of the canvas while there is a focus: fewer steps, more, along which links, and an end."""

    def __init__(self, workspace: Workspace, focus: Focus) -> None:
        super().__init__(workspace.canvas)
        self._workspace, self._focus = workspace, focus
        self.setObjectName("chip")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(tr("Focus"))
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.fewer = icon_button(tr("Fewer steps"))
        self.more = icon_button(tr("More steps"))
        self.end = icon_button(tr("End the focus (Esc)"))
        self.ways = Segments(
            tr("Follow"),
            (tr("Both ways"), tr("Causes"), tr("Uses")),
            (
                tr("What leads here and what follows from it"),
                tr("What leads here"),
                tr("What follows from it"),
            ),
        )
        self._corner = Corner(self, workspace.canvas, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._connect()
        self._dress()
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.label)
        row.addSpacing(4)
        row.addWidget(self.fewer)
        row.addWidget(self.more)
        row.addSpacing(8)
        row.addWidget(self.ways)
        row.addSpacing(8)
        row.addWidget(self.end)

    def _connect(self) -> None:
        focus = self._focus
        self.fewer.clicked.connect(lambda: focus.reach(focus.steps - 1))
        self.more.clicked.connect(lambda: focus.reach(focus.steps + 1))
        self.ways.chosen.connect(lambda i: focus.follow(_WAYS[i]))
        self.end.clicked.connect(self._end)
        focus.changed.connect(self._show)
        self._workspace.look.changed.connect(self._dress)
        self._workspace.canvas.installEventFilter(self)

    def _end(self) -> None:
        self._workspace.canvas.setFocus()
        self._focus.end()

    def _show(self) -> None:
        focus = self._focus
        if not focus.starts:
            self.hide()
            return
        self.label.setText(self._sentence())
        self.fewer.setEnabled(focus.steps > FEWEST)
        self.more.setEnabled(focus.steps < MOST)
        self.ways.show_choice(_WAYS.index(focus.way))
        self.adjustSize()
        self._corner.place()
        self.show()
        self.raise_()

    def _sentence(self) -> str:
        diagram, focus = self._workspace.document.diagram, self._focus
        name = short(diagram.name(focus.starts[0]))
        if len(focus.starts) > 1:
            name = tr("{count} variables", count=len(focus.starts))
        if focus.steps == 1:
            return tr("Focus: 1 step round {name}", name=name)
        return tr("Focus: {steps} steps round {name}", steps=focus.steps, name=name)

    def _dress(self) -> None:
        colours = self._workspace.look.colours
        for button, name in ((self.fewer, "minus"), (self.more, "plus"), (self.end, "close")):
            button.setIcon(icon(name, colours.text, colours.faint))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc on the canvas ends the focus, where it has nothing else to end."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not self.isHidden():
            rests = isinstance(self._workspace.canvas.state, Idle) and self._workspace.selection.lit is None
            if event.key() == Qt.Key.Key_Escape and rests:
                self._focus.end()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on the bar itself ends it, too."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)
