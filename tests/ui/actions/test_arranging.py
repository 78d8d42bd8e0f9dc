from __future__ import annotations

from math import hypot

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def arranging(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with four variables in no order."""
    diagram = edits.place(
        parse("A -> B\nB -> C\nC -> A\nC -> D"), {"v1": (0, 0), "v2": (210, 40), "v3": (120, 190), "v4": (400, 260)}
    )
    window.document.replace(diagram)
    window.show_canvas()
    qtbot.wait(1)
    return window


def do(window: MainWindow, name: str) -> Diagram:
    action = window.menus.actions[name]
    assert action.isEnabled()
    action.trigger()
    return window.document.diagram


def test_keys_align_what_is_selected(arranging: MainWindow, qtbot: QtBot) -> None:
    arranging.selection.select({"v1", "v2", "v3"})
    arranging.canvas.setFocus()
    QTest.keyClick(arranging.canvas, Qt.Key.Key_Left, BOTH)
    qtbot.wait(1)
    lefts = {s.id: s.box.left for s in arranging.canvas.scene_shown.variables}
    assert lefts["v1"] == pytest.approx(lefts["v2"])
    assert lefts["v1"] == pytest.approx(lefts["v3"])
    assert arranging.document.diagram.variable["v4"].position == (400, 260)
    assert arranging.document.undo_stack.undoText() == "Align left"
    QTest.keyClick(arranging.canvas, Qt.Key.Key_Down, BOTH)
    assert arranging.document.undo_stack.undoText() == "Align bottom"
    arranging.document.undo_stack.undo()
    arranging.document.undo_stack.undo()
    assert arranging.document.diagram.variable["v3"].position == (120, 190)


def test_texts_and_ghosts_are_arranged_as_well(arranging: MainWindow) -> None:
    diagram = edits.add_ghost(edits.add_text(arranging.document.diagram, "Note", (50, 90)), "v1", (300, 100))
    arranging.document.commit(diagram, "Prepare")
    arranging.selection.select({"v2", "t1", "g1"})
    after = do(arranging, "align-middle")
    assert after.text["t1"].position[1] == after.ghost["g1"].position[1] == after.variable["v2"].position[1]  # type: ignore[index]
    after = do(arranging, "distribute-across")
    boxes = [box for shape in arranging.canvas.scene_shown.variables if (box := shape.box) and shape.id in ("v2", "g1")]
    text = arranging.canvas.scene_shown.texts[0].box
    assert boxes[0].left - text.right == pytest.approx(boxes[1].left - boxes[0].right)


def test_what_cannot_be_arranged_is_not_offered(arranging: MainWindow) -> None:
    actions = arranging.menus.actions
    assert not actions["align-left"].isEnabled()
    arranging.selection.select({"v1", "l1"})
    assert not actions["align-left"].isEnabled()
    arranging.selection.select({"v1", "v2"})
    assert actions["align-left"].isEnabled()
    assert not actions["distribute-down"].isEnabled()
    assert not actions["loop-circle"].isEnabled()


def test_the_lit_loop_goes_on_a_circle_and_the_rest_stays(arranging: MainWindow) -> None:
    arranging.document.commit(edits.bend(arranging.document.diagram, {"l1", "l4"}, 0.9), "Bend")
    arranging.selection.light(arranging.insight.loops.found[0])
    after = do(arranging, "loop-circle")
    x, y = 110, 230 / 3
    radii = [hypot(px - x, py - y) for px, py in (after.variable[i].position for i in ("v1", "v2", "v3"))]  # type: ignore[misc]
    assert radii == pytest.approx([radii[0]] * 3)
    assert after.variable["v4"].position == (400, 260)
    assert (after.link["l1"].bend, after.link["l4"].bend) == (None, 0.9)
    assert arranging.document.undo_stack.undoText() == "Arrange R1 on a circle"


def test_an_identifier_finds_its_own_place_again(arranging: MainWindow) -> None:
    loop = arranging.insight.loops.found[0]
    arranging.selection.light(loop)
    assert not arranging.menus.actions["loop-place"].isEnabled()
    arranging.document.commit(edits.place_loop(arranging.document.diagram, loop.key, (5, 5)), "Move")
    after = do(arranging, "loop-place")
    assert after.loop_notes == ()
    assert not arranging.menus.actions["loop-place"].isEnabled()


def test_snapping_is_remembered(arranging: MainWindow) -> None:
    assert arranging.canvas.snaps
    arranging.menus.actions["snap"].trigger()
    assert not arranging.canvas.snaps
    assert not arranging.menus.actions["snap"].isChecked()
    assert arranging.settings.value("canvas/snaps", True, bool) is False


def test_arrange_again_has_a_key(arranging: MainWindow, qtbot: QtBot) -> None:
    arranging.document.replace(on_circle(parse("A -> B\nB -> A")))
    QTest.keyClick(arranging.canvas, Qt.Key.Key_L, BOTH)
    qtbot.waitUntil(lambda: arranging.document.undo_stack.undoText() == "Arrange again", timeout=10_000)
