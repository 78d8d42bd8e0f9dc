"""The gestures at work on a document: what they ask for is done here, except for what only a view can do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.render.themes import Theme
from loopeditor.tools.effects import (
    Commit,
    Describe,
    Discard,
    EditName,
    EditText,
    Effect,
    Light,
    Pan,
    PassFocus,
    Preview,
    Reveal,
    Select,
    Status,
)
from loopeditor.tools.events import Accept, Cancel, Event, Move
from loopeditor.tools.gestures import step
from loopeditor.tools.states import TYPING, Idle, State
from loopeditor.ui.canvas.display import Display

Looking = EditName | EditText | Describe | Reveal | Pan | PassFocus
"""What only a view can do."""


class Session(QObject):
    """Holds the state of the gesture under way, and the display that shows it.

    ``is_acting`` tells whether a gesture is changing the document just now.

    Signals:
        told(str): something was done, or could not be.
    """

    told = Signal(str)

    def __init__(
        self, document: Document, selection: Selection, insight: Insight, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._insight = document, selection, insight
        self.state: State = Idle()
        self.is_acting = False
        self.display = Display(document, selection, insight, theme)

    @property
    def is_naming(self) -> bool:
        """Whether a name or a text is being typed."""
        return isinstance(self.state, TYPING)

    def send(self, event: Event, slack: float) -> list[Looking]:
        """Let the tools answer an event; gives what is left for the view to do. ``slack`` is as in ``Context``."""
        context = self.display.context(slack, latest=not isinstance(event, Move))
        self.state, effects = step(self.state, event, context)
        self.is_acting = True
        left: list[Looking] = []
        for effect in effects:
            if isinstance(effect, Looking):
                left.append(effect)
            else:
                self._perform(effect)
        self.is_acting = False
        return left

    def end(self) -> Event | None:
        """The event that ends the gesture under way with nothing lost that was typed."""
        if self.is_naming:
            return Accept()
        return None if isinstance(self.state, Idle) else Cancel()

    def _perform(self, effect: Effect) -> None:
        match effect:
            case Preview():
                self.display.candidate = effect.diagram
            case Discard():
                self.display.candidate = None
            case Commit():
                self._document.commit(effect.diagram, effect.text, effect.merge)
                self.told.emit(effect.text)
            case Select():
                self._selection.select(effect.ids)
            case Light():
                self._selection.light(self._insight.loop(effect.key) if effect.key else None)
            case Status():
                self.told.emit(effect.text)
