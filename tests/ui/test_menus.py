from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.polarity import Polarity
from loopeditor.ui.actions import ACTIONS, RECENT
from loopeditor.ui.main_window import MainWindow


def text(action: QAction) -> str:
    return action.text().replace("&", "")


def test_menus_hold_every_action_of_the_table(window: MainWindow) -> None:
    def under(menu: QMenu) -> set[str]:
        found = {action.objectName() for action in menu.actions() if action.objectName()}
        return found.union(*(under(sub) for action in menu.actions() if isinstance(sub := action.menu(), QMenu)))

    titles = [action.text() for action in window.menuBar().actions()]
    shown = set().union(
        *(under(menu) for action in window.menuBar().actions() if isinstance(menu := action.menu(), QMenu))
    )
    assert titles == ["&File", "&Edit", "&View", "&Diagram", "&Arrange", "&Simulate", "&Learn", "&Help"]
    assert shown == {action.id for action in ACTIONS if action.menu}


def test_undo_and_redo_say_what(editing: MainWindow) -> None:
    undo, redo = editing.menus.actions["undo"], editing.menus.actions["redo"]
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    editing.document.commit(edits.rename(editing.document.diagram, "v1", "Cost"), "Rename variable")
    assert text(undo) == "Undo Rename variable"
    assert undo.toolTip() == "Undo Rename variable (Ctrl+Z)"
    QTest.keyClick(editing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editing.document.diagram.name("v1") == "Price"
    assert (undo.isEnabled(), text(redo)) == (False, "Redo Rename variable")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(editing, Qt.Key.Key_Z, both)
    assert editing.document.diagram.name("v1") == "Cost"


def test_actions_follow_the_selection(editing: MainWindow) -> None:
    actions = editing.menus.actions
    link, variable = editing.document.diagram.links[0].id, editing.document.diagram.variables[0].id
    editing.selection.select([variable])
    assert (actions["rename"].isEnabled(), actions["positive"].isEnabled()) == (True, False)
    editing.selection.select([link])
    assert (actions["rename"].isEnabled(), actions["positive"].isEnabled()) == (False, True)
    actions["positive"].trigger()
    assert editing.document.diagram.link[link].polarity is Polarity.POSITIVE
    actions["delay"].trigger()
    assert editing.document.diagram.link[link].delay
    actions["reverse"].trigger()
    assert editing.document.diagram.link[link].source == "v2"
    assert editing.document.undo_stack.count() == 3
    editing.selection.clear()
    assert not actions["delete"].isEnabled()


def test_the_start_page_offers_no_editing(window: MainWindow) -> None:
    enabled = {name for name, action in window.menus.actions.items() if action.isEnabled()}
    assert {"new", "open", "quit", "shortcuts", "look-dark"} <= enabled
    assert not enabled & {"save", "undo", "variable", "export", "fit", "select-all"}


def test_recent_files_are_listed_as_they_are_named(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "R&D.txt"
    path.write_text("A -> B", encoding="utf-8")
    window.recent.add(path)
    menu = window.menus._submenus[RECENT]
    entry = menu.actions()[0]
    assert entry.text() == "R&&D.txt"
    entry.trigger()
    qtbot.waitUntil(lambda: window.document.path == path)
    window.menus.actions["recent"].trigger()
    assert [action.objectName() for action in menu.actions() if not action.isSeparator()] == ["recent"]


def test_the_dark_switch(editing: MainWindow) -> None:
    light = editing.grab().toImage().pixelColor(4, editing.height() - 4)
    editing.menus.actions["dark"].trigger()
    dark = editing.grab().toImage().pixelColor(4, editing.height() - 4)
    assert light.lightnessF() > 0.9
    assert dark.lightnessF() < 0.2
    assert editing.menus.actions["look-dark"].isChecked()
    assert not editing.menus.actions["look-light"].isChecked()
    editing.menus.actions["look-light"].trigger()
    assert editing.menus.actions["look-light"].isChecked()
