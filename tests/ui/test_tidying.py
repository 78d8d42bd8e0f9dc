from __future__ import annotations

from math import dist
from random import Random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.geometry.drawing import draw
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.render.measurer import measurer
from loopeditor.ui.gliding import Gliding
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.stories.heartbeat import Heartbeat, assert_never_away

NONE = Qt.KeyboardModifier.NoModifier


def large() -> Diagram:
    random = Random(3)
    claims = [f"N{random.randrange(70)} -> N{random.randrange(70)}" for _ in range(160)]
    return on_circle(parse("\n".join(claims)), 600.0)


def test_an_edit_ends_a_long_arrangement(window: MainWindow, qtbot: QtBot) -> None:
    window.document.replace(large())
    window.show_canvas()
    window.menus.actions["arrange"].trigger()
    assert "Arranging" in window.messages.text
    qtbot.wait(300)
    edited = edits.retitle(window.document.diagram, "Changed")
    window.document.commit(edited, "Edit")
    qtbot.waitUntil(lambda: "Not arranged" in window.messages.text, timeout=3_000)
    assert window.document.diagram is edited


def test_the_window_answers_while_a_large_map_is_arranged(window: MainWindow) -> None:
    window.document.replace(large())
    window.show_canvas()

    def journey(heart: Heartbeat) -> None:
        heart.rest(0.5)
        window.menus.actions["arrange"].trigger()
        heart.rest(1.0)
        window.document.commit(edits.retitle(window.document.diagram, "Enough"), "Edit")
        heart.rest(0.5)
        window.document.undo_stack.undo()

    assert_never_away(journey)


def untidy() -> Diagram:
    """A wheel, one of whose names lies on another."""
    wheel = on_circle(parse("Price -> Demand -> Revenue -> Quality -> Price\nWeather -> Demand"), 200.0)
    x, y = wheel.variable["v3"].position or (0.0, 0.0)
    return edits.place(wheel, {"v5": (x + 10.0, y + 5.0)})


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window in which things move, whatever this system says."""
    monkeypatch.setattr(type(window.look), "moves", True)
    window.document.replace(untidy())
    window.show_canvas()
    qtbot.wait(1)
    return window


def is_gliding(window: MainWindow) -> bool:
    return any(each.is_under_way for each in window.canvas.findChildren(Gliding))


def centers(window: MainWindow) -> dict[str, tuple[float, float]]:
    return {shape.id: (shape.box.center.x, shape.box.center.y) for shape in window.canvas.scene_shown.variables}


@pytest.mark.parametrize(("order", "told"), [("tidy", "Tidy"), ("arrange", "Arrange again")])
def test_the_picture_glides_and_ends_where_the_document_is(
    shown: MainWindow, qtbot: QtBot, order: str, told: str
) -> None:
    before, began = shown.document.diagram, centers(shown)
    shown.menus.actions[order].trigger()
    seen: list[dict[str, tuple[float, float]]] = []
    qtbot.waitUntil(lambda: is_gliding(shown), timeout=20_000)
    while is_gliding(shown):
        assert shown.document.diagram is before
        seen.append(centers(shown))
        qtbot.wait(10)
    after = shown.document.diagram
    assert centers(shown) == {v.id: v.position for v in after.variables}
    assert shown.canvas.scene_shown == draw(after, shown.insight.named, measurer())
    assert shown.document.undo_stack.undoText() == told
    assert shown.document.undo_stack.count() == 1
    way = [frame["v5"] for frame in seen]
    assert len(set(way)) > 3, "it was seen on its way"
    far = [dist(began["v5"], place) for place in way]
    assert far == sorted(far)
    shown.document.undo_stack.undo()
    assert shown.document.diagram == before


def test_tidy_moves_the_one_that_lies_on_another(shown: MainWindow, qtbot: QtBot) -> None:
    before = shown.document.diagram
    shown.menus.actions["tidy"].trigger()
    qtbot.waitUntil(lambda: shown.document.is_modified, timeout=20_000)
    after = shown.document.diagram
    assert [v.id for v, w in zip(before.variables, after.variables, strict=True) if v != w] == ["v5"]
    shown.menus.actions["tidy"].trigger()
    qtbot.waitUntil(lambda: "Nothing to tidy" in shown.messages.text, timeout=20_000)
    assert shown.document.diagram is after


def test_a_key_finds_the_end_reached(shown: MainWindow, qtbot: QtBot) -> None:
    before = shown.document.diagram
    shown.canvas.setFocus()
    shown.menus.actions["tidy"].trigger()
    qtbot.waitUntil(lambda: is_gliding(shown), timeout=20_000)
    QTest.keyClick(shown.canvas, Qt.Key.Key_Escape)
    assert not is_gliding(shown)
    assert shown.document.diagram != before
    assert shown.document.undo_stack.count() == 1
    qtbot.wait(400)
    assert shown.document.undo_stack.count() == 1, "it does not arrive twice"


def test_undo_meanwhile_takes_back_the_tidying_and_nothing_else(shown: MainWindow, qtbot: QtBot) -> None:
    before = edits.retitle(shown.document.diagram, "Mine")
    shown.document.commit(before, "Edit")
    shown.canvas.setFocus()
    shown.menus.actions["tidy"].trigger()
    qtbot.waitUntil(lambda: is_gliding(shown), timeout=20_000)
    QTest.keyClick(shown.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.document.diagram == before
    assert shown.document.undo_stack.redoText() == "Tidy"


def test_an_edit_meanwhile_ends_the_glide(shown: MainWindow, qtbot: QtBot) -> None:
    shown.menus.actions["arrange"].trigger()
    qtbot.waitUntil(lambda: is_gliding(shown), timeout=20_000)
    edited = edits.retitle(shown.document.diagram, "Changed")
    shown.document.commit(edited, "Edit")
    assert not is_gliding(shown)
    qtbot.wait(400)
    assert shown.document.diagram is edited
    assert centers(shown) == {v.id: v.position for v in edited.variables}


def test_a_press_meanwhile_takes_hold_of_what_lies_there_at_the_end(shown: MainWindow, qtbot: QtBot) -> None:
    shown.menus.actions["tidy"].trigger()
    qtbot.waitUntil(lambda: is_gliding(shown), timeout=20_000)
    QTest.mousePress(shown.canvas.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(5, 5))
    assert not is_gliding(shown)
    QTest.mouseRelease(shown.canvas.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(5, 5))
    assert shown.document.undo_stack.undoText() == "Tidy"


def test_who_wants_less_motion_sees_the_end_at_once(
    shown: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(shown.workspace.look), "moves", False)
    begun: list[object] = []
    monkeypatch.setattr(Gliding, "start", begun.append)
    shown.menus.actions["tidy"].trigger()
    qtbot.waitUntil(lambda: shown.document.is_modified, timeout=20_000)
    assert begun == []


def test_a_gesture_under_way_is_not_disturbed(shown: MainWindow, qtbot: QtBot) -> None:
    shown.menus.actions["tidy"].trigger()
    shown.canvas.add_variable()
    named = shown.canvas.state
    qtbot.waitUntil(lambda: "Not arranged" in shown.messages.text, timeout=20_000)
    assert shown.canvas.state is named
    assert not shown.document.is_modified


def test_arrange_again_fits_the_view(shown: MainWindow, qtbot: QtBot) -> None:
    shown.canvas.navigation.zoom_by(4.0, QPointF(0, 0))
    shown.menus.actions["arrange"].trigger()
    qtbot.waitUntil(lambda: shown.document.is_modified, timeout=20_000)
    bounds = shown.canvas.scene_shown.bounds
    seen = shown.canvas.mapToScene(shown.canvas.viewport().rect()).boundingRect()
    assert seen.contains(bounds.left, bounds.top)
    assert seen.contains(bounds.right, bounds.bottom)
