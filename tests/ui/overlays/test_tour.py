from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.overlays.tour import SEEN, STEPS, Tour
from loopeditor.ui.system import System
from tests.stories.hands import LEFT, Hands


def tour_of(window: MainWindow) -> Tour:
    tour = window.findChild(Tour)
    assert isinstance(tour, Tour)
    return tour


@pytest.fixture
def newcomer(window: MainWindow, settings: QSettings, qtbot: QtBot) -> MainWindow:
    """The window of somebody who never saw it, on a first empty diagram."""
    settings.remove(SEEN)
    window.settings.remove(SEEN)
    QTest.mouseClick(window.start_page.new, LEFT)
    qtbot.waitUntil(lambda: tour_of(window).step == 0)
    return window


def test_it_begins_on_the_first_empty_diagram_and_never_again(newcomer: MainWindow) -> None:
    tour = tour_of(newcomer)
    assert tour.step == 0
    assert tour.bubble.isVisible()
    assert tour.bubble.title.text() == "Add a variable"
    assert newcomer.canvas.hasFocus(), "the keyboard stays where it is needed"
    tour.end()
    newcomer.filing.new()
    assert tour.step is None


def test_somebody_who_opens_a_diagram_is_left_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.remove(SEEN)
    with qtbot.waitSignal(window.filing.opened):
        window.open_target("amazon")
    qtbot.wait(10)
    qtbot.wait(20)
    assert tour_of(window).step is None


def test_each_step_passes_when_it_is_done(newcomer: MainWindow, qtbot: QtBot) -> None:
    tour, hands = tour_of(newcomer), Hands(newcomer.canvas, qtbot)
    hands.double_click(QPoint(300, 250))
    assert tour.step == 0
    hands.type_name("Riders")
    qtbot.waitUntil(lambda: tour.step == 1)
    shown = newcomer.canvas.mapFromScene(newcomer.canvas.scene_shown.variables[0].box.center.x, 0)
    middle = tour.bubble.geometry().center() - newcomer.canvas.mapTo(newcomer, QPoint())
    qtbot.wait(300)
    assert abs(middle.x() - shown.x()) < 400, "it stands beside the name"

    hands.drag(hands.rim("Riders"), QPoint(560, 380))
    hands.type_name("Drivers")
    qtbot.waitUntil(lambda: tour.step == 2)
    hands.drag(hands.rim("Drivers"), hands.middle("Riders"))
    qtbot.waitUntil(lambda: tour.step == 3)
    hands.click(hands.link(0))
    hands.press("-")
    qtbot.waitUntil(lambda: tour.step == 4)
    assert tour.bubble.next.text() == "Done"
    newcomer.menus.actions["copy"].trigger()
    qtbot.waitUntil(lambda: tour.step is None)
    assert not tour.bubble.isVisible()


def test_next_goes_on_and_the_button_ends_it(newcomer: MainWindow) -> None:
    tour = tour_of(newcomer)
    seen = []
    while tour.step is not None:
        seen.append(tour.bubble.count.text())
        QTest.mouseClick(tour.bubble.next, LEFT)
    assert seen == [f"{k} of 5" for k in range(1, len(STEPS) + 1)]
    newcomer.menus.actions["tour"].trigger()
    assert tour.step == 0
    QTest.mouseClick(tour.bubble.end, LEFT)
    assert tour.step is None
    assert newcomer.canvas.hasFocus()


def test_escape_first_gives_up_what_is_under_way(newcomer: MainWindow, qtbot: QtBot) -> None:
    tour, hands = tour_of(newcomer), Hands(newcomer.canvas, qtbot)
    hands.double_click(QPoint(300, 250))
    hands.press(Qt.Key.Key_Escape)
    assert tour.step == 0
    assert newcomer.document.diagram.variables == ()
    hands.press(Qt.Key.Key_Escape)
    assert tour.step is None


def test_it_lies_within_the_window_whatever_it_points_at(newcomer: MainWindow, qtbot: QtBot) -> None:
    tour = tour_of(newcomer)
    newcomer.resize(900, 560)
    qtbot.wait(20)
    for number in range(len(STEPS)):
        tour._show(number)
        qtbot.wait(250)
        assert newcomer.rect().contains(tour.bubble.geometry()), STEPS[number].title


def test_it_stands_still_for_who_wants_no_motion(
    newcomer: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    tour = tour_of(newcomer)
    for still in (True, False):
        monkeypatch.setattr(System, "wants_less_motion", still)
        tour.start()
        qtbot.wait(250)
        before = tour.bubble.pos()
        tour._show(2)
        assert (tour.bubble.pos() != before) is still
        qtbot.waitUntil(lambda before=before: tour.bubble.pos() != before)  # type: ignore[misc]


def test_on_the_start_page_it_begins_a_diagram(window: MainWindow) -> None:
    window.menus.actions["tour"].trigger()
    assert window.is_editing
    assert tour_of(window).step == 0
