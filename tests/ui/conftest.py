"""A window of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from loopeditor.app import make_application
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.ui.dialogs import files
from loopeditor.ui.dialogs.files import Unsaved
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.windows import open_window
from tests.builders import on_circle


@pytest.fixture(autouse=True)
def garbage(collected_here: None) -> None:
    """Windows draw pictures in other threads."""


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A shown widget, for what lives inside another."""
    widget = QWidget()
    widget.resize(900, 500)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    kept.setValue("tour/seen", True)  # it would stand in every picture of a window
    return kept


@pytest.fixture
def window(qtbot: QtBot, settings: QSettings) -> MainWindow:
    """A window on its start page."""
    make_application()
    shown = open_window(None, settings)
    qtbot.addWidget(shown, before_close_func=lambda _: shown.document.replace(Diagram()))  # else closing would ask
    qtbot.waitExposed(shown)
    assert shown.menus.actions  # filled now and not a moment later
    return shown


@pytest.fixture
def editing(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with a loop of two variables in it, unchanged."""
    window.document.replace(on_circle(parse("Price -> Demand : -\nDemand -> Price : ||")))
    window.show_canvas()
    qtbot.wait(1)
    return window


class Answers:
    """What the person answers, and what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.path: Path | None = None
        self.unsaved = Unsaved.CANCEL

    def ask_path(self, _parent: QWidget, suggested: Path) -> Path | None:
        self.asked.append(suggested.name)
        return self.path

    def ask_unsaved(self, _parent: QWidget, name: str) -> Unsaved:
        self.asked.append(name)
        return self.unsaved


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answers for the questions that would otherwise wait for a person."""
    given = Answers()
    for name in ("ask_open", "ask_save", "ask_export"):
        monkeypatch.setattr(files, name, given.ask_path)
    monkeypatch.setattr(files, "ask_unsaved", given.ask_unsaved)
    return given
