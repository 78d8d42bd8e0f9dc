from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

import pytest

from loopeditor.jobs import Background, End, Outcome


class Told:
    """Outcomes as they come in."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self.came = threading.Semaphore(0)

    def __call__(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.came.release()

    def wait(self) -> Outcome:
        assert self.came.acquire(timeout=30)
        return self.outcomes[-1]


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


def test_a_job_gives_what_it_gives(background: Background) -> None:
    told = Told()
    background.start(pow, 2, 10, seconds=30, told=told)
    assert told.wait() == Outcome(End.DONE, 1024)


def test_one_process_does_many_jobs(background: Background) -> None:
    told = Told()
    pids = set()
    for _ in range(3):
        background.start(os.getpid, seconds=30, told=told)
        pids.add(told.wait().value)
    assert len(pids) == 1
    assert pids != {os.getpid()}


def test_a_failure_is_told_and_survived(background: Background) -> None:
    told = Told()
    background.start(int, "x", seconds=30, told=told)
    assert told.wait().end is End.FAILED
    assert "invalid literal" in told.outcomes[0].value
    background.start(int, "7", seconds=30, told=told)
    assert told.wait() == Outcome(End.DONE, 7)


def test_a_late_job_is_killed(background: Background) -> None:
    told = Told()
    background.start(time.sleep, 60, seconds=0.2, told=told)
    assert told.wait() == Outcome(End.LATE)
    background.start(abs, -1, seconds=30, told=told)
    assert told.wait() == Outcome(End.DONE, 1)


@pytest.mark.alone
def test_a_newer_job_takes_the_place_of_an_older_one_at_once(background: Background) -> None:
    old, new = Told(), Told()
    background.start(time.sleep, 60, seconds=60, told=old)
    start = time.monotonic()
    background.start(abs, -2, seconds=30, told=new)
    assert time.monotonic() - start < 5  # it did not wait for the sleeper
    assert old.wait() == Outcome(End.REPLACED)
    assert new.wait() == Outcome(End.DONE, 2)


def test_stopping_gives_up_the_job() -> None:
    background, told = Background(), Told()
    background.start(time.sleep, 60, seconds=60, told=told)
    background.stop()
    assert told.wait() == Outcome(End.REPLACED)
