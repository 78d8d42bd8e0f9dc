"""What plays the diagram speaks the language of the window; what is told of a run is English so far, as stories are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.model.scenario_edits import put_scenario
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.ui.test_translation import elsewhere, untranslated

__all__ = ["elsewhere"]


@pytest.fixture
def abroad(elsewhere: MainWindow) -> MainWindow:
    diagram = on_circle(parse("Xylo -> Yoga : -\nYoga -> Zebra : ||\nZebra -> Xylo -> Zebra"))
    elsewhere.document.replace(diagram)
    elsewhere.show_canvas()
    return elsewhere


def test_the_walk_is_translated(abroad: MainWindow, qtbot: QtBot) -> None:
    abroad.selection.select(["v1"])
    abroad.menus.actions["walk-up"].trigger()
    running = abroad.workspace.running
    for _ in range(5):
        running.walk.step(1)
        assert untranslated(running.bar) == set()
        assert "⟦" in running.bar.text.text()
    qtbot.wait(1)


def test_the_run_is_translated(abroad: MainWindow, qtbot: QtBot) -> None:
    abroad.menus.actions["run-virtuous"].trigger()
    running = abroad.workspace.running
    running.disrupt()
    running.cut(["l1"])
    abroad.selection.select(["v2"])
    running.dock.setup.own.click()
    qtbot.waitUntil(lambda: bool(running.run.reading and running.dock.chart.plot), timeout=20_000)
    running.dock.telling.test.click()
    qtbot.waitUntil(lambda: running.run.sureness.ensemble is not None, timeout=20_000)
    told = {running.dock.telling.story.text(), running.dock.assumed.text()}
    assert untranslated(running.dock) - told == set()
    abroad.document.commit(edits.delete(abroad.document.diagram, abroad.document.diagram.variable), "⟦Delete⟧")
    qtbot.wait(200)
    assert untranslated(running.dock) == set()


def test_the_steps_that_can_be_undone_are_translated(abroad: MainWindow) -> None:
    abroad.selection.select(["l1"])
    abroad.menus.actions["strength-strong"].trigger()
    assert abroad.document.undo_stack.undoText().startswith("⟦")
    abroad.menus.actions["run"].trigger()
    abroad.workspace.running.dock.setup.scenarios.save_as("Xylo")
    assert abroad.document.undo_stack.undoText() == "⟦Save scenario Xylo⟧"
    assert put_scenario(abroad.document.diagram, abroad.document.diagram.scenarios[0]) == abroad.document.diagram
