from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.ui.actions import ACTIONS
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.shortcuts import Shortcuts, refusal

pytestmark = pytest.mark.usefixtures("qapp")

BY_ID = {action.id: action for action in ACTIONS}
CTRL = Qt.KeyboardModifier.ControlModifier


def keys(*texts: str) -> list[QKeySequence]:
    return [QKeySequence(text) for text in texts]


def test_no_action_has_a_key_of_another_or_one_that_somebody_types_or_that_the_canvas_takes(
    settings: QSettings,
) -> None:
    shortcuts = Shortcuts(settings)
    bound = [(key.toString(), action) for action in ACTIONS for key in shortcuts.keys(action)]
    assert [key for key, times in Counter(key for key, _ in bound).items() if times > 1] == []
    refused = {
        (key, action.id): why
        for key, action in bound
        if (why := refusal(QKeySequence(key), on_canvas=action.on_canvas))
    }
    known = {("Shift+Del", "cut")}  # a standard key of old, taken on the canvas alone
    assert {which: why for which, why in refused.items() if which not in known} == {}
    assert len(bound) > 25


TYPED = ("V", "Shift+V", "L", "D", "+", "-", "?", "B", "7", "[", "~", "Space", "Backspace", "Del")
GOING = ("Left", "Shift+Up", "Tab", "Shift+Tab", "F2", "Return", "Esc", "Home")
HOSTILE = ("Ctrl+Alt+K", "Ctrl+Alt+Shift+E", "Alt+F", "Ctrl+K, Ctrl+C", "")


@pytest.mark.parametrize("key", [*TYPED, *GOING, *HOSTILE])
def test_what_cannot_be_bound_is_refused_in_a_sentence(key: str) -> None:
    why = refusal(QKeySequence(key))
    assert why.endswith(".")
    assert why[0].isupper() or QKeySequence(key).toString()[0] == why[0]


@pytest.mark.parametrize("key", ["Ctrl+K", "Ctrl+Shift+K", "Alt+K", "F7", "Shift+F7", "Ctrl+F12", "Ctrl+Alt+F7"])
def test_what_can_be_bound_is_not(key: str) -> None:
    assert refusal(QKeySequence(key)) == ""


def test_a_letter_may_do_something_on_the_canvas_alone() -> None:
    assert refusal(QKeySequence("B"), on_canvas=True) == ""
    assert refusal(QKeySequence("V"), on_canvas=True) != ""
    assert refusal(QKeySequence("Space"), on_canvas=True) != ""
    assert refusal(QKeySequence("Ctrl+Alt+K"), on_canvas=True) != ""


def test_a_key_of_the_canvas_is_called_by_what_it_does() -> None:
    assert "Rename Variable" in refusal(QKeySequence("F2"))
    assert "Add Variable" in refusal(QKeySequence("V"))


def test_chosen_keys_are_kept_and_the_usual_ones_come_back(settings: QSettings) -> None:
    Shortcuts(settings).bind(BY_ID["fit"], keys("Ctrl+K", "F7"))
    again = Shortcuts(settings)
    assert again.keys(BY_ID["fit"]) == keys("Ctrl+K", "F7")
    assert again.text(BY_ID["fit"]) == "Ctrl+K or F7"
    assert again.first(BY_ID["fit"]) == "Ctrl+K"
    assert again.is_changed(BY_ID["fit"])
    again.bind(BY_ID["loops"], [])
    assert Shortcuts(settings).keys(BY_ID["loops"]) == []
    again.reset(BY_ID["fit"])
    assert again.keys(BY_ID["fit"]) == keys("Ctrl+9")
    again.reset_all()
    assert Shortcuts(settings).keys(BY_ID["loops"]) == keys("Ctrl+L")


def test_the_usual_keys_are_no_choice(settings: QSettings) -> None:
    shortcuts = Shortcuts(settings)
    shortcuts.bind(BY_ID["fit"], keys("Ctrl+9"))
    assert not shortcuts.is_changed(BY_ID["fit"])


def test_a_key_that_is_taken_over_is_lost_elsewhere_and_comes_back(settings: QSettings) -> None:
    shortcuts = Shortcuts(settings)
    shortcuts.take_over(BY_ID["fit"], QKeySequence("Ctrl+L"))
    assert [action.id for action in shortcuts.owners(QKeySequence("Ctrl+L"))] == ["fit"]
    assert shortcuts.keys(BY_ID["loops"]) == []
    shortcuts.reset(BY_ID["loops"])
    assert [action.id for action in shortcuts.owners(QKeySequence("Ctrl+L"))] == ["loops"]
    assert shortcuts.keys(BY_ID["fit"]) == []


def test_one_of_several_keys_can_be_taken(settings: QSettings) -> None:
    shortcuts = Shortcuts(settings)
    shortcuts.take_over(BY_ID["fit"], QKeySequence("Ctrl+="))
    assert keys("Ctrl++")[0] in shortcuts.keys(BY_ID["zoom-in"])
    assert keys("Ctrl+=")[0] not in shortcuts.keys(BY_ID["zoom-in"])


def test_the_window_listens_to_chosen_keys_from_its_start(settings: QSettings, window: MainWindow) -> None:
    Shortcuts(settings).bind(BY_ID["minimap"], keys("F7"))
    second = MainWindow(settings)
    assert second.menus.actions["minimap"].shortcuts() == keys("F7")
    assert "F7" in second.menus.actions["minimap"].toolTip()
    assert window.menus.actions["minimap"].shortcuts() == []
    window.menus.rebind()
    assert window.menus.actions["minimap"].shortcuts() == keys("F7")
    second.close()


def test_a_chosen_key_works_at_once(editing: MainWindow, qtbot: QtBot) -> None:
    editing.menus.shortcuts.take_over(BY_ID["select-all"], QKeySequence("Ctrl+L"))
    editing.menus.rebind()
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow)
    editing.canvas.setFocus()
    shown = editing.shows_loops
    QTest.keyClick(editing.canvas, Qt.Key.Key_L, CTRL)
    assert editing.selection.ids == {"v1", "v2", "l1", "l2"}
    assert editing.shows_loops is shown
