from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.ui.background import Background


def unexpected(error: Exception) -> None:
    raise error


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background(qapp)
    yield made
    made.close()


def test_works_elsewhere_and_delivers_here(background: Background, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    results: list[threading.Thread] = []

    def done(worker: threading.Thread) -> None:
        threads.append(threading.current_thread())
        results.append(worker)

    background.run(threading.current_thread, done, unexpected)
    qtbot.waitUntil(lambda: bool(results))
    assert threads == [threading.main_thread()]
    assert results != [threading.main_thread()]


def test_jobs_keep_their_order(background: Background, qtbot: QtBot) -> None:
    results: list[int] = []
    for n in range(20):
        background.run(partial(int, n), results.append, unexpected)
    qtbot.waitUntil(lambda: len(results) == 20)
    assert results == list(range(20))


def test_a_failure_is_told_and_the_next_job_is_done(background: Background, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    nothing: list[tuple[int, int]] = []
    results: list[int] = []
    background.run(partial(divmod, 1, 0), nothing.append, errors.append)
    background.run(lambda: 7, results.append, unexpected)
    qtbot.waitUntil(lambda: bool(results))
    assert ([type(error) for error in errors], nothing) == ([ZeroDivisionError], [])


def test_nothing_arrives_after_closing(background: Background, qtbot: QtBot) -> None:
    gate = threading.Event()
    results: list[bool] = []
    background.run(gate.wait, results.append, unexpected)
    background.run(gate.wait, results.append, unexpected)
    threading.Timer(0.05, gate.set).start()
    background.close()
    qtbot.wait(20)
    assert results == []


def test_a_closed_one_takes_no_more(background: Background, qtbot: QtBot) -> None:
    background.close()
    results: list[int] = []
    background.run(lambda: 1, results.append, unexpected)
    qtbot.wait(20)
    assert results == []
