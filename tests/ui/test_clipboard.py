from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.files import native
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.ui.clipboard import OWN, Clip, keep_for_others
from loopeditor.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def held() -> QMimeData:
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    assert data is not None
    return data


def own() -> Diagram:
    return native.loads(bytes(held().data(OWN).data()))


def test_copies_all_forms_together(editing: MainWindow) -> None:
    editing.selection.clear()
    QTest.keyClick(editing.canvas, Qt.Key.Key_C, CTRL)
    assert own() == editing.document.diagram
    assert held().text() == "Price -> Demand : -\nDemand -> Price : ||\n"
    assert b"<svg" in bytes(held().data("image/svg+xml").data())
    png = QImage.fromData(held().data("image/png"))
    assert png.pixelColor(0, 0).alpha() == 0, "transparent"
    assert png.size() == QGuiApplication.clipboard().image().size()
    wide = editing.canvas.scene_shown.bounds.width
    assert abs(png.width() - 2 * wide * 96 / 72) < 8, "two pixels for each of a screen at 96 dots an inch"
    assert "Copied" in editing.statusBar().currentMessage()


def test_copies_what_is_selected(editing: MainWindow) -> None:
    editing.document.commit(edits.add_variable(editing.document.diagram, "Weather", (0, 300)), "Add variable")
    editing.selection.select(["v3"])
    editing.menus.actions["copy"].trigger()
    assert [variable.name for variable in own().variables] == ["Weather"]
    assert held().text() == "Weather\n"


def test_names_that_are_alike_are_copied_without_a_notation(editing: MainWindow) -> None:
    editing.document.commit(edits.rename(editing.document.diagram, "v2", "Price"), "Rename variable")
    editing.menus.actions["copy"].trigger()
    assert not held().hasText()
    assert len(own().variables) == 2


def test_pictures_are_drawn_beside_the_window(editing: MainWindow, qtbot: QtBot) -> None:
    editing.menus.actions["copy"].trigger()
    clip = held()
    assert isinstance(clip, Clip)
    qtbot.waitUntil(clip._drawings.done, timeout=20_000)
    assert clip._drawings.result()["image/png"].startswith(b"\x89PNG")


def test_a_picture_wanted_before_its_turn_is_drawn_at_once(qtbot: QtBot) -> None:
    assert qtbot
    drawn: list[str] = []

    def draw() -> dict[str, bytes]:
        drawn.append("once")
        return {"image/svg+xml": b"<svg/>"}

    later: list[Callable[[], None]] = []
    clip = Clip(Diagram(), draw, later.append)
    assert drawn == []
    assert bytes(clip.data("image/svg+xml").data()) == b"<svg/>"
    later[0]()
    assert bytes(clip.data("image/svg+xml").data()) == b"<svg/>"
    assert drawn == ["once"]


def test_a_picture_that_cannot_be_drawn_leaves_the_rest() -> None:
    def draw() -> dict[str, bytes]:
        raise OSError("no Graphviz")

    clip = Clip(Diagram(title="Market"), draw, lambda job: job())
    assert clip.data("image/png").isEmpty()
    assert native.loads(bytes(clip.data(OWN).data())).title == "Market"


def test_cutting_copies_and_deletes_in_one_step(editing: MainWindow) -> None:
    editing.selection.select(["v1"])
    QTest.keyClick(editing.canvas, Qt.Key.Key_X, CTRL)
    assert held().text() == "Price\n"
    assert list(editing.document.diagram.variable) == ["v2"]
    editing.document.undo_stack.undo()
    assert len(editing.document.diagram.links) == 2
    editing.selection.clear()
    assert not editing.menus.actions["cut"].isEnabled()


def test_what_was_copied_outlives_the_program(editing: MainWindow) -> None:
    editing.menus.actions["copy"].trigger()
    keep_for_others()
    assert not isinstance(held(), Clip)
    assert held().text().startswith("Price")
    assert len(own().links) == 2
    assert bytes(held().data("image/png").data()).startswith(b"\x89PNG")


def test_a_name_that_is_typed_keeps_its_own_clipboard(editing: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Cost of goods")
    editing.selection.select(["v1"])
    editing.canvas.rename_selected()
    qtbot.wait(20)
    field = editing.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editing.document.diagram.name("v1") == "Cost of goods"
    assert len(editing.document.diagram.variables) == 2


def test_backspace_deletes_and_ctrl_shift_a_selects_nothing(editing: MainWindow) -> None:
    editing.selection.select(["v1"])
    QTest.keyClick(editing.canvas, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert editing.selection.ids == frozenset()
    assert not editing.menus.actions["deselect"].isEnabled()
    editing.selection.select(["v1"])
    QTest.keyClick(editing.canvas, Qt.Key.Key_Backspace)
    assert list(editing.document.diagram.variable) == ["v2"]
