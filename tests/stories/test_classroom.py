"""A newcomer does a first lesson with mouse and keyboard, and a teacher makes an exercise of a finished diagram."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.analysis.exercise import answer
from loopeditor.analysis.titles import LESSONS
from loopeditor.ui import windows
from loopeditor.ui.learning.exercise_window import ExerciseWindow
from loopeditor.ui.learning.panel import LearnPanel
from loopeditor.ui.learning.progress import done
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.overlays.tour import SEEN, Tour
from tests.stories.hands import LEFT, Hands

Key = Qt.Key


def panel_of(window: MainWindow) -> LearnPanel:
    panel = window.outline.show_tab("learn")
    assert isinstance(panel, LearnPanel)
    return panel


def test_two_lessons_from_the_start_page(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.remove(SEEN)  # somebody who never saw the window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.mouseClick(window.start_page.lessons, LEFT)
    qtbot.waitUntil(lambda: window.is_editing)
    qtbot.wait(50)
    tour = window.findChild(Tour)
    assert isinstance(tour, Tour)
    assert tour.step is None, "one guide at a time"
    page, hands = panel_of(window).lesson, Hands(window.canvas, qtbot)

    hands.drag(hands.rim("Puddles"), hands.middle("Rain"))
    assert not page.verdict.isVisible(), "the wrong way round is not what was asked"
    hands.drag(hands.rim("Rain"), hands.middle("Puddles"))
    assert page.verdict.isVisible()
    QTest.mouseClick(page.next, LEFT)

    assert page.dots.accessibleName() == "Step 2 of 2"
    QTest.mouseClick(page.hint, LEFT)
    assert "press Tab" in page.hint_text.text()
    hands.click(hands.middle("Puddles"))
    hands.press(Key.Key_Tab)
    hands.type_name("Wet feet")
    assert page.verdict.isVisible()
    assert done(window.settings) == {"link"}
    window.canvas.setFocus()
    hands.press(Key.Key_Return)

    qtbot.waitUntil(lambda: page.title.text() == "What is a sign?")
    qtbot.wait(50)
    assert windows.opened() == (window,)
    hands.click(hands.link(0))
    hands.press("-")
    assert page.verdict.isVisible()
    hands.press(Key.Key_Return)
    hands.click(hands.link(1))
    hands.press("+")
    hands.press(Key.Key_Return)
    assert page.choices[0].hasFocus()
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)
    assert page.verdict.head.text() == "Not quite. Try again."
    page.choices[0].setFocus()
    hands.press(Key.Key_Return)
    assert page.verdict.head.text() == "Well done."
    assert done(window.settings) == {"link", "sign"}
    assert window.menus.actions["lesson-sign"].isCheckable()
    window.menus.refresh()
    assert window.menus.actions["lesson-sign"].isChecked()
    assert not window.menus.actions["lesson-loop"].isChecked()


def test_an_exercise_from_an_example(window: MainWindow, qtbot: QtBot) -> None:
    window.open_target("amazon")
    qtbot.waitUntil(lambda: bool(window.document.diagram.variables), timeout=20_000)
    window.menus.actions["exercise-loops"].trigger()
    shown: list[ExerciseWindow] = []

    def look() -> bool:
        shown[:] = [each for each in QApplication.topLevelWidgets() if isinstance(each, ExerciseWindow)]
        return bool(shown) and shown[0].isVisible()

    qtbot.waitUntil(look, timeout=20_000)
    dialog = shown[0]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    letters = {key: name[0] for key, name in dialog.sitting.whole.identifiers}
    count = len(dialog.sitting.asked)
    while question := dialog.sitting.question:
        assert answer(question) == letters[question.about], "as the window itself calls the loop"
        focused = QApplication.focusWidget()
        assert focused
        QTest.keyClicks(focused, answer(question).lower())
        QTest.keyClick(dialog.next, Key.Key_Return)
    assert dialog.task.text() == f"{count} of {count} at the first try"
    dialog.close()


Deed = Callable[[MainWindow, Hands], None]


def _at(window: MainWindow, name: str) -> str:
    return next(variable.id for variable in window.document.diagram.variables if variable.name == name)


def _link(source: str, target: str) -> Deed:
    """Draw a link by dragging from the edge of one name to another."""
    return lambda _window, hands: hands.drag(hands.rim(source), hands.middle(target))


def _key_on_link(source: str, target: str, key: Key | str) -> Deed:
    """Click a link and press a key."""

    def deed(window: MainWindow, hands: Hands) -> None:
        ends = _at(window, source), _at(window, target)
        links = window.document.diagram.links
        hands.click(hands.link(next(k for k, link in enumerate(links) if (link.source, link.target) == ends)))
        hands.press(key)

    return deed


def _next_to(name: str, new: str) -> Deed:
    """Select a variable, press Tab and type the name of what it acts on."""

    def deed(_window: MainWindow, hands: Hands) -> None:
        hands.click(hands.middle(name))
        hands.press(Key.Key_Tab)
        hands.type_name(new)

    return deed


def _link_by_name(source: str, target: str) -> Deed:
    """Select a variable, press L and type the target's name."""

    def deed(_window: MainWindow, hands: Hands) -> None:
        hands.click(hands.middle(source))
        hands.press(Key.Key_L)
        hands.type_name(target)

    return deed


def _rename(name: str, new: str) -> Deed:
    def deed(_window: MainWindow, hands: Hands) -> None:
        hands.click(hands.middle(name))
        hands.press(Key.Key_F2)
        hands.type_name(new)

    return deed


def _push(name: str, menu: str) -> Deed:
    """Select a variable and choose a push from the menu."""

    def deed(window: MainWindow, hands: Hands) -> None:
        hands.click(hands.middle(name))
        window.menus.actions[menu].trigger()

    return deed


def _want(name: str) -> Deed:
    return _push(name, "want-more")


def _answer(number: int) -> Deed:
    return lambda window, _hands: QTest.mouseClick(panel_of(window).lesson.choices[number], LEFT)


BY_HINT: dict[str, list[list[Deed]]] = {
    "link": [[_link_by_name("Rain", "Puddles")], [_next_to("Puddles", "Wet feet")]],
    "sign": [
        [_key_on_link("Price", "Buyers", "-")],
        [_key_on_link("Buyers", "Length of the queue", "+")],
        [_answer(0)],
    ],
    "loop": [
        [_link("Interest", "Savings")],
        [_key_on_link("Interest", "Savings", Key.Key_Delete)],
        [_next_to("Interest", "Deposits"), _link_by_name("Deposits", "Savings")],
    ],
    "reinforcing": [
        [_answer(0)],
        [
            _rename("Openness", "Secrecy"),
            _key_on_link("Trust", "Secrecy", "-"),
            _key_on_link("Secrecy", "Trust", "-"),
        ],
    ],
    "balancing": [[_key_on_link("Hours of sleep", "Tiredness", "-")], [_answer(1)]],
    "delay": [[_key_on_link("Hot tap", "Water temperature", "d")], [_answer(0)]],
    "virtuous": [[_want("Skill")], [_push("Practice", "walk-up")], [_push("Practice", "walk-down")]],
    "flywheel": [
        [_link_by_name("Recommendations", "Visitors")],
        [
            _next_to("Customers", "Waiting time"),
            _link_by_name("Waiting time", "Visitors"),
            _key_on_link("Waiting time", "Visitors", "-"),
        ],
        [_push("Customers", "walk-up")],
    ],
}


@pytest.mark.parametrize("lesson", list(LESSONS))
def test_every_lesson_is_done_by_following_its_hints(window: MainWindow, qtbot: QtBot, lesson: str) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.menus.actions[f"lesson-{lesson}"].trigger()
    qtbot.wait(50)
    play, hands = window.workspace.learning.play, Hands(window.canvas, qtbot)
    for number, deeds in enumerate(BY_HINT[lesson]):
        assert (play.number, play.is_passed) == (number, False)
        for deed in deeds:
            assert not play.is_passed, "not before all of it is done"
            deed(window, hands)
        assert play.is_passed
        hands.press(Key.Key_Return)
        qtbot.wait(20)
    assert lesson in done(window.settings)
