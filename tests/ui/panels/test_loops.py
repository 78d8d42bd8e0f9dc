from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from loopeditor.analysis.loops import Loop
from loopeditor.editor.listing import Kind
from loopeditor.files.native import dumps, loads
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.loop_list import ROW, Row
from loopeditor.ui.panels.loops import LoopsPanel
from tests.builders import on_circle

TWO = "Price -> Demand : -\nDemand -> Price\nDemand -> Output -> Demand : ||"


def panel_of(window: MainWindow) -> LoopsPanel:
    found = window.findChild(LoopsPanel)
    assert isinstance(found, LoopsPanel)
    return found


def rows(panel: LoopsPanel) -> list[Row]:
    model = panel.loops
    return [model.data(model.index(i), ROW) for i in range(model.rowCount())]


@pytest.fixture
def panel(editing: MainWindow, qtbot: QtBot) -> LoopsPanel:
    editing.document.replace(on_circle(parse(TWO)))
    found = panel_of(editing)
    qtbot.waitUntil(lambda: found.list.visualRect(found.loops.index(1)).isValid())
    return found


def middle_of(panel: LoopsPanel, row: int) -> QPoint:
    return panel.list.visualRect(panel.loops.index(row)).center()


def test_tells_each_loop_as_a_route(panel: LoopsPanel) -> None:
    told = [(row.identifier, row.heading, row.route) for row in rows(panel)]
    assert told == [
        ("B1", "Balancing · 2 links", "Price → Demand → Price"),
        ("R1", "Reinforcing · 2 links · 1 delay", "Demand → Output → Demand"),
    ]
    assert panel.head.totals.text() == "1 reinforcing, 1 balancing"


def test_follows_every_edit_and_undo(panel: LoopsPanel, editing: MainWindow) -> None:
    diagram = editing.document.diagram
    editing.document.commit(edits.set_polarity(diagram, ["l2"], Polarity.UNKNOWN), "Make link unknown")
    assert [row.identifier for row in rows(panel)] == ["U1", "R1"]
    assert panel.head.totals.text() == "1 reinforcing, 1 undetermined"
    editing.document.commit(edits.rename(editing.document.diagram, "v1", "Cost\nof it"), "Rename variable")
    assert rows(panel)[0].route == "Cost of it → Demand → Cost of it"
    editing.document.commit(edits.delete(editing.document.diagram, ["v2"]), "Delete")
    assert rows(panel) == []
    assert not panel.head.totals.isVisible()
    assert not panel.list.isVisible(), "a sentence that teaches is there instead"
    editing.document.undo_stack.undo()
    assert [row.identifier for row in rows(panel)] == ["U1", "R1"]


def test_the_mouse_over_a_row_lights_its_loop(panel: LoopsPanel, editing: MainWindow, qtbot: QtBot) -> None:
    lit: list[Loop | None] = []
    editing.selection.lit_changed.connect(lambda: lit.append(editing.selection.lit))
    QTest.mouseMove(panel.list.viewport(), middle_of(panel, 0))
    QTest.mouseMove(panel.list.viewport(), middle_of(panel, 1))
    qtbot.waitUntil(lambda: len(lit) == 2)
    assert lit == [row.loop for row in rows(panel)]
    QTest.mouseMove(editing.canvas.viewport(), QPoint(5, 5))
    qtbot.waitUntil(lambda: editing.selection.lit is None)


def test_a_chosen_row_stays_lit(panel: LoopsPanel, editing: MainWindow, qtbot: QtBot) -> None:
    first, second = (row.loop for row in rows(panel))
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(panel, 0))
    QTest.mouseMove(panel.list.viewport(), middle_of(panel, 1))
    qtbot.waitUntil(lambda: editing.selection.lit == second)
    QTest.mouseMove(editing.canvas.viewport(), QPoint(5, 5))
    qtbot.waitUntil(lambda: editing.selection.lit == first)
    editing.document.commit(edits.rename(editing.document.diagram, "v1", "Cost"), "Rename variable")
    assert editing.selection.lit == first, "an edit elsewhere leaves it"
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert editing.selection.lit is None


def test_the_keyboard_walks_the_loops(panel: LoopsPanel, editing: MainWindow) -> None:
    first, second = (row.loop for row in rows(panel))
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.loops.index(0))
    assert editing.selection.lit == first
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert editing.selection.lit == second


def test_a_loop_lit_on_the_canvas_is_marked(panel: LoopsPanel, editing: MainWindow) -> None:
    place = panel.list.visualRect(panel.loops.index(1)).adjusted(0, 0, -8, -4).bottomRight()

    def ground() -> str:
        return panel.list.viewport().grab().toImage().pixelColor(place).name()

    before = ground()
    editing.selection.light(rows(panel)[1].loop)
    assert ground() != before
    editing.selection.light(None)
    assert ground() == before


def test_a_light_put_out_elsewhere_unchooses_the_row(panel: LoopsPanel, editing: MainWindow) -> None:
    panel.list.setCurrentIndex(panel.loops.index(0))
    editing.selection.light(None)
    assert panel.list.currentIndex() == QModelIndex()


def test_rows_are_high_enough_for_their_route(panel: LoopsPanel, editing: MainWindow, qtbot: QtBot) -> None:
    chain = " -> ".join(f"Some variable {n}" for n in [*range(8), 0])
    editing.document.replace(on_circle(parse(chain)))
    qtbot.waitUntil(lambda: panel.list.visualRect(panel.loops.index(0)).height() > 90)


def test_a_thousand_loops_do_not_hold_the_window_up(panel: LoopsPanel, editing: MainWindow, qtbot: QtBot) -> None:
    clique = "\n".join(f"{a} -> {b}" for a in "ABCDEFGH" for b in "ABCDEFGH" if a != b)
    editing.document.replace(on_circle(parse(clique)))
    assert len(rows(panel)) <= 1000
    assert panel.head.totals.text().startswith("At least ")
    assert panel.head.totals.text().endswith("counting …")
    assert not editing.insight.loops.complete
    with qtbot.assertNotEmitted(editing.selection.lit_changed, wait=50):
        panel.list.scrollToBottom()


def many(editing: MainWindow) -> None:
    """Seven variables, each tied to the next one both ways: six loops of two links; and one way round them all."""
    chain = "\n".join(f"{a} -> {b}\n{b} -> {a} : -" for a, b in ("AB", "BC", "CD", "DE", "EF", "FG", "AC", "BD", "CE"))
    editing.document.replace(on_circle(parse(chain)))


def test_more_loops_than_a_glance_takes_are_told_by_a_short_set(panel: LoopsPanel, editing: MainWindow) -> None:
    assert panel.head.switch.current == 0
    many(editing)
    loops, basis = editing.insight.loops.found, editing.insight.basis or ()
    assert len(basis) == 18 - 7 + 1
    assert len(loops) > len(basis)
    assert panel.head.kind is Kind.SHORT
    assert [row.loop for row in rows(panel)] == list(basis)
    assert panel.head.caption.text() == "Short set of 12 loops"
    assert all(row.identifier == editing.insight.identifiers[row.loop.key] for row in rows(panel))


def listed_kind(panel: LoopsPanel) -> Kind:
    return panel.head.kind


def test_the_switch_and_the_cap_choose_what_is_listed(panel: LoopsPanel, editing: MainWindow) -> None:
    many(editing)
    loops = editing.insight.loops.found
    every, short, selection = panel.head.switch.buttons
    QTest.mouseClick(every, Qt.MouseButton.LeftButton)
    assert [row.loop for row in rows(panel)] == list(loops)
    panel.head.cap.setFocus()
    panel.head.cap.setValue(2)
    assert [row.loop for row in rows(panel)] == [loop for loop in loops if len(loop.links) <= 2]
    assert panel.head.caption.text() == "9 loops"
    QTest.keyClick(panel.head.cap, Qt.Key.Key_Down)
    assert rows(panel) == []
    assert not panel.list.isVisible()
    panel.head.cap.setValue(0)
    QTest.mouseClick(selection, Qt.MouseButton.LeftButton)
    assert rows(panel) == []
    editing.selection.select(["v1"])
    assert [row.loop for row in rows(panel)] == [loop for loop in loops if "v1" in loop.variables]
    editing.selection.select(["v1", "l3"])
    assert [row.loop for row in rows(panel)] == [
        loop for loop in loops if "v1" in loop.variables and "l3" in loop.links
    ]
    QTest.keyClick(selection, Qt.Key.Key_Left)
    assert panel.head.switch.current == 1
    assert short.isChecked()


def test_a_choice_holds_until_another_diagram_is_opened(panel: LoopsPanel, editing: MainWindow) -> None:
    many(editing)
    panel.head.switch.buttons[0].click()
    editing.document.commit(edits.delete(editing.document.diagram, ["l1"]), "Delete link")
    assert listed_kind(panel) is Kind.ALL
    many(editing)
    assert listed_kind(panel) is Kind.SHORT


def test_the_selected_one_is_told_by_its_loops(panel: LoopsPanel, editing: MainWindow) -> None:
    editing.selection.select(["v2"])
    assert panel.head.about.text() == "Demand lies on 1 reinforcing and 1 balancing loops"
    editing.selection.select(["l1"])
    assert panel.head.about.text() == "Price → Demand lies on 1 balancing loop"
    editing.selection.select(["l1", "l2"])
    assert not panel.head.about.isVisible()


def test_a_chosen_loop_that_is_no_longer_listed_goes_dark(panel: LoopsPanel, editing: MainWindow) -> None:
    panel.list.setCurrentIndex(panel.loops.index(0))
    assert editing.selection.lit is not None
    panel.head.switch.buttons[2].click()
    assert editing.selection.lit is None


def name_field(panel: LoopsPanel) -> QLineEdit:
    field = panel.list.indexWidget(panel.list.currentIndex())
    assert isinstance(field, QLineEdit)
    return field


def type_name(panel: LoopsPanel, row: int, name: str) -> None:
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.loops.index(row))
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    editor = name_field(panel)
    editor.selectAll()
    QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # Qt takes the name when the key has been dealt with


def test_naming_a_loop_is_one_step(panel: LoopsPanel, editing: MainWindow) -> None:
    type_name(panel, 1, "  Economies   of scale ")
    assert [row.name for row in rows(panel)] == ["", "Economies of scale"]
    assert editing.document.undo_stack.undoText() == "Name loop R1"
    assert editing.document.undo_stack.count() == 1
    assert "Economies of scale" in panel.loops.data(panel.loops.index(1))
    type_name(panel, 1, "Scale")
    assert rows(panel)[1].name == "Scale"
    editing.document.undo_stack.undo()
    editing.document.undo_stack.undo()
    assert rows(panel)[1].name == ""


def test_a_double_click_names_and_escape_does_not(panel: LoopsPanel, editing: MainWindow) -> None:
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(panel, 0))
    QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(panel, 0))
    editor = name_field(panel)
    QTest.keyClicks(editor, "No")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QTest.qWait(1)
    assert not editing.document.is_modified


def test_a_name_is_kept_by_the_file(panel: LoopsPanel, editing: MainWindow, tmp_path: Path) -> None:
    type_name(panel, 0, "Thermostat <b>")
    panel.list.setCurrentIndex(panel.loops.index(1))
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    editor = name_field(panel)
    QTest.keyClicks(editor, "Still being typed")
    editing.filing.settle()
    assert [row.name for row in rows(panel)] == ["Thermostat <b>", "Still being typed"]
    saved = loads(dumps(editing.document.diagram))
    editing.document.replace(Diagram(), tmp_path / "a.cld")
    editing.document.replace(saved, tmp_path / "b.cld")
    assert [row.name for row in rows(panel)] == ["Thermostat <b>", "Still being typed"]


@pytest.mark.alone
def test_the_totals_of_a_large_map_are_exact(
    panel: LoopsPanel, editing: MainWindow, shared: Path, qtbot: QtBot
) -> None:
    with (shared / "corpus" / "csv_obesity_foresight_edges.csv").open(encoding="utf-8", newline="") as lines:
        links = [f"{row['from']} -> {row['to']} : {row['polarity']}" for row in csv.DictReader(lines)]
    editing.document.replace(on_circle(parse("\n".join(links)), 2000.0))
    assert panel.head.totals.text().endswith("counting …")
    qtbot.waitUntil(lambda: not editing.insight.is_counting, timeout=60_000)
    assert panel.head.totals.text() == "142,359,261 reinforcing, 141,098,363 balancing"
    assert len(rows(panel)) == len(editing.insight.basis or ())
    assert all(len(row.identifier) > 1 for row in rows(panel)), "loops of the short set have numbers, too"
    editing.selection.select(["v1"])
    assert " lies on " in panel.head.about.text()
