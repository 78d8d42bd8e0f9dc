from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from loopeditor.geometry.redrawing import Redrawing
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.render.themes import DARK
from loopeditor.tools import events as do
from tests.tools.world import TRIANGLE
from tests.ui.canvas.conftest import Desk


def test_many_moves_are_drawn_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Diagram] = []

    def count(self: Redrawing, diagram: Diagram, *others: object, still: bool, links_still: bool) -> object:
        drawn.append(diagram)
        return real(self, diagram, *others, still=still, links_still=links_still)  # type: ignore[arg-type]

    real = Redrawing.draw
    monkeypatch.setattr(Redrawing, "draw", count)
    desk.press(desk.label("v3"))
    for i in range(50):
        desk.canvas.send(do.Move(Point(100 + i, 220)))
    assert drawn == []
    desk.settle()
    assert len(drawn) == 1
    desk.release(Point(150, 220))


def test_the_canvas_follows_edits_from_elsewhere(desk: Desk) -> None:
    desk.document.commit(edits.rename(TRIANGLE, "v1", "Sales"), "Rename Growth")
    assert desk.canvas.scene_shown.variables[0].name == "Sales"
    desk.document.commit(edits.set_polarity(desk.diagram, {"l1"}, Polarity.POSITIVE), "Make link positive")
    assert [shape.identifier for shape in desk.canvas.scene_shown.loops] == ["R1"]
    assert "3 variables, 3 links, 1 loop." in desk.canvas.accessibleDescription()


def test_what_was_done_is_said(desk: Desk) -> None:
    desk.selection.select({"l1"})
    desk.settle()
    desk.type("+")
    assert desk.said[-1] == "Make link positive"


def test_dark(desk: Desk) -> None:
    desk.canvas.set_theme(DARK)
    corner = desk.canvas.grab().toImage().pixelColor(2, 2)
    assert corner.name() == DARK.background


def test_the_editor_lies_over_its_label_at_any_zoom(desk: Desk) -> None:
    for _ in range(3):
        desk.canvas.zoom_in()
        desk.selection.select({"v3"})
        desk.key(Qt.Key.Key_F2)
        middle = desk.editor.geometry().center() - desk.pixel(*desk.label("v3"))
        assert middle.manhattanLength() <= 4
        assert desk.editor.font().pixelSize() == pytest.approx(16 * desk.canvas.transform().m11(), abs=1)
        desk.key(Qt.Key.Key_Escape)


def test_a_new_name_outside_the_view_is_brought_into_it(desk: Desk) -> None:
    desk.drag(desk.edge("v1"), Point(0, 90), Point(-900, -900))
    assert desk.canvas.viewport().rect().contains(desk.editor.geometry())


def test_a_name_with_a_line_break_survives_a_look(desk_of: Callable[[Diagram], Desk]) -> None:
    broken = edits.rename(TRIANGLE, "v1", "Cost\nstructure")
    desk = desk_of(broken)
    desk.double_click(desk.label("v1"))
    desk.key(Qt.Key.Key_Return)
    assert desk.diagram is broken


def test_an_input_method_may_compose_a_name(desk: Desk) -> None:
    desk.canvas.add_variable()
    composing = QInputMethodEvent("ke", [])
    QApplication.sendEvent(desk.editor, composing)
    done = QInputMethodEvent()
    done.setCommitString("客户")
    QApplication.sendEvent(desk.editor, done)
    desk.key(Qt.Key.Key_Return)
    assert desk.diagram.variables[-1].name == "客户"


def test_another_window_does_not_end_typing(desk: Desk) -> None:
    desk.canvas.add_variable()
    desk.type("Sta")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(desk.editor, away)
    assert desk.editor.isVisible()
    menu = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MenuBarFocusReason)
    QApplication.sendEvent(desk.editor, menu)
    assert desk.steps == ["Add Sta"]


def test_the_second_button_selects_and_drags_nothing(desk: Desk) -> None:
    desk.press(desk.label("v1"), button=Qt.MouseButton.RightButton)
    desk.move(Point(300, 300))
    desk.release(Point(300, 300), button=Qt.MouseButton.RightButton)
    assert desk.selection.ids == {"v1"}
    assert desk.diagram is TRIANGLE
