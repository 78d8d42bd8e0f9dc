"""Quick entry: a line of notation over the foot of the canvas, drawn as soon as Enter is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from loopeditor.language import tr
from loopeditor.model.completing import MOST, completions, name_typed
from loopeditor.model.diagram import Diagram
from loopeditor.model.diff import diff
from loopeditor.model.merging import merge
from loopeditor.model.notation import NotationError, name_line
from loopeditor.tools.wording import short
from loopeditor.ui.canvas.announcing import announce
from loopeditor.ui.canvas.name_list import NameList
from loopeditor.ui.overlays.revealing import box_of, reveal
from loopeditor.ui.theme import restyle
from loopeditor.ui.words import words

if TYPE_CHECKING:
    from loopeditor.ui.workspace import Workspace

_WIDEST = 600
_MARGIN = 16
_STEPS: Mapping[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QuickEntry(QFrame):
    """Stays open for one line after the other, until Esc; what is typed is kept until it has been drawn."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.canvas)
        self._workspace, self._canvas = workspace, workspace.canvas
        self.setObjectName("overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(tr("Quick entry"))
        self.field, self.names, self.foot = QLineEdit(), NameList(self), words("", "foot")
        self.field.setObjectName("find")
        self.field.setAccessibleName(tr("Quick entry"))
        self.field.setPlaceholderText(tr("Price -> Demand : -"))
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.names, self.field, self.foot):
            column.addWidget(part)
        self._fitting: list[str] = []
        self._lines: list[str] = []
        self._line = 0  # of those above, the one that is shown
        self.field.textEdited.connect(self._typed)
        self.field.cursorPositionChanged.connect(self._complete)
        self.field.installEventFilter(self)
        self.names.picked.connect(self._take_name)
        self._canvas.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the field, with what was left in it."""
        self._canvas.settle()
        self._say("")
        self._complete()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._place()

    def _close_up(self) -> None:
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _enter(self) -> None:
        """Draw the line, as one step; say what is wrong with it where that cannot be."""
        line, before = self.field.text(), self._workspace.document.diagram
        if not line.strip():
            return
        try:
            after = merge(before, line)
        except NotationError as error:
            told = tr("At character {column}: {message}", column=error.column, message=error.message)
            self._say(told, is_wrong=True)
            self.field.setCursorPosition(min(error.column - 1, len(line)))
            self._offer([])
            return
        self._lines.append(line)
        self._line = len(self._lines)
        self.field.clear()
        self._draw(before, after, line)

    def _draw(self, before: Diagram, after: Diagram, line: str) -> None:
        from loopeditor.layout.nearby import place_nearby
        from loopeditor.render.measurer import measurer

        after = place_nearby(after, measurer(), self._canvas.middle())
        what = diff(before, after)
        if after == before:
            self._say(tr("{line} is there already", line=short(line)))
            return
        told = tr("Enter {line}", line=short(line))
        self._workspace.document.commit(after, told)
        self._workspace.selection.select(what.added | what.updated)
        QTimer.singleShot(0, self, lambda: self._reveal(what.added | what.updated))  # once it has been drawn
        self._say(tr("Drawn: {line}", line=short(line)))

    def _reveal(self, ids: frozenset[str]) -> None:
        """Bring what was drawn into view, above the field."""
        reveal(self._canvas, ids)
        if box := box_of(self._canvas.scene_shown, ids):
            shown = self._canvas.viewportTransform().mapRect(QRectF(box.left, box.top, box.width, box.height))
            hidden = shown.bottom() + _MARGIN - self.y()
            if 0 < hidden < shown.top():
                self._canvas.navigation.pan(0, hidden)

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        hint = tr("Enter draws the line, Tab completes a name, Esc closes. Signs : + - ?, a delay ||")
        self.foot.setText(text or hint)
        restyle(self.foot, "tone", "bad" if is_wrong else "")
        if text:
            announce(self.field, text)
        self._place()

    def _typed(self) -> None:
        if self.foot.property("tone") == "bad":
            self._say("")
        self._complete()

    # --- names -------------------------------------------------------------------------------------------------------

    def _complete(self) -> None:
        """Offer the names that fit what is typed before the caret."""
        typed = name_typed(self.field.text(), self.field.cursorPosition())
        diagram = self._workspace.document.diagram
        fitting = [diagram.name(i) for i in completions(diagram, typed[1])[:MOST]] if typed and typed[1] else []
        self._offer([] if typed and fitting and fitting[0] == typed[1].strip() else fitting)

    def _offer(self, names: list[str]) -> None:
        self._fitting = names
        self.names.offer(names, 0 if names else -1)
        self._place()

    def _take_name(self, row: int) -> None:
        typed = name_typed(self.field.text(), self.field.cursorPosition())
        if typed is None or not 0 <= row < len(self._fitting):
            return
        begin, place = typed[0], self.field.cursorPosition()
        name = name_line(self._fitting[row])
        text = self.field.text()
        self.field.setText(f"{text[:begin]}{name}{text[place:]}")
        self.field.setCursorPosition(begin + len(name))

    def _recall(self, step: int) -> None:
        """A line that was entered before, or after the last one the empty field."""
        self._line = max(0, min(self._line + step, len(self._lines)))
        self.field.setText(self._lines[self._line] if self._line < len(self._lines) else "")
        self._offer([])

    def _take_key(self, event: QKeyEvent) -> bool:
        rows = len(self._fitting)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Escape:
                self._close_up()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._take_name(self.names.currentRow())
            case Qt.Key.Key_Up | Qt.Key.Key_Down if rows:
                self.names.setCurrentRow((self.names.currentRow() + _STEPS[event.key()]) % rows)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._recall(_STEPS[event.key()])
            case _:
                return False
        return True

    def _is_history(self, event: QKeyEvent) -> bool:
        """Whether a key undoes or redoes what was drawn: in an empty field there is nothing else to undo."""
        keys = QKeySequence.StandardKey
        return not self.field.text() and (event.matches(keys.Undo) or event.matches(keys.Redo))

    def _place(self) -> None:
        """In the middle of the foot of the canvas."""
        room = self._canvas.rect()
        width = min(_WIDEST, room.width() - 2 * _MARGIN)
        self.setFixedWidth(max(0, width))
        self.adjustSize()
        height = self.sizeHint().height()
        self.setGeometry((room.width() - width) // 2, room.height() - height - _MARGIN, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that mean something here do not edit the line; the field stays at the foot of the canvas."""
        if watched is self._canvas and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._is_history(event):
                event.ignore()  # so that the window takes it
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._take_key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that the field has no use for means nothing to the canvas."""
        event.accept()
