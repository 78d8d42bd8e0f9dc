"""The window for languages that are written from right to left: all of it turns round, but not the diagram."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.ui.main_window import MainWindow

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture
def backwards(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(RIGHT)
    yield
    qapp.setLayoutDirection(LEFT)


@pytest.mark.usefixtures("backwards")
def test_the_window_turns_round_and_the_diagram_does_not(editing: MainWindow) -> None:
    buttons = [editing.menus.tool_bar.widgetForAction(editing.menus.actions[name]) for name in ("new", "fit", "dark")]
    assert [button.x() for button in buttons] == sorted((button.x() for button in buttons), reverse=True)
    assert editing.canvas.layoutDirection() is LEFT
    editing.document.commit(edits.move(editing.document.diagram, ["v1"], -200, 0), "Move variable")
    price, demand = (shape.box.center for shape in editing.canvas.scene_shown.variables)
    assert editing.canvas.mapFromScene(*price).x() < editing.canvas.mapFromScene(*demand).x()


@pytest.mark.usefixtures("backwards")
def test_cards_begin_at_the_right(window: MainWindow) -> None:
    cards = list(window.start_page.gallery.cards.values())
    assert cards[0].x() > cards[1].x()
    assert window.start_page.gallery.rect().contains(cards[0].geometry())


@pytest.mark.usefixtures("backwards")
def test_the_badge_of_a_loop_stands_at_the_right(editing: MainWindow) -> None:
    rows = editing.side.loops.list
    row = rows.visualRect(rows.model().index(0, 0))
    picture = rows.viewport().grab(row).toImage()

    def colours(left: int, right: int) -> set[str]:
        return {picture.pixelColor(x, 28).name() for x in range(left, right)}

    badge = editing.look.colours.canvas.balancing
    assert badge in colours(row.width() - 60, row.width())
    assert badge not in colours(0, 60)


def test_turning_round_dresses_the_window_anew(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    assert "QWidget#sidebar { border-right:" in qapp.styleSheet()
    qapp.setLayoutDirection(RIGHT)
    try:
        qtbot.wait(1)
        assert "QWidget#sidebar { border-left:" in qapp.styleSheet()
    finally:
        qapp.setLayoutDirection(LEFT)
    assert window.look.colours is not None
