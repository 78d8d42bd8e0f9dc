"""An exercise on the diagram of a window: made beside the window, then shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.analysis.exercise import Hide, exercise
from loopeditor.geometry.scene import Scene
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.render.exercise_scene import drawn
from loopeditor.render.measurer import measurer
from loopeditor.ui.learning.exercise_window import ExerciseWindow
from loopeditor.ui.learning.sitting import Sitting, sit

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

MOST = 12
"""Questions of one sitting."""


def begin_exercise(window: MainWindow, hide: str, seed: int | None = None, diagram: Diagram | None = None) -> None:
    """Ask for what is hidden of the diagram as it is now; another ``seed`` hides something else.

    What cannot be asked for is told in the window's messages.
    """
    window.filing.settle()
    diagram = diagram or window.document.diagram
    asked, given = Hide(hide), diagram

    def show(made: tuple[Sitting, Scene]) -> None:
        dialog = ExerciseWindow(*made, window.look, window)
        dialog.again_wanted.connect(dialog.accept)
        dialog.again_wanted.connect(lambda: begin_exercise(window, hide, (seed or 0) + 1, given))
        dialog.show()

    def refuse(error: Exception) -> None:
        window.messages.warn(tr("No exercise: {reason}.", reason=str(error)))

    window.workspace.learning.beside.run(lambda: _made(given, asked, seed), show, refuse)


def _made(diagram: Diagram, hide: Hide, seed: int | None) -> tuple[Sitting, Scene]:
    whole = exercise(diagram, [hide], most=MOST, seed=seed)
    return sit(whole), drawn(whole, measurer())
