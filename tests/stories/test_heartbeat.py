from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.corpus import Map, maps
from loopeditor.files.formats import write
from loopeditor.layout.flywheel import arrange
from loopeditor.model.diagram import Diagram
from loopeditor.render.measurer import measurer
from loopeditor.ui.main_window import MainWindow
from tests.stories.heartbeat import Heartbeat, assert_never_away

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def large(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of 108 variables and 296 links, arranged, as a file."""
    found = next(each for each in maps(shared / "corpus") if each.name == "csv_obesity_foresight_edges.csv")
    assert isinstance(found, Map)
    assert (len(found.diagram.variables), len(found.diagram.links)) == (108, 296)
    path = tmp_path_factory.mktemp("large") / "large.cld"
    write(arrange(found.diagram, measurer()), path)
    return path


@pytest.fixture
def opened(window: MainWindow, large: Path, qtbot: QtBot) -> MainWindow:
    window.get_ready()
    with qtbot.waitSignal(window.filing.opened):
        window.filing.open_path(large)
    qtbot.waitUntil(lambda: window.insight.examination is not None, timeout=120_000)
    return window


def pixel(window: MainWindow, name: int) -> QPoint:
    return window.canvas.mapFromScene(QPointF(*window.canvas.scene_shown.variables[name].box.center))


def test_opening_never_stalls(window: MainWindow, large: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.is_ready)  # made while the start page is looked at

    def journey(heart: Heartbeat) -> None:
        window.document.replace(Diagram())
        heart.rest(0.1)
        window.filing.open_path(large)
        heart.rest_until(lambda: bool(window.document.diagram.variables and window.insight.examination))
        heart.rest(0.5)

    assert_never_away(journey)


def test_moving_and_looking_about_never_stall(opened: MainWindow) -> None:
    viewport = opened.canvas.viewport()

    def journey(heart: Heartbeat) -> None:
        start = pixel(opened, 40)
        QTest.mousePress(viewport, LEFT, pos=start)
        for step in range(1, 15):
            QTest.mouseMove(viewport, start + QPoint(6 * step, 3 * step))
            heart.rest()
        QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(84, 42))
        heart.rest(0.3)
        for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_9):
            QTest.keyClick(opened.canvas, key, CONTROL)
            heart.rest(0.15)

    assert_never_away(journey)


def test_building_never_stalls(opened: MainWindow) -> None:
    canvas = opened.canvas

    def journey(heart: Heartbeat) -> None:
        opened.selection.select([opened.document.diagram.variables[3].id])
        canvas.setFocus()
        heart.rest(0.1)
        for name in ("First new", "Second new"):
            QTest.keyClick(QApplication.focusWidget() or canvas, Qt.Key.Key_Tab)
            heart.rest(0.05)
            for letter in name:
                QTest.keyClicks(QApplication.focusWidget() or canvas, letter)
                heart.rest()
            QTest.keyClick(QApplication.focusWidget() or canvas, Qt.Key.Key_Return)
            heart.rest(0.3)
        link = opened.document.diagram.links[10].id
        opened.selection.select([link])
        for key in "-?+d":
            QTest.keyClicks(canvas, key)
            heart.rest(0.3)
        QTest.keyClick(canvas, Qt.Key.Key_Delete)
        heart.rest(0.5)
        for _ in range(6):
            QTest.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
            heart.rest(0.2)

    assert_never_away(journey)
    assert len(opened.document.diagram.variables) >= 108


def test_looking_things_up_never_stalls(opened: MainWindow) -> None:
    def journey(heart: Heartbeat) -> None:
        QTest.keyClick(opened.canvas, Qt.Key.Key_F, CONTROL)
        heart.rest(0.1)
        for letter in "stress":
            QTest.keyClicks(QApplication.focusWidget() or opened.canvas, letter)
            heart.rest(0.05)
        QTest.keyClick(QApplication.focusWidget() or opened.canvas, Qt.Key.Key_Return)
        heart.rest(0.2)
        for tab in ("text", "tables", "trees"):
            opened.show_outline(tab)
            heart.rest(0.4)
        QTest.keyClick(opened.canvas, Qt.Key.Key_A, CONTROL)
        heart.rest(0.2)
        QTest.keyClick(opened.canvas, Qt.Key.Key_C, CONTROL)
        heart.rest(0.5)
        QTest.keyClick(opened.canvas, Qt.Key.Key_V, CONTROL)
        heart.rest(1.0)
        QTest.keyClick(opened.canvas, Qt.Key.Key_S, CONTROL)
        heart.rest(0.3)

    assert_never_away(journey)
