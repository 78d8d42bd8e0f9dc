"""Placing the variables of the document anew, beside the window."""

from __future__ import annotations

from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.ui.workspace import Workspace


def arrange_again(workspace: Workspace) -> None:
    """Place every variable anew, as one step of the history, unless the diagram is changed meanwhile."""
    document, before = workspace.document, workspace.document.diagram

    def done(after: Diagram) -> None:
        if document.diagram is before:
            document.commit(after, tr("Arrange again"))
            workspace.canvas.fit()

    workspace.background.run(lambda: _rearranged(before), done, lambda error: workspace.messages.error(str(error)))


def _rearranged(diagram: Diagram) -> Diagram:
    from loopeditor.layout.flywheel import rearrange
    from loopeditor.render.measurer import measurer

    return rearrange(diagram, measurer())
