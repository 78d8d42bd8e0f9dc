"""Placing the variables of the document anew, or putting them in order, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram
from loopeditor.tools.states import Idle
from loopeditor.ui.workspace import Workspace

if TYPE_CHECKING:
    from loopeditor.geometry.identifiers import NamedLoops
    from loopeditor.geometry.shapes import Rect
    from loopeditor.layout.gliding import Glide
    from loopeditor.ui.gliding import Gliding

_LONG = 40
"""Variables from which on it takes long enough to be told."""
_MOST = 120
"""Links up to which the picture glides: more of them cannot all be drawn anew many times a second."""


@dataclass(frozen=True)
class _Found:
    """What comes of it: the way there, and the room that the picture takes at its end."""

    glide: Glide
    bounds: Rect


def arrange_again(workspace: Workspace) -> None:
    """Place every variable anew, as one step of the history; any edit meanwhile ends it."""
    _Arrangement(workspace, mark("Arrange again"), _rearranged, fits=True).begin()


def tidy(workspace: Workspace) -> None:
    """Move as little as can be for names to be clear of each other and of links, as one step; any edit ends it."""
    _Arrangement(workspace, mark("Tidy"), _tidied, fits=False).begin()


class _Arrangement:
    """One arrangement of the document as it is, from the order for it to the step of the history."""

    def __init__(
        self,
        workspace: Workspace,
        text: str,
        arranged: Callable[[Diagram, Callable[[], bool]], Diagram],
        *,
        fits: bool,
    ) -> None:
        self._workspace, self._text, self._arranged, self._fits = workspace, text, arranged, fits
        self._before = workspace.document.diagram
        self._is_long = len(self._before.variables) > _LONG
        self._gliding: Gliding | None = None

    def begin(self) -> None:
        workspace, before, named = self._workspace, self._before, self._workspace.insight.named
        if self._is_long:
            count = len(before.variables)
            workspace.messages.warn(tr("Arranging {n} variables … go on editing to stop it.", n=count))
        workspace.background.run(
            lambda: _found(before, self._arranged(before, lambda: not self._is_wanted), named), self._take, self._fail
        )

    @property
    def _is_wanted(self) -> bool:
        return self._workspace.document.diagram is self._before

    def _take(self, found: _Found) -> None:
        """Glide to what was found, where that is wanted and there is something to be seen."""
        workspace = self._workspace
        if not self._is_wanted or not isinstance(workspace.canvas.state, Idle):
            self._call_off()
            return
        if self._is_long:
            workspace.messages.hide()
        if found.glide.after is self._before:
            workspace.messages.info(tr("Nothing to tidy: no name lies on another, and no link runs through one."))
        elif workspace.look.moves and found.glide.moves and len(self._before.links) <= _MOST:
            self._glide(found)
        else:
            self._commit(found.glide.after)

    def _glide(self, found: _Found) -> None:
        from loopeditor.ui.gliding import Gliding

        canvas, document = self._workspace.canvas, self._workspace.document
        after, view = found.glide.after, found.bounds if self._fits else None
        self._gliding = Gliding(canvas, found.glide, lambda: self._arrive(after), view)
        document.changed.connect(self._give_up)
        self._gliding.start()

    def _arrive(self, after: Diagram) -> None:
        self._workspace.document.changed.disconnect(self._give_up)
        self._commit(after)

    def _give_up(self) -> None:
        """The document changed under the glide."""
        self._workspace.document.changed.disconnect(self._give_up)
        if self._gliding:
            self._gliding.give_up()
        self._call_off()

    def _commit(self, after: Diagram) -> None:
        self._workspace.document.commit(after, tr(self._text))
        if self._fits:
            self._workspace.canvas.fit()

    def _fail(self, error: Exception) -> None:
        from loopeditor.layout.flywheel import Cancelled

        if isinstance(error, Cancelled):
            self._call_off()
        else:
            self._workspace.messages.error(str(error))

    def _call_off(self) -> None:
        self._workspace.messages.info(tr("Not arranged, because the diagram was changed meanwhile."))


def _found(before: Diagram, after: Diagram, named: NamedLoops) -> _Found:
    from loopeditor.geometry.drawing import draw
    from loopeditor.layout.gliding import Glide
    from loopeditor.render.measurer import measurer

    return _Found(Glide(before, after, [loop for loop, _ in named]), draw(after, named, measurer()).bounds)


def _rearranged(diagram: Diagram, is_cancelled: Callable[[], bool]) -> Diagram:
    from loopeditor.layout.flywheel import rearrange
    from loopeditor.render.measurer import measurer

    return rearrange(diagram, measurer(), cancelled=is_cancelled)


def _tidied(diagram: Diagram, is_cancelled: Callable[[], bool]) -> Diagram:
    from loopeditor.layout.flywheel import tidied
    from loopeditor.render.measurer import measurer

    return tidied(diagram, measurer(), cancelled=is_cancelled)
