"""One thread that does something where a deadline passes; setting it costs nothing while it is set again and again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Alarm:
    """Rings once at a time: ``set`` it, and ``cancel`` it before its deadline, or its action is done in its thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due, self._action = 0.0, _nothing
        self._is_set = self._is_asleep = self._is_running = False

    def set(self, seconds: float, action: Callable[[], None]) -> None:
        """Do something in so many seconds."""
        with self._changed:
            due = time.monotonic() + seconds
            must_wake = self._is_asleep or due < self._due
            self._due, self._action, self._is_set = due, action, True
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._watch, name="alarm", daemon=True).start()
            elif must_wake:
                self._changed.notify()

    def cancel(self) -> None:
        """Do it no more; where it is being done, wait until it is."""
        with self._changed:
            self._is_set, self._action = False, _nothing

    def _watch(self) -> None:
        """Sleep to the deadline last known; one that was set later is then found to be further off."""
        with self._changed:
            while True:
                self._is_asleep = not self._is_set
                left = self._due - time.monotonic()
                if self._is_asleep:
                    self._changed.wait()
                elif left > 0:
                    self._changed.wait(left)
                else:
                    self._is_set = False
                    self._action()


def _nothing() -> None:
    """What an alarm does that is not set."""
