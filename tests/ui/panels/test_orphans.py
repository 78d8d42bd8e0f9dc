from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loopeditor.files.native import dumps, loads
from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.orphans import Orphans
from tests.builders import on_circle


@pytest.fixture
def orphans(editing: MainWindow) -> Orphans:
    """Two named loops, of which one is broken."""
    diagram = on_circle(parse("Price -> Demand : -\nDemand -> Price\nDemand -> Output -> Demand"))
    diagram = edits.name_loop(diagram, ("l1", "l2"), "Thermostat")
    editing.document.replace(edits.name_loop(diagram, ("l3", "l4"), "Scale"))
    assert not editing.side.loops.orphans.isVisible()
    editing.document.commit(edits.delete(editing.document.diagram, ["l1"]), "Delete link")
    return editing.side.loops.orphans


def test_a_name_that_lost_its_loop_is_told(orphans: Orphans, editing: MainWindow) -> None:
    assert orphans.isVisible()
    assert orphans.line.text() == "1 name has lost its loop"
    (row,) = orphans.rows
    assert not row.isVisible(), "it is folded"
    QTest.mouseClick(orphans.line, Qt.MouseButton.LeftButton)
    assert row.isVisible()
    assert row.label.text() == "Thermostat"
    assert not row.reattach.isEnabled(), "no loop is chosen"
    editing.document.commit(edits.delete(editing.document.diagram, ["l3"]), "Delete link")
    assert orphans.line.text() == "2 names have lost their loops"
    editing.document.undo_stack.undo()
    editing.document.undo_stack.undo()
    assert not orphans.isVisible()


def test_a_name_is_reattached_to_the_chosen_loop(orphans: Orphans, editing: MainWindow) -> None:
    QTest.mouseClick(orphans.line, Qt.MouseButton.LeftButton)
    editing.side.loops.list.setCurrentIndex(editing.side.loops.loops.index(0))
    (row,) = orphans.rows
    assert row.reattach.text() == "Reattach to R1"
    QTest.mouseClick(row.reattach, Qt.MouseButton.LeftButton)
    assert {note.key: note.name for note in editing.document.diagram.loop_notes} == {("l3", "l4"): "Thermostat"}
    assert editing.document.undo_stack.undoText() == "Reattach name to loop R1"
    assert not orphans.isVisible()
    editing.document.undo_stack.undo()
    assert orphans.isVisible()


def test_a_name_is_dropped(orphans: Orphans, editing: MainWindow) -> None:
    QTest.mouseClick(orphans.line, Qt.MouseButton.LeftButton)
    orphans.rows[0].drop.setFocus()
    QTest.keyClick(orphans.rows[0].drop, Qt.Key.Key_Space)
    assert [note.name for note in editing.document.diagram.loop_notes] == ["Scale"]
    assert editing.document.undo_stack.undoText() == "Drop name Thermostat"


def test_it_waits_in_the_file(orphans: Orphans, editing: MainWindow) -> None:
    saved = loads(dumps(editing.document.diagram))
    editing.document.replace(saved)
    assert [row.note.name for row in orphans.rows] == ["Thermostat"]
