"""A window with a run, and what it gave."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.editor.playing_run import RunPlay
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.running.dock import RunDock
from tests.builders import on_circle


@pytest.fixture
def running(editing: MainWindow, qtbot: QtBot) -> MainWindow:
    """A wheel of three with its run open."""
    editing.document.replace(on_circle(parse("Trust -> Use -> Income -> Trust")))
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow)
    editing.canvas.setFocus()
    QTest.keyClick(editing, Qt.Key.Key_F5)
    ran(editing, qtbot)
    return editing


def run_of(window: MainWindow) -> RunPlay:
    return window.workspace.running.run


def dock_of(window: MainWindow) -> RunDock:
    return window.workspace.running.dock


def ran(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the draft has been run, read and drawn."""
    run = run_of(window)
    qtbot.waitUntil(lambda: bool(not run.is_busy and run.reading and dock_of(window).chart.plot), timeout=20_000)


def end(window: MainWindow, variable: str = "v1") -> float:
    made = run_of(window).outcome
    assert made
    return float(made.run.level(variable)[-1])
