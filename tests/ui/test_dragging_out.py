from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from loopeditor.ui.dialogs.export import ExportDialog
from loopeditor.ui.dragging_out import DraggingOut
from loopeditor.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
Dragged = list[tuple[QMimeData, QPixmap]]


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> Dragged:
    """What was dragged; a real drag would wait for a desktop."""
    found: Dragged = []
    monkeypatch.setattr(DraggingOut, "_drag", lambda _, data, picture: found.append((data, picture)))
    return found


@pytest.fixture
def button(editing: MainWindow, dragged: Dragged) -> QToolButton:
    tool = cast("QToolButton", editing.menus.tool_bar.widgetForAction(editing.menus.actions["export"]))
    for handle in tool.findChildren(DraggingOut):
        handle._start = handle._drag  # the one of the fixture
    assert dragged == []
    return tool


def test_the_export_button_drags_the_picture(
    editing: MainWindow, button: QToolButton, dragged: Dragged, qtbot: QtBot
) -> None:
    QTest.mousePress(button, LEFT, pos=QPoint(10, 10))
    QTest.mouseMove(button, QPoint(14, 12))
    assert dragged == [], "a click may tremble"
    QTest.mouseMove(button, QPoint(60, 90))
    assert "Drag the picture" in editing.statusBar().currentMessage()
    qtbot.waitUntil(lambda: bool(dragged), timeout=20_000)
    data, picture = dragged[0]
    path = Path(data.urls()[0].toLocalFile())
    assert path.name == "Untitled.png"
    assert QImage(str(path)).size() == QImage.fromData(data.data("image/png")).size()
    assert b"<svg" in bytes(data.data("image/svg+xml").data())
    assert data.hasImage()
    assert 0 < picture.width() <= 220
    QTest.mouseRelease(button, LEFT, pos=QPoint(60, 90))
    assert editing.findChild(ExportDialog) is None, "it was no click"


def test_letting_go_before_the_picture_is_drawn_drags_nothing(
    editing: MainWindow, button: QToolButton, dragged: Dragged, qtbot: QtBot
) -> None:
    QTest.mousePress(button, LEFT, pos=QPoint(10, 10))
    QTest.mouseMove(button, QPoint(60, 90))
    QTest.mouseRelease(button, LEFT, pos=QPoint(60, 90))
    qtbot.waitUntil(lambda: editing.statusBar().currentMessage() == "", timeout=20_000)
    assert dragged == []


def test_a_click_still_exports(editing: MainWindow, button: QToolButton, dragged: Dragged) -> None:
    QTest.mouseClick(button, LEFT, pos=QPoint(10, 10))
    assert isinstance(editing.findChild(ExportDialog), ExportDialog)
    assert dragged == []
