from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.ui.canvas.navigation import LARGEST, LARGEST_FIT, SMALLEST
from tests.tools.world import TRIANGLE
from tests.ui.canvas.conftest import CTRL, NONE, SHIFT, Desk

AT = QPointF(700.0, 120.0)


def wheel(desk: Desk, notches: int, modifier: Qt.KeyboardModifier = NONE, at: QPointF = AT) -> None:
    view = desk.canvas.viewport()
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    desk.settle()


def zoom(desk: Desk) -> float:
    return desk.canvas.transform().m11()


def under(desk: Desk, at: QPointF = AT) -> QPointF:
    inverse, _ = desk.canvas.viewportTransform().inverted()
    return inverse.map(at)


@pytest.mark.parametrize("notches", [1, 5, -1, -5])
def test_ctrl_and_wheel_zoom_about_the_pointer(desk: Desk, notches: int) -> None:
    before, kept = zoom(desk), under(desk)
    wheel(desk, notches, CTRL)
    assert zoom(desk) / before == pytest.approx(1.0015 ** (120 * notches))
    assert (under(desk) - kept).manhattanLength() * zoom(desk) < 2.5  # pixels


def test_zoom_has_limits(desk: Desk) -> None:
    for _ in range(30):
        wheel(desk, 3, CTRL)
    assert zoom(desk) == pytest.approx(LARGEST)
    for _ in range(60):
        wheel(desk, -3, CTRL)
    assert zoom(desk) == pytest.approx(SMALLEST)
    desk.canvas.zoom_reset()
    assert zoom(desk) == pytest.approx(1.0)
    desk.canvas.zoom_in()
    desk.canvas.zoom_out()
    assert zoom(desk) == pytest.approx(1.0)


def test_the_wheel_pans(desk: Desk) -> None:
    before = desk.pixel(0, 0)
    wheel(desk, -1)
    assert desk.pixel(0, 0) - before == QPoint(0, -60)
    wheel(desk, -1, SHIFT)
    assert desk.pixel(0, 0) - before == QPoint(-60, -60)


def test_two_fingers_zoom(desk: Desk) -> None:
    view = desk.canvas.viewport()
    before, kept = zoom(desk), under(desk)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        AT,
        view.mapTo(view.window(), AT),
        view.mapToGlobal(AT),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(view, event)
    assert zoom(desk) / before == pytest.approx(1.25)
    assert (under(desk) - kept).manhattanLength() * zoom(desk) < 2.5


@pytest.mark.parametrize("with_space", [True, False])
def test_panning_moves_the_view_and_edits_nothing(desk: Desk, with_space: bool) -> None:
    button = Qt.MouseButton.LeftButton if with_space else Qt.MouseButton.MiddleButton
    start, before = desk.label("v1"), desk.pixel(0, 0)
    goal = start + Point(40 / zoom(desk), 30 / zoom(desk))
    if with_space:
        QTest.keyPress(desk.canvas, Qt.Key.Key_Space)
        desk.settle()
        assert desk.canvas.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor
    pixels = desk.pixel(*start), desk.pixel(*goal)
    view = desk.canvas.viewport()
    QTest.mousePress(view, button, NONE, pixels[0])
    QTest.mouseMove(view, pixels[1])
    desk.settle()
    assert view.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(view, button, NONE, pixels[1])
    if with_space:
        QTest.keyRelease(desk.canvas, Qt.Key.Key_Space)
    desk.settle()
    assert desk.pixel(0, 0) - before == pixels[1] - pixels[0]
    assert view.cursor().shape() not in (Qt.CursorShape.OpenHandCursor, Qt.CursorShape.ClosedHandCursor)
    assert (desk.diagram, desk.selection.ids) == (TRIANGLE, frozenset())
    desk.click(desk.label("v1"))
    assert desk.selection.ids == {"v1"}


def test_fit_shows_everything_and_stays_fitted(desk: Desk) -> None:
    desk.document.commit(edits.place(TRIANGLE, {"v3": (3000.0, 2000.0)}), "Move Price")
    desk.canvas.fit()
    for size in ((900, 700), (400, 800)):
        desk.canvas.resize(*size)
        desk.settle()
        bounds = desk.canvas.scene_shown.bounds
        assert desk.canvas.viewport().rect().contains(desk.pixel(bounds.left, bounds.top))
        assert desk.canvas.viewport().rect().contains(desk.pixel(bounds.right, bounds.bottom))
    wheel(desk, 1)
    before = zoom(desk)
    desk.canvas.resize(900, 700)
    assert zoom(desk) == before


def test_a_small_diagram_is_not_blown_up(desk_of: Callable[[Diagram], Desk]) -> None:
    desk = desk_of(edits.add_variable(Diagram(), "Growth", (7.0, 9.0)))
    assert zoom(desk) == pytest.approx(LARGEST_FIT)
    middle = desk.canvas.viewport().rect().center() - desk.pixel(7, 9)
    assert middle.manhattanLength() <= 5


def test_opening_a_diagram_fits_it(desk: Desk) -> None:
    desk.document.replace(edits.move(TRIANGLE, {"v1", "v2", "v3"}, 20_000, -3_000))
    desk.settle()
    assert desk.canvas.viewport().rect().contains(desk.pixel(20_100, -2_900))


def test_tab_brings_what_it_selects_into_view(desk: Desk) -> None:
    desk.document.commit(edits.place(TRIANGLE, {"v3": (3000.0, 2000.0)}), "Move Price")
    desk.selection.select({"l1"})
    desk.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.canvas.viewport().rect().contains(desk.pixel(*Point(3000, 2000)))


def test_a_hit_is_as_generous_on_the_screen_at_every_zoom(desk: Desk) -> None:
    desk.canvas.zoom_reset()
    for _ in range(6):
        desk.canvas.zoom_out()
    desk.click(desk.on_link("l2") + Point(5 / zoom(desk), 0))
    assert desk.selection.ids == {"l2"}


def test_other_gestures_are_left_alone(desk: Desk) -> None:
    view = desk.canvas.viewport()
    before = zoom(desk)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.RotateNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        AT,
        AT,
        view.mapToGlobal(AT),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(view, event)
    assert zoom(desk) == before
    assert event.type() is QEvent.Type.NativeGesture
