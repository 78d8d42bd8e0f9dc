"""A teacher shows a class how traction becomes a flywheel, and how the same wheel turns the other way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from benchmarks.canvas import random_map
from loopeditor.files.formats import read, write
from loopeditor.ui.main_window import MainWindow
from tests.stories.heartbeat import Heartbeat, assert_never_away

LEFT = Qt.MouseButton.LeftButton


def ran(window: MainWindow, qtbot: QtBot) -> dict[str, float]:
    """Wait for the run; where each variable ends, by name."""
    run = window.workspace.running.run
    qtbot.waitUntil(lambda: not run.is_busy and run.reading is not None, timeout=20_000)
    assert run.outcome
    made = run.outcome.run
    return {window.document.diagram.name(i): float(made.level(i)[-1]) for i in made.variables}


def test_from_traction_to_flywheel_and_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.filing.opened):
        window.open_target("traction-to-flywheel")
    qtbot.wait(50)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    diagram = window.document.diagram

    # the first lesson: once round a loop by hand
    loop = next(each for each in window.insight.loops.found if window.insight.identifiers[each.key] == "B1")
    window.selection.light(loop)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_U)
    walk = window.workspace.running.walk
    assert walk.walk
    for _ in walk.walk.steps:
        QTest.keyClick(window.canvas, Qt.Key.Key_Right)
    assert "it opposes the push: balancing" in window.workspace.running.bar.text.text()
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    window.selection.light(None)

    # the run, both ways
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F5)
    dock, run = window.workspace.running.dock, window.workspace.running.run
    QTest.mouseClick(dock.setup.virtuous, LEFT)
    good = ran(window, qtbot)
    assert good["Momentum"] > 0
    assert good["Systems and processes"] > 0.5, "the push is over, and the wheel turns by itself"
    assert good["Effort needed per gain"] < 0
    assert run.reading
    assert run.reading.turning is not None
    QTest.mouseClick(dock.setup.vicious, LEFT)
    bad = ran(window, qtbot)
    assert np.allclose([bad[name] for name in good], [-level for level in good.values()], atol=0.0, rtol=0.0)

    # kept, undone, done again, and in the file
    QTest.mouseClick(dock.setup.scenarios.save, LEFT)
    dialog = dock.findChild(QInputDialog)
    assert dialog
    field = dialog.findChild(QLineEdit)
    assert field
    QTest.keyClicks(field, "Bad years")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [each.name for each in window.document.diagram.scenarios] == ["Bad years"]
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.diagram == diagram
    assert dock.setup.scenarios.box.currentText() == "New draft"
    window.document.undo_stack.redo()
    path = tmp_path / "wheel.cld"
    write(window.document.diagram, path)
    assert read(path).scenarios == window.document.diagram.scenarios
    dock.setup.scenarios.box.setCurrentIndex(1)
    dock.setup.scenarios.box.activated.emit(1)
    assert ran(window, qtbot) == bad


def test_a_large_map_runs_beside_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.get_ready()
    window.document.replace(random_map(100, 300))
    window.show_canvas()
    qtbot.waitUntil(lambda: window.insight.examination is not None, timeout=60_000)
    running = window.workspace.running

    def journey(heart: Heartbeat) -> None:
        running.open()
        heart.rest(0.5)
        running.push_loop(virtuous=True)
        heart.rest(1.5)
        running.dock.telling.test.click()
        heart.rest(1.0)
        running.dock.setup.gain.slider.setValue(30)
        heart.rest(1.0)
        running.toggle()
        heart.rest(0.2)

    assert_never_away(journey)
    assert running.run.outcome


def test_running_never_stalls(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.filing.opened):
        window.open_target("amazon")
    window.get_ready()
    qtbot.wait(300)

    def journey(heart: Heartbeat) -> None:
        window.menus.actions["run"].trigger()
        heart.rest(0.8)
        running = window.workspace.running
        running.dock.setup.virtuous.click()
        heart.rest(0.6)
        for value in range(20, 50, 3):
            running.dock.setup.gain.slider.setValue(value)
            heart.rest(0.04)
        running.dock.telling.test.click()
        heart.rest(0.8)
        window.selection.select([window.document.diagram.variables[0].id])
        window.menus.actions["walk-up"].trigger()
        heart.rest(0.4)
        running.toggle()
        heart.rest(0.1)

    assert_never_away(journey)
