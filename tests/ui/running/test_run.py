"""The run's dock: pushed, changed, saved and told, with real clicks."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from loopeditor.analysis.loops import Loop
from loopeditor.editor import playing_run
from loopeditor.editor.playing_run import RunPlay
from loopeditor.editor.playing_work import Reading, Stop, reading
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario, Strength
from loopeditor.model.scenario_edits import put_scenario
from loopeditor.render import marks
from loopeditor.render.marks import Ink
from loopeditor.simulation.flow import Run
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.running.chart import _apart
from loopeditor.ui.running.dock import RunDock
from tests.builders import on_circle

LEFT = Qt.MouseButton.LeftButton


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


def test_it_opens_with_nothing_pushed_and_everything_as_usual(running: MainWindow) -> None:
    made = run_of(running).outcome
    assert made
    assert np.abs(made.run.levels).max() == 0.0
    assert dock_of(running).isVisible()
    assert "no unit" in dock_of(running).assumed.text()
    assert running.menus.actions["run"].isChecked()
    QTest.mouseClick(dock_of(running).close_button, LEFT)
    assert not dock_of(running).isVisible()
    assert not run_of(running).is_watched
    assert not running.menus.actions["run"].isChecked()


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


def test_the_way_it_turns_is_lit(running: MainWindow, qtbot: QtBot) -> None:
    setup = dock_of(running).setup
    both = (setup.virtuous, setup.vicious)
    assert [bool(button.property("primary")) for button in both] == [False, False]
    for button in both:
        QTest.mouseClick(button, LEFT)
        ran(running, qtbot)
        assert [bool(each.property("primary")) for each in both] == [each is button for each in both]
    run_of(running).attempt(replace(run_of(running).draft, forces=()))
    assert [bool(button.property("primary")) for button in both] == [False, False]


def test_it_is_told_in_words_and_by_what_drives(running: MainWindow, qtbot: QtBot) -> None:
    dock = dock_of(running)
    QTest.mouseClick(dock.setup.virtuous, LEFT)
    ran(running, qtbot)
    assert "Trust" in dock.telling.story.text()
    assert "R1" in dock.band.accessibleDescription()
    reading = run_of(running).reading
    assert reading
    assert reading.turning is not None
    assert reading.driving
    drive = reading.driving.carried_at(reading.turning)
    assert drive is not None
    assert drive.min() > 0.9, "all three links are on the one loop that drives"


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


def test_random_strengths_agree_on_a_single_wheel(running: MainWindow, qtbot: QtBot) -> None:
    dock = dock_of(running)
    assert not dock.telling.test.isEnabled(), "nothing is pushed"
    QTest.mouseClick(dock.setup.virtuous, LEFT)
    ran(running, qtbot)
    QTest.mouseClick(dock.telling.test, LEFT)
    assert dock.telling.cancel.isVisible()
    qtbot.waitUntil(lambda: run_of(running).sureness.ensemble is not None, timeout=20_000)
    assert "of 200 runs with random strengths agree on where Trust goes." in dock.telling.agree.text()
    dock.setup.gain.slider.setValue(44)
    assert run_of(running).sureness.ensemble is None, "another run is not that sure"


def test_random_strengths_can_be_called_off(running: MainWindow, qtbot: QtBot) -> None:
    dock = dock_of(running)
    QTest.mouseClick(dock.setup.virtuous, LEFT)
    ran(running, qtbot)
    QTest.mouseClick(dock.telling.test, LEFT)
    QTest.mouseClick(dock.telling.cancel, LEFT)
    qtbot.wait(300)
    assert run_of(running).sureness.ensemble is None
    assert dock.telling.test.isVisible()


def test_the_chart_is_scrubbed_with_the_mouse_and_by_keys(running: MainWindow) -> None:
    chart, run = dock_of(running).chart, run_of(running)
    chart.grab()
    plot = chart.plot
    assert plot
    middle = plot.box.center()
    QTest.mouseClick(chart, LEFT, pos=QPoint(round(middle.x()), round(middle.y())))
    assert run.playback.place == pytest.approx(20.0, abs=0.3)
    assert plot.place(20.0, 0.0).x() == pytest.approx(middle.x(), abs=2)
    before = run.playback.place
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert run.playback.place == pytest.approx(before + 1.0)
    dock_of(running).transport.step.click()
    assert run.playback.place == 22.0
    assert dock_of(running).scrub.value() == 440


def test_levels_are_seen_on_the_canvas(running: MainWindow, qtbot: QtBot) -> None:
    theme = running.look.colours.canvas
    QTest.mouseClick(dock_of(running).setup.virtuous, LEFT)
    ran(running, qtbot)
    run_of(running).playback = run_of(running).playback.paused()
    run_of(running).seek(30.0)
    qtbot.wait(20)

    def colours(variable: str) -> tuple[str, str, str]:
        """Of the upper and the lower part of a gauge, and of the plate beside the name."""
        image = running.canvas.viewport().grab().toImage()
        box = next(shape.box for shape in running.canvas.scene_shown.variables if shape.id == variable)
        gauge, view = marks.gauge_of(box), running.canvas.viewportTransform()
        places = (*((gauge.center.x, box.center.y + dy) for dy in (-2.4, 2.4)), (box.right + 1, box.center.y))
        up, down, beside = (image.pixelColor(view.map(QPointF(*place)).toPoint()).name() for place in places)
        return up, down, beside

    inks, level = marks.inks(theme), abs(end(running)) / run_of(running).outcome.scale  # type: ignore[union-attr]
    assert colours("v1") == (theme.positive, inks[Ink.TRACK], inks[marks.shade_of(level)])
    running.selection.select(["v1"])
    qtbot.wait(20)
    assert colours("v1")[:2] == (theme.positive, inks[Ink.TRACK]), "what is selected keeps its gauge"
    running.selection.clear()
    QTest.mouseClick(dock_of(running).setup.vicious, LEFT)
    ran(running, qtbot)
    run_of(running).playback = run_of(running).playback.paused()
    run_of(running).seek(30.0)
    qtbot.wait(20)
    assert colours("v1") == (inks[Ink.TRACK], theme.negative, inks[marks.shade_of(-level)])


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


@pytest.mark.parametrize(
    "notation",
    ["", "Alone", "A -> B", "A -> B : ?\nB -> A : ?", "A -> A", "A -> B : -\nB -> A : -"],
    ids=["nothing", "one", "no loop", "no signs", "self", "two minus"],
)
def test_there_is_never_a_number_that_is_none(running: MainWindow, qtbot: QtBot, notation: str) -> None:
    diagram = edits.add_variable(Diagram(), "Alone") if notation == "Alone" else Diagram()
    running.document.replace(on_circle(parse(notation) if ">" in notation else diagram))
    dock = dock_of(running)
    if notation:
        ran(running, qtbot)
        QTest.mouseClick(dock.setup.virtuous, LEFT)
        ran(running, qtbot)
        made = run_of(running).outcome
        assert made
        assert np.isfinite(made.run.levels).all()
    else:
        qtbot.wait(200)
        assert dock.telling.story.text() == "There is nothing to run yet: add variables and links."
    for widget in (dock.chart, dock.band, running.canvas):
        widget.grab()
    assert "nan" not in dock.telling.story.text().lower()


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


def test_names_at_the_ends_of_lines_never_overlap() -> None:
    moved = _apart([10.0, 11.0, 12.0, 90.0], 10.0, 5.0, 95.0)
    assert moved == sorted(moved)
    assert all(b - a >= 10 for a, b in pairwise(moved))
    assert moved[-1] <= 95.0


def test_of_many_readings_only_the_last_is_made(
    running: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(running, qtbot)
    held = threading.Event()
    made: list[bool] = []

    def slow(run: Run, loops: tuple[Loop, ...], focus: str, stop: Stop) -> Reading:
        held.wait(10.0)
        made.append(stop())
        return reading(run, loops, focus, stop)

    monkeypatch.setattr(playing_run, "reading", slow)
    for _ in range(4):
        running.insight.changed.emit()
    read: list[None] = []
    run_of(running).was_read.connect(lambda: read.append(None))
    held.set()
    qtbot.waitUntil(lambda: len(made) == 4 and bool(read))
    qtbot.wait(50)
    assert made == [True, True, True, False], "those before the last are called off"
    assert len(read) == 1
    assert not run_of(running).is_busy
