from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from loopeditor.ui.garbage import Garbage, collect

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def as_before() -> Iterator[None]:
    enabled, thresholds = gc.isenabled(), gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    (gc.enable if enabled else gc.disable)()


@pytest.mark.usefixtures("as_before")
def test_cycles_are_collected_here_and_nowhere_else() -> None:
    owner = QObject()
    Garbage(owner)
    assert not gc.isenabled()
    gc.collect()
    gc.set_threshold(10, 5, 5)
    cycles: list[list[object]] = [[] for _ in range(100)]
    for cycle in cycles:
        cycle.append(cycle)
    assert gc.get_count()[0] > 10
    collect()
    assert gc.get_count()[0] <= 10


@pytest.mark.usefixtures("as_before")
def test_afterwards_python_collects_again() -> None:
    gc.enable()
    owner = QObject()
    Garbage(owner)
    del owner
    gc.collect()
    assert gc.isenabled()
