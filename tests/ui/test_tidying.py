from __future__ import annotations

from random import Random

from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.stories.heartbeat import Heartbeat, assert_never_away


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
