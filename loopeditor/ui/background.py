"""Work that would make the window wait, done beside it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

Result = TypeVar("Result")
_Job = Callable[[], Callable[[], None]]


class Background(QObject):
    """One thread that does jobs in turn; what comes of them arrives in the window's thread.

    Give it jobs that touch values only, never a widget.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._delivering = threading.Lock()  # the window may be destroyed once it is closed, never during a delivery
        self._finished.connect(self._deliver)

    def run(
        self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do ``work`` there, then call ``done`` with its result, or ``failed`` with what it raised, here."""
        if self._is_closed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._jobs.put(lambda: _outcome(work, done, failed))

    def close(self, seconds: float = 2.0) -> None:
        """Drop the jobs that have not begun, and wait a little for the one that has; nothing is delivered any more."""
        with self._delivering:
            self._is_closed = True
        with contextlib.suppress(Empty):
            while True:
                self._jobs.get_nowait()
        self._jobs.put(None)
        if self._thread:
            self._thread.join(seconds)

    def _work(self) -> None:
        while job := self._jobs.get():
            outcome = job()
            with self._delivering:
                if self._is_closed:
                    return
                self._finished.emit(outcome)

    def _deliver(self, outcome: Callable[[], None]) -> None:
        if not self._is_closed:
            outcome()


def _outcome(
    work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
) -> Callable[[], None]:
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - whoever asked decides what to do about it
        failure = error
        return lambda: failed(failure)
    return lambda: done(result)
