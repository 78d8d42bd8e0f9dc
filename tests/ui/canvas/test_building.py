"""Building with a real mouse: sketched and clicked links, ends that are led, identifiers, snapping, copies."""

from __future__ import annotations

from math import pi, sin

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from loopeditor.geometry.shapes import Point
from loopeditor.tools.reconnecting import handles
from loopeditor.tools.states import Idle, Moving, Placing, Reconnecting, Stretching
from tests.tools.world import TRIANGLE
from tests.ui.canvas.conftest import CTRL, Desk

FREE = Point(-40, 170)
ALT = Qt.KeyboardModifier.AltModifier


def held(desk: Desk, at: Point, modifier: Qt.KeyboardModifier) -> None:
    """A move with the button and a key held; QTest's own has no keys."""
    view, place = desk.canvas.viewport(), QPointF(desk.pixel(*at))
    left = Qt.MouseButton.LeftButton
    move = QMouseEvent(QEvent.Type.MouseMove, place, view.mapToGlobal(place), Qt.MouseButton.NoButton, left, modifier)
    QApplication.sendEvent(view, move)
    desk.settle()


def in_line(desk: Desk, one: str, other: str) -> bool:
    """Whether two names stand over each other by their middles or by a side."""
    a, b = (next(s.box for s in desk.canvas.scene_shown.variables if s.id == name) for name in (one, other))
    off = (a.left - b.left, a.center.x - b.center.x, a.right - b.right)
    return min(map(abs, off)) < 1e-6


def test_a_sketched_arc_is_the_link(desk: Desk) -> None:
    start, end = desk.edge("v1"), desk.label("v3")
    steps = [k / 12 for k in range(1, 13)]
    side = (end - start).unit.left
    desk.drag(start, *(start.to(end, t) + side.scaled(60 * sin(pi * t)) for t in steps))
    made = desk.diagram.links[-1]
    assert (made.source, made.target) == ("v1", "v3")
    assert made.bend == pytest.approx(0.27, abs=0.07)
    assert desk.steps == ["Link Growth to Price"]


def test_two_clicks_link(desk: Desk) -> None:
    desk.click(desk.edge("v1"))
    assert isinstance(desk.canvas.state, Stretching)
    desk.move(FREE)
    assert desk.said[-1].startswith("Click what Growth acts on")
    assert desk.canvas.viewport().cursor().shape() is Qt.CursorShape.CrossCursor
    desk.move(desk.label("v3"))
    assert desk.said[-1] == "Click to link Growth to Price, Esc stops"
    desk.click(desk.label("v3"))
    assert desk.steps == ["Link Growth to Price"]
    assert isinstance(desk.canvas.state, Idle)


def test_a_second_click_on_empty_canvas_names_a_new_variable(desk: Desk) -> None:
    desk.click(desk.edge("v1"))
    desk.move(FREE)
    desk.click(FREE)
    desk.type("Staff")
    desk.key(Qt.Key.Key_Return)
    assert [v.name for v in desk.diagram.variables][-1] == "Staff"
    assert desk.diagram.links[-1].source == "v1"
    assert len(desk.steps) == 1


def test_escape_ends_a_link_that_a_click_began(desk: Desk) -> None:
    desk.click(desk.edge("v1"))
    desk.move(FREE)
    desk.key(Qt.Key.Key_Escape)
    desk.click(FREE)
    assert (desk.diagram, desk.canvas.state) == (TRIANGLE, Idle(None))


def test_the_end_of_a_selected_link_is_led_elsewhere(desk: Desk) -> None:
    desk.click(desk.on_link("l2"))
    _, head = handles(desk.canvas.scene_shown, {"l2"}, None)
    desk.move(head.place)
    assert desk.said[-1] == "Cost → Price: drag its end to another variable"
    desk.press(head.place)
    desk.move(FREE)
    assert isinstance(desk.canvas.state, Reconnecting)
    assert desk.canvas.items_shown["l2"].look.faded
    desk.key(Qt.Key.Key_Escape)
    assert not desk.canvas.items_shown["l2"].look.faded
    desk.release(FREE)
    assert desk.diagram is TRIANGLE
    desk.drag(head.place, FREE, desk.label("v1"))
    assert desk.steps == ["Lead link to Growth"]
    assert (desk.diagram.link["l2"].source, desk.diagram.link["l2"].target) == ("v2", "v1")


def test_an_end_dropped_on_empty_canvas_gets_a_variable_and_undo_takes_both(desk: Desk) -> None:
    desk.click(desk.on_link("l2"))
    tail, _ = handles(desk.canvas.scene_shown, {"l2"}, None)
    desk.drag(tail.place, desk.label("v1") + Point(20, 60), FREE)
    desk.type("Staff")
    desk.key(Qt.Key.Key_Return)
    assert desk.diagram.name(desk.diagram.link["l2"].source) == "Staff"
    desk.document.undo_stack.undo()
    assert desk.diagram == TRIANGLE


def test_an_identifier_is_dragged_and_remembers(desk: Desk) -> None:
    middle = desk.badge()
    desk.press(middle)
    desk.move(middle + Point(20, 12))
    assert isinstance(desk.canvas.state, Placing)
    desk.release(middle + Point(20, 12))
    assert desk.steps == ["Move identifier B1"]
    assert desk.badge() == pytest.approx(middle + Point(20, 12), abs=1.5)
    assert desk.selection.lit is None
    desk.drag(desk.label("v3"), desk.label("v3") + Point(0, 60))
    assert desk.badge() == pytest.approx(middle + Point(20, 12), abs=1.5)
    desk.click(desk.badge())
    assert desk.selection.lit is not None


def test_dragging_snaps_and_ctrl_lets_go(desk: Desk) -> None:
    start = desk.label("v3")
    desk.press(start)
    desk.move(start + Point(50, 0))
    desk.move(start + Point(101, -30))
    state = desk.canvas.state
    assert isinstance(state, Moving)
    assert state.guides
    assert in_line(desk, "v3", "v2")
    held(desk, start + Point(101, -30), CTRL)
    assert not in_line(desk, "v3", "v2")
    desk.release(start + Point(101, -30), CTRL)
    assert not in_line(desk, "v3", "v2")
    assert desk.diagram.variable["v3"].position == pytest.approx((201, 170), abs=0.8)


def test_snapping_may_be_switched_off(desk: Desk) -> None:
    desk.canvas.snaps = False
    start = desk.label("v3")
    desk.press(start)
    desk.move(start + Point(50, 0))
    desk.move(start + Point(101, -30))
    assert isinstance(desk.canvas.state, Moving)
    assert desk.canvas.state.guides == ()
    desk.release(start + Point(101, -30))
    assert not in_line(desk, "v3", "v2")


def test_with_alt_a_copy_is_dragged(desk: Desk) -> None:
    start = desk.label("v3")
    desk.drag(start, start + Point(60, 30), start + Point(120, 40), modifier=ALT)
    assert desk.steps == ["Duplicate Price"]
    assert [v.name for v in desk.diagram.variables] == ["Growth", "Cost", "Price", "Price"]
    assert desk.diagram.variable["v3"].position == (100, 200)
    assert desk.selection.ids == {"v4"}


def test_r_turns_the_selected_link_round(desk: Desk) -> None:
    desk.click(desk.on_link("l2"))
    desk.type("r")
    assert desk.steps == ["Reverse link"]
    assert desk.diagram.link["l2"].source == "v3"
