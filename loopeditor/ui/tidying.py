"""Placing the variables of the document anew, beside the window."""

from __future__ import annotations

from collections.abc import Callable

from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.ui.workspace import Workspace

_LONG = 40
"""Variables from which on it takes long enough to be told."""


def arrange_again(workspace: Workspace) -> None:
    """Place every variable anew, as one step of the history; any edit meanwhile ends it."""
    document, before = workspace.document, workspace.document.diagram

    def done(after: Diagram) -> None:
        if document.diagram is before:
            document.commit(after, tr("Arrange again"))
            workspace.canvas.fit()
        if len(before.variables) > _LONG:
            workspace.messages.hide()

    def failed(error: Exception) -> None:
        from loopeditor.layout.flywheel import Cancelled

        if isinstance(error, Cancelled):
            workspace.messages.info(tr("Not arranged, because the diagram was changed meanwhile."))
        else:
            workspace.messages.error(str(error))

    if len(before.variables) > _LONG:
        workspace.messages.warn(tr("Arranging {n} variables … go on editing to stop it.", n=len(before.variables)))
    workspace.background.run(lambda: _rearranged(before, lambda: document.diagram is not before), done, failed)


def _rearranged(diagram: Diagram, is_cancelled: Callable[[], bool]) -> Diagram:
    from loopeditor.layout.flywheel import rearrange
    from loopeditor.render.measurer import measurer

    return rearrange(diagram, measurer(), cancelled=is_cancelled)
