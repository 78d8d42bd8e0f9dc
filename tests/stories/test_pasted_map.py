"""Somebody has a map of 30 variables in a spreadsheet, and needs it on a slide."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor import api
from loopeditor.geometry.shapes import Rect
from loopeditor.ui.dialogs.export import ExportDialog
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.loop_list import ROW
from tests.stories.hands import LEFT
from tests.ui.conftest import Answers

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = """
Cause\tEffect\tSign\tDelay
Patients waiting\tWaiting time\t+\t
Waiting time\tComplaints\t+\tyes
Complaints\tPressure on staff\t+\t
Pressure on staff\tStaff leaving\t+\tyes
Staff leaving\tNurses\t-\t
Nurses\tPatients treated\t+\t
Patients treated\tPatients waiting\t-\t
Waiting time\tBudget for hiring\t+\tyes
Budget for hiring\tNurses\t+\tyes
Nurses\tWorkload\t-\t
Workload\tPressure on staff\t+\t
Workload\tMistakes\t+\t
Mistakes\tRepeat visits\t+\t
Repeat visits\tPatients waiting\t+\t
Pressure on staff\tTime per patient\t-\t
Time per patient\tQuality of care\t+\t
Quality of care\tReputation\t+\tyes
Reputation\tReferrals\t+\tyes
Referrals\tPatients waiting\t+\t
Quality of care\tRepeat visits\t-\t
Reputation\tApplicants\t+\t
Applicants\tNurses\t+\t
Nurses\tWage bill\t+\t
Wage bill\tBudget left\t-\t
Budget left\tTraining\t+\t
Training\tSkill\t+\tyes
Skill\tPatients treated\t+\t
Skill\tMistakes\t-\t
Budget left\tEquipment\t+\t
Equipment\tPatients treated\t+\t
Ageing\tChronic illness\t+\t
Chronic illness\tPatients waiting\t+\t
Chronic illness\tHome care\t+\t
Home care\tRepeat visits\t-\t
Prevention\tChronic illness\t-\tyes
Budget left\tPrevention\t?\t
Seasonal flu\tPatients waiting\t+\t
Vaccination\tSeasonal flu\t-\t
Prevention\tVaccination\t+\t
Waiting time\tPrivate clinics\t+\t
Private clinics\tPatients waiting\t-\t
Politics\tBudget for hiring\t?\t
Complaints\tNewspapers\t+\t
Newspapers\tPolitics\t+\t
""".strip()
NAMES = ("Those who can pay leave", "Burnout", "Hiring catches up")


def overlaps(one: Rect, other: Rect) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def paste(window: MainWindow, text: str, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(window.canvas, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: bool(window.document.diagram.variables), timeout=30_000)


def with_control(window: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    window.activateWindow()  # which a desktop does when a dialog is gone
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, key, CTRL)


def name_loop(window: MainWindow, row: int, name: str, qtbot: QtBot) -> None:
    """Click a row of the loops panel, F2, the name, Enter."""
    rows = window.side.loops.list
    where = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), LEFT, pos=where)
    QTest.keyClick(rows, Qt.Key.Key_F2)
    qtbot.wait(20)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.wait(20)


def export(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    answers.path = path
    with_control(window, Qt.Key.Key_E, qtbot)
    dialog = window.findChildren(ExportDialog)[-1]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.messages.text == f"Exported {path.name}", timeout=30_000)


def test_a_map_from_a_spreadsheet(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    QTest.mouseClick(window.start_page.new, LEFT)
    paste(window, ROWS, qtbot)
    diagram = window.document.diagram
    assert len(diagram.variables) == 30
    assert len(diagram.links) == ROWS.count("\n")
    assert sum(link.delay for link in diagram.links) == ROWS.count("yes")
    assert window.document.undo_stack.count() == 1
    boxes = [shape.box for shape in window.canvas.scene_shown.variables]
    covered = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if overlaps(a, b)]
    assert covered == [], "no name lies on another one"
    view = window.canvas.viewport().rect()
    for box in boxes:
        assert view.contains(window.canvas.mapFromScene(box.center.x, box.center.y))

    QTest.mouseClick(window.canvas.viewport(), LEFT, pos=QPoint(8, 8))
    for row, name in enumerate(NAMES):
        name_loop(window, row, name, qtbot)
    panel = window.side.loops.loops
    assert [panel.index(row).data(ROW).name for row in range(3)] == list(NAMES)
    assert len(window.document.diagram.loop_notes) == 3

    for ending in ("png", "svg"):
        export(window, answers, tmp_path / f"map.{ending}", qtbot)
    svg = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert svg.count('class="variable"') == 30
    assert svg.count('class="link"') == ROWS.count("\n")
    assert QImage(str(tmp_path / "map.png")).width() > 1200

    answers.path = tmp_path / "map.cld"
    with_control(window, Qt.Key.Key_S, qtbot)
    assert api.open(tmp_path / "map.cld") == window.document.diagram
    if folder := os.environ.get("LOOPEDITOR_CAPTURES"):
        window.grab().save(str(Path(folder) / "pasted_map.png"))
        QImage(str(tmp_path / "map.png")).save(str(Path(folder) / "pasted_map_export.png"))
