"""Archetypes in the diagram of a window: told in a list, shown on the canvas, looked for again after an edit."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor import api
from loopeditor.analysis.archetypes import Findings
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.ui.learning import recognising as recognising_module
from loopeditor.ui.learning.findings_page import FindingsPage
from loopeditor.ui.learning.panel import LearnPanel
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.stories.hands import LEFT


def looked(window: MainWindow, qtbot: QtBot) -> FindingsPage:
    window.menus.actions["archetypes-here"].trigger()
    recognising = window.workspace.learning.recognising
    qtbot.waitUntil(lambda: not recognising.is_working, timeout=20_000)
    panel = window.outline.show_tab("learn")
    assert isinstance(panel, LearnPanel)
    assert panel.currentWidget() is panel.findings
    return panel.findings


def test_an_archetype_is_told_and_its_loops_stand_out(editing: MainWindow, qtbot: QtBot) -> None:
    editing.document.replace(api.archetype("shifting-the-burden"))
    diagram = editing.document.diagram
    page = looked(editing, qtbot)
    (card,) = page.cards
    assert page.title.text() == "One archetype"
    assert card.accessibleName() == "Shifting the burden"
    for role, variable in card.finding.roles:
        assert f"{role.capitalize()}: {diagram.name(variable)}" in card.accessibleDescription()
    QTest.mouseClick(card, LEFT)
    of_it = {link for key in card.finding.loops for link in key}
    assert editing.selection.ids == of_it
    assert editing.selection.focus is not None
    assert of_it <= editing.selection.focus
    assert card.isChecked()
    editing.selection.clear()
    assert not card.isChecked()
    assert editing.selection.focus is None, "nothing stays faded"
    QTest.mouseClick(card, LEFT)
    QTest.mouseClick(card, LEFT)
    assert (editing.selection.ids, editing.selection.focus) == (frozenset(), None)


def test_none_is_said_in_a_sentence_and_an_edit_is_looked_at_again(editing: MainWindow, qtbot: QtBot) -> None:
    editing.document.replace(on_circle(parse("Sales -> Fame -> Sales\nCrowding")))
    page = looked(editing, qtbot)
    assert page.cards == []
    assert page.title.text() == "None of the archetypes found"
    assert page.about.text().startswith("No loops of this diagram meet")
    after = parse("Sales -> Fame -> Sales\nSales -> Crowding\nCrowding -> Sales : -")
    editing.document.commit(on_circle(after), "Draw")
    qtbot.waitUntil(lambda: len(page.cards) == 1, timeout=20_000)
    assert page.cards[0].accessibleName() == "Limits to growth"
    editing.selection.select([after.variables[0].id])
    editing.document.commit(edits.rename(editing.document.diagram, after.variables[0].id, "Orders"), "Rename")
    qtbot.waitUntil(lambda: "Orders" in page.cards[0].accessibleDescription(), timeout=20_000)
    assert editing.selection.ids == {after.variables[0].id}, "an edit leaves the selection alone"


def test_closing_ends_the_search(editing: MainWindow, qtbot: QtBot) -> None:
    editing.document.replace(api.archetype("escalation"))
    page = looked(editing, qtbot)
    QTest.mouseClick(page.cards[0], LEFT)
    QTest.mouseClick(page.close_button, LEFT)
    assert editing.outline.isHidden()
    assert editing.selection.focus is None
    assert not editing.workspace.learning.recognising.is_on


def test_every_archetype_opens_from_the_menu(editing: MainWindow, qtbot: QtBot) -> None:
    for name in api.archetypes():
        with qtbot.waitSignal(editing.filing.opened, timeout=20_000):
            editing.menus.actions[f"archetype-{name}"].trigger()
        assert editing.document.diagram.title == api.archetype(name).title
        assert editing.document.path is None


def test_a_long_search_keeps_no_other_work_waiting_and_ends_with_an_edit(
    editing: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def endless(_diagram: Diagram, *, cancelled: Callable[[], bool]) -> Findings:
        while not cancelled():
            time.sleep(0.005)
        ended.set()
        return Findings((), complete=False)

    monkeypatch.setattr(recognising_module, "recognise", endless)
    editing.workspace.learning.recognising.start()
    done: list[int] = []
    editing.background.run(lambda: 1, done.append, lambda _: None)
    qtbot.waitUntil(lambda: done == [1])
    assert not ended.is_set()
    editing.workspace.learning.recognising.stop()
    assert ended.wait(5.0)
