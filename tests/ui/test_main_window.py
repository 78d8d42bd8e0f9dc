from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.loops import LoopsPanel
from loopeditor.ui.windows import open_window


def test_starts_with_the_examples_alone(window: MainWindow) -> None:
    assert not window.is_editing
    assert window.windowTitle() == "loopeditor"
    assert not window.menus.tool_bar.isVisible()
    assert not window.findChildren(LoopsPanel)


def test_a_new_diagram_shows_canvas_tools_and_loops(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.canvas.isVisible)
    assert window.menus.tool_bar.isVisible()
    assert window.findChildren(LoopsPanel)[0].isVisible()
    assert window.canvas.hasFocus()
    assert window.windowTitle() == "Untitled[*] – loopeditor"


def test_the_loops_panel_stays_hidden_until_it_is_wanted(editing: MainWindow) -> None:
    panel = editing.findChildren(LoopsPanel)[0]
    switch = editing.menus.actions["loops"]
    switch.trigger()
    assert (panel.isVisible(), switch.isChecked()) == (False, False)
    editing.show_start()
    editing.show_canvas()
    assert not panel.isVisible()
    switch.trigger()
    assert (panel.isVisible(), switch.isChecked()) == (True, True)


def test_sizes_are_remembered(editing: MainWindow, settings: QSettings, qtbot: QtBot) -> None:
    editing.resize(790, 520)
    panel = editing.findChildren(LoopsPanel)[0]
    editing.resizeDocks([editing.side], [360], Qt.Orientation.Horizontal)
    editing.side.split.setSizes([400, 0])
    qtbot.waitUntil(lambda: panel.width() == 360)
    editing.close()
    again = open_window(None, settings)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (790, 520)
    again.show_canvas()
    qtbot.waitUntil(lambda: again.findChildren(LoopsPanel)[0].width() == 360)
    assert again.side.split.sizes()[1] == 0, "the story stays folded away"


def test_arranging_again_is_one_step(editing: MainWindow, qtbot: QtBot) -> None:
    before = editing.document.diagram
    editing.menus.actions["arrange"].trigger()
    qtbot.waitUntil(lambda: editing.document.is_modified, timeout=20_000)
    assert editing.document.undo_stack.undoText() == "Arrange again"
    assert [v.name for v in editing.document.diagram.variables] == [v.name for v in before.variables]
    editing.document.undo_stack.undo()
    assert editing.document.diagram == before


def test_an_arrangement_of_yesterday_is_dropped(editing: MainWindow, qtbot: QtBot) -> None:
    editing.menus.actions["arrange"].trigger()
    other = Diagram(title="Other")
    editing.document.replace(other)
    qtbot.wait(300)
    assert editing.document.diagram == other


def test_a_title_is_data(window: MainWindow) -> None:
    window.document.replace(parse("== x | <b>100 %</b> [*]\nA -> A"))
    window.show_canvas()
    assert window.windowTitle() == "<b>100 %</b> [*][*][*] – loopeditor", "the first two are one that is shown"


def test_opening_goes_past_the_start_page(settings: QSettings, qtbot: QtBot) -> None:
    window = open_window("amazon", settings)
    qtbot.addWidget(window)
    assert window.canvas.isVisible()
    qtbot.waitUntil(lambda: len(window.document.diagram.variables) == 9)
    assert not any(card.is_drawn for card in window.start_page.gallery.cards.values())


def test_targets(window: MainWindow, qtbot: QtBot) -> None:
    window.open_target("etsy")
    qtbot.waitUntil(lambda: window.document.diagram.title == "Etsy flywheel")
    window.open_target("no-such-thing")
    qtbot.waitUntil(lambda: "no-such-thing" in window.messages.text)
    assert window.document.diagram.title == "Etsy flywheel"
