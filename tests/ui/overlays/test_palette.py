from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.overlays.palette import Palette, recent_ids

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def open_palette(window: MainWindow, qtbot: QtBot) -> Palette:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_P, BOTH)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    assert palette.overlay.isVisible()
    return palette


def take(palette: Palette, text: str) -> None:
    QTest.keyClicks(palette.overlay.field, text)
    QTest.keyClick(palette.overlay.field, Qt.Key.Key_Return)


def test_it_lists_what_can_be_done_now(editing: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(editing, qtbot)
    enabled = {name for name, action in editing.menus.actions.items() if action.isEnabled()} - {"palette"}
    assert {row.what for row in palette.overlay.rows} == enabled
    assert "positive" not in enabled
    rows = {row.what: row for row in palette.overlay.rows}
    assert (rows["fit"].title, rows["fit"].detail, rows["fit"].aside) == ("Fit in Window", "View", "Ctrl+9")
    assert rows["variable"].aside == "V"


def test_enter_performs_and_the_keyboard_is_back_on_the_canvas(editing: MainWindow, qtbot: QtBot) -> None:
    editing.canvas.setFocus()
    palette = open_palette(editing, qtbot)
    take(palette, "select all")
    assert editing.selection.ids == {"v1", "v2", "l1", "l2"}
    assert editing.canvas.hasFocus()
    take(open_palette(editing, qtbot), "delete")
    assert not editing.document.diagram.variables
    rows = open_palette(editing, qtbot).overlay.rows
    assert any(row.title.startswith("Undo Delete") for row in rows)


def test_what_was_done_last_comes_first(editing: MainWindow, qtbot: QtBot) -> None:
    for words in ("actual size", "fit in window"):
        take(open_palette(editing, qtbot), words)
    assert recent_ids(editing.settings) == ["fit", "zoom-reset"]
    palette = open_palette(editing, qtbot)
    assert [row.what for row in palette.overlay.rows[:2]] == ["fit", "zoom-reset"]
    assert palette.overlay.current is not None
    assert palette.overlay.current.what == "fit"


def test_it_works_on_the_start_page(window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(window, qtbot)
    assert "fit" not in {row.what for row in palette.overlay.rows}
    take(palette, "new")
    assert window.is_editing


def test_escape_does_nothing(editing: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(editing, qtbot)
    QTest.keyClick(palette.overlay.field, Qt.Key.Key_Escape)
    assert not palette.overlay.isVisible()
    assert recent_ids(editing.settings) == []
