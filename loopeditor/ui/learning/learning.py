"""The one door to the classroom of a window: which lesson is on, and how one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from loopeditor.analysis.lesson_plan import LESSONS, lesson
from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.ui.background import Background
from loopeditor.ui.learning.lesson_play import LessonPlay
from loopeditor.ui.learning.recognising import Recognising
from loopeditor.ui.workspace import Workspace

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

TAB = "learn"
"""The tab of the outline in which lessons are shown."""
_PRACTICE = 5  # variables that a lesson may lead somebody to add


class Learning(QObject):
    """The lesson under way, and the archetypes that were looked for."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.play = LessonPlay(workspace.document, workspace.settings, self)
        self.beside = Background(self)  # files are opened and saved in the window's own, which must not wait for this
        self.recognising = Recognising(workspace, self.beside, self)
        self._listens = False
        if isinstance(workspace.window, QMainWindow) and hasattr(workspace.window, "closed"):
            workspace.window.closed.connect(self.close)

    def close(self) -> None:
        """Call off what is under way; nothing comes of it any more."""
        self.recognising.close()
        self.beside.close()

    def begin(self, name: str) -> None:
        """Begin a lesson on the document, which holds its diagram already."""
        if not self._listens:  # only now, as a walk and all that plays it is made when it is first asked for
            self._listens = True
            walk = self._workspace.running.walk
            walk.began.connect(lambda: self.play.push(walk.walk.start, walk.walk.direction) if walk.walk else None)
        self.recognising.stop()
        self.play.begin(lesson(name))


def begin_lesson(window: MainWindow, name: str) -> MainWindow:
    """Begin a lesson: in this window where nothing can be lost, else in one beside it; gives the window.

    What was drawn for a lesson gives way to the next one, unless somebody went on and made something of it.
    """
    from loopeditor.ui.windows import open_beside

    window.get_ready()
    window.filing.settle()
    if window.document.is_modified and not _holds_practice(window):
        window = open_beside(window)
        window.get_ready()
    asked = lesson(name)
    window.filing.open_made(edits.retitle(asked.start, tr(asked.title)))
    show_tab(window)
    window.canvas.fit()
    window.workspace.learning.begin(name)
    return window


def _holds_practice(window: MainWindow) -> bool:
    """Whether the document is what a lesson asked for, and little more."""
    play = window.workspace.learning.play
    if not play.lesson or window.document.path:
        return False
    return len(window.document.diagram.variables) <= len(play.lesson.start.variables) + _PRACTICE


def show_tab(window: MainWindow) -> None:
    """Show the tab in which lessons and archetypes are told, unless it is in front."""
    if window.outline.shown != TAB:
        window.show_outline(TAB)


def lesson_number(name: str) -> int:
    """Which lesson it is, counted from 1."""
    return [each.id for each in LESSONS].index(name) + 1
