"""A diagram is drawn, saved, changed, exported, and opened again tomorrow."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor import api
from loopeditor.ui.dialogs.export import ExportDialog
from loopeditor.ui.dialogs.files import Unsaved
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.loops import LoopsPanel
from loopeditor.ui.windows import open_window
from tests.stories.hands import Hands
from tests.ui.conftest import Answers

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_day_with_the_amazon_flywheel(
    window: MainWindow, settings: QSettings, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.filing.opened):
        window.open_target("amazon")
    qtbot.wait(10)
    hands = Hands(window.canvas, qtbot)
    panel = window.findChildren(LoopsPanel)[0]
    assert panel.totals.text() == "4 reinforcing"

    start = hands.middle("Selection")
    hands.drag(start, start + QPoint(0, 60))
    assert window.document.undo_stack.count() == 1
    answers.path = tmp_path / "mine.cld"
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    assert answers.asked == ["Amazon flywheel.cld"]
    saved = window.document.diagram
    assert api.open(answers.path) == saved

    hands.click(hands.middle("Selection"))
    hands.press(Qt.Key.Key_Delete)
    assert panel.totals.text() == "3 reinforcing"
    answers.unsaved = Unsaved.DISCARD
    window.close()
    assert not window.isVisible()

    tomorrow = open_window(None, settings)
    qtbot.addWidget(tomorrow)
    assert tomorrow.recent.paths == [tmp_path / "mine.cld"]
    tomorrow.filing.open_path(tomorrow.recent.paths[0])
    qtbot.waitUntil(lambda: tomorrow.is_editing)
    assert tomorrow.document.diagram == saved
    assert not tomorrow.isWindowModified()


def test_the_exported_picture_is_what_is_seen(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.filing.opened):
        window.open_target("etsy")
    qtbot.wait(10)
    answers.path = tmp_path / "etsy.svg"
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.messages.text == "Exported etsy.svg", timeout=20_000)
    svg = answers.path.read_text(encoding="utf-8")
    for shape in window.canvas.scene_shown.variables:
        assert all(line in svg for line in shape.lines)
    assert svg.count('class="loop"') == len(window.canvas.scene_shown.loops)
