"""Exercises on the screen: nothing hidden can be seen, every answer is marked with its reason, and keys are enough."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from loopeditor import api
from loopeditor.analysis.exercise import Hide, answer, exercise, mark, questions
from loopeditor.analysis.loops import find_loops
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from loopeditor.ui.learning.exercise_window import ExerciseWindow
from loopeditor.ui.learning.sitting import sit
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.stories.hands import LEFT

Key = Qt.Key
SAVINGS = "Savings -> Interest -> Savings\nSavings -> Spending\nSpending -> Savings : -"


@pytest.mark.parametrize("name", ["amazon", "ethereum", "uber", *api.archetypes()])
@pytest.mark.parametrize("hide", list(Hide))
def test_what_is_marked_right_is_what_the_analysis_says(name: str, hide: Hide) -> None:
    diagram = api.archetype(name) if name in api.archetypes() else api.example(name)
    sitting = sit(exercise(diagram, [hide], most=12))
    letters = {loop.key: loop.polarity.letter for loop in find_loops(diagram).found}
    while question := sitting.question:
        wrong = next((choice for choice in question.choices if choice != answer(question)), "nowhere -> nowhere")
        missed = sitting.answered(wrong)
        assert missed.marked
        assert not missed.marked.right
        assert missed.marked.reason.endswith(".")
        assert missed.following() == missed, "a wrong answer does not lead on"
        if hide is Hide.LOOPS:
            assert answer(question) == letters[question.about]
        if hide is Hide.SIGNS:
            assert answer(question) == diagram.link[question.about[0]].polarity.value
        sitting = missed.answered(answer(question))
        assert sitting.is_right
        sitting = sitting.following()
    assert sitting.at_first_try == 0
    assert sitting.left == replace(sitting.whole, signs=(), loops=(), missing="", names=())
    assert sitting.left.shown == replace(diagram, scenarios=())


def test_only_first_tries_count() -> None:
    sitting = sit(exercise(parse(SAVINGS), [Hide.SIGNS]))
    for k in range(4):
        question = sitting.question
        assert question
        if k == 2:
            sitting = sitting.answered("-" if answer(question) == "+" else "+").answered("?")
        sitting = sitting.answered(answer(question)).following()
    assert (sitting.at_first_try, sitting.missed, sitting.question) == (3, frozenset({2}), None)


def opened(window: MainWindow, hide: str, qtbot: QtBot) -> ExerciseWindow:
    window.menus.actions[f"exercise-{hide}"].trigger()
    found: list[ExerciseWindow] = []

    def look() -> bool:
        shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, ExerciseWindow))
        found[:] = [each for each in shown if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=20_000)
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


@pytest.fixture
def savings(editing: MainWindow) -> MainWindow:
    editing.document.replace(on_circle(parse(SAVINGS)))
    editing.show_canvas()
    return editing


def press(key: Key | str) -> None:
    focused = QApplication.focusWidget()
    assert focused
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def test_a_whole_exercise_by_keyboard_with_a_wrong_answer(savings: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(savings, "signs", qtbot)
    assert not dialog.isModal()
    asked = questions(dialog.sitting.whole)
    assert dialog.far.text() == "Question 1 of 4"
    assert dialog.task.text() == "After a rise in Savings, what does Interest do?"
    assert {link.polarity for link in dialog.picture.scene.links} == {Polarity.UNKNOWN}, "nothing tells a sign"
    press("-")
    assert dialog.verdict.isVisible()
    assert dialog.verdict.head.text().startswith("Not quite.")
    assert dialog.verdict.reason.text() == mark(asked[0], "-").reason
    assert not dialog.next.isVisible()
    press("+")
    assert dialog.verdict.head.text() == "Right."
    assert next(link.polarity for link in dialog.picture.scene.links) is Polarity.POSITIVE, "it is shown"
    assert dialog.next.hasFocus()
    press(Key.Key_Return)
    for question in asked[1:]:
        press(answer(question))
        press(Key.Key_Return)
    assert dialog.task.text() == "3 of 4 at the first try"
    assert dialog.reasons.text() == mark(asked[0], "+").reason
    assert dialog.again.hasFocus()
    assert savings.document.undo_stack.count() == 0, "the diagram is as it was"
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_letters_of_loops_by_mouse(savings: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(savings, "loops", qtbot)
    assert not dialog.picture.scene.loops
    while question := dialog.sitting.question:
        assert dialog.answers
        assert list(dialog.answers.buttons) == ["R", "B"]
        before = len(dialog.picture.scene.loops)
        QTest.mouseClick(dialog.answers.buttons[answer(question)], LEFT)
        assert len(dialog.picture.scene.loops) == before + 1, "its identifier appears"
        QTest.mouseClick(dialog.next, LEFT)
    assert dialog.help.text() == "All of it right away."
    assert {each.identifier for each in dialog.picture.scene.loops} == {"R1", "B1"}
    dialog.close()


def test_the_missing_link_is_typed_with_completion(savings: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(savings, "link", qtbot)
    assert dialog.answers
    whole = dialog.sitting.whole
    missing = whole.diagram.link[whole.missing]
    names = [whole.diagram.name(end) for end in (missing.source, missing.target)]
    assert len(dialog.picture.scene.links) == 3
    source, target = dialog.answers.fields
    assert source.hasFocus()
    QTest.keyClicks(source, names[1])
    QTest.keyClicks(target, names[0])
    QTest.mouseClick(dialog.answers.check, LEFT)
    assert "other way round" in dialog.verdict.reason.text()
    for field, name in ((source, names[0]), (target, names[1])):
        field.clear()
        _complete(field, name, qtbot)
    QTest.mouseClick(dialog.answers.check, LEFT)
    assert dialog.sitting.is_right
    assert len(dialog.picture.scene.links) == 4
    assert "→" in dialog.verdict.reason.text()
    dialog.close()


def _complete(field: QLineEdit, name: str, qtbot: QtBot) -> None:
    """Type two letters, and take what is offered."""
    field.setFocus()
    QTest.keyClicks(field, name[:3].lower())
    popup = field.completer().popup()
    assert popup
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert field.text() == name


def test_names_are_taken_from_the_bank_and_used_up(savings: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(savings, "names", qtbot)
    asked = dialog.sitting.asked
    assert dialog.answers
    assert set(dialog.answers.buttons) == {"Interest", "Spending"}
    shown = {shape.id: shape.name for shape in dialog.picture.scene.variables}
    assert [shown[i] for question in asked for i in question.about] == ["", ""]
    number = list(dialog.answers.buttons).index(answer(asked[0])) + 1
    press(str(number))
    assert dialog.sitting.is_right
    press(Key.Key_Return)
    assert dialog.answers
    assert list(dialog.answers.buttons) == [answer(asked[1])]
    dialog.close()


def test_once_more_asks_for_something_else(savings: MainWindow, qtbot: QtBot) -> None:
    first = opened(savings, "link", qtbot)
    assert first.sitting.question
    first.give(answer(first.sitting.question))
    first.go_on()
    QTest.mouseClick(first.again, LEFT)
    qtbot.waitUntil(lambda: any(_is_fresh(each) for each in QApplication.topLevelWidgets()), timeout=20_000)
    (second,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ExerciseWindow) and w.isVisible())
    second.close()


def _is_fresh(widget: object) -> bool:
    return isinstance(widget, ExerciseWindow) and widget.isVisible() and widget.sitting.number == 0


def test_where_nothing_can_be_asked_it_is_said(editing: MainWindow, qtbot: QtBot) -> None:
    editing.document.replace(on_circle(parse("Rain -> Puddles")))
    editing.menus.actions["exercise-loops"].trigger()
    qtbot.waitUntil(lambda: bool(editing.messages.text), timeout=20_000)
    assert editing.messages.text == "No exercise: there is no feedback loop whose letter could be hidden."
    editing.document.replace(on_circle(parse("Rain -> Puddles : ?")))
    editing.messages.hide()
    editing.menus.actions["exercise-signs"].trigger()
    qtbot.waitUntil(lambda: bool(editing.messages.text), timeout=20_000)
    assert editing.messages.text == "No exercise: no link has a sign that could be hidden."


def test_many_names_have_room(savings: MainWindow, qtbot: QtBot) -> None:
    savings.document.replace(on_circle(parse(" -> ".join([*(f"Thing {k}" for k in range(20)), "Thing 0"]))))
    dialog = opened(savings, "names", qtbot)
    assert len(dialog.sitting.asked) == 12
    assert dialog.height() == 640, "the window stays as high as it was"
    assert dialog.sitting.question
    dialog.give("Thing")
    dialog.give(answer(dialog.sitting.question))
    qtbot.wait(10)
    assert not dialog.next.visibleRegion().isEmpty(), "it is scrolled to where one goes on"
    dialog.close()


def test_an_exercise_can_be_painted_in_any_look(savings: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(savings, "signs", qtbot)
    seen = set()
    for change in (savings.look.toggle, savings.look.toggle_contrast, savings.look.toggle):
        change()
        qtbot.wait(1)
        image = dialog.picture.grab().toImage()
        seen.add(image.pixelColor(2, 2).name())
        asked = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
        assert savings.look.colours.canvas.selection in asked, "what is asked for stands out"
    assert len(seen) == 3
    savings.look.toggle_contrast()
    dialog.close()
