"""The field for the name of a link's target, and the other keys that build."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from loopeditor.geometry.shapes import Point
from loopeditor.model.diagram import Diagram, Variable
from loopeditor.model.polarity import Polarity
from loopeditor.tools.events import Duplicate
from loopeditor.tools.states import Choosing, Idle
from loopeditor.ui.canvas.target_field import TargetField
from tests.ui.canvas.conftest import LEFT, NONE, Desk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def field(desk: Desk) -> TargetField:
    """Opened on Growth."""
    desk.selection.select({"v1"})
    desk.key(Key.Key_L)
    (found,) = desk.canvas.viewport().findChildren(TargetField)
    assert found.isVisible()
    assert found.field.hasFocus()
    return found


def test_a_typed_name_is_linked(desk: Desk, field: TargetField) -> None:
    desk.type("pr")
    assert field.names.shown == ["Price", "New: pr"]
    assert field.names.currentRow() == 0
    desk.key(Key.Key_Return)
    assert desk.steps == ["Link Growth to Price"]
    assert not field.isVisible()
    assert desk.canvas.hasFocus()
    desk.type("-")
    assert desk.diagram.links[-1].polarity is Polarity.NEGATIVE
    desk.key(Key.Key_Return)
    assert desk.selection.ids == {"v3"}


def test_a_new_name_makes_a_variable_in_one_step(desk: Desk, field: TargetField) -> None:
    desk.type("Price of oil")
    assert field.names.shown == ["New: Price of oil"]
    desk.key(Key.Key_Return)
    assert desk.steps == ["Add Price of oil"]
    assert desk.diagram.links[-1].target == "v4"
    boxes = [shape.box for shape in desk.canvas.scene_shown.variables]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_a_new_name_that_begins_another_can_be_chosen(desk: Desk, field: TargetField) -> None:
    desk.type("Pri")
    desk.key(Key.Key_Down)
    assert field.names.currentRow() == 1
    desk.key(Key.Key_Return)
    assert desk.diagram.variables[-1].name == "Pri"


def test_letters_are_typed_and_no_commands(desk: Desk, field: TargetField) -> None:
    desk.type("Vld +-?/")
    assert field.field.text() == "Vld +-?/"
    assert desk.diagram.links[0].polarity is Polarity.NEGATIVE
    desk.key(Key.Key_Backspace)
    assert desk.canvas.state == Choosing("v1", None, "Vld +-?")


def test_without_letters_tab_and_arrows_choose(desk: Desk, field: TargetField) -> None:
    assert field.names.shown == []
    desk.key(Key.Key_Tab)
    assert desk.canvas.state == Choosing("v1", "v3")
    desk.key(Key.Key_Up)
    desk.key(Key.Key_Right)
    assert desk.canvas.state == Choosing("v1", "v2")
    desk.key(Key.Key_Return)
    assert desk.diagram.links[-1].target == "v2"


def test_escape_gives_up(desk: Desk, field: TargetField) -> None:
    desk.type("pr")
    desk.key(Key.Key_Escape)
    assert (desk.canvas.state, desk.steps) == (Idle(), [])
    assert not field.isVisible()
    assert desk.canvas.hasFocus()
    assert desk.selection.ids == {"v1"}
    desk.key(Key.Key_L)
    assert field.field.text() == ""


def test_a_name_or_a_label_may_be_clicked(desk: Desk, field: TargetField) -> None:
    desk.type("c")
    row = field.names.visualItemRect(field.names.item(0)).center()
    QTest.mouseClick(field.names.viewport(), LEFT, NONE, row)
    desk.settle()
    assert desk.steps == ["Link Growth to Cost"]
    desk.selection.select({"v1"})
    desk.key(Key.Key_L)
    desk.click(desk.label("v3"))
    assert desk.steps[-1] == "Link Growth to Price"


def test_the_keyboard_may_go_elsewhere(desk: Desk, field: TargetField, qtbot: QtBot) -> None:
    other = QLineEdit(desk.canvas)
    qtbot.addWidget(other)
    other.show()
    other.setFocus()
    desk.settle()
    assert not field.isVisible()
    assert desk.canvas.state == Idle()
    assert other.hasFocus()


def test_it_stays_within_the_canvas(desk_of: Callable[[Diagram], Desk]) -> None:
    desk = desk_of(Diagram(variables=(Variable("v1", "A", (0, 0)), Variable("v2", "B", (3000, 2500)))))
    desk.canvas.zoom_reset()
    desk.canvas.navigation.reveal(desk.canvas.sceneRect().adjusted(1e7 + 2990, 1e7 + 2490, -1e7 + 3010, -1e7 + 2510))
    desk.selection.select({"v2"})
    desk.key(Key.Key_L)
    desk.type("a")
    (field,) = desk.canvas.viewport().findChildren(TargetField)
    assert desk.canvas.viewport().rect().contains(field.geometry())


def test_tab_goes_on_and_on(desk_of: Callable[[Diagram], Desk]) -> None:
    desk = desk_of(Diagram())
    desk.key(Key.Key_V)
    for name in ("Trust", "Use", "Word of mouth"):
        desk.type(name)
        desk.key(Key.Key_Tab)
    desk.type("trust")
    desk.key(Key.Key_Return)
    assert [v.name for v in desk.diagram.variables] == ["Trust", "Use", "Word of mouth"]
    assert [name for _, name in desk.insight.named] == ["R1"]
    assert desk.steps == ["Add Trust", "Add Use", "Add Word of mouth", "Link Word of mouth to Trust"]


def test_alt_and_arrows_follow_links(desk: Desk) -> None:
    desk.selection.select({"v1"})
    desk.key(Key.Key_Right, ALT)
    assert desk.selection.ids == {"v2"}
    desk.key(Key.Key_Down, ALT)
    assert desk.selection.ids == {"v3"}
    assert desk.steps == []


def test_duplicates_are_one_step(desk: Desk) -> None:
    desk.canvas.select_all()
    desk.canvas.send(Duplicate())
    assert desk.steps == ["Duplicate 6 items"]
    assert len(desk.diagram.links) == 6
    assert desk.label("v4") == desk.label("v1") + Point(32, 48)
