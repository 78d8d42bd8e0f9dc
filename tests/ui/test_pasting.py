from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.polarity import Polarity
from loopeditor.ui import pasting
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.pasting import merged_with

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def empty(window: MainWindow) -> MainWindow:
    window.filing.new()
    return window


def paste(window: MainWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(window.canvas, Qt.Key.Key_V, CTRL)


def names(window: MainWindow) -> list[str]:
    return [variable.name for variable in window.document.diagram.variables]


def test_a_copy_is_pasted_beside_and_selected_as_one_step(editing: MainWindow) -> None:
    before = editing.document.diagram
    editing.selection.clear()
    QTest.keyClick(editing.canvas, Qt.Key.Key_C, CTRL)
    QTest.keyClick(editing.canvas, Qt.Key.Key_V, CTRL)
    QTest.keyClick(editing.canvas, Qt.Key.Key_V, CTRL)
    after = editing.document.diagram
    assert names(editing) == ["Price", "Demand"] * 3
    assert len(after.links) == 6
    assert len({variable.position for variable in after.variables}) == 6
    assert editing.selection.ids == {"v5", "v6", "l5", "l6"}
    assert editing.document.undo_stack.undoText() == "Paste"
    QTest.keyClick(editing, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(editing, Qt.Key.Key_Z, CTRL)
    assert editing.document.diagram == before


def test_a_copy_of_what_is_out_of_view_comes_into_view(editing: MainWindow) -> None:
    QTest.keyClick(editing.canvas, Qt.Key.Key_C, CTRL)
    editing.canvas.navigation.pan(20_000, 0)
    QTest.keyClick(editing.canvas, Qt.Key.Key_V, CTRL)
    where = [v.position for v in editing.document.diagram.variables[2:]]
    middle = editing.canvas.middle()
    assert all(place and abs(place[0] - middle.x) < 300 for place in where)


def test_notation_is_merged_by_names(editing: MainWindow, qtbot: QtBot) -> None:
    price = editing.document.diagram.variables[0]
    paste(editing, "Income -> Demand\nPrice -> Demand : ?")
    qtbot.waitUntil(lambda: len(names(editing)) == 3, timeout=10_000)
    assert names(editing) == ["Price", "Demand", "Income"]
    assert editing.document.diagram.variables[0] == price
    assert editing.document.diagram.link["l1"].polarity is Polarity.UNKNOWN
    assert editing.selection.ids == {"v3", "l1", "l3"}
    assert editing.document.undo_stack.count() == 1


def test_cells_are_arranged_on_an_empty_canvas(empty: MainWindow, qtbot: QtBot) -> None:
    paste(empty, "from\tto\tsign\tdelay\tnote\nA\tB\t-\tyes\tbecause\nB\tA\tpositive\nB\tC\t?")
    qtbot.waitUntil(lambda: len(names(empty)) == 3, timeout=10_000)
    diagram = empty.document.diagram
    assert [(k.polarity.value, k.delay, k.note) for k in diagram.links] == [
        ("-", True, "because"),
        ("+", False, ""),
        ("?", False, ""),
    ]
    assert len({variable.position for variable in diagram.variables}) == 3
    view = empty.canvas.mapToScene(empty.canvas.viewport().rect()).boundingRect()
    assert all(v.position and view.contains(*v.position) for v in diagram.variables), "all of it is shown"
    assert empty.messages.text == ""


def test_rows_that_cannot_be_read_are_told_and_the_rest_is_there(empty: MainWindow, qtbot: QtBot) -> None:
    paste(empty, "A\tB\t+\nB\t\t-\nB\tC\twhat\nB\tA\n\tD\t-\n\tE\t-\n")
    qtbot.waitUntil(lambda: bool(names(empty)), timeout=10_000)
    assert names(empty) == ["A", "B", "C"]
    assert empty.messages.text.splitlines()[0].startswith("Row 2: the effect is missing")
    assert "and 1 more" in empty.messages.text


def test_what_is_no_diagram_is_told_and_changes_nothing(editing: MainWindow, qtbot: QtBot) -> None:
    before = editing.document.diagram
    paste(editing, "A -> B\nB -> : -")
    qtbot.waitUntil(lambda: "Line 2" in editing.messages.text, timeout=10_000)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(editing.canvas, Qt.Key.Key_V, CTRL)
    assert "nothing to paste" in editing.messages.text
    assert editing.document.diagram == before
    paste(editing, "Price -> Demand : -")
    qtbot.waitUntil(lambda: "already" in editing.messages.text, timeout=10_000)
    assert editing.document.undo_stack.count() == 0


def test_an_edit_meanwhile_is_kept(editing: MainWindow, qtbot: QtBot) -> None:
    pasting.take_text(editing.workspace, "Income -> Demand")
    editing.document.commit(edits.rename(editing.document.diagram, "v2", "Sales"), "Rename variable")
    qtbot.waitUntil(lambda: len(names(editing)) > 2, timeout=10_000)
    assert names(editing) == ["Price", "Sales", "Income", "Demand"]


def test_a_note_from_a_row_goes_to_its_link(editing: MainWindow) -> None:
    before = editing.document.diagram
    merged = merged_with(before, "from,to,sign,why,evidence\nprice,Demand,-,they can do without,Smith 1776")
    assert (merged.diagram.link["l1"].note, merged.diagram.link["l1"].evidence) == ("they can do without", "Smith 1776")
    assert len(merged.diagram.links) == 2
