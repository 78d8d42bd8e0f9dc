from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.trees import TreesPanel
from tests.builders import on_circle

KEY = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def trees(window: MainWindow, qtbot: QtBot, notation: str, *ids: str) -> TreesPanel:
    window.document.replace(on_circle(parse(notation)))
    window.selection.select(ids)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, KEY.Key_T, BOTH)
    panel = window.outline.show_tab("trees")
    assert isinstance(panel, TreesPanel)
    return panel


def told(item: QTreeWidgetItem | None, depth: int = 0) -> list[str]:
    """The rows that are there, indented."""
    assert item is not None
    rows = [" " * depth + " ".join(item.text(0).split())]
    for i in range(item.childCount()):
        rows += told(item.child(i), depth + 1)
    return rows


def child(item: QTreeWidgetItem | None, *places: int) -> QTreeWidgetItem:
    for place in places:
        assert item is not None
        item = item.child(place)
    assert item is not None
    return item


LOOP = "A -> B -> C -> A : -\nD -> B : ||"


def test_rows_are_made_when_they_are_opened_and_a_loop_ends_a_branch(editing: MainWindow, qtbot: QtBot) -> None:
    panel = trees(editing, qtbot, LOOP, "v2")
    root = panel.tree.topLevelItem(0)
    assert told(root) == ["B", " + A", " + D ‖"]
    child(root, 0).setExpanded(True)
    child(root, 0, 0).setExpanded(True)
    assert told(root) == ["B", " + A", "  − C", "   + B ↻ B1", " + D ‖"]
    child(root, 0, 0, 0).setExpanded(True)
    assert child(root, 0, 0, 0).childCount() == 0
    assert child(root, 0, 0, 0).toolTip(0) == "Closes a balancing loop"


def test_uses_go_the_other_way(editing: MainWindow, qtbot: QtBot) -> None:
    panel = trees(editing, qtbot, LOOP, "v4")
    assert told(panel.tree.topLevelItem(0)) == ["D"]
    QTest.mouseClick(panel.ways.buttons[1], Qt.MouseButton.LeftButton)
    root = panel.tree.topLevelItem(0)
    assert told(root) == ["D", " + B ‖"]
    for places in ((0,), (0, 0), (0, 0, 0)):
        child(root, *places).setExpanded(True)
    assert told(root)[-1] == "    + B ↻ B1"


def test_a_row_shows_its_variable_on_the_canvas_and_enter_begins_there(editing: MainWindow, qtbot: QtBot) -> None:
    panel = trees(editing, qtbot, LOOP, "v2")
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, KEY.Key_Down)
    assert editing.selection.ids == {"v1"}
    assert told(panel.tree.topLevelItem(0))[0] == "B"
    QTest.keyClick(panel.tree, KEY.Key_Return)
    assert told(panel.tree.topLevelItem(0)) == ["A", " − C"]
    assert editing.selection.ids == {"v1"}


def test_selecting_on_the_canvas_begins_there(editing: MainWindow, qtbot: QtBot) -> None:
    panel = trees(editing, qtbot, LOOP, "v2")
    editing.selection.select(["v3"])
    assert told(panel.tree.topLevelItem(0)) == ["C", " + B"]
    editing.selection.select(["v3", "v4"])
    assert panel.tree.topLevelItemCount() == 2
    editing.selection.clear()
    assert panel.tree.topLevelItemCount() == 2
    editing.document.commit(edits.delete(editing.document.diagram, {"v3", "v4"}), "Delete")
    assert panel.tree.topLevelItemCount() == 0
    assert panel._empty.isVisible()


def test_what_is_open_stays_open_through_edits(editing: MainWindow, qtbot: QtBot) -> None:
    panel = trees(editing, qtbot, LOOP, "v2")
    child(panel.tree.topLevelItem(0), 0).setExpanded(True)
    panel.tree.setCurrentItem(child(panel.tree.topLevelItem(0), 0, 0))
    editing.document.commit(edits.rename(editing.document.diagram, "v3", "Cost & <b>"), "Rename")
    root = panel.tree.topLevelItem(0)
    assert told(root) == ["B", " + A", "  − Cost & <b>", " + D ‖"]
    assert panel.tree.currentItem() is child(root, 0, 0)
    editing.document.commit(edits.reverse(editing.document.diagram, {"l4"}), "Reverse")
    assert told(panel.tree.topLevelItem(0)) == ["B", " + A", "  − Cost & <b>"]


def test_a_dense_diagram_has_an_end(editing: MainWindow, qtbot: QtBot) -> None:
    names = [f"N{i}" for i in range(12)]
    panel = trees(editing, qtbot, "\n".join(f"{a} -> {b}" for a in names for b in names if a != b), "v1")
    panel.tree.setFocus()
    panel.tree.setCurrentItem(child(panel.tree.topLevelItem(0)))
    QTest.keyClick(panel.tree, KEY.Key_Asterisk)
    assert panel._grown < 2_100


def test_a_variable_that_acts_on_itself(editing: MainWindow, qtbot: QtBot) -> None:
    panel = trees(editing, qtbot, "A -> A", "v1")
    assert told(panel.tree.topLevelItem(0)) == ["A", " + A ↻ R1"]
