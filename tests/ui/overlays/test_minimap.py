from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.overlays.minimap import Minimap

LEFT = Qt.MouseButton.LeftButton


def shown(window: MainWindow) -> Minimap:
    window.menus.actions["minimap"].trigger()
    return window.workspace.wayfinding.minimap


def ink(minimap: Minimap) -> int:
    """Dark pixels: names."""
    assert minimap._picture is not None
    image = minimap._picture.toImage()
    return sum(
        QColor(image.pixel(x, y)).lightnessF() < 0.35 for x in range(image.width()) for y in range(image.height())
    )


def test_it_is_off_until_somebody_wants_it_and_then_remembered(editing: MainWindow) -> None:
    action = editing.menus.actions["minimap"]
    assert not action.isChecked()
    assert not editing.canvas.findChildren(Minimap)
    minimap = shown(editing)
    assert minimap.isVisible()
    assert action.isChecked()
    assert editing.settings.value("minimap/shown", False, bool) is True
    corner = editing.canvas.rect().bottomRight() - minimap.geometry().bottomRight()
    assert (corner.x(), corner.y()) == (16, 16)
    action.trigger()
    assert not minimap.isVisible()


def test_the_frame_is_what_is_in_view_and_a_click_moves_it(editing: MainWindow, qtbot: QtBot) -> None:
    spread = {"v1": (0.0, 0.0), "v2": (4000.0, 2000.0)}
    editing.document.commit(edits.place(editing.document.diagram, spread), "Move")
    editing.canvas.zoom_reset()
    minimap = shown(editing)
    for place in (QPoint(60, 60), QPoint(150, 90)):
        QTest.mouseClick(minimap, LEFT, pos=place)
        center = minimap.frame().center()
        assert abs(center.x() - place.x()) < 1
        assert abs(center.y() - place.y()) < 1
    QTest.mousePress(minimap, LEFT, pos=QPoint(60, 60))
    QTest.mouseMove(minimap, QPoint(100, 70))
    QTest.mouseRelease(minimap, LEFT, pos=QPoint(100, 70))
    assert abs(minimap.frame().center().x() - 100) < 1
    assert editing.selection.ids == frozenset()
    wide = minimap.frame().width()
    editing.canvas.zoom_in()
    assert minimap.frame().width() < wide
    qtbot.wait(1)


def test_the_picture_follows_edits_but_not_while_something_is_dragged(editing: MainWindow, qtbot: QtBot) -> None:
    minimap = shown(editing)
    before = ink(minimap)
    assert before > 20
    x, y = editing.document.diagram.variable["v1"].position or (0.0, 0.0)
    middle = editing.canvas.mapFromScene(QPointF(x, y))
    picture = minimap._picture
    QTest.mousePress(editing.canvas.viewport(), LEFT, pos=middle)
    QTest.mouseMove(editing.canvas.viewport(), middle + QPoint(40, 0))
    qtbot.wait(450)
    assert minimap._picture is picture
    QTest.mouseRelease(editing.canvas.viewport(), LEFT, pos=middle + QPoint(40, 0))
    qtbot.waitUntil(lambda: minimap._picture is not picture)
    editing.selection.clear()
    editing.document.commit(edits.delete(editing.document.diagram, {"v1"}), "Delete")
    qtbot.waitUntil(lambda: ink(minimap) < before)


@pytest.mark.alone
def test_it_is_drawn_five_times_a_second_at_most(editing: MainWindow, qtbot: QtBot) -> None:
    minimap = shown(editing)
    drawn: list[object] = []
    paint = minimap._painted
    minimap._painted = lambda *given: drawn.append(1) or paint(*given)  # type: ignore[method-assign, func-returns-value]
    until = time.monotonic() + 0.65
    x = 0.0
    while time.monotonic() < until:
        x += 5
        editing.document.commit(edits.place(editing.document.diagram, {"v1": (x, 0.0)}), "Move")
        qtbot.wait(10)
    assert 2 <= len(drawn) <= 4


@pytest.mark.alone
def test_a_large_map_is_drawn_in_a_moment(window: MainWindow, qtbot: QtBot) -> None:
    variables = tuple(Variable(f"v{i}", f"Quantity {i}", (i % 40 * 150.0, i // 40 * 90.0)) for i in range(1000))
    links = tuple(Link(f"l{i}", f"v{i % 1000}", f"v{(i * 7 + 3) % 1000}") for i in range(2000))
    window.document.replace(Diagram(variables=variables, links=links))
    window.show_canvas()
    qtbot.wait(50)
    minimap = shown(window)
    start = time.process_time()
    minimap._painted(window.canvas.scene_shown, window.look.colours.canvas)
    assert time.process_time() - start < 0.1
