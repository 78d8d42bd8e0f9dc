"""One background process for heavy work, which can be killed at any moment: the window never waits for it.

A newer job takes the place of an older one. A job is a function of a module and arguments that can be pickled; what it
gives, or that it failed, was late or was replaced, comes to a callback in a thread of its own.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection
from typing import Any


class End(Enum):
    """How a job came to its end."""

    DONE = "done"
    FAILED = "failed"
    LATE = "late"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Outcome:
    """What became of a job: its ``value`` where it is done, a sentence where it failed."""

    end: End
    value: Any = None


class Background:
    """The process and the one job that it works on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._job = 0

    def start(
        self, function: Callable[..., object], *arguments: object, seconds: float, told: Callable[[Outcome], None]
    ) -> None:
        """Work on ``function(*arguments)`` for at most ``seconds``; an unfinished older job is given up at once.

        ``told`` is called once, in another thread.
        """
        with self._lock:
            self._job += 1
            job = self._job
            if self._child and self._child.busy:
                self._child.kill()
            if not self._child or not self._child.alive:
                self._child = _Child()
            child = self._child
            child.busy = True
        waiting = threading.Thread(
            target=self._wait, args=(child, job, function, arguments, seconds, told), daemon=True
        )
        waiting.start()

    def stop(self) -> None:
        """Give up the job and end the process; a later ``start`` makes another."""
        with self._lock:
            self._job += 1
            if self._child:
                self._child.kill()
            self._child = None

    def _wait(
        self,
        child: _Child,
        job: int,
        function: Callable[..., object],
        arguments: tuple[object, ...],
        seconds: float,
        told: Callable[[Outcome], None],
    ) -> None:
        outcome = child.work(function, arguments, seconds)
        with self._lock:
            if outcome.end is not End.DONE and outcome.end is not End.FAILED:
                child.kill()
            child.busy = False
            if job != self._job:
                outcome = Outcome(End.REPLACED)
        told(outcome)


class _Child:
    """A process that calls one function after another."""

    def __init__(self) -> None:
        spawning = multiprocessing.get_context("spawn")  # a fork would inherit half of a window
        self._mine, theirs = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.busy = False

    @property
    def alive(self) -> bool:
        """Whether it can take a job."""
        return self._process.is_alive() and not self._mine.closed

    def work(self, function: Callable[..., object], arguments: tuple[object, ...], seconds: float) -> Outcome:
        """Ask and wait; killed meanwhile, it was replaced."""
        try:
            self._mine.send((function, arguments))
            if not self._mine.poll(seconds):
                return Outcome(End.LATE)
            good, value = self._mine.recv()
        except (OSError, EOFError, ValueError):
            return Outcome(End.REPLACED)
        return Outcome(End.DONE if good else End.FAILED, value)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join()


def _serve(calls: Connection) -> None:
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            function, arguments = calls.recv()
            try:
                answer = (True, function(*arguments))
            except Exception as error:  # noqa: BLE001 - whatever goes wrong is for the parent to tell
                answer = (False, f"{type(error).__name__}: {error}")
            calls.send(answer)
