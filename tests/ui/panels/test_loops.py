from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.analysis.loops import Loop, Loops
from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity, Polarity
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.loop_list import ROW, Row
from loopeditor.ui.panels.loops import LoopsPanel, totals
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
    assert panel.totals.text() == "1 reinforcing, 1 balancing"


def test_follows_every_edit_and_undo(panel: LoopsPanel, editing: MainWindow) -> None:
    diagram = editing.document.diagram
    editing.document.commit(edits.set_polarity(diagram, ["l2"], Polarity.UNKNOWN), "Make link unknown")
    assert [row.identifier for row in rows(panel)] == ["U1", "R1"]
    assert panel.totals.text() == "1 reinforcing, 1 undetermined"
    editing.document.commit(edits.rename(editing.document.diagram, "v1", "Cost\nof it"), "Rename variable")
    assert rows(panel)[0].route == "Cost of it → Demand → Cost of it"
    editing.document.commit(edits.delete(editing.document.diagram, ["v2"]), "Delete")
    assert rows(panel) == []
    assert not panel.totals.isVisible()
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
    assert panel.totals.text() == totals(editing.insight.loops)
    assert not editing.insight.loops.complete
    with qtbot.assertNotEmitted(editing.selection.lit_changed, wait=50):
        panel.list.scrollToBottom()


def loop(polarity: LoopPolarity) -> Loop:
    return Loop(("l1",), ("v1",), polarity, 0)


@pytest.mark.parametrize(
    ("found", "complete", "text"),
    [
        ([], True, ""),
        ([LoopPolarity.REINFORCING], True, "1 reinforcing"),
        ([LoopPolarity.UNDETERMINED, LoopPolarity.BALANCING], True, "1 balancing, 1 undetermined"),
        ([LoopPolarity.REINFORCING] * 1000, False, "The first 1,000 of more: 1,000 reinforcing"),
    ],
)
def test_totals(found: list[LoopPolarity], complete: bool, text: str) -> None:
    assert totals(Loops(tuple(map(loop, found)), complete)) == text
