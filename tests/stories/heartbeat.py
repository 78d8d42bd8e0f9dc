"""Whether the window answers all the time: how long its event loop was ever away."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

LONGEST = 0.1
"""Seconds that the window may be away for at most."""

_PULSE = 5  # milliseconds
_SUSPECT = 0.06


class Heartbeat:
    """Beats in the event loop while it is entered; ``worst`` is the longest pause in seconds, ``where`` its stack.

    Time in which the system let other programs run instead is not counted, where it tells (Linux).
    """

    def __init__(self) -> None:
        self.worst, self.where = 0.0, ""
        self._last = self._last_waited = 0.0
        self._timer = QTimer(interval=_PULSE)
        self._timer.timeout.connect(self.beat)
        self._thread = threading.get_ident()
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._over = threading.Event()
        self._suspect = ""

    def beat(self) -> None:
        """The event loop is here."""
        now, waited = time.perf_counter(), self._waited()
        away = (now - self._last) - (waited - self._last_waited)
        if away > self.worst:
            self.worst, self.where = away, self._suspect
        self._last, self._last_waited, self._suspect = now, waited, ""

    def rest(self, seconds: float = 0.0) -> None:
        """Let the event loop run, at least once round."""
        end = time.perf_counter() + seconds
        QApplication.processEvents()
        self.beat()
        while time.perf_counter() < end:
            QApplication.processEvents()
            self.beat()
            time.sleep(0.001)

    def _waited(self) -> float:
        """Seconds for which this thread was ready and had no processor."""
        try:
            return int(self._schedule.read_text(encoding="ascii").split()[1]) / 1e9
        except (OSError, IndexError, ValueError):
            return 0.0

    def _watch(self) -> None:
        """Note what the window's thread is at when it has been away for long."""
        while not self._over.wait(0.02):
            if time.perf_counter() - self._last > _SUSPECT and not self._suspect:
                frame = sys._current_frames().get(self._thread)
                self._suspect = "".join(traceback.format_stack(frame)[-12:]) if frame else ""
                del frame  # it would keep a painter alive beyond its paint event

    def __enter__(self) -> Heartbeat:
        self._last, self._last_waited = time.perf_counter(), self._waited()
        self._timer.start()
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.beat()
        self._timer.stop()
        self._over.set()


def assert_never_away(journey: Callable[[Heartbeat], None]) -> None:
    """The window's own stalls come back each time; those that a busy machine adds do not, so three tries decide."""
    hearts = []
    for _ in range(3):
        with Heartbeat() as heart:
            journey(heart)
        if heart.worst < LONGEST:
            return
        hearts.append(heart)
    best = min(hearts, key=lambda each: each.worst)
    raise AssertionError(f"away for {best.worst:.3f} s at best, at\n{best.where}")
