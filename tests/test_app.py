from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.app import make_application, reporter
from loopeditor.engine.fonts import FAMILY
from loopeditor.ui.windows import open_window
from tests.conftest import ROOT

CLOSE_SOON = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from loopeditor import app

def act():
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    print([w.windowTitle() for w in windows])
    windows[0].close()

make = app.open_window
def open_window(target):
    window = make(target)
    QTimer.singleShot(int(sys.argv[2]), act)
    return window

app.open_window = open_window
sys.exit(app.run(sys.argv[1] or None))
"""


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def run_and_close(target: str, milliseconds: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", CLOSE_SOON, target, str(milliseconds)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("milliseconds", [0, 200, 1500])
def test_runs_and_ends_cleanly(milliseconds: int) -> None:
    """Whether its pictures are all drawn by then or not."""
    done = run_and_close("", milliseconds)
    assert (done.returncode, done.stdout) == (0, "['loopeditor']\n"), done.stderr
    assert "Fatal" not in done.stderr


def test_opens_an_example() -> None:
    done = run_and_close("amazon", 2500)
    assert (done.returncode, done.stdout) == (0, "['Amazon flywheel[*] – loopeditor']\n"), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be asked to end")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window(number: signal.Signals) -> None:
    code = CLOSE_SOON.replace("windows[0].close()", "sys.stdout.flush()")
    with subprocess.Popen([sys.executable, "-c", code, "", "0"], cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline()
        child.send_signal(number)
        assert child.wait(20) == 0


def test_a_bad_file_opens_a_window_that_says_so(tmp_path: Path, settings: QSettings, qtbot: QtBot) -> None:
    bad = tmp_path / "bad.cld"
    bad.write_bytes(b"{ not a diagram")
    window = open_window(str(bad), settings)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: str(bad) in window.messages.text)
    assert window.isVisible()
    assert not window.is_editing, "it falls back on the start page"


def test_an_exception_in_a_slot_is_told_and_the_window_lives(
    settings: QSettings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    window = open_window(None, settings)
    qtbot.addWidget(window)
    monkeypatch.setattr(sys, "excepthook", reporter(window))

    def fail() -> None:
        raise ZeroDivisionError("division by <b>zero</b>")

    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: "division by <b>zero</b>" in window.messages.text)
    assert "ZeroDivisionError" in capsys.readouterr().err
    window.menus.actions["new"].trigger()
    assert window.is_editing


def test_the_application_has_its_name_font_and_icon(qapp: QApplication) -> None:
    application = make_application()
    assert application is qapp
    assert application.applicationName() == "loopeditor"
    assert FAMILY in QFontDatabase.families()
    assert not application.windowIcon().isNull()
