from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from loopeditor.ui.actions import ACTIONS
from loopeditor.ui.dialogs.shortcut_editor import ShortcutEditor
from loopeditor.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(editing: MainWindow) -> Iterator[ShortcutEditor]:
    editing.menus.actions["keys"].trigger()
    found = editing.findChild(ShortcutEditor)
    assert isinstance(found, ShortcutEditor)
    yield found
    found.close()


def press(editor: ShortcutEditor, name: str, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Choose an action and press a key for it."""
    editor.choose(name)
    assert editor.action is not None
    assert editor.action.id == name
    editor.keys.setFocus()
    QTest.keyClick(editor.keys, key, held)


def told(editor: ShortcutEditor) -> dict[str, str]:
    """The keys by action."""
    return {
        item.data(0, Qt.ItemDataRole.UserRole).id: item.text(1) for item in editor._items() if not item.isDisabled()
    }


def test_every_action_is_listed_and_so_are_the_keys_of_the_canvas(editor: ShortcutEditor) -> None:
    assert set(told(editor)) == {action.id for action in ACTIONS}
    assert told(editor)["fit"] == "Ctrl+9"
    assert told(editor)["variable"] == "V on the canvas"
    fixed = [item.text(1) for item in editor._items() if item.isDisabled()]
    assert {"Esc", "Tab or Shift+Tab"} & set(fixed)


def test_a_free_key_is_bound_at_once_and_works(editor: ShortcutEditor, editing: MainWindow) -> None:
    press(editor, "fit", Qt.Key.Key_K, CTRL)
    assert editing.menus.actions["fit"].shortcuts() == [QKeySequence("Ctrl+K")]
    assert told(editor)["fit"] == "Ctrl+K"
    assert editor.said.text() == "Ctrl+K is now the key of Fit in Window."
    assert not editor.take_over.isVisible()
    QTest.mouseClick(editor.reset, LEFT)
    assert editing.menus.actions["fit"].shortcuts() == [QKeySequence("Ctrl+9")]


def test_a_conflict_is_named_and_taken_over_only_if_wanted(editor: ShortcutEditor, editing: MainWindow) -> None:
    press(editor, "fit", Qt.Key.Key_L, CTRL)
    assert editor.said.text() == "Ctrl+L belongs to “Loops”."
    assert editing.menus.actions["loops"].shortcuts() == [QKeySequence("Ctrl+L")]
    assert editor.take_over.isVisible()
    QTest.mouseClick(editor.take_over, LEFT)
    assert editing.menus.actions["loops"].shortcuts() == []
    assert editing.menus.actions["fit"].shortcuts() == [QKeySequence("Ctrl+L")]
    QTest.mouseClick(editor.reset_all, LEFT)
    assert editing.menus.actions["loops"].shortcuts() == [QKeySequence("Ctrl+L")]
    assert editing.menus.actions["fit"].shortcuts() == [QKeySequence("Ctrl+9")]


def test_a_letter_is_refused(editor: ShortcutEditor, editing: MainWindow) -> None:
    press(editor, "fit", Qt.Key.Key_V, Qt.KeyboardModifier.NoModifier)
    assert "Add Variable" in editor.said.text()
    assert not editor.take_over.isVisible()
    assert editing.menus.actions["fit"].shortcuts() == [QKeySequence("Ctrl+9")]


def test_a_key_can_be_given_up(editor: ShortcutEditor, editing: MainWindow) -> None:
    editor.choose("fit")
    QTest.mouseClick(editor.no_key, LEFT)
    assert editing.menus.actions["fit"].shortcuts() == []
    assert editor.action is not None
    assert editor.action.id == "fit"


def test_actions_are_found_by_name_and_by_key(editor: ShortcutEditor) -> None:
    QTest.keyClicks(editor.filter, "fit")
    assert "fit" in told(editor)
    assert len(told(editor)) < 5
    assert editor.action is not None
    editor.filter.clear()
    QTest.keyClicks(editor.filter, "ctrl l")
    assert "loops" in told(editor)
    assert "variable" not in told(editor)
