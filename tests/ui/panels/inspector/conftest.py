"""The inspector of a window in front, and hands that type into it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.inspector.panel import Inspector

Type = Callable[[QWidget, str], None]


@pytest.fixture
def inspector(editing: MainWindow, qtbot: QtBot) -> Inspector:
    editing.side.show_inspector()
    qtbot.wait(5)
    return editing.side.inspector


@pytest.fixture
def type_over() -> Type:
    """Types over all that a field holds."""

    def act(field: QWidget, text: str) -> None:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    return act
