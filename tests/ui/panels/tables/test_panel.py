"""The tables of a window: what is edited, chosen, sorted and deleted there, with real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.diagram import Direction
from loopeditor.model.polarity import Polarity
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.tables.panel import TablesPanel
from loopeditor.ui.panels.tables.view import Table

LEFT = Qt.MouseButton.LeftButton
VARIABLES, LINKS, LOOPS = range(3)


@pytest.fixture
def tables(editing: MainWindow, qtbot: QtBot) -> TablesPanel:
    editing.menus.actions["tables"].trigger()
    panel = editing.outline.show_tab("tables")
    assert isinstance(panel, TablesPanel)
    qtbot.wait(5)
    return panel


def turn(tables: TablesPanel, which: int) -> Table:
    QTest.mouseClick(tables.switch.buttons[which], LEFT)
    return tables.table


def cells(table: Table, column: int) -> list[str]:
    return [table.rows.index(row, column).data() for row in range(table.rows.rowCount())]


def place(table: Table, row: int, column: int) -> QPoint:
    return table.visualRect(table.rows.index(row, column)).center()


def click(table: Table, row: int, column: int) -> None:
    QTest.mouseClick(table.viewport(), LEFT, pos=place(table, row, column))


def editor_of(table: Table) -> QLineEdit | QComboBox:
    editor = table.indexWidget(table.currentIndex())
    assert isinstance(editor, QLineEdit | QComboBox)
    return editor


def test_the_three_tables_hold_the_diagram(tables: TablesPanel) -> None:
    assert cells(tables.variables, 0) == ["Price", "Demand"]
    links = turn(tables, LINKS)
    assert [cells(links, column) for column in (0, 1, 2)] == [["Price", "Demand"], ["−", "+"], ["Demand", "Price"]]
    loops = turn(tables, LOOPS)
    assert [loops.rows.index(0, column).data() for column in range(5)] == [
        "B1",
        "",
        "Balancing",
        "2",
        "Price → Demand → Price",
    ]


def test_names_are_edited_in_place(editing: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    table = tables.variables
    click(table, 0, 0)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = editor_of(table)
    editor.clear()
    QTest.keyClicks(editor, "Fee")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait(5)
    assert editing.document.diagram.name("v1") == "Fee"
    assert editing.document.undo_stack.undoText() == "Rename Price"
    qtbot.wait(5)
    assert cells(table, 0) == ["Fee", "Demand"]


def test_wishes_and_signs_are_chosen(editing: MainWindow, tables: TablesPanel) -> None:
    table = tables.variables
    click(table, 1, 2)
    QTest.keyClick(table, Qt.Key.Key_Return)
    choice = editor_of(table)
    assert isinstance(choice, QComboBox)
    assert choice.currentText() == "No view"
    choice.setCurrentText("Down")
    choice.activated.emit(2)
    assert editing.document.diagram.variable["v2"].wanted is Direction.DOWN
    links = turn(tables, LINKS)
    click(links, 0, 1)
    QTest.keyClick(links, Qt.Key.Key_Return)
    choice = editor_of(links)
    assert isinstance(choice, QComboBox)
    assert choice.currentText() == "−"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert editing.document.diagram.link["l1"].polarity is Polarity.UNKNOWN


def test_a_click_on_the_box_sets_the_delay(editing: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    links = turn(tables, LINKS)
    links.setCurrentIndex(links.rows.index(0, 3))
    QTest.keyClick(links, Qt.Key.Key_Space)
    assert editing.document.diagram.link["l1"].delay
    qtbot.wait(5)
    assert links.rows.index(0, 3).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_loops_are_named_and_lit(editing: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    loops = turn(tables, LOOPS)
    click(loops, 0, 1)
    assert editing.selection.lit is editing.insight.loops.found[0]
    QTest.keyClick(loops, Qt.Key.Key_F2)
    QTest.keyClicks(editor_of(loops), "Haggling")
    QTest.keyClick(editor_of(loops), Qt.Key.Key_Return)
    qtbot.wait(5)
    assert [note.name for note in editing.document.diagram.loop_notes] == ["Haggling"]
    editing.selection.light(None)
    qtbot.wait(5)
    assert not loops.chosen_ids


def test_what_is_chosen_is_selected_both_ways(editing: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    table = tables.variables
    click(table, 1, 0)
    assert editing.selection.ids == {"v2"}
    QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, place(table, 0, 0))
    assert editing.selection.ids == {"v1", "v2"}
    editing.selection.select({"v1", "l1"})
    qtbot.wait(5)
    assert table.chosen_ids == {"v1"}
    assert editing.selection.ids == {"v1", "l1"}  # to follow is not to choose
    assert turn(tables, LINKS).chosen_ids == {"l1"}


def test_delete_deletes_the_rows(editing: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    click(tables.variables, 0, 0)
    QTest.keyClick(tables.variables, Qt.Key.Key_Delete)
    qtbot.wait(5)
    assert [variable.name for variable in editing.document.diagram.variables] == ["Demand"]
    assert cells(tables.variables, 0) == ["Demand"]
    assert editing.document.undo_stack.undoText() == "Delete Price"


def test_a_title_sorts_and_stays_true(editing: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    table = tables.variables
    header = table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(0) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, pos=spot)
    assert cells(table, 0) == ["Demand", "Price"]
    document = editing.document
    document.commit(edits.add_variable(document.diagram, "Fee", (0, 0)), "Add")
    qtbot.wait(5)
    assert cells(table, 0) == ["Demand", "Fee", "Price"]
    document.commit(edits.rename(document.diagram, "v2", "Zeal"), "Rename")
    qtbot.wait(5)
    assert cells(table, 0) == ["Fee", "Price", "Zeal"]
    for names in (["Zeal", "Price", "Fee"], ["Price", "Zeal", "Fee"]):
        QTest.mouseClick(header.viewport(), LEFT, pos=spot)
        assert cells(table, 0) == names  # backwards, then in the order of the diagram


def test_moving_a_variable_tells_the_table_nothing(editing: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    rows = tables.variables.rows
    heard: list[str] = []
    rows.modelReset.connect(lambda: heard.append("reset"))
    rows.dataChanged.connect(lambda *_: heard.append("changed"))
    rows.layoutChanged.connect(lambda: heard.append("layout"))
    document = editing.document
    document.commit(edits.move(document.diagram, ["v1"], 5, 5), "Move")
    qtbot.wait(5)
    assert not heard
    document.commit(edits.annotate_variable(document.diagram, ["v1"], unit="EUR"), "Unit")
    qtbot.wait(5)
    assert heard == ["changed"]


def test_what_is_typed_in_a_cell_is_settled(editing: MainWindow, tables: TablesPanel) -> None:
    click(tables.variables, 0, 1)
    QTest.keyClick(tables.variables, Qt.Key.Key_F2)
    QTest.keyClicks(editor_of(tables.variables), "EUR")
    editing.filing.settle()
    assert editing.document.diagram.variable["v1"].unit == "EUR"


def test_an_editor_stays_open_while_other_rows_change(editing: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    table = tables.variables
    click(table, 1, 1)
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClicks(editor_of(table), "half")
    document = editing.document
    document.commit(edits.add_variable(document.diagram, "Fee", (0, 0)), "Add")
    document.commit(edits.delete(document.diagram, ["v1"]), "Delete")
    qtbot.wait(5)
    editor = editor_of(table)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "half"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait(5)
    assert document.diagram.variable["v2"].unit == "half"


def test_cells_are_spoken_with_their_column(tables: TablesPanel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert tables.variables.rows.index(0, 0).data(role) == "Variable: Price"
    assert tables.variables.rows.index(0, 1).data(role) == "Unit: empty"
    links = turn(tables, LINKS)
    assert links.rows.index(0, 1).data(role) == "Negative link (−)"
    assert [links.rows.index(row, 3).data(role) for row in (0, 1)] == ["Delay: no", "Delay: yes"]
    assert [table.accessibleName() for table in (tables.variables, links, tables.loops)] == [
        "Variables",
        "Links",
        "Loops",
    ]


def test_escape_goes_back_to_the_canvas(editing: MainWindow, tables: TablesPanel) -> None:
    click(tables.variables, 0, 0)
    QTest.keyClick(tables.variables, Qt.Key.Key_Escape)
    assert editing.canvas.hasFocus()
