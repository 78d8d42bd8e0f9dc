from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from loopeditor.editor.finding import Findable
from loopeditor.ui.overlays.list_overlay import ListOverlay
from loopeditor.ui.overlays.rows import _runs
from loopeditor.ui.theme import Look

FRUIT = [Findable(name, name.lower()) for name in ("Apple", "Pineapple", "Pear", "Plum", "Grape")]
KEY = Qt.Key


class Table:
    """An overlay, and what it tells."""

    def __init__(self, ground: QWidget, settings: object, qtbot: QtBot) -> None:
        self.other = QPushButton("elsewhere", ground)
        self.other.show()
        self.overlay = ListOverlay(ground, Look(settings), "Find fruit")  # type: ignore[arg-type]
        self.moved: list[str | None] = []
        self.chosen: list[str] = []
        self.left: list[bool] = []
        self.overlay.moved.connect(lambda row: self.moved.append(row.title if row else None))
        self.overlay.chosen.connect(lambda row: self.chosen.append(row.title))
        self.overlay.left.connect(self.left.append)
        ground.activateWindow()
        qtbot.waitUntil(ground.isActiveWindow)
        self.other.setFocus()

    @property
    def titles(self) -> list[str]:
        return [row.title for row in self.overlay.rows]

    def open(self, *, starts_on_first: bool = False) -> None:
        self.overlay.open(FRUIT, "", starts_on_first=starts_on_first)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.overlay.field, text)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.overlay.field, key)


@pytest.fixture
def table(parent: QWidget, settings: object, qtbot: QtBot) -> Table:
    return Table(parent, settings, qtbot)


def test_typing_narrows_the_list_and_enter_takes_the_first(table: Table) -> None:
    table.open()
    assert (table.titles, table.overlay.current) == ([row.title for row in FRUIT], None)
    assert table.overlay.field.hasFocus()
    table.type("ap")
    assert table.titles == ["Apple", "Grape", "Pineapple"]
    assert table.moved[-1] == "Apple"
    table.press(KEY.Key_Return)
    assert (table.chosen, table.left) == (["Apple"], [])
    assert not table.overlay.isVisible()
    assert table.other.hasFocus()


def test_arrows_go_through_the_list_and_round(table: Table) -> None:
    table.open()
    table.press(KEY.Key_Down)
    assert table.moved[-1] == "Apple"
    table.press(KEY.Key_Up)
    assert table.moved[-1] == "Grape"
    table.press(KEY.Key_Tab, KEY.Key_Tab)
    assert table.moved[-1] == "Pineapple"
    table.press(KEY.Key_PageDown)
    assert table.moved[-1] == "Grape"
    table.press(KEY.Key_PageDown)
    assert table.moved[-1] == "Grape"
    table.press(KEY.Key_PageUp, KEY.Key_Backtab, KEY.Key_Enter)
    assert table.chosen == ["Grape"]


def test_nothing_found_is_nothing_taken(table: Table) -> None:
    table.open()
    table.type("zz")
    assert (table.titles, table.overlay.current, table.moved[-1]) == ([], None, None)
    table.press(KEY.Key_Return, KEY.Key_Down)
    assert table.chosen == []
    assert table.overlay.isVisible()


def test_escape_gives_up_and_going_elsewhere_does_not(table: Table) -> None:
    table.open(starts_on_first=True)
    assert table.moved[-1] == "Apple"
    table.press(KEY.Key_Escape)
    assert table.left == [True]
    assert table.other.hasFocus()
    table.open()
    table.other.setFocus()
    assert table.left == [True, False]
    assert not table.overlay.isVisible()


def test_a_click_takes_a_row(table: Table) -> None:
    table.open()
    view = table.overlay.list
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.chosen == ["Pear"]


def test_keys_and_clicks_do_not_reach_what_lies_below(table: Table, parent: QWidget) -> None:
    class Below(QWidget):
        told = 0

        def keyPressEvent(self, _: object) -> None:
            Below.told += 1

        def mousePressEvent(self, _: object) -> None:
            Below.told += 1

    below = Below(parent)
    below.resize(parent.size())
    below.show()
    overlay = ListOverlay(below, table.overlay._look, "Find")
    overlay.open(FRUIT, "hint")
    QTest.keyClick(overlay.field, KEY.Key_F2)
    QTest.keyClick(overlay.field, KEY.Key_Delete)
    QTest.mouseClick(overlay.foot, Qt.MouseButton.LeftButton)
    assert overlay.field.hasFocus()
    assert Below.told == 0


def test_it_stays_inside_what_it_lies_over(table: Table, parent: QWidget) -> None:
    table.open()
    for width in (900, 300):
        parent.resize(width, 400)
        box = table.overlay.geometry()
        assert box.left() >= 0
        assert box.right() <= width
        assert abs(box.center().x() - width / 2) <= 1
    assert isinstance(table.overlay.field, QLineEdit)


def test_neighbouring_letters_are_one_run() -> None:
    assert _runs([0, 1, 2, 5, 7, 8]) == [(0, 3), (5, 1), (7, 2)]
    assert _runs([]) == []
