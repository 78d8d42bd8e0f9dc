"""Ghosts, groups and the way to the inspector, as menus and the canvas ask for them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.ui import glossary
from loopeditor.ui.dialogs.glossary import GlossaryDialog
from loopeditor.ui.main_window import MainWindow
from tests.stories.hands import Hands


def test_a_ghost_is_placed_where_there_is_room(editing: MainWindow) -> None:
    actions = editing.menus.actions
    assert not actions["ghost"].isEnabled()
    editing.selection.select({"v1"})
    actions["ghost"].trigger()
    (ghost,) = editing.document.diagram.ghosts
    assert ghost.variable == "v1"
    assert editing.selection.ids == {ghost.id}
    assert editing.document.undo_stack.undoText() == "Add ghost of Price"
    boxes = {shape.id: shape.box for shape in editing.canvas.scene_shown.variables}
    others = [box for name, box in boxes.items() if name != ghost.id]
    assert not any(box.overlaps(boxes[ghost.id]) for box in others)
    QTest.keyClick(editing.canvas, Qt.Key.Key_Delete)
    assert not editing.document.diagram.ghosts
    assert len(editing.document.diagram.variables) == 2


def test_a_colour_of_the_menu_is_a_group(editing: MainWindow) -> None:
    actions, document = editing.menus.actions, editing.document
    editing.selection.select({"v1"})
    actions["group-green"].trigger()
    assert (document.diagram.variable["v1"].group, document.diagram.group["Green"].colour) == ("Green", "green")
    document.commit(edits.rename_group(document.diagram, "Green", "Money & more"), "Rename")
    editing.selection.select({"v2"})
    assert actions["group-green"].text() == "Money && more (Green)"
    assert (actions["group-green"].isChecked(), actions["group-none"].isChecked()) == (False, True)
    actions["group-green"].trigger()
    assert [variable.group for variable in document.diagram.variables] == ["Money & more", "Money & more"]
    actions["group-none"].trigger()
    assert document.diagram.variable["v2"].group == ""


def test_a_double_click_on_a_link_opens_the_inspector_on_its_sign(editing: MainWindow, qtbot: QtBot) -> None:
    if editing.shows_loops:
        editing.toggle_loops()
    Hands(editing.canvas, qtbot).double_click(Hands(editing.canvas, qtbot).link(0))
    qtbot.wait(5)
    assert editing.side.isVisible()
    assert editing.side.inspector.links.sentence.sign.hasFocus()


def test_the_words_of_the_field_are_all_explained(editing: MainWindow) -> None:
    editing.menus.actions["glossary"].trigger()
    (dialog,) = editing.findChildren(GlossaryDialog)
    assert dialog.isVisible()
    for term in glossary.TERMS:
        assert glossary.sense(term).endswith(".")
        assert glossary.tip(term) == f"{glossary.word(term)}\n{glossary.sense(term)}"
    dialog.close()
