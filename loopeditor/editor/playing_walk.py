"""A push that walks through the diagram link by link, turning over at each minus: the first lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from loopeditor.editor.document import Document
from loopeditor.editor.playing import Playback
from loopeditor.editor.selection import Selection

if TYPE_CHECKING:
    from loopeditor.render.passing import Course, Passing
    from loopeditor.simulation.pulse import Walk

PACE = 0.9
"""Links that are passed in a second at the usual speed."""


class WalkPlay(QObject):
    """One walk at a time; an edit of the diagram ends it.

    Signals:
        began(): another walk is shown.
        moved(): another moment of it.
        ended(): there is none any more.
    """

    began = Signal()
    moved = Signal()
    ended = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.walk: Walk | None = None
        self._course: Course | None = None
        self.playback = Playback(0.0)
        document.changed.connect(self.end)
        selection.lit_changed.connect(self._look_again)

    @property
    def passing(self) -> Passing | None:
        """The moment that is shown."""
        return self._course.at(self.playback.place) if self.walk and self._course else None

    def begin(self, variable: str, direction: int) -> None:
        """Push a variable up (1) or down (-1): once round the lit loop where it lies on it, else everywhere."""
        from loopeditor.render.passing import course
        from loopeditor.simulation.pulse import walk

        lit = self._selection.lit
        loop = lit.key if lit and variable in lit.variables else None
        self.walk = walk(self._document.diagram, variable, direction, loop)
        self._course = course(self._document.diagram, self.walk)
        self.playback = Playback(float(len(self.walk.steps)), speed=self.playback.speed).toggled()
        self.began.emit()
        self.moved.emit()

    def end(self) -> None:
        """Show none."""
        if self.walk:
            self.walk = None
            self.playback = self.playback.paused()
            self.ended.emit()

    def play(self) -> None:
        """Go on, or rest."""
        self._go(self.playback.toggled())

    def step(self, by: int) -> None:
        """Rest at the next variable, or at the one before."""
        self._go(self.playback.stepped(by))

    def set_speed(self, speed: float) -> None:
        """Go faster or slower."""
        self._go(self.playback.at_speed(speed))

    def tick(self, seconds: float) -> None:
        """So many seconds went by."""
        if self.walk:
            self._go(self.playback.after(seconds * PACE))

    def _go(self, playback: Playback) -> None:
        if self.walk and playback != self.playback:
            self.playback = playback
            self.moved.emit()

    def _look_again(self) -> None:
        """Another loop is lit: the push goes round that one."""
        if self.walk and self._selection.lit and self.walk.start in self._selection.lit.variables:
            self.begin(self.walk.start, self.walk.direction)
