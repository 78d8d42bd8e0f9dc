"""What the inspector is about, and that nothing that was typed is lost or goes astray."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.inspector.panel import Inspector
from tests.builders import on_circle
from tests.ui.conftest import Answers
from tests.ui.panels.inspector.conftest import Type


def shown(inspector: Inspector) -> list[str]:
    names = ("loop", "variables", "links", "texts", "whole")
    return [name for name in names if not getattr(inspector, name).isHidden()]


def test_it_follows_what_is_selected(editing: MainWindow, inspector: Inspector, qtbot: QtBot) -> None:
    assert shown(inspector) == ["whole"]
    document = editing.document
    document.commit(edits.add_text(edits.add_ghost(document.diagram, "v1", (9, 9)), "Words", (0, 300)), "Add")
    for ids, sections in (
        ({"v1"}, ["variables"]),
        ({"l1"}, ["links"]),
        ({"t1"}, ["texts"]),
        ({"g1"}, ["variables"]),
        ({"v1", "l1", "t1"}, ["variables", "links", "texts"]),
        (set(), ["whole"]),
    ):
        editing.selection.select(ids)
        qtbot.wait(5)
        assert shown(inspector) == sections


def test_what_came_last_counts_the_loop_or_the_selection(
    editing: MainWindow, inspector: Inspector, qtbot: QtBot
) -> None:
    editing.selection.select({"v1"})
    editing.selection.light(editing.insight.loops.found[0])
    qtbot.wait(5)
    assert shown(inspector) == ["loop"]
    assert inspector.loop.heading.text() == "B1"
    editing.selection.select({"l2"})
    qtbot.wait(5)
    assert shown(inspector) == ["links"]
    editing.selection.clear()
    qtbot.wait(5)
    assert shown(inspector) == ["loop"]
    editing.selection.light(None)
    qtbot.wait(5)
    assert shown(inspector) == ["whole"]


def test_selecting_leaves_the_front_tab_as_it_is(editing: MainWindow, qtbot: QtBot) -> None:
    tabs = editing.side.tabs
    assert tabs.tabText(0) == "Inspect"
    assert tabs.tabText(tabs.currentIndex()) == "Loops"
    editing.selection.select({"v1"})
    qtbot.wait(5)
    assert tabs.tabText(tabs.currentIndex()) == "Loops"


def test_what_is_typed_goes_to_what_it_was_typed_for(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    editing.selection.select({"l1"})
    qtbot.wait(5)
    type_over(inspector.links.note, "Rivals follow")
    editing.selection.select({"l2"})
    qtbot.wait(5)
    links = editing.document.diagram.link
    assert (links["l1"].note, links["l2"].note) == ("Rivals follow", "")
    assert inspector.links.note.toPlainText() == ""


def test_what_is_typed_is_saved(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "saved.cld"
    editing.selection.select({"v1"})
    qtbot.wait(5)
    type_over(inspector.variables.unit, "EUR")
    editing.menus.actions["save"].trigger()
    assert editing.document.diagram.variable["v1"].unit == "EUR"
    assert "EUR" in answers.path.read_text("utf-8")


def test_what_is_typed_does_not_reach_another_diagram(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    editing.selection.select({"v1"})
    qtbot.wait(5)
    type_over(inspector.variables.note, "Of the old one")
    editing.document.replace(on_circle(parse("A -> B")))
    qtbot.wait(5)
    assert editing.document.diagram.variable["v1"].note == ""
    assert not editing.document.is_modified


def test_what_is_typed_for_something_deleted_is_dropped(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    editing.selection.select({"v1"})
    qtbot.wait(5)
    type_over(inspector.variables.unit, "EUR")
    editing.document.commit(edits.delete(editing.document.diagram, {"v1"}), "Delete Price")
    qtbot.wait(5)
    assert shown(inspector) == ["whole"]
    assert editing.document.undo_stack.undoText() == "Delete Price"


def test_an_examination_that_arrives_takes_nothing_half_typed(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    editing.selection.select({"v1"})
    qtbot.wait(5)
    type_over(inspector.variables.unit, "half")
    editing.insight.examined.emit()
    qtbot.wait(5)
    assert inspector.variables.unit.text() == "half"
    assert editing.document.diagram.variable["v1"].unit == ""


def test_escape_restores_and_then_goes_back_to_the_canvas(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    editing.selection.select({"v1"})
    qtbot.wait(5)
    type_over(inspector.variables.name, "Cost")
    QTest.keyClick(inspector.variables.name, Qt.Key.Key_Escape)
    assert inspector.variables.name.text() == "Price"
    QTest.keyClick(inspector.variables.name, Qt.Key.Key_Escape)
    assert editing.canvas.hasFocus()
    assert not editing.document.is_modified


def test_undo_works_from_a_field_in_which_nothing_is_typed(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    editing.selection.select({"v1"})
    qtbot.wait(5)
    field = inspector.variables.unit
    type_over(field, "EUR")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editing.document.diagram.variable["v1"].unit == "EUR"
    qtbot.wait(5)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(5)
    assert editing.document.diagram.variable["v1"].unit == ""


def test_every_control_has_a_name(editing: MainWindow, inspector: Inspector, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

    editing.document.commit(edits.set_group(editing.document.diagram, {"v1"}, "Money"), "Group")
    qtbot.wait(5)
    for widget in inspector.findChildren(QWidget):
        if isinstance(widget, QComboBox | QPlainTextEdit) or (
            isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QComboBox)
        ):
            assert widget.accessibleName(), widget
        elif isinstance(widget, QAbstractButton):
            assert widget.accessibleName() or widget.text(), widget
