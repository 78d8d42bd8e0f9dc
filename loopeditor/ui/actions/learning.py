"""The classroom: lessons, exercises, worksheets and archetypes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.analysis.titles import ARCHETYPES, LESSONS
from loopeditor.language import mark
from loopeditor.ui.actions.action import LEARN, Action, always, drawn
from loopeditor.ui.learning.progress import done, next_lesson

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

_LESSONS = f"{LEARN}/{mark('&Lessons')}"
_EXERCISES = f"{LEARN}/{mark('&Exercise from This Diagram')}"
_ARCHETYPES = f"{LEARN}/{mark('&Archetypes')}"


def _begin(window: MainWindow, lesson: str) -> None:
    from loopeditor.ui.learning.learning import begin_lesson

    begin_lesson(window, lesson)


def _begin_next(window: MainWindow) -> None:
    """The one after that which is under way; else the first that is not done."""
    learns = window.is_ready and "learning" in vars(window.workspace)
    current = window.workspace.learning.play.lesson if learns else None
    _begin(window, next_lesson(window.settings, current.id if current else ""))


def _lesson(lesson: str, title: str) -> Action:
    return Action(
        f"lesson-{lesson}", _LESSONS, title, lambda w: _begin(w, lesson), checked=lambda w: lesson in done(w.settings)
    )


def _exercise(hide: str, text: str, tip: str) -> Action:
    def begin(window: MainWindow) -> None:
        from loopeditor.ui.learning.exercising import begin_exercise

        begin_exercise(window, hide)

    return Action(f"exercise-{hide}", _EXERCISES, text, begin, tip=tip, enabled=drawn)


def _archetype(name: str, title: str) -> Action:
    return Action(f"archetype-{name}", _ARCHETYPES, title, lambda w: w.filing.open_example(name))


def _make_worksheet(window: MainWindow) -> None:
    from loopeditor.ui.learning.worksheet_dialog import make_worksheet

    make_worksheet(window)


def _recognise(window: MainWindow) -> None:
    from loopeditor.ui.learning.learning import show_tab

    window.workspace.learning.recognising.start()
    show_tab(window)


ACTIONS: tuple[Action, ...] = (
    *(_lesson(lesson, title) for lesson, title in LESSONS.items()),
    Action(
        "next-lesson",
        LEARN,
        mark("&Next Lesson"),
        _begin_next,
        tip=mark("The first lesson that is not done yet"),
        enabled=always,
    ),
    _exercise("signs", mark("&Signs"), mark("Which way does each link pass a change on?")),
    _exercise("loops", mark("&Loops"), mark("Which loops reinforce, and which balance?")),
    _exercise("link", mark("&Missing Link"), mark("Which link is missing?")),
    _exercise("names", mark("&Names"), mark("Which name belongs where?")),
    Action(
        "worksheet",
        LEARN,
        mark("&Worksheet…"),
        _make_worksheet,
        tip=mark("A page to fill in, and its key, to be printed"),
        enabled=drawn,
    ),
    *(_archetype(name, title) for name, title in ARCHETYPES.items()),
    Action(
        "archetypes-here",
        LEARN,
        mark("Archetypes &Here"),
        _recognise,
        tip=mark("Which classic archetypes this diagram has the shape of"),
        enabled=drawn,
    ),
)
"""For the menu Learn."""
