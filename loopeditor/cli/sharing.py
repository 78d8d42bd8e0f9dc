"""One list of work for this process and, where it is long, for others of ours that help with it."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Generic, TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")

_USUAL = 0.025  # seconds that an item takes, as long as nobody knows
_WORTH = 1.0  # seconds of work for which a worker, which needs half a second to be there, is worth its start
_MOST = 8
_GLANCE = 0.05  # seconds after which is looked again
_PATIENCE = 5.0  # seconds in which a worker has to come to its end
_SWITCH = 0.0005  # the usual 5 ms would keep a worker waiting for about as long as it works


@contextmanager
def workers_for(count: int, module: str) -> Iterator[list[Worker]]:
    """The workers that so many items seem to be worth, to be handed to ``shared``; those left over are ended.

    They load a module of ours, that of the function, while whoever starts them gets ready too.
    """
    ready: list[Worker] = []
    try:
        with contextlib.suppress(OSError):  # as where there may be no more processes
            for _ in range(min(_MOST, processors() - 1, _worth(count, _USUAL))):
                ready.append(Worker(module))  # noqa: PERF401 - those before one that fails are kept
        yield ready
    finally:
        for worker in ready:
            worker.interrupt()
            worker.dismiss()
            worker.end()


def shared(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    workers: int | None = None,
    usual: float = _USUAL,
    ready: list[Worker] | None = None,
) -> Iterator[Result]:
    """What a function gives for each of the items, in their order, each as soon as those before it are there.

    Workers take part where there seems to be, or has been, more than a second of work: at most ``workers``, None for
    one for each further processor. What one of them fails at is done here once more, so that it fails here. Closing the
    iterator ends them.

    Args:
        function: of a module, or a partial of one, for both it and its arguments are pickled.
        items: what it is called with.
        workers: how many other processes there may be.
        usual: seconds that an item is expected to take.
        ready: workers that are there already; those taken are taken out of it.
    """
    most = min(_MOST, processors() - 1) if workers is None else workers
    with ExitStack() as ending:
        crew = ending.enter_context(_Crew(function, items, most, ready or []))
        ending.callback(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(_SWITCH)
        crew.grow(_worth(len(items), usual))
        began = time.monotonic()
        for number in range(len(items)):
            while not crew.has(number):
                crew.work()
                if time.monotonic() - began > _WORTH:
                    crew.grow(most)
            yield crew.result(number)


def _worth(count: int, usual: float) -> int:
    return int(count * usual / _WORTH)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Crew(Generic[Item, Result]):
    """This process and its workers, each with a thread that waits for it, at one list of items."""

    def __init__(
        self, function: Callable[[Item], Result], items: Sequence[Item], most: int, ready: list[Worker]
    ) -> None:
        self._function, self._items, self._most, self._ready = function, items, most, ready
        self._changed = threading.Condition()
        self._waiting = list(reversed(range(len(items))))
        self._left = len(items)
        self._results: dict[int, Result] = {}
        self._workers: list[Worker] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> _Crew[Item, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._waiting.clear()
            has_all = self._left == 0
        for worker in self._workers:
            if not has_all:
                worker.interrupt()
        for thread in self._threads:
            thread.join()
        for worker in self._workers:
            worker.end()

    def grow(self, count: int) -> None:
        """Have so many workers, or as many as there may be and there is work for."""
        with self._changed:
            missing = min(count, self._most, len(self._waiting) - 1) - len(self._workers)
        for _ in range(missing):
            try:
                worker = self._ready.pop() if self._ready else Worker()
            except OSError:  # as where there may be no more processes
                self._most = 0
                return
            worker.take_up(self._function)
            self._workers.append(worker)
            self._threads.append(threading.Thread(target=self._feed, args=(worker,), name="feeding", daemon=True))
            self._threads[-1].start()

    def has(self, number: int) -> bool:
        """Whether the result of an item is there."""
        with self._changed:
            return number in self._results

    def result(self, number: int) -> Result:
        """The result of an item, which is given once."""
        with self._changed:
            return self._results.pop(number)

    def work(self) -> None:
        """Do the next item here, or wait until something changes where none is left."""
        number = self._next()
        if number is None:
            with self._changed:
                self._changed.wait(_GLANCE)
        else:
            self._put(number, self._function(self._items[number]))

    def _feed(self, worker: Worker) -> None:
        number = self._next()
        while number is not None:
            answer = worker.ask(self._items[number])
            if answer is None:
                self._give_back(number)
                break
            self._put(number, answer[0])
            number = self._next()
        worker.dismiss()

    def _give_back(self, number: int) -> None:
        with self._changed:
            self._waiting.append(number)
            self._changed.notify_all()

    def _next(self) -> int | None:
        with self._changed:
            return self._waiting.pop() if self._waiting else None

    def _put(self, number: int, result: Result) -> None:
        with self._changed:
            self._results[number] = result
            self._left -= 1
            self._changed.notify_all()


class Worker:
    """A process that calls one function with item after item, and loads a module at first; see ``worker.py``."""

    def __init__(self, module: str = "") -> None:
        package = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH", "")]))
        self._process = subprocess.Popen(  # noqa: S603 - the module is one of ours
            [sys.executable, "-P", "-m", "loopeditor.cli.worker", *filter(None, [module])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # what interrupts us shall not make it speak
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._requests = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)

    def take_up(self, function: Callable[..., object]) -> None:
        """Tell it the function, which comes before any item."""
        with contextlib.suppress(OSError):
            pickle.dump(function, self._requests)
            self._requests.flush()

    def ask(self, item: object) -> tuple[Any] | None:
        """What the function gives for an item, in a tuple; None where it failed, or the process is gone."""
        try:
            pickle.dump(item, self._requests)
            self._requests.flush()
            answer: tuple[Any] | None = pickle.load(self._answers)  # noqa: S301 - what our own process says
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            return None
        return answer

    def dismiss(self) -> None:
        """Let it go home when it has done what it is at."""
        with contextlib.suppress(OSError):
            self._requests.close()

    def interrupt(self) -> None:
        """Make it leave whatever it is at."""
        self._process.terminate()

    def end(self) -> None:
        """Wait until it is gone, and see to it that it goes."""
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._answers.close()
