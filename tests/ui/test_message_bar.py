from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from loopeditor.ui.message_bar import MessageBar


@pytest.fixture
def bar(parent: QWidget) -> MessageBar:
    return MessageBar(parent)


def test_an_information_goes_by_itself(bar: MessageBar, qtbot: QtBot) -> None:
    bar._timer.setInterval(10)
    bar.info("Saved")
    assert bar.text == "Saved"
    qtbot.waitUntil(lambda: bar.text == "")


def test_an_error_stays_until_it_is_dismissed(bar: MessageBar, qtbot: QtBot) -> None:
    bar._timer.setInterval(1)
    bar.info("first")
    bar.error("Broken")
    qtbot.wait(20)
    assert bar.text == "Broken"
    (button,) = bar.findChildren(QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.text == ""


def test_text_is_never_markup(bar: MessageBar) -> None:
    bar.error("<b>bold</b>.cld is missing")
    labels = [label for label in bar.findChildren(QLabel) if label.text()]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]
    assert bar.text == "<b>bold</b>.cld is missing"


def test_stays_in_the_middle_and_within_its_parent(bar: MessageBar, parent: QWidget) -> None:
    bar.error("word " * 80)
    for width in (900, 400):
        parent.resize(width, 500)
        assert parent.rect().contains(bar.geometry())
        assert abs(bar.geometry().center().x() - parent.rect().center().x()) <= 1
    assert bar.height() > 60, "a narrow bar wraps its words"
