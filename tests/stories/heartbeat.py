"""Whether the window answers all the time: how long its event loop was ever away."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

LONGEST = 0.1
"""Seconds that the window may be away for at most."""

_PULSE = 5  # milliseconds
_SUSPECT = 0.06
_TRIES = 5


_PROCESSORS = Path("/proc/stat")  # its first line: cpu user nice system idle iowait irq softirq steal ...
_TICKS = 100  # a second


@dataclass
class Pause:
    """The longest time in seconds for which the window was away in a step of a journey, and the stack it was in."""

    seconds: float = 0.0
    where: str = ""


class Heartbeat:
    """Beats in the event loop while it is entered; each rest ends a step, and ``pauses`` holds one of each step.

    Time in which the system let other programs run instead, or the machine stood still for others on the same
    hardware, is not counted, where the system tells (Linux).
    """

    def __init__(self) -> None:
        self.pauses = [Pause()]
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
        if away > self.pauses[-1].seconds:
            self.pauses[-1] = Pause(away, self._suspect)
        self._last, self._last_waited, self._suspect = now, waited, ""

    def rest(self, seconds: float = 0.0) -> None:
        """Let the event loop run, at least once round."""
        end = time.perf_counter() + seconds
        self.rest_until(lambda: time.perf_counter() >= end)

    def rest_until(self, is_over: Callable[[], bool], at_most: float = 120.0) -> None:
        """Let the event loop run until something is so, for so many seconds at most."""
        end = time.perf_counter() + at_most
        self._turn()
        while not is_over():
            assert time.perf_counter() < end, "it never came about"
            self._turn()
            time.sleep(0.001)
        self.pauses.append(Pause())

    def _turn(self) -> None:
        QApplication.processEvents()
        self.beat()

    def _waited(self) -> float:
        """Seconds for which this thread was ready and had no processor, or the machine had none."""
        return _number(self._schedule, 1) / 1e9 + _number(_PROCESSORS, 8) / _TICKS

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


def _number(file: Path, place: int) -> int:
    """A number in the first line of a file that the system keeps; 0 where there is none."""
    try:
        with file.open(encoding="ascii") as lines:
            return int(lines.readline().split()[place])
    except (OSError, IndexError, ValueError):
        return 0


def assert_never_away(journey: Callable[[Heartbeat], None]) -> None:
    """The window's own stalls come back at the same step each time; those that a busy machine adds do not.

    So the best of a few tries decides, for each step by itself.
    """
    best: list[Pause] = []
    for _ in range(_TRIES):
        with Heartbeat() as heart:
            journey(heart)
        best = [
            min(pair, key=lambda each: each.seconds) for pair in zip(best or heart.pauses, heart.pauses, strict=True)
        ]
        worst = max(best, key=lambda each: each.seconds)
        if worst.seconds < LONGEST:
            return
    raise AssertionError(f"away for {worst.seconds:.3f} s at best, in step {best.index(worst)}, at\n{worst.where}")
