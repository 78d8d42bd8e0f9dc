from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from loopeditor.cli import sharing
from loopeditor.cli.sharing import shared, workers_for
from tests.cli import tasks

HERE = os.getpid()


def _is_there(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(autouse=True)
def nothing_is_left() -> object:
    interval = sys.getswitchinterval()
    yield
    assert sys.getswitchinterval() == interval
    assert "feeding" not in {thread.name for thread in threading.enumerate()}


def test_results_come_in_order_and_workers_take_part() -> None:
    found = list(shared(tasks.slow_square, range(60), workers=2, usual=1))
    assert [square for square, _ in found] == [k * k for k in range(60)]
    workers = {worker for _, worker in found}
    assert HERE in workers
    assert 2 <= len(workers) <= 3
    assert not any(_is_there(worker) for worker in workers - {HERE})


def test_a_little_work_is_done_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "Worker", None)  # none can be made
    assert [square for square, _ in shared(tasks.slow_square, range(5))] == [0, 1, 4, 9, 16]
    assert [square for square, _ in shared(tasks.slow_square, range(60), workers=0, usual=1)] == [
        k * k for k in range(60)
    ]
    assert list(shared(tasks.slow_square, [])) == []


def test_workers_come_where_work_turns_out_to_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_WORTH", 0.2)
    found = list(shared(tasks.slow_square, range(50), workers=1, usual=0))
    assert len({worker for _, worker in found}) == 2


def test_workers_that_are_there_already_take_part_and_those_left_over_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "processors", lambda: 3)
    with workers_for(80, tasks.__name__) as ready:
        first, last = (worker._process.pid for worker in ready)
        found = list(shared(tasks.slow_square, range(60), workers=1, usual=1, ready=ready))
        assert {worker for _, worker in found} == {HERE, last}
        assert [worker._process.pid for worker in ready] == [first]
        assert _is_there(first)
    assert not _is_there(first)


def test_nobody_is_called_for_a_little_work_or_where_no_process_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "processors", lambda: 9)
    with workers_for(9, tasks.__name__) as ready:
        assert ready == []

    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "no more processes")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with workers_for(1_000, tasks.__name__) as ready:
        assert ready == []


def test_what_a_worker_dies_of_is_done_here() -> None:
    assert list(shared(partial(tasks.fatal_elsewhere, home=HERE), range(40), workers=2, usual=1)) == list(range(40))


def test_what_fails_in_a_worker_fails_here() -> None:
    results = shared(tasks.odd_fails, [*range(0, 60, 2), 61, *range(60)], workers=2, usual=1)
    with pytest.raises(LookupError, match="is odd"):
        list(results)


def test_no_process_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "no more processes")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert [square for square, _ in shared(tasks.slow_square, range(4), workers=3, usual=9)] == [0, 1, 4, 9]


@pytest.mark.alone
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system does not list its processes as files")
def test_whoever_stops_listening_stops_the_workers(tmp_path: Path) -> None:
    work = partial(tasks.endless_elsewhere, home=HERE, folder=tmp_path)
    results = shared(work, range(1_000), workers=2, usual=1)
    assert next(results) == 0
    end = time.monotonic() + 20
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.01)
    began = time.monotonic()
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert time.monotonic() - began < 4
    assert [_is_there(int(file.name)) for file in tmp_path.iterdir()] == [False, False]
