"""What the canvas tells of the thing under the pointer, and of what is selected."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.ui import glossary
from loopeditor.ui.canvas.tips import CanvasTips, as_tooltip
from loopeditor.ui.main_window import MainWindow
from tests.stories.hands import Hands


def told(window: MainWindow, spot: QPoint) -> str:
    (tips,) = window.canvas.findChildren(CanvasTips)
    return tips.text_at(QPointF(spot))


def test_a_link_tells_what_it_claims_and_why(editing: MainWindow, qtbot: QtBot) -> None:
    document, hands = editing.document, Hands(editing.canvas, qtbot)
    assert told(editing, hands.link(0)) == "More Price causes less Demand"
    document.commit(edits.annotate_link(document.diagram, ["l2"], note="Rivals", evidence="A <b>study</b>"), "Note")
    qtbot.wait(5)
    assert told(editing, hands.link(1)) == "More Demand causes more Price, later\nWhy: Rivals\nEvidence: A <b>study</b>"


def test_a_variable_tells_more_than_its_name_or_nothing(editing: MainWindow, qtbot: QtBot) -> None:
    document, hands = editing.document, Hands(editing.canvas, qtbot)
    assert told(editing, hands.middle("Price")) == ""
    document.commit(edits.annotate_variable(document.diagram, ["v1"], note="As paid", unit="EUR"), "Note")
    qtbot.wait(5)
    assert told(editing, hands.middle("Price")) == "Price, in EUR\nAs paid"


def test_a_loop_identifier_explains_its_letter(editing: MainWindow) -> None:
    (shape,) = editing.canvas.scene_shown.loops
    spot = editing.canvas.mapFromScene(QPointF(shape.center.x, shape.center.y))
    assert told(editing, spot).startswith("B1\nBalancing loop (B)\n")
    assert glossary.sense("balancing") in told(editing, spot)


def test_what_people_typed_stays_plain_text() -> None:
    assert as_tooltip("A <b>study</b>\n& more") == "<qt>A &lt;b&gt;study&lt;/b&gt;<br>&amp; more</qt>"
    assert as_tooltip("") == ""


def test_a_screen_reader_is_told_what_is_selected(editing: MainWindow) -> None:
    document, canvas = editing.document, editing.canvas
    editing.selection.select({"l1"})
    assert canvas.accessibleDescription().startswith("More Price causes less Demand\n2 variables, 2 links, 1 loop")
    document.commit(edits.annotate_link(document.diagram, ["l1"], note="Rivals"), "Note")
    assert "Why: Rivals" in canvas.accessibleDescription()
    editing.selection.select({"l1", "v1"})
    assert canvas.accessibleDescription().startswith("2 items selected\n")
    editing.selection.clear()
    assert canvas.accessibleDescription().startswith("2 variables")
