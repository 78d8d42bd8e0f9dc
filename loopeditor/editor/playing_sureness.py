"""How sure the direction of a run is: the same with random strengths, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from loopeditor.model.diagram import Diagram
from loopeditor.model.scenario import Scenario

if TYPE_CHECKING:
    from loopeditor.simulation.ensemble import Ensemble

RUNS = 200
_STEP = 0.04  # of all of it, before it is told again how far they are

Result = TypeVar("Result")


class Beside(Protocol):
    """Does work beside the window and brings what comes of it back."""

    def run(
        self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do it."""


class Sureness(QObject):
    """Runs with random strengths, with progress, which can be called off at any moment.

    Signals:
        changed(): they got further, are known, or are gone.
    """

    changed = Signal()
    _advanced = Signal(int, float)

    def __init__(self, beside: Beside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beside = beside
        self._asked = 0
        self.ensemble: Ensemble | None = None
        self.progress: float | None = None  # from 0 to 1 while they run
        self._advanced.connect(self._take_progress)

    def ask(self, diagram: Diagram, draft: Scenario, runs: int = RUNS) -> None:
        """Run them."""
        self.stop()
        asked = self._asked
        self.progress = 0.0
        self.changed.emit()

        def work() -> Ensemble:
            from loopeditor.simulation.ensemble import ensemble

            return ensemble(
                diagram,
                draft,
                runs=runs,
                progress=lambda share: self._advanced.emit(asked, float(share)),
                cancelled=lambda: asked != self._asked,
            )

        self._beside.run(work, lambda made: self._take(asked, made), lambda _: self._take(asked, None))

    def stop(self) -> None:
        """Call them off, and forget what came of them."""
        self._asked += 1
        if self.progress is not None or self.ensemble is not None:
            self.progress = self.ensemble = None
            self.changed.emit()

    def _take_progress(self, asked: int, share: float) -> None:
        if asked == self._asked and self.progress is not None and share - self.progress >= _STEP:
            self.progress = share
            self.changed.emit()

    def _take(self, asked: int, made: Ensemble | None) -> None:
        if asked == self._asked:
            self.progress, self.ensemble = None, made
            self.changed.emit()
