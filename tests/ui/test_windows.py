from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.files.formats import write
from loopeditor.model.notation import parse
from loopeditor.render.themes import DARK, PAPER
from loopeditor.ui import windows
from loopeditor.ui.dialogs.files import Unsaved
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.theme import Appearance
from loopeditor.ui.windows import open_window
from tests.conftest import ROOT
from tests.ui.conftest import Answers
from tests.ui.dragging import drop, files

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened_beside(window: MainWindow, qtbot: QtBot) -> MainWindow:
    (other,) = (each for each in windows.opened() if each is not window)
    with qtbot.waitActive(other):
        pass
    return other


def test_a_new_window_has_a_document_of_its_own(editing: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(editing, Qt.Key.Key_N, CONTROL | SHIFT)
    other = opened_beside(editing, qtbot)
    assert other.is_editing
    QTest.keyClick(other.canvas, Qt.Key.Key_V)
    assert [v.name for v in other.document.diagram.variables] == []
    other.document.commit(parse("Rain -> Puddles"), "Add")
    assert [v.name for v in editing.document.diagram.variables] == ["Price", "Demand"]
    assert not editing.document.is_modified
    other.document.undo_stack.undo()
    QTest.keyClick(other, Qt.Key.Key_W, CONTROL)
    assert windows.opened() == (editing,)
    assert editing.isVisible()


def test_dropped_files_open_in_a_window_each(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / "first.cld", tmp_path / "second.cld"]
    for path, text in zip(paths, ("A -> B", "C -> D"), strict=True):
        write(parse(text), path)
    assert drop(window, files(paths))
    other = opened_beside(window, qtbot)
    qtbot.waitUntil(lambda: (window.document.path, other.document.path) == tuple(paths))
    assert [v.name for v in other.document.diagram.variables] == ["C", "D"]
    other.close()


def test_quitting_asks_in_each_window_and_stops_at_a_no(editing: MainWindow, qtbot: QtBot, answers: Answers) -> None:
    other = windows.open_beside(editing)
    with qtbot.waitActive(other):
        pass
    editing.document.commit(parse("A -> B"), "Edit")
    other.document.commit(parse("C -> D"), "Edit")
    answers.unsaved = Unsaved.CANCEL
    QTest.keyClick(other, Qt.Key.Key_Q, CONTROL)
    assert windows.opened() == (editing, other)
    assert len(answers.asked) == 1
    answers.unsaved = Unsaved.DISCARD
    QTest.keyClick(other, Qt.Key.Key_Q, CONTROL)
    assert windows.opened() == ()
    assert len(answers.asked) == 3


def test_windows_look_alike_and_list_the_same_files(editing: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    other = windows.open_beside(editing)
    with qtbot.waitActive(other):
        pass
    editing.look.choose(Appearance.DARK)
    assert other.canvas.backgroundBrush().color().name() == DARK.background
    editing.look.choose(Appearance.LIGHT)
    assert other.canvas.backgroundBrush().color().name() == PAPER.background
    path = tmp_path / "first.cld"
    write(parse("A -> B"), path)
    with qtbot.waitSignal(other.filing.opened):
        other.filing.open_path(path)
    assert editing.recent.paths == [path]
    third = windows.open_beside(other)
    other.close()  # where it was opened from lives on, and what it opened does, too
    for window in (editing, third):
        window.look.choose(Appearance.DARK)
        assert window.canvas.backgroundBrush().color().name() == DARK.background
        window.look.choose(Appearance.SYSTEM)
    third.close()


def test_what_windows_share_outlives_the_first_of_them(window: MainWindow, qtbot: QtBot, settings: QSettings) -> None:
    first = open_window(None, settings)
    second = windows.open_beside(first)
    with qtbot.waitActive(second):
        pass
    gone: list[object] = []
    first.destroyed.connect(lambda: gone.append(True))
    first.close()
    qtbot.waitUntil(lambda: bool(gone))
    second.look.choose(Appearance.DARK)
    assert second.canvas.backgroundBrush().color().name() == DARK.background
    second.look.choose(Appearance.SYSTEM)
    second.recent.add(Path("first.cld"))
    second.close()
    assert windows.opened() == (window,)


def test_what_a_diagram_needs_is_made_while_the_start_page_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.is_ready
    qtbot.waitUntil(lambda: window.is_ready)
    assert not window.is_editing
    assert not window.side.isVisible()


LOADED = """
import sys
from loopeditor import app
application = app.make_application()
window = app.open_window(None)
application.processEvents()
window.grab()
print([name for name in ("numpy", "networkx", "PIL", "graphviz", "multiprocessing") if name in sys.modules])
import os
sys.stdout.flush()
os._exit(0)
"""


def test_the_start_page_is_there_before_what_draws_is_loaded() -> None:
    """The window has to be seen at once: what takes long to load comes after its first paint."""
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n", done.stderr
