"""A run as it is shown: told in words, drawn, laid over the canvas, tested for how sure it is."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from loopeditor.analysis.loops import Loop
from loopeditor.editor import playing_run
from loopeditor.editor.playing_work import Reading, Stop, reading
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.render import marks
from loopeditor.render.marks import Ink
from loopeditor.simulation.flow import Run
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.running.chart import _apart
from loopeditor.ui.running.plot import Plot
from tests.builders import on_circle
from tests.ui.running.conftest import dock_of, end, ran, run_of

LEFT = Qt.MouseButton.LeftButton


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


def test_what_draws_the_chart_goes_with_it(qtbot: QtBot) -> None:
    owner = QWidget()
    plot = Plot(owner)
    gone: list[object] = []
    (drawing,) = (each for each in QApplication.topLevelWidgets() if type(each).__name__ == "PlotWidget")
    drawing.destroyed.connect(lambda: gone.append(drawing))
    owner.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    assert plot, "though somebody still holds it"
