"""The thorough look at a diagram, taken in a process of its own so that the window never waits for it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import replace
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from loopeditor.analysis.advice import OFF
from loopeditor.analysis.examination import SECONDS, Examination, examine, first_look
from loopeditor.analysis.loops import Loops
from loopeditor.jobs import Background, End, Outcome
from loopeditor.model.diagram import Diagram

_CALM = 150
"""Milliseconds without an edit before a diagram is examined."""
_PULSE = 20
"""Milliseconds between two looks for the process's answer."""
_DEADLINE = 3 * SECONDS + 10.0
_MOST_LINKS, _MOST_LOOPS = 60, 300
"""What is read off the list at once, in a few milliseconds: nearly every diagram that is drawn by hand."""


class Examining(QObject):
    """Examines the diagram that was told last; what is found about an earlier one never comes to light.

    A small diagram is examined at once. Of a large one a first look (a short set of loops, advice) comes before the
    exact counts. All rules of advice speak, as a switch for one of them must not start the counting anew.

    Signals:
        looked(): there is a first look.
        examined(): there is an examination that took its time, or none will come.
    """

    looked = Signal()
    examined = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look: Examination | None = None
        self.examination: Examination | None = None
        self._diagram = Diagram()
        self._said: tuple[object, ...] = ()
        self._is_closed = False
        self._answers: SimpleQueue[Outcome] | None = None
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._begin)
        self._pulse = QTimer(self, interval=_PULSE)  # asks, so that no other thread ever touches a QObject
        self._pulse.timeout.connect(self._listen)
        self._background = Background()
        self._stop = weakref.finalize(self, self._background.stop)

    @property
    def is_working(self) -> bool:
        """Whether an examination is still to come."""
        return self._calm.isActive() or self._answers is not None

    def tell(self, diagram: Diagram, loops: Loops) -> bool:
        """Examine this diagram, whose loops, or the first of them, are ``loops``; a mere move changes nothing.

        Returns:
            Whether it was examined at once; no signal tells so.
        """
        said = _said(diagram)
        if said == self._said or self._is_closed:
            return False
        self._said = said
        self._diagram = replace(diagram, extra={key: value for key, value in diagram.extra.items() if key != OFF})
        self._forget()
        if loops.complete and len(diagram.links) <= _MOST_LINKS and len(loops.found) <= _MOST_LOOPS:
            self.look = self.examination = first_look(self._diagram, loops)
            return True
        self._calm.start()
        return False

    def close(self) -> None:
        """End the process; nothing comes any more."""
        self._is_closed = True
        self._forget()
        self._stop()

    def _forget(self) -> None:
        self.look = self.examination = None
        self._answers = None
        self._calm.stop()
        self._pulse.stop()

    def _begin(self) -> None:
        self._start(first_look)

    def _start(self, function: Callable[[Diagram], Examination]) -> None:
        self._answers = SimpleQueue()  # answers to earlier questions go to a queue that nobody reads
        self._background.start(function, self._diagram, seconds=_DEADLINE, told=self._answers.put)
        self._pulse.start()

    def _listen(self) -> None:
        try:
            outcome = self._answers.get_nowait() if self._answers else None
        except Empty:
            return
        self._pulse.stop()
        self._answers = None
        found = outcome.value if outcome and outcome.end is End.DONE else None
        if found and not self.look:
            self.look = found
            self._start(examine)
            self.looked.emit()
        else:
            self.examination = found
            self.look = found or self.look
            self.examined.emit()


def _said(diagram: Diagram) -> tuple[object, ...]:
    """All that is examined: where variables lie, what is wanted, and what loops are called, is not."""
    variables = ((variable.id, variable.name) for variable in diagram.variables)
    links = ((link.id, link.source, link.target, link.polarity, link.delay) for link in diagram.links)
    return (tuple(variables), tuple(links))
