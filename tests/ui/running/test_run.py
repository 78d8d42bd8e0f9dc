"""What is run: pushed, switched off, saved, compared and undone, with real clicks."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario, Strength
from loopeditor.model.scenario_edits import put_scenario
from loopeditor.render import marks
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.ui.running.conftest import dock_of, end, ran, run_of

LEFT = Qt.MouseButton.LeftButton


def test_virtuous_and_vicious_mirror_each_other(running: MainWindow, qtbot: QtBot) -> None:
    dock = dock_of(running)
    QTest.mouseClick(dock.setup.virtuous, LEFT)
    ran(running, qtbot)
    up = run_of(running).outcome
    assert run_of(running).playback.moves
    assert end(running) > 0.5
    QTest.mouseClick(dock.setup.vicious, LEFT)
    ran(running, qtbot)
    down = run_of(running).outcome
    assert up
    assert down
    assert np.array_equal(up.run.levels, -down.run.levels)
    ((name, beside),) = down.beside
    assert name == ""
    assert np.array_equal(beside.levels, up.run.levels), "the other way is shown beside it"


def test_more_friction_than_gain_and_the_wheel_stops_by_itself(running: MainWindow, qtbot: QtBot) -> None:
    dock = dock_of(running)
    QTest.mouseClick(dock.setup.virtuous, LEFT)
    dock.setup.friction.slider.setValue(60)
    ran(running, qtbot)
    assert run_of(running).draft.friction == 3.0
    assert abs(end(running)) < 0.01


def test_numbers_of_a_push_are_typed_and_removed(running: MainWindow, qtbot: QtBot) -> None:
    running.selection.select(["v2"])
    dock = dock_of(running)
    QTest.mouseClick(dock.setup.push, LEFT)
    (row,) = dock.setup.rows.rows
    row.numbers[1].setValue(5.0)
    row.numbers[2].setValue(9.0)
    ran(running, qtbot)
    assert run_of(running).draft.forces == (Force("v2", 1.0, 5.0, 9.0),)
    made = run_of(running).outcome
    assert made
    assert np.abs(made.run.levels[: made.at(5.0) + 1]).max() == 0.0
    (row,) = dock.setup.rows.rows
    QTest.mouseClick(row.remove, LEFT)
    assert run_of(running).draft.forces == ()
    assert dock.setup.rows.rows == []


def test_a_link_is_switched_off_from_the_time_that_is_shown_on(running: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(dock_of(running).setup.virtuous, LEFT)
    ran(running, qtbot)
    kept = end(running)
    run_of(running).playback = run_of(running).playback.paused()
    run_of(running).seek(12.0)
    running.selection.select(["l1"])
    running.menus.actions["run-cut"].trigger()
    ran(running, qtbot)
    assert run_of(running).draft.cuts == (Cut("l1", 12.0),)
    assert end(running) < kept / 10
    run_of(running).seek(13.0)
    qtbot.wait(10)
    shape = next(link for link in running.canvas.scene_shown.links if link.id == "l1")
    place = running.canvas.viewportTransform().map(QPointF(*marks.place_on(shape, 0.5))).toPoint()
    theme = running.look.colours.canvas
    assert running.canvas.viewport().grab().toImage().pixelColor(place).name() != theme.positive, "it is crossed out"


def test_a_disruption_turns_the_wheel_round(running: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(dock_of(running).setup.virtuous, LEFT)
    ran(running, qtbot)
    run_of(running).playback = run_of(running).playback.paused()
    run_of(running).seek(15.0)
    QTest.mouseClick(dock_of(running).setup.disrupt, LEFT)
    ran(running, qtbot)
    assert end(running) < 0


def test_a_scenario_is_saved_under_a_name_opened_renamed_dropped_and_undone(running: MainWindow) -> None:
    dock, document = dock_of(running), running.document
    QTest.mouseClick(dock.setup.virtuous, LEFT)
    QTest.mouseClick(dock.setup.scenarios.save, LEFT)
    dialog = dock.findChild(QInputDialog)
    assert dialog
    field = dialog.findChild(QLineEdit)
    assert field
    QTest.keyClicks(field, "Good years")
    QTest.keyClick(field, Qt.Key.Key_Return)
    (saved,) = document.diagram.scenarios
    assert (saved.name, saved.forces) == ("Good years", run_of(running).draft.forces)
    assert dock.setup.scenarios.box.currentText() == "Good years"
    assert not dock.setup.scenarios.save.isEnabled()
    assert document.undo_stack.undoText() == "Save scenario Good years"
    dock.setup.gain.slider.setValue(40)
    assert dock.setup.scenarios.save.isEnabled()
    QTest.mouseClick(dock.setup.scenarios.save, LEFT)
    assert document.diagram.scenarios[0].gain == 2.0
    dock.setup.scenarios.rename("Great years")
    assert [each.name for each in document.diagram.scenarios] == ["Great years"]
    dock.setup.scenarios.drop()
    assert document.diagram.scenarios == ()
    assert dock.setup.scenarios.box.currentText() == "New draft"
    for _ in range(4):
        document.undo_stack.undo()
    assert document.diagram.scenarios == ()
    assert run_of(running).draft.gain == 2.0, "what is tried stays"


def test_saved_scenarios_are_laid_beside_the_run(running: MainWindow, qtbot: QtBot) -> None:
    document, dock = running.document, dock_of(running)
    kept = Scenario("Lazy", (Force("v1", 0.2),))
    document.commit(put_scenario(document.diagram, kept), "Save")
    QTest.mouseClick(dock.setup.virtuous, LEFT)
    dock.setup.scenarios._fill()
    (compare,) = [each for each in dock.setup.scenarios.menu.actions() if each.isCheckable()]
    assert compare.text() == "Compare with Lazy"
    compare.trigger()
    ran(running, qtbot)
    made = run_of(running).outcome
    assert made
    assert [name for name, _ in made.beside] == ["Lazy"]


def test_an_edit_runs_it_again_and_moving_a_variable_does_not(running: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(dock_of(running).setup.virtuous, LEFT)
    ran(running, qtbot)
    before = run_of(running).outcome
    document = running.document
    document.commit(edits.place(document.diagram, {"v1": (5.0, 5.0)}), "Move")
    qtbot.wait(150)
    assert run_of(running).outcome is before
    running.selection.select(["l1"])
    running.menus.actions["negative"].trigger()
    ran(running, qtbot)
    assert abs(end(running)) < 0.1, "a balancing loop settles"


def test_the_strength_of_a_link_is_one_step_that_can_be_undone(running: MainWindow, qtbot: QtBot) -> None:
    running.selection.select(["l1"])
    running.menus.actions["strength-weak"].trigger()
    assert running.document.diagram.link["l1"].strength is Strength.WEAK
    assert running.menus.actions["strength-weak"].isChecked()
    ran(running, qtbot)
    made = run_of(running).outcome
    assert made
    assert made.run.strengths[0] < made.run.strengths[1]
    running.document.undo_stack.undo()
    assert {link.strength for link in running.document.diagram.links} == {Strength.NORMAL}


def test_absurd_numbers_are_refused_in_a_sentence(running: MainWindow, qtbot: QtBot) -> None:
    run = run_of(running)
    run.attempt(Scenario("", (Force("v1", 1e12),), friction=1e9))
    with qtbot.waitSignal(run.failed):
        pass
    assert run.outcome is None
    said = dock_of(running).telling.story.text()
    assert "friction is 1e+09; choose one from 0 to" in said
    run.attempt(Scenario("", (Force("v1", 1.0),)))
    ran(running, qtbot)


def test_another_document_starts_anew_and_the_start_page_has_no_run(running: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(dock_of(running).setup.virtuous, LEFT)
    running.document.replace(on_circle(parse("X -> Y -> X")))
    assert run_of(running).draft == Scenario("")
    ran(running, qtbot)
    running.show_start()
    assert not dock_of(running).isVisible()
