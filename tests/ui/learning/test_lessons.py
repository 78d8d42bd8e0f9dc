"""Lessons in the window: each step is done with real hands, and a newcomer's work is never in danger."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.analysis.lesson_plan import LESSONS
from loopeditor.analysis.titles import LESSONS as TITLES
from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.ui import windows
from loopeditor.ui.learning.lesson_play import LessonPlay
from loopeditor.ui.learning.panel import LearnPanel
from loopeditor.ui.learning.progress import done, keep_done, next_lesson
from loopeditor.ui.main_window import MainWindow
from tests.stories.hands import LEFT, Hands

Key = Qt.Key


def panel_of(window: MainWindow) -> LearnPanel:
    panel = window.outline.show_tab("learn")
    assert isinstance(panel, LearnPanel)
    return panel


def play_of(window: MainWindow) -> LessonPlay:
    return window.workspace.learning.play


def press(window: MainWindow, key: Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window.canvas, key)


def begin(window: MainWindow, lesson: str, qtbot: QtBot) -> LessonPlay:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.menus.actions[f"lesson-{lesson}"].trigger()
    qtbot.wait(20)
    return play_of(window)


def test_the_titles_are_those_of_the_lessons() -> None:
    assert {lesson.id: lesson.title for lesson in LESSONS} == TITLES


def test_the_start_page_leads_into_the_first_lesson(window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(window.start_page.lessons, LEFT)
    qtbot.waitUntil(lambda: window.is_editing)
    assert [variable.name for variable in window.document.diagram.variables] == ["Rain", "Puddles"]
    assert not window.document.is_modified
    page = panel_of(window).lesson
    assert page.isVisible()
    assert (page.caption.text(), page.title.text()) == ("Lesson 1 of 8", "What is a link?")
    assert page.dots.accessibleName() == "Step 1 of 2"
    assert not page.next.isVisible()


def test_a_step_is_done_with_the_mouse_and_enter_on_the_canvas_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    play = begin(window, "link", qtbot)
    page, hands = panel_of(window).lesson, Hands(window.canvas, qtbot)
    press(window, Key.Key_Return)
    assert play.number == 0, "nothing to go on from"
    hands.drag(hands.rim("Rain"), hands.middle("Puddles"))
    assert play.is_passed
    assert page.verdict.isVisible()
    assert page.verdict.head.text() == "Well done."
    assert page.verdict.reason.text() == LESSONS[0].steps[0].praise
    window.document.undo_stack.undo()
    assert play.is_passed, "what was done once counts"
    window.document.undo_stack.redo()
    press(window, Key.Key_Return)
    assert (play.number, play.is_passed) == (1, False)
    assert not page.verdict.isVisible()


def test_a_question_is_answered_with_the_keyboard_and_a_wrong_answer_gets_a_hint(
    window: MainWindow, qtbot: QtBot
) -> None:
    play = begin(window, "reinforcing", qtbot)
    page = panel_of(window).lesson
    assert page.choices[0].hasFocus(), "a question has the keyboard"
    press(window, Key.Key_Tab)
    press(window, Key.Key_Return)
    assert play.answer == "It falls"
    assert not play.is_passed
    assert page.verdict.head.text() == "Not quite. Try again."
    assert page.verdict.reason.text() == LESSONS[3].steps[0].hint
    page.choices[0].setFocus()
    press(window, Key.Key_Space)
    assert play.is_passed
    assert page.next.hasFocus()
    press(window, Key.Key_Return)
    assert play.number == 1
    assert window.canvas.hasFocus(), "there is something to do again"


def test_pushes_come_from_the_walk(window: MainWindow, qtbot: QtBot) -> None:
    play = begin(window, "virtuous", qtbot)
    ids = {variable.name: variable.id for variable in window.document.diagram.variables}
    window.selection.select([ids["Skill"]])
    window.menus.actions["want-more"].trigger()
    assert play.is_passed
    press(window, Key.Key_Return)
    QTest.keyClick(window.canvas, Key.Key_U)
    assert not play.is_passed, "Skill was pushed, and not Practice"
    window.selection.select([ids["Practice"]])
    QTest.keyClick(window.canvas, Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    assert not play.is_passed, "the other way"
    QTest.keyClick(window.canvas, Key.Key_U)
    assert play.is_passed
    press(window, Key.Key_Return)
    assert play.number == 2
    QTest.keyClick(window.canvas, Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    assert play.is_over
    assert done(window.settings) == {"virtuous"}
    assert window.menus.actions["lesson-virtuous"].isCheckable()


def test_hints_are_given_on_demand(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, "delay", qtbot)
    page = panel_of(window).lesson
    assert not page.hint_text.isVisible()
    QTest.mouseClick(page.hint, LEFT)
    assert page.hint_text.isVisible()
    assert page.hint_text.text() == LESSONS[5].steps[0].hint
    assert not page.hint.isVisible()


def test_the_next_lesson_takes_the_place_of_the_last_one(window: MainWindow, qtbot: QtBot) -> None:
    play = begin(window, "balancing", qtbot)
    diagram = window.document.diagram
    ids = {variable.name: variable.id for variable in diagram.variables}
    (link,) = (each.id for each in diagram.links if each.target == ids["Tiredness"])
    window.selection.select([link])
    press(window, Key.Key_Minus)
    assert play.is_passed
    press(window, Key.Key_Return)
    page = panel_of(window).lesson
    QTest.mouseClick(page.choices[1], LEFT)
    assert play.is_over
    assert page.next.text() == "Next Lesson: What is a delay?"
    assert window.document.is_modified
    press(window, Key.Key_Return)
    qtbot.wait(20)
    assert play.lesson
    assert play.lesson.id == "delay"
    assert windows.opened() == (window,), "practice is given up without a question"
    panel = panel_of(window)
    QTest.mouseClick(page.all, LEFT)
    assert panel.currentWidget() is panel.list
    assert panel.list.rows["balancing"].accessibleName() == "What does B mean? Done."
    assert panel.list.far.text() == "1 of 8 done"


def test_unsaved_work_stays_and_the_lesson_opens_beside_it(editing: MainWindow, qtbot: QtBot) -> None:
    mine = edits.rename(editing.document.diagram, "v1", "Cost")
    editing.document.commit(mine, "Rename variable")
    editing.menus.actions["lesson-sign"].trigger()
    assert editing.document.diagram == mine
    (other,) = (each for each in windows.opened() if each is not editing)
    qtbot.wait(20)
    assert play_of(editing).lesson is None
    assert play_of(other).lesson is LESSONS[1]
    assert other.document.diagram.variables[0].name == "Price"
    assert other.outline.shown == "learn"
    other.close()


def test_opening_a_file_ends_the_lesson(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    play = begin(window, "loop", qtbot)
    path = tmp_path / "a.txt"
    path.write_text("A -> B", encoding="utf-8")
    window.filing.open_path(path)
    qtbot.waitUntil(lambda: window.document.path == path)
    assert play.lesson is None
    panel = panel_of(window)
    assert panel.currentWidget() is panel.list


def test_closing_gives_the_canvas_its_room_back(window: MainWindow, qtbot: QtBot) -> None:
    play = begin(window, "loop", qtbot)
    QTest.mouseClick(panel_of(window).lesson.close_button, LEFT)
    assert window.outline.isHidden()
    assert play.lesson is None
    assert window.canvas.hasFocus()
    assert len(window.document.diagram.variables) == 2, "the diagram stays"


@pytest.mark.parametrize(
    ("finished", "after", "following"),
    [
        ((), "", "link"),
        (("link", "loop"), "", "sign"),
        (("link", "loop"), "sign", "reinforcing"),
        (("flywheel",), "flywheel", "link"),
        (tuple(TITLES), "sign", "loop"),
        (tuple(TITLES), "flywheel", "link"),
    ],
)
def test_which_lesson_comes_next(window: MainWindow, finished: tuple[str, ...], after: str, following: str) -> None:
    for lesson in finished:
        keep_done(window.settings, lesson)
    assert next_lesson(window.settings, after) == following


def test_at_the_end_of_all_there_is_no_next(window: MainWindow, qtbot: QtBot) -> None:
    for lesson in TITLES:
        keep_done(window.settings, lesson)
    play = begin(window, "flywheel", qtbot)
    diagram = parse(
        "Strangers -> Visitors -> Customers -> Recommendations -> Visitors\nCustomers -> Queue\nQueue -> Visitors : -"
    )
    window.document.commit(diagram, "Draw")
    play.go_on()
    play.go_on()
    window.selection.select([v.id for v in diagram.variables if v.name == "Customers"])
    QTest.keyClick(window.canvas, Key.Key_U)
    assert play.is_over
    panel = panel_of(window)
    assert panel.lesson.next.text() == "Done"
    QTest.mouseClick(panel.lesson.next, LEFT)
    assert panel.currentWidget() is panel.list
    assert panel.list.start.text() == "Begin again"
    assert QPoint() == panel.list.pos()


def test_next_lesson_in_the_menu_goes_on_from_the_one_under_way(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.actions["next-lesson"].trigger()
    play = play_of(window)
    assert play.lesson is LESSONS[0]
    window.menus.actions["next-lesson"].trigger()
    assert play.lesson is LESSONS[1]
    qtbot.wait(10)


def test_archetypes_that_are_looked_for_meanwhile_do_not_end_the_lesson(window: MainWindow, qtbot: QtBot) -> None:
    play = begin(window, "balancing", qtbot)
    panel = panel_of(window)
    window.menus.actions["archetypes-here"].trigger()
    assert panel.currentWidget() is panel.findings
    qtbot.waitUntil(lambda: not window.workspace.learning.recognising.is_working, timeout=20_000)
    QTest.mouseClick(panel.findings.close_button, LEFT)
    assert panel.currentWidget() is panel.lesson
    assert play.lesson is LESSONS[4]


def test_what_somebody_made_of_a_lesson_is_not_given_up(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, "link", qtbot)
    mine = parse(" -> ".join(["Rain", "Puddles", *(f"Thing {k}" for k in range(8))]))
    window.document.commit(mine, "Draw")
    drawn = window.document.diagram
    window.menus.actions["lesson-sign"].trigger()
    (other,) = (each for each in windows.opened() if each is not window)
    qtbot.wait(10)
    assert window.document.diagram == drawn
    assert play_of(other).lesson is LESSONS[1]
    other.close()
