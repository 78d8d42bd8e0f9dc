"""Scenarios as a file may hold them, opened in the window: refused in a sentence, or run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from loopeditor.model.notation import parse
from loopeditor.model.scenario import Force, Scenario
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        (Scenario("Long", length=1e300), "the length is 1e+300; choose one from 0.05 to 1000"),
        (Scenario("Longer than a slider", length=1e12), "the length is 1e+12; choose one from 0.05 to 1000"),
        (Scenario("Backwards", length=-5.0), "the length is -5; choose one from 0.05 to 1000"),
        (Scenario("None", length=0.0), "the length is 0; choose one from 0.05 to 1000"),
        (
            Scenario("Hard", (Force("v1", 1e200, 1e200, -1e200),)),
            "the force on Price is 1e+200; choose one from -1000 to 1000",
        ),
        (Scenario("Free", (Force("v1", 1000.0),), friction=0.0, length=1000.0), "goes up and has not come to rest"),
    ],
    ids=lambda each: each.name if isinstance(each, Scenario) else "",
)
def test_whatever_a_file_asks_for_is_run_or_refused(
    editing: MainWindow, qtbot: QtBot, scenario: Scenario, said: str
) -> None:
    diagram = on_circle(parse("Price -> Demand : -\nDemand -> Price : ||"))
    editing.document.replace(replace(diagram, scenarios=(scenario,)))
    running = editing.workspace.running
    running.open()
    running.run.open(scenario.name)
    qtbot.waitUntil(lambda: said in running.dock.telling.story.text(), timeout=20_000)
    running.run.play()
    running.run.tick(1.0)
    assert 0 <= running.run.playback.place <= running.dock.scrub.maximum()
