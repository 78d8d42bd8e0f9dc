"""A dialog of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from loopeditor.model.notation import parse
from loopeditor.ui.background import Background
from loopeditor.ui.dialogs.export import ExportDialog, OwnThemes, Source
from tests.builders import named_loops, on_circle


@pytest.fixture
def source() -> Source:
    """Two loops, R1 and B1 one after the other."""
    diagram = on_circle(parse("Price -> Demand : -\nDemand -> Price\nDemand -> Supply\nSupply -> Demand : ||"))
    return Source(diagram, named_loops(diagram))


@pytest.fixture
def own(tmp_path: Path) -> OwnThemes:
    return OwnThemes(QSettings(str(tmp_path / "themes.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def background() -> Iterator[Background]:
    working = Background()
    yield working
    working.close()


@pytest.fixture
def dialog(parent: QWidget, qtbot: QtBot, source: Source, own: OwnThemes, background: Background) -> ExportDialog:
    """A dialog that shows its first picture."""
    shown = ExportDialog(source, "market", background, parent, own)
    shown.open()
    wait_for_picture(shown, qtbot)
    return shown


def wait_for_picture(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Until what is chosen now is drawn."""
    qtbot.waitUntil(lambda: dialog.sample is not None, timeout=30_000)
