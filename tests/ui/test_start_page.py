from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from loopeditor import resources
from loopeditor.ui.card import Card
from loopeditor.ui.main_window import MainWindow
from tests.ui.conftest import Answers


def test_shows_every_example_and_draws_it(window: MainWindow, qtbot: QtBot) -> None:
    cards = window.start_page.gallery.cards
    assert list(cards) == resources.example_names()
    qtbot.waitUntil(lambda: all(card.is_drawn for card in cards.values()), timeout=30_000)
    assert cards["amazon"].accessibleName() == "Amazon flywheel"
    picture = cards["amazon"].grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(20, 200, 2) for y in range(20, 140, 2)}
    assert len(colours) > 10, "something is painted on it"


def test_a_click_opens_an_example_that_is_nobodys_file(window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(window.start_page.gallery.cards["amazon"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.is_editing)
    assert window.document.diagram.title == "Amazon flywheel"
    assert window.document.path is None
    assert not window.isWindowModified()
    assert window.windowTitle() == "Amazon flywheel[*] – loopeditor"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_keyboard_alone_opens_one(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first = next(iter(window.start_page.gallery.cards.values()))
    for _ in range(10):
        if isinstance(QApplication.focusWidget(), Card):
            break
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Right)
    second = QApplication.focusWidget()
    assert isinstance(second, Card)
    assert second.geometry().left() > first.geometry().left()
    assert second.geometry().top() == first.geometry().top()
    QTest.keyClick(second, Qt.Key.Key_Down)
    third = QApplication.focusWidget()
    assert isinstance(third, Card)
    assert third.geometry().top() > second.geometry().top()
    assert third.geometry().left() == second.geometry().left()
    QTest.keyClick(third, key)
    qtbot.waitUntil(lambda: window.is_editing)
    assert window.document.diagram.title.startswith(third.accessibleName())


def test_columns_follow_the_width(window: MainWindow, qtbot: QtBot) -> None:
    cards = list(window.start_page.gallery.cards.values())

    def columns() -> int:
        qtbot.wait(10)
        return len({card.x() for card in cards})

    window.resize(1280, 800)
    wide = columns()
    window.resize(800, 800)
    assert (wide, columns()) == (4, 2)


def test_new_and_open(window: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot) -> None:
    QTest.mouseClick(window.start_page.new, Qt.MouseButton.LeftButton)
    assert window.is_editing
    assert window.document.diagram.variables == ()
    window.show_start()
    answers.path = tmp_path / "x.txt"
    answers.path.write_text("A -> B", encoding="utf-8")
    QTest.mouseClick(window.start_page.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.document.path == answers.path)


def test_recent_files_are_shown_and_open(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine & yours.txt"
    path.write_text("A -> B", encoding="utf-8")
    window.recent.add(path)
    qtbot.wait(1)
    (button,) = (b for b in window.start_page.findChildren(QPushButton, "recent") if not b.isHidden())
    assert button.text() == "mine && yours.txt"
    assert "&amp;" in button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.document.path == path)


def test_tab_goes_down_the_side_then_through_the_examples(window: MainWindow, qtbot: QtBot) -> None:
    for name in ("b.cld", "a.cld"):
        window.recent.add(Path("/") / name)
    qtbot.wait(1)
    reached: list[str] = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QAbstractButton)
        reached.append(focused.text() or focused.objectName())
    assert reached == ["New diagram", "Open…", "Lessons", "a.cld", "b.cld", "amazon"]


def test_goes_back_to_the_document_with_escape(editing: MainWindow) -> None:
    editing.menus.actions["examples"].trigger()
    assert not editing.is_editing
    assert editing.windowTitle() == "loopeditor"
    QTest.keyClick(editing.start_page, Qt.Key.Key_Escape)
    assert editing.is_editing
    assert len(editing.document.diagram.variables) == 2


def test_the_archetypes_are_shown_below_and_open(window: MainWindow, qtbot: QtBot) -> None:
    gallery = window.start_page.gallery
    qtbot.waitUntil(lambda: bool(gallery.archetypes))
    assert list(gallery.archetypes) == resources.archetype_names()
    qtbot.waitUntil(lambda: all(card.is_drawn for card in gallery.archetypes.values()), timeout=30_000)
    assert gallery.archetypes["escalation"].accessibleName().startswith("Escalation")
    assert min(card.y() for card in gallery.archetypes.values()) > max(card.y() for card in gallery.cards.values())
    QTest.mouseClick(gallery.archetypes["escalation"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.is_editing)
    assert window.document.diagram.title.startswith("Escalation")
    assert window.document.path is None
