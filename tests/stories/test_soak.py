from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from loopeditor.files.formats import write
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.stories.soaking import Restless

GESTURES = int(os.environ.get("LOOPEDITOR_SOAK", "600"))
"""``make soak`` does 20,000."""

_ROUND = 200
"""Gestures between two looks at whether undoing all of them leads back."""
_GROWTH = 40
"""Mebibytes that the process may grow by between its first quarter and its last."""


def resident() -> float:
    """Memory of this process, in mebibytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("seed", [7])
def test_random_gestures_leave_nothing_behind(window: MainWindow, qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    """No crash, no warning of Qt's, everything undone, and no memory kept."""
    start, copy = tmp_path / "start.cld", tmp_path / "copy.cld"
    for path in (start, copy):
        write(on_circle(parse("Price -> Demand : -\nDemand -> Price\nDemand -> Trust -> Demand")), path)
    with qtbot.waitSignal(window.filing.opened):
        window.filing.open_path(start)
    hands, memory = Restless(window, qtbot, seed), []
    for number in range(1, GESTURES + 1):
        hands.act()
        if number % _ROUND == 0:
            assert hands.undo_all() == hands.start, f"after gesture {number} of seed {seed}"
            start.write_bytes(copy.read_bytes())
            hands.open_again(start)
            qtbot.wait(5)
            memory.append(resident())
    assert set(hands.done) >= {"add", "link", "bend", "move", "delete", "undo", "redo", "copy", "paste", "save", "open"}
    quarter = max(1, len(memory) // 4)
    settled = memory[quarter : 2 * quarter] or memory
    assert min(memory[-quarter:]) - min(settled) < _GROWTH, memory
