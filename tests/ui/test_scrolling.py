"""A sheet that is higher than its room scrolls; one that is wider never does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from loopeditor.ui.scrolling import fill, scrolled


def test_it_scrolls_up_and_down_alone_and_takes_all_the_room(parent: QWidget, qtbot: QtBot) -> None:
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    for number in range(100):
        column.addWidget(QLabel(f"{number} " * 200))
    area = scrolled(sheet)
    fill(parent, area)
    qtbot.waitUntil(lambda: area.geometry() == parent.rect() and area.verticalScrollBar().isVisible())
    assert area.viewport().height() == parent.height(), "there is no frame around it"
    assert not area.horizontalScrollBar().isVisible()
    assert sheet.height() > parent.height()
    assert sheet.parent() is area.viewport()


def test_a_sheet_with_room_enough_fills_it(parent: QWidget, qtbot: QtBot) -> None:
    sheet = QWidget()
    area = scrolled(sheet)
    fill(parent, area)
    qtbot.waitUntil(lambda: sheet.size() == parent.size())
    assert area.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded
    assert not area.verticalScrollBar().isVisible()
