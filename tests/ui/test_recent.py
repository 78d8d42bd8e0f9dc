from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from loopeditor.ui.recent import RecentFiles


def test_the_latest_comes_first_and_only_once(settings: QSettings, qtbot: QtBot) -> None:
    recent = RecentFiles(settings)
    for name in ("/a", "/b", "/a"):
        with qtbot.waitSignal(recent.changed):
            recent.add(Path(name))
    assert recent.paths == [Path("/a"), Path("/b")]


def test_keeps_ten(settings: QSettings) -> None:
    recent = RecentFiles(settings)
    for n in range(12):
        recent.add(Path(f"/{n}"))
    assert recent.paths == [Path(f"/{n}") for n in range(11, 1, -1)]


def test_another_program_start_finds_them(tmp_path: Path) -> None:
    file = str(tmp_path / "s.ini")
    first = QSettings(file, QSettings.Format.IniFormat)
    RecentFiles(first).add(Path("/only"))
    first.sync()
    assert RecentFiles(QSettings(file, QSettings.Format.IniFormat)).paths == [Path("/only")]


def test_forgets_one_and_all(settings: QSettings) -> None:
    recent = RecentFiles(settings)
    for name in ("/a", "/b", "/c"):
        recent.add(Path(name))
    recent.remove(Path("/b"))
    assert recent.paths == [Path("/c"), Path("/a")]
    recent.clear()
    assert recent.paths == []


def test_survives_settings_that_are_nonsense(settings: QSettings) -> None:
    settings.setValue("recent", 7)
    assert RecentFiles(settings).paths == []
