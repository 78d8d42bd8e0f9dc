"""Each gesture through the real viewport, and each key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from loopeditor.geometry.shapes import Point, flatten
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.tools.states import Choosing, Idle, Linking, Moving, NamingNew
from tests.builders import distance_to_line
from tests.tools.world import TRIANGLE
from tests.ui.canvas.conftest import CTRL, SHIFT, Desk

FREE = Point(-40, 170)
Key = Qt.Key


def test_dragging_a_variable_moves_it_in_one_step(desk: Desk) -> None:
    start = desk.label("v3")
    desk.press(start)
    for share in (0.1, 0.5, 1.0):
        desk.move(start + Point(60 * share, 40 * share))
        assert desk.diagram is TRIANGLE
    assert isinstance(desk.canvas.state, Moving)
    assert desk.label("v3") == pytest.approx((160, 240), abs=1)
    desk.release(start + Point(60, 40))
    assert desk.diagram.variable["v3"].position == pytest.approx((160, 240), abs=1)
    assert desk.steps == ["Move Price"]
    assert desk.selection.ids == {"v3"}


def test_escape_puts_a_dragged_variable_back(desk: Desk) -> None:
    start = desk.label("v3")
    desk.press(start)
    desk.move(start + Point(60, 40))
    desk.key(Key.Key_Escape)
    assert desk.label("v3") == (100, 200)
    desk.move(start + Point(90, 40))
    desk.release(start + Point(90, 40))
    assert (desk.diagram, desk.steps) == (TRIANGLE, [])


def test_a_button_that_came_up_unseen_ends_its_gesture(desk: Desk) -> None:
    start = desk.label("v3")
    desk.press(start)
    desk.move(start + Point(60, 40))
    view = desk.canvas.viewport()
    place = QPointF(desk.pixel(*(start + Point(90, 40))))
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, view.mapToGlobal(place), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, moved)
    desk.settle()
    assert isinstance(desk.canvas.state, Idle)
    assert desk.diagram is TRIANGLE
    desk.release(start)


def test_clicks_select_toggle_and_clear(desk: Desk) -> None:
    desk.click(desk.label("v1"))
    assert desk.selection.ids == {"v1"}
    desk.click(desk.on_link("l2"), SHIFT)
    desk.click(desk.label("v3"), CTRL)
    assert desk.selection.ids == {"v1", "l2", "v3"}
    desk.click(desk.label("v1"), CTRL)
    assert desk.selection.ids == {"l2", "v3"}
    desk.click(FREE)
    assert desk.selection.ids == frozenset()


def test_a_rubber_band_selects(desk: Desk) -> None:
    desk.drag(Point(-60, -40), Point(0, 10), Point(240, 40))
    assert desk.selection.ids >= {"v1", "v2"}
    assert "v3" not in desk.selection.ids


def test_dragging_from_an_edge_to_a_variable_links_them(desk: Desk) -> None:
    desk.press(desk.edge("v1"))
    desk.move(Point(60, 90))
    assert isinstance(desk.canvas.state, Linking)
    desk.move(desk.label("v3"))
    assert desk.said[-1] == "Release: Link Growth to Price"
    desk.release(desk.label("v3"))
    made = desk.diagram.links[-1]
    assert (made.source, made.target, made.polarity) == ("v1", "v3", Polarity.POSITIVE)
    assert desk.steps == ["Link Growth to Price"]
    desk.type("-")
    assert desk.diagram.links[-1].polarity is Polarity.NEGATIVE


def test_dropping_a_link_on_empty_canvas_makes_its_variable_in_one_step(desk: Desk) -> None:
    desk.drag(desk.edge("v1"), Point(-20, 90), FREE)
    assert desk.editor.isVisible()
    assert desk.diagram is TRIANGLE
    desk.type("Staff")
    assert desk.canvas.scene_shown.variables[-1].name == "Staff"
    desk.key(Key.Key_Return)
    assert not desk.editor.isVisible()
    assert desk.steps == ["Add Staff"]
    assert [v.name for v in desk.diagram.variables] == ["Growth", "Cost", "Price", "Staff"]
    assert desk.diagram.links[-1].target == desk.diagram.variables[-1].id
    assert desk.diagram.variables[-1].position == pytest.approx(FREE, abs=1)
    assert desk.canvas.hasFocus()
    desk.document.undo_stack.undo()
    assert desk.diagram is TRIANGLE


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return, Key.Key_Tab])
def test_a_new_variable_given_up_never_was(desk: Desk, key: Qt.Key) -> None:
    desk.drag(desk.edge("v1"), Point(-20, 90), FREE)
    if key is Key.Key_Escape:
        desk.type("Staff")
    desk.key(key)
    assert (desk.diagram, desk.steps, desk.document.is_modified) == (TRIANGLE, [], False)
    assert [shape.id for shape in desk.canvas.scene_shown.variables] == ["v1", "v2", "v3"]
    assert desk.canvas.hasFocus()


def test_a_link_dropped_on_its_own_variable(desk: Desk) -> None:
    desk.drag(desk.edge("v1"), desk.edge("v1") + Point(8, 2), desk.label("v1"))
    assert desk.steps == []
    desk.drag(desk.edge("v1"), FREE, desk.label("v1"))
    assert desk.steps == ["Link Growth to itself"]


def test_dragging_a_link_bends_it_under_the_pointer(desk: Desk) -> None:
    desk.press(desk.on_link("l1"))
    desk.move(Point(100, 30))
    desk.move(Point(100, 50))
    shape = desk.canvas.scene_shown.links[0]
    assert distance_to_line(flatten(shape.path), Point(100, 50)) < 1.5
    desk.release(Point(100, 50))
    assert desk.diagram.link["l1"].bend == pytest.approx(-0.25, abs=0.01)
    assert desk.steps == ["Bend link"]


def test_double_clicks_add_and_rename(desk: Desk) -> None:
    desk.double_click(FREE)
    desk.type("Staff")
    desk.key(Key.Key_Enter)
    assert desk.diagram.variables[-1].name == "Staff"
    desk.double_click(desk.label("v1"))
    assert desk.editor.text() == "Growth"
    desk.type("Sales")
    desk.key(Key.Key_Return)
    assert desk.diagram.name("v1") == "Sales"
    assert desk.steps == ["Add Staff", "Rename Growth"]


def test_going_elsewhere_keeps_a_typed_name(desk: Desk) -> None:
    desk.double_click(FREE)
    desk.type("Staff")
    desk.click(Point(100, 90))
    assert desk.steps == ["Add Staff"]
    desk.double_click(desk.label("v1"))
    desk.type("Sales")
    desk.canvas.settle()
    assert desk.steps == ["Add Staff", "Rename Growth"]


def test_a_drag_right_after_typing_keeps_the_name_and_links(desk: Desk) -> None:
    desk.double_click(FREE)
    desk.type("Staff")
    desk.drag(desk.edge("v2"), Point(150, 90), desk.label("v3"))
    assert desk.steps == ["Add Staff", "Link Cost to Price"]


def test_an_undo_from_elsewhere_ends_the_gesture(desk: Desk) -> None:
    desk.document.commit(edits.rename(TRIANGLE, "v1", "Sales"), "Rename Growth")
    desk.press(desk.label("v3"))
    desk.move(Point(150, 220))
    desk.document.undo_stack.undo()
    desk.settle()
    assert isinstance(desk.canvas.state, Idle)
    assert desk.label("v3") == (100, 200)
    desk.release(Point(150, 220))
    assert desk.diagram is TRIANGLE


def test_a_click_on_an_identifier_lights_its_loop(desk: Desk) -> None:
    desk.click(desk.badge())
    assert desk.selection.lit == desk.insight.loops.found[0]
    desk.click(desk.badge())
    assert desk.selection.lit is None


def test_hovering_says_what_a_click_would_do(desk: Desk) -> None:
    for place, cursor, said in (
        (desk.label("v1"), Qt.CursorShape.SizeAllCursor, "Growth: drag to move"),
        (desk.edge("v1"), Qt.CursorShape.CrossCursor, "Drag to link Growth"),
        (desk.on_link("l1"), Qt.CursorShape.PointingHandCursor, "Growth → Cost"),
        (desk.badge(), Qt.CursorShape.PointingHandCursor, "B1 (balancing)"),
        (FREE, Qt.CursorShape.ArrowCursor, "Double-click to add"),
    ):
        desk.move(place)
        assert desk.said[-1].startswith(said)
        assert desk.canvas.viewport().cursor().shape() is cursor


def test_what_is_under_the_pointer_stands_out(desk: Desk) -> None:
    items = desk.canvas.items_shown
    for place, key in ((desk.label("v1"), "v1"), (desk.on_link("l1"), "l1"), (desk.badge(), ("l1", "l2", "l3"))):
        desk.move(place)
        assert [name for name, item in items.items() if item.look.hovered] == [key]
    desk.move(FREE)
    assert not any(item.look.hovered for item in items.values())


# --- keys ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "polarity"),
    [
        ("+", Polarity.POSITIVE),
        ("=", Polarity.POSITIVE),
        ("_", Polarity.NEGATIVE),
        ("-", Polarity.NEGATIVE),
        ("?", Polarity.UNKNOWN),
    ],
)
def test_signs_by_key(desk: Desk, key: str, polarity: Polarity) -> None:
    desk.selection.select({"l1", "l2", "v1"})
    desk.type(key)
    assert {desk.diagram.link[i].polarity for i in ("l1", "l2")} == {polarity}
    assert desk.diagram.link["l3"] is TRIANGLE.link["l3"]
    assert desk.steps == [f"Make 2 links {polarity.name.lower()}"]


def test_delay_by_key(desk: Desk) -> None:
    desk.click(desk.on_link("l1"))
    desk.key(Key.Key_D)
    assert desk.diagram.link["l1"].delay
    assert desk.steps == ["Add delay to link"]


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_by_key(desk: Desk, key: Qt.Key) -> None:
    desk.selection.select({"v3", "l1"})
    desk.key(key)
    assert [v.id for v in desk.diagram.variables] == ["v1", "v2"]
    assert desk.diagram.links == ()
    assert desk.steps == ["Delete 2 items"]
    assert desk.selection.ids == frozenset()


def test_arrows_nudge_and_merge(desk: Desk) -> None:
    desk.selection.select({"v1"})
    for _ in range(3):
        desk.key(Key.Key_Right)
    desk.key(Key.Key_Up, SHIFT)
    assert desk.diagram.variable["v1"].position == (3, -10)
    assert desk.steps == ["Move Growth"]
    desk.document.undo_stack.undo()
    assert desk.diagram is TRIANGLE


def test_arrows_with_nothing_selected_look_about(desk: Desk) -> None:
    before = desk.pixel(0, 0)
    desk.key(Key.Key_Right)
    assert desk.pixel(0, 0).x() == before.x() - 40
    assert desk.diagram is TRIANGLE


def test_tab_walks_and_escape_clears(desk: Desk) -> None:
    seen: list[str] = []
    while not seen or seen[-1] != "l3":
        desk.key(Key.Key_Tab)
        seen += desk.selection.ids
        if isinstance(desk.canvas.state, NamingNew):
            assert desk.editor.hasFocus()
    assert seen == ["v1", "v1", "v2", "v2", "v3", "v3", "l1", "l2", "l3"]
    assert desk.diagram is TRIANGLE
    desk.key(Key.Key_Backtab, SHIFT)
    assert desk.selection.ids == {"l2"}
    desk.key(Key.Key_Escape)
    assert desk.selection.ids == frozenset()


def test_tab_leaves_the_canvas_at_its_end(qtbot: QtBot, desk_of: Callable[[Diagram], Desk]) -> None:
    desk = desk_of(Diagram())
    window = QWidget()
    other = QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(desk.canvas)
    layout.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    desk.canvas.setFocus()
    desk.key(Key.Key_Tab)
    assert other.hasFocus()
    desk.canvas.setParent(None)


def test_a_whole_loop_by_keyboard(desk_of: Callable[[Diagram], Desk]) -> None:
    desk = desk_of(Diagram())
    for name in ("Trust", "Use"):
        desk.key(Key.Key_V)
        desk.type(name)
        desk.key(Key.Key_Return)
    desk.key(Key.Key_L)
    assert isinstance(desk.canvas.state, Choosing)
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Return)
    assert desk.selection.ids == {"v1"}
    desk.key(Key.Key_L)
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Return)
    desk.type("-")
    ends = [(desk.diagram.name(k.source), desk.diagram.name(k.target), k.polarity) for k in desk.diagram.links]
    assert ends == [("Use", "Trust", Polarity.POSITIVE), ("Trust", "Use", Polarity.NEGATIVE)]
    assert [name for _, name in desk.insight.named] == ["B1"]
    desk.selection.select({"v1"})
    desk.key(Key.Key_F2)
    desk.type("Faith")
    desk.key(Key.Key_Tab)
    assert desk.diagram.name("v1") == "Faith"
    assert desk.canvas.hasFocus()


def test_escape_leaves_choosing_without_a_link(desk: Desk) -> None:
    desk.selection.select({"v1"})
    desk.key(Key.Key_L)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Escape)
    assert isinstance(desk.canvas.state, Idle)
    assert desk.diagram is TRIANGLE


def test_keys_with_ctrl_are_left_to_the_window(desk: Desk) -> None:
    desk.selection.select({"l1", "v1"})
    for key in (Key.Key_D, Key.Key_L, Key.Key_V, Key.Key_Minus, Key.Key_Right):
        desk.key(key, CTRL)
    assert desk.diagram is TRIANGLE
    assert isinstance(desk.canvas.state, Idle)


# --- what menus call -------------------------------------------------------------------------------------------------


def test_what_menus_call(desk: Desk) -> None:
    desk.canvas.select_all()
    assert len(desk.selection.ids) == 6
    desk.selection.select({"v2"})
    desk.canvas.rename_selected()
    desk.type("Costs")
    desk.canvas.add_variable()
    desk.type("Staff")
    desk.canvas.delete_selected()
    desk.canvas.settle()
    assert desk.steps == ["Rename Cost", "Add Staff"]
    desk.canvas.delete_selected()
    assert desk.steps[-1] == "Delete Staff"
