from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loopeditor.editor.insight import Insight
from loopeditor.model import edits
from loopeditor.model.diagram import Direction
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.story import StoryPanel
from tests.builders import on_circle


@pytest.fixture
def story(editing: MainWindow) -> StoryPanel:
    editing.document.replace(on_circle(parse("Trust -> Sales -> Trust\nSales -> Load -> Sales : -")))
    return editing.side.story


def light(editing: MainWindow, key: tuple[str, ...]) -> None:
    insight: Insight = editing.insight
    editing.selection.light(insight.loop(key))


def test_says_how_to_read_a_loop(story: StoryPanel) -> None:
    assert story.text.text() == "Choose a loop to read it in words."
    assert not story.switch.isVisible()


def test_follows_the_lit_loop_and_the_direction(story: StoryPanel, editing: MainWindow) -> None:
    light(editing, ("l1", "l2"))
    assert story.title.text() == "Story of R1"
    assert story.text.text().startswith("A rise in Trust brings a rise in Sales, and so a further rise in Trust.")
    QTest.mouseClick(story.switch.buttons[1], Qt.MouseButton.LeftButton)
    assert story.text.text().startswith("A fall in Trust brings a fall in Sales")
    light(editing, ("l3", "l4"))
    assert story.title.text() == "Story of B1"
    assert story.text.text().startswith("A fall in Sales brings a fall in Load")
    assert story.valence.text() == "Seeks a level, and resists being moved from it"
    editing.selection.light(None)
    assert story.text.text() == "Choose a loop to read it in words."


def test_follows_edits_of_the_loop(story: StoryPanel, editing: MainWindow) -> None:
    light(editing, ("l1", "l2"))
    diagram = edits.set_polarity(editing.document.diagram, ["l1"], Polarity.NEGATIVE)
    editing.document.commit(edits.rename(diagram, "v1", "Faith <b>"), "Edit")
    assert story.text.text().startswith("A rise in Faith <b> brings a fall in Sales")
    assert story.text.textFormat() is Qt.TextFormat.PlainText
    assert story.title.text().startswith("Story of B")


def test_says_whether_the_loop_is_wanted(story: StoryPanel, editing: MainWindow) -> None:
    light(editing, ("l1", "l2"))
    assert story.valence.property("tone") == "calm"
    editing.selection.select(["v1"])
    editing.menus.actions["want-more"].trigger()
    assert editing.document.undo_stack.undoText() == "Want more Trust"
    assert story.valence.text() == "Virtuous while Trust rises, vicious while it falls"
    assert story.valence.property("tone") == "good"
    story.switch.buttons[1].click()
    assert story.valence.property("tone") == "bad"
    editing.selection.select(["v2"])
    editing.menus.actions["want-less"].trigger()
    assert story.valence.text() == "Mixed: while Trust rises, Trust goes the wanted way, Sales does not"
    editing.selection.select(["v1", "v2"])
    editing.menus.actions["want-none"].trigger()
    assert editing.document.undo_stack.undoText() == "No view of 2 variables"
    assert story.valence.property("tone") == "calm"


def test_the_menu_shows_what_is_wanted(story: StoryPanel, editing: MainWindow) -> None:
    actions = editing.menus.actions
    assert not actions["want-more"].isEnabled()
    editing.document.commit(edits.want(editing.document.diagram, ["v1"], Direction.DOWN), "Want less Trust")
    editing.selection.select(["v1"])
    shown = {name: actions[f"want-{name}"].isChecked() for name in ("more", "less", "none")}
    assert shown == {"more": False, "less": True, "none": False}
    assert story.isVisible()
