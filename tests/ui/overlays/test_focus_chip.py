from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.overlays.focus_chip import FocusChip
from tests.builders import on_circle

LEFT = Qt.MouseButton.LeftButton
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def focused(window: MainWindow, qtbot: QtBot, *ids: str) -> FocusChip:
    window.document.replace(on_circle(parse("A -> B -> C -> D -> A\nB -> A : -")))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    window.selection.select(ids)
    QTest.keyClick(window.canvas, Qt.Key.Key_F, BOTH)
    qtbot.wait(20)
    return window.workspace.wayfinding.chip


def faded(window: MainWindow) -> set[str]:
    """What is pale: variables by name, loops by identifier, links by id."""
    diagram = window.document.diagram
    pale = [key for key, item in window.canvas.items_shown.items() if item.look.faded]
    loops = {"loop " + "".join(key) for key in pale if isinstance(key, tuple)}
    return loops | {diagram.name(i) if i in diagram.variable else i for i in pale if isinstance(i, str)}


def test_what_is_far_is_faded_and_the_chip_says_so(editing: MainWindow, qtbot: QtBot) -> None:
    chip = focused(editing, qtbot, "v2")
    assert chip.isVisible()
    assert chip.label.text() == "Focus: 1 step round B"
    assert faded(editing) == {"D", "l3", "l4", "loop l1l2l3l4"}
    QTest.mouseClick(chip.more, LEFT)
    qtbot.wait(20)
    assert chip.label.text() == "Focus: 2 steps round B"
    assert faded(editing) == set()
    QTest.mouseClick(chip.fewer, LEFT)
    assert not chip.fewer.isEnabled()
    QTest.mouseClick(chip.ways.buttons[2], LEFT)
    qtbot.wait(20)
    assert faded(editing) == {"D", "l1", "l3", "l4", "loop l1l2l3l4", "loop l1l5"}


def test_escape_and_the_cross_end_it_and_the_selection_stays(editing: MainWindow, qtbot: QtBot) -> None:
    chip = focused(editing, qtbot, "v2")
    QTest.keyClick(editing.canvas, Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert not chip.isVisible()
    assert faded(editing) == set()
    assert editing.selection.ids == {"v2"}
    QTest.keyClick(editing.canvas, Qt.Key.Key_F, BOTH)
    assert chip.isVisible()
    QTest.mouseClick(chip.end, LEFT)
    assert not chip.isVisible()
    assert editing.canvas.hasFocus()
    QTest.keyClick(editing.canvas, Qt.Key.Key_Escape)
    assert editing.selection.ids == frozenset()


def test_the_action_looks_elsewhere_and_then_at_everything(editing: MainWindow, qtbot: QtBot) -> None:
    chip = focused(editing, qtbot, "v2")
    action = editing.menus.actions["focus"]
    assert action.isChecked()
    editing.selection.select(["v3", "v4"])
    action.trigger()
    assert chip.label.text() == "Focus: 1 step round 2 variables"
    action.trigger()
    assert not chip.isVisible()
    editing.selection.select(["l1"])
    assert not action.isEnabled()


def test_what_is_selected_or_lit_is_not_faded(editing: MainWindow, qtbot: QtBot) -> None:
    focused(editing, qtbot, "v2")
    editing.selection.select(["v4"])
    qtbot.wait(20)
    assert "D" not in faded(editing)
    editing.selection.light(editing.insight.loop(("l1", "l5")))
    qtbot.wait(20)
    assert {"A", "B", "l1", "l5"}.isdisjoint(faded(editing))
    assert {"C", "l2"} <= faded(editing)


def test_a_new_link_brings_its_end_near(editing: MainWindow, qtbot: QtBot) -> None:
    focused(editing, qtbot, "v2")
    editing.document.commit(edits.add_link(editing.document.diagram, "v4", "v2"), "Link")
    qtbot.wait(20)
    assert "D" not in faded(editing)
    editing.document.commit(edits.delete(editing.document.diagram, {"v2"}), "Delete")
    qtbot.wait(20)
    assert faded(editing) == set()
    assert not editing.workspace.wayfinding.chip.isVisible()
