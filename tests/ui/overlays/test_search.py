from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.overlays.revealing import box_of, reveal
from loopeditor.ui.overlays.search import Search

CTRL = Qt.KeyboardModifier.ControlModifier


def open_search(window: MainWindow, qtbot: QtBot) -> Search:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_F, CTRL)
    search = window.workspace.wayfinding.search
    assert search.overlay.isVisible()
    return search


def press(search: Search, key: Qt.Key) -> None:
    QTest.keyClick(search.overlay.field, key)


def in_view(window: MainWindow, *ids: str) -> bool:
    """Whether these can be seen whole."""
    box = box_of(window.canvas.scene_shown, set(ids))
    assert box is not None
    shown = window.canvas.viewportTransform().mapRect(QRectF(box.left, box.top, box.width, box.height))
    return QRectF(window.canvas.viewport().rect()).contains(shown)


def test_what_is_found_is_selected_shown_and_kept_by_enter(editing: MainWindow, qtbot: QtBot) -> None:
    far = edits.place(editing.document.diagram, {"v2": (9000.0, 400.0)})
    editing.document.commit(far, "Move")
    editing.canvas.zoom_reset()
    assert not in_view(editing, "v2")
    search = open_search(editing, qtbot)
    QTest.keyClicks(search.overlay.field, "dem")
    qtbot.waitUntil(lambda: editing.selection.ids == {"v2"})
    assert in_view(editing, "v2")
    press(search, Qt.Key.Key_Return)
    assert not search.overlay.isVisible()
    assert editing.selection.ids == {"v2"}
    assert editing.canvas.hasFocus()


def test_escape_brings_back_view_and_selection(editing: MainWindow, qtbot: QtBot) -> None:
    editing.document.commit(edits.place(editing.document.diagram, {"v2": (9000.0, 400.0)}), "Move")
    editing.canvas.zoom_reset()
    editing.selection.select(["l1"])
    before = editing.canvas.viewportTransform()
    search = open_search(editing, qtbot)
    QTest.keyClicks(search.overlay.field, "dem")
    qtbot.waitUntil(lambda: editing.selection.ids == {"v2"})
    assert editing.canvas.viewportTransform() != before
    press(search, Qt.Key.Key_Escape)
    assert editing.selection.ids == {"l1"}
    assert editing.canvas.viewportTransform() == before
    assert editing.canvas.hasFocus()


def test_a_loop_is_lit(editing: MainWindow, qtbot: QtBot) -> None:
    search = open_search(editing, qtbot)
    QTest.keyClicks(search.overlay.field, "b1")
    qtbot.waitUntil(lambda: editing.selection.lit is not None)
    press(search, Qt.Key.Key_Return)
    assert editing.selection.lit is not None
    assert editing.selection.lit.key == ("l1", "l2")
    assert editing.selection.ids == frozenset()
    assert in_view(editing, "v1", "v2")


def test_the_arrows_show_one_after_the_other(editing: MainWindow, qtbot: QtBot) -> None:
    search = open_search(editing, qtbot)
    seen: list[frozenset[str]] = []
    for _ in range(2):
        press(search, Qt.Key.Key_Down)
        qtbot.wait(80)
        seen.append(editing.selection.ids)
    assert seen == [{"v1"}, {"v2"}]
    QTest.keyClicks(search.overlay.field, "zz")
    qtbot.wait(80)
    assert editing.selection.ids == frozenset()


def test_a_name_that_is_being_typed_is_kept(editing: MainWindow, qtbot: QtBot) -> None:
    editing.canvas.setFocus()
    QTest.keyClick(editing.canvas, Qt.Key.Key_V)
    qtbot.wait(20)
    editor = editing.focusWidget()
    QTest.keyClicks(editor, "Supply")
    editing.menus.actions["find"].trigger()
    search = editing.workspace.wayfinding.search
    QTest.keyClicks(search.overlay.field, "supply")
    press(search, Qt.Key.Key_Return)
    (chosen,) = editing.selection.ids
    assert editing.document.diagram.name(chosen) == "Supply"


def test_what_went_meanwhile_is_passed_over(editing: MainWindow, qtbot: QtBot) -> None:
    search = open_search(editing, qtbot)
    QTest.keyClicks(search.overlay.field, "dem")
    editing.document.commit(edits.delete(editing.document.diagram, {"v2"}), "Delete")
    press(search, Qt.Key.Key_Return)
    assert editing.selection.ids == frozenset()


def test_what_is_too_small_to_read_is_shown_larger_and_a_wide_loop_whole(editing: MainWindow) -> None:
    spread = {"v1": (0.0, 0.0), "v2": (3000.0, 800.0)}
    editing.document.commit(edits.place(editing.document.diagram, spread), "Move")
    editing.canvas.fit()
    assert editing.canvas.navigation.zoom < 0.4
    reveal(editing.canvas, {"v2"})
    assert editing.canvas.navigation.zoom > 0.6
    reveal(editing.canvas, {"v1", "v2", "l1", "l2"})
    assert in_view(editing, "v1", "v2", "l1", "l2")
    reveal(editing.canvas, {"gone"})
    assert in_view(editing, "v1", "v2")


@pytest.mark.alone
def test_a_thousand_variables_are_searched_without_a_wait(window: MainWindow, qtbot: QtBot) -> None:
    variables = tuple(Variable(f"v{i}", f"Quantity {i}", (i % 40 * 150.0, i // 40 * 90.0)) for i in range(1000))
    links = tuple(Link(f"l{i}", f"v{i}", f"v{(i * 7 + 3) % 1000}") for i in range(1000))
    window.document.replace(Diagram(variables=variables, links=links))
    window.show_canvas()
    qtbot.wait(50)
    search = open_search(window, qtbot)
    start = time.process_time()
    QTest.keyClicks(search.overlay.field, "q77")
    assert time.process_time() - start < 0.5
    press(search, Qt.Key.Key_Return)
    assert window.selection.ids == {"v77"}
