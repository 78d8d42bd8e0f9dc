"""The classroom speaks the language of the window; reasons are sentences of the analysis, English so far."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from loopeditor import language
from loopeditor.analysis.exercise import answer
from loopeditor.model.notation import parse
from loopeditor.ui.learning.panel import LearnPanel
from loopeditor.ui.main_window import MainWindow
from tests.builders import on_circle
from tests.ui.learning.test_exercise import opened
from tests.ui.learning.test_worksheet_dialog import opened as worksheet_opened
from tests.ui.test_translation import elsewhere, untranslated

__all__ = ["elsewhere"]


@pytest.fixture
def abroad(elsewhere: MainWindow) -> MainWindow:
    elsewhere.document.replace(on_circle(parse("Xylo -> Yoga : -\nYoga -> Zebra\nZebra -> Xylo -> Zebra")))
    elsewhere.show_canvas()
    return elsewhere


def test_lessons_are_translated(abroad: MainWindow, qtbot: QtBot) -> None:
    panel = abroad.outline.show_tab("learn")
    assert isinstance(panel, LearnPanel)
    assert untranslated(panel) == set()
    abroad.menus.actions["lesson-reinforcing"].trigger()
    assert panel.currentWidget() is panel.lesson
    assert untranslated(panel) == set()
    panel.lesson.choices[1].click()
    assert untranslated(panel) == set()
    panel.lesson.choices[0].click()
    assert untranslated(panel) == set()
    assert panel.lesson.verdict.reason.text().startswith("⟦")
    qtbot.wait(1)


def test_looking_for_archetypes_is_translated(abroad: MainWindow, qtbot: QtBot) -> None:
    abroad.menus.actions["archetypes-here"].trigger()
    panel = abroad.outline.show_tab("learn")
    assert untranslated(panel) == set()
    qtbot.waitUntil(lambda: not abroad.workspace.learning.recognising.is_working, timeout=20_000)
    assert isinstance(panel, LearnPanel)
    for card in panel.findings.cards:
        card.hide()
    assert untranslated(panel) == set()


@pytest.mark.parametrize("hide", ["signs", "loops", "link", "names"])
def test_exercises_are_translated(abroad: MainWindow, qtbot: QtBot, hide: str) -> None:
    dialog = opened(abroad, hide, qtbot)
    while question := dialog.sitting.question:
        assert untranslated(dialog) == set()
        dialog.give("nothing -> at all")
        dialog.give(answer(question))
        told = {dialog.verdict.reason.text(), dialog.verdict.accessibleName()}
        assert untranslated(dialog) - told == set()
        dialog.go_on()
    assert untranslated(dialog) - {dialog.reasons.text()} == set()
    dialog.close()


def test_worksheets_are_translated(abroad: MainWindow) -> None:
    dialog = worksheet_opened(abroad)
    assert untranslated(dialog) - {"⟦A4⟧"} == set()
    assert language.tr("Worksheet") == "⟦Worksheet⟧"
    dialog.reject()
