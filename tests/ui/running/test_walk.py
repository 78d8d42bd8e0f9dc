"""A push walks through the diagram: real keys, and what is seen and said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.editor.playing_walk import WalkPlay
from loopeditor.model import edits
from loopeditor.render.marks import DISC
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.running.walk_bar import WalkBar
from loopeditor.ui.system import System

Key = Qt.Key


@pytest.fixture
def walking(editing: MainWindow, qtbot: QtBot) -> MainWindow:
    """Price is pushed up, and nothing has moved yet."""
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow)
    editing.selection.select(["v1"])
    editing.canvas.setFocus()
    QTest.keyClick(editing.canvas, Key.Key_U)
    press(editing, Key.Key_Space)
    walk_of(editing).step(-1)
    return editing


def walk_of(window: MainWindow) -> WalkPlay:
    return window.workspace.running.walk


def bar_of(window: MainWindow) -> WalkBar:
    return window.workspace.running.bar


def press(window: MainWindow, key: Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window.canvas, key)


def test_keys_walk_on_and_back_and_the_bar_says_what_happens(walking: MainWindow) -> None:
    bar = bar_of(walking)
    assert bar.isVisible()
    assert bar.text.text() == "A push up on Price."
    press(walking, Key.Key_Right)
    assert (bar.text.text(), bar.far.text()) == ("A fall in Demand.", "1 of 3")
    press(walking, Key.Key_Right)
    assert bar.text.text() == "A delay: it takes a while."
    press(walking, Key.Key_Left)
    assert bar.text.text() == "A fall in Demand."
    assert walking.document.diagram.variable["v1"].position == (0.0, -160.0), "arrow keys walk, and move nothing"
    press(walking, Key.Key_Escape)
    assert walk_of(walking).walk is None
    assert not bar.isVisible()
    assert not walking.menus.actions["walk-end"].isEnabled()
    press(walking, Key.Key_Right)
    assert walking.document.diagram.variable["v1"].position != (0.0, -160.0), "now they move again"


@pytest.mark.parametrize(("key", "verdict"), [(Key.Key_U, "opposes the push: balancing")])
def test_with_a_loop_lit_it_goes_once_round_and_ends_with_the_verdict(
    walking: MainWindow, key: Key, verdict: str
) -> None:
    walking.selection.light(walking.insight.loops.found[0])
    press(walking, key)
    for _ in range(3):
        press(walking, Key.Key_Right)
    assert bar_of(walking).text.text() == f"Back at Price it {verdict}."
    passing = walk_of(walking).passing
    assert passing
    assert passing.arrows["v1"] == (1, -1)


def test_a_push_down_turns_everything_round(walking: MainWindow) -> None:
    QTest.keyClick(walking.canvas, Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    walk_of(walking).step(1)
    passing = walk_of(walking).passing
    assert passing
    assert passing.arrows == {"v1": (-1,), "v2": (1,)}


def test_it_plays_by_itself_and_ends_at_rest(
    walking: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(System, "wants_less_motion", False)
    walking.look.changed.emit()
    bar_of(walking).transport.speeds.buttons[2].click()
    press(walking, Key.Key_Space)
    qtbot.waitUntil(lambda: walk_of(walking).playback.is_over, timeout=6000)
    assert not walk_of(walking).playback.moves
    assert bar_of(walking).text.text().endswith("The push has been everywhere it goes.")


def test_an_edit_ends_it(walking: MainWindow) -> None:
    walking.document.commit(edits.rename(walking.document.diagram, "v2", "Sales"), "Rename")
    assert walk_of(walking).walk is None
    assert not bar_of(walking).isVisible()


def test_arrows_are_seen_on_the_variables_that_the_push_has_passed(walking: MainWindow) -> None:
    theme = walking.look.colours.canvas
    walk_of(walking).step(1)
    assert _disc(walking, "v1") == theme.positive
    assert _disc(walking, "v2") == theme.negative
    walk_of(walking).step(-1)
    assert _disc(walking, "v2") not in {theme.positive, theme.negative}


def test_a_bead_runs_along_the_link_unless_nothing_should_move(
    walking: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    playing, running = walk_of(walking), walking.workspace.running
    playing._go(playing.playback.at(0.3))
    seen = {}
    for still in (True, False):
        monkeypatch.setattr(System, "wants_less_motion", still)
        walking.look.changed.emit()
        seen[still] = walking.canvas.grab().toImage()
        assert running.layer.moves is not still
        assert running._clock.interval() == (500 if still else 16)
    assert seen[True] != seen[False]


def test_a_variable_that_acts_on_nothing_says_so(walking: MainWindow) -> None:
    walking.document.commit(edits.delete(walking.document.diagram, ["l1", "l2"]), "Delete")
    walking.workspace.running.begin_walk(1)
    walk_of(walking).step(1)
    assert bar_of(walking).text.text() == "A push up on Price. Price acts on nothing: the push ends here."
    assert not bar_of(walking).transport.step.isEnabled()


def _disc(window: MainWindow, variable: str) -> str:
    """The colour of the disc above a name."""
    window.canvas.refresh()
    image: QImage = window.canvas.viewport().grab().toImage()
    box = next(shape.box for shape in window.canvas.scene_shown.variables if shape.id == variable)
    place = window.canvas.viewportTransform().map(QPointF(box.center.x - DISC * 0.78, box.top - DISC - 3))
    return image.pixelColor(place.toPoint()).name()
