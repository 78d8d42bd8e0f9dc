from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from loopeditor import resources
from loopeditor.ui.actions import ACTIONS, TOOL_BAR, bound_keys, usual_keys

pytestmark = pytest.mark.usefixtures("qapp")

BY_ID = {action.id: action for action in ACTIONS}


def keys(name: str) -> list[str]:
    return [key.toString() for key in bound_keys(BY_ID[name])]


def test_no_key_does_two_things() -> None:
    bound = Counter(key.toString() for action in ACTIONS for key in bound_keys(action))
    assert [key for key, times in bound.items() if times > 1] == []
    assert len(bound) > 15


def test_no_key_types_a_letter_somewhere() -> None:
    """A letter alone belongs to the canvas; Ctrl+Alt is AltGr on many keyboards."""
    for action in ACTIONS:
        for key in bound_keys(action):
            text = key.toString()
            assert not text.startswith("Ctrl+Alt"), action.id
            assert "+" in text or len(text) > 1 or action.on_canvas, action.id


def test_the_keys_that_people_know() -> None:
    assert {"Ctrl+Y", "Ctrl+Shift+Z"} <= set(keys("redo"))
    assert {"Ctrl++", "Ctrl+="} <= set(keys("zoom-in"))
    assert "Ctrl+Q" in keys("quit")
    assert "F1" in keys("shortcuts")
    assert "Ctrl+Shift+S" in keys("save-as")


def test_a_standard_key_that_this_system_lacks_has_another_in_its_place() -> None:
    assert [action.id for action in ACTIONS if action.keys and not bound_keys(action)] == []
    assert "Ctrl+Shift+A" in keys("deselect")
    for name, usual in (("cut", "Ctrl+X"), ("copy", "Ctrl+C"), ("paste", "Ctrl+V")):
        assert keys(name)[0] == usual


def test_ids_and_mnemonics_are_used_once() -> None:
    assert len(BY_ID) == len(ACTIONS)
    for menu in {action.menu for action in ACTIONS if action.menu}:
        letters = Counter(
            action.text[action.text.index("&") + 1].lower()
            for action in ACTIONS
            if action.menu == menu and "&" in action.text
        )
        assert [letter for letter, times in letters.items() if times > 1] == [], menu


def test_the_tool_bar_shows_actions_with_icons_that_exist() -> None:
    for name in TOOL_BAR:
        if name.strip():
            assert BY_ID[name].icon, name
    for action in ACTIONS:
        if action.icon:
            assert resources.icon_path(action.icon).is_file()


def test_what_is_told_is_bound() -> None:
    for action in ACTIONS:
        assert all(key in bound_keys(action) for key in usual_keys(action))
    assert usual_keys(BY_ID["new"]) == [QKeySequence("Ctrl+N")]
