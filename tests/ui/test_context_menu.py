"""The menu under the second button, opened and used with a real mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from loopeditor.tools.states import Choosing, Idle
from loopeditor.ui.main_window import MainWindow
from tests.stories.hands import Hands


class Opener:
    """Opens menus as a window system does: the button goes down, then the menu is wanted."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.hands = Hands(window.canvas, qtbot)

    def at(self, place: QPoint) -> QMenu:
        view = self.window.canvas.viewport()
        QTest.mousePress(view, Qt.MouseButton.RightButton, pos=place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
        QApplication.sendEvent(view, event)
        QTest.mouseRelease(view, Qt.MouseButton.RightButton, pos=place)
        return self._opened()

    def by_key(self) -> QMenu:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
        QApplication.sendEvent(self.window.canvas, event)
        return self._opened()

    def choose(self, menu: QMenu, text: str) -> None:
        action = next(a for a in menu.actions() if a.text().partition("\t")[0].replace("&", "") == text)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        self.window.activateWindow()  # which a window system does when a menu closes
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def _opened(self) -> QMenu:
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu


def ids(menu: QMenu) -> list[str]:
    return [action.objectName() for action in menu.actions() if action.objectName()]


def test_on_a_variable(editing: MainWindow, qtbot: QtBot) -> None:
    opener = Opener(editing, qtbot)
    menu = opener.at(opener.hands.middle("Price"))
    assert [editing.document.diagram.name(i) for i in editing.selection.ids] == ["Price"]
    assert {"rename", "link", "delete", "duplicate"} <= set(ids(menu))
    assert "reverse" not in ids(menu)
    opener.choose(menu, "Rename Variable")
    opener.hands.type_name("Cost")
    assert "Cost" in [v.name for v in editing.document.diagram.variables]
    opener.choose(opener.at(opener.hands.middle("Cost")), "Link from Variable")
    assert isinstance(editing.canvas.state, Choosing)


def test_on_a_link(editing: MainWindow, qtbot: QtBot) -> None:
    opener = Opener(editing, qtbot)
    menu = opener.at(opener.hands.link(0))
    assert {"positive", "negative", "unknown", "delay", "reverse", "straighten", "delete"} <= set(ids(menu))
    opener.choose(menu, "Reverse Link")
    assert editing.document.undo_stack.undoText() == "Reverse link"


def test_on_a_loop(editing: MainWindow, qtbot: QtBot) -> None:
    opener = Opener(editing, qtbot)
    badge = editing.canvas.scene_shown.loops[0].center
    menu = opener.at(editing.canvas.mapFromScene(QPointF(*badge)))
    assert editing.selection.lit is not None
    assert ids(menu) == ["loop-circle", "loop-place"]
    opener.choose(menu, "Loop on a Circle")
    assert editing.selection.lit is not None


def test_on_empty_canvas_and_of_several(editing: MainWindow, qtbot: QtBot) -> None:
    opener = Opener(editing, qtbot)
    editing.canvas.select_all()
    menu = opener.at(opener.hands.middle("Price"))
    assert len(editing.selection.ids) == 4
    assert "rename" not in ids(menu)
    menu.close()
    place = QPoint(30, 40)
    there = editing.canvas.point_at(QPointF(place))
    menu = opener.at(place)
    assert editing.selection.ids == frozenset()
    assert {"select-all", "arrange", "fit"} <= set(ids(menu))
    opener.choose(menu, "Add Variable Here")
    opener.hands.type_name("Staff")
    added = editing.document.diagram.variables[-1]
    assert added.name == "Staff"
    assert added.position is not None
    assert abs(added.position[0] - there.x) < 1


def test_by_keyboard_it_is_about_what_is_selected(editing: MainWindow, qtbot: QtBot) -> None:
    opener = Opener(editing, qtbot)
    editing.selection.select({editing.document.diagram.variables[0].id})
    menu = opener.by_key()
    assert "rename" in ids(menu)
    menu.close()


def test_it_ends_what_was_going_on(editing: MainWindow, qtbot: QtBot) -> None:
    opener = Opener(editing, qtbot)
    opener.hands.double_click(QPoint(30, 40))
    opener.hands.press("Staff")
    menu = opener.at(opener.hands.middle("Price"))
    assert [v.name for v in editing.document.diagram.variables][-1] == "Staff"
    assert isinstance(editing.canvas.state, Idle)
    menu.close()
