"""All that helps to find one's way over the canvas, each made when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopeditor.editor.focus import Focus

if TYPE_CHECKING:
    from loopeditor.ui.overlays.focus_chip import FocusChip
    from loopeditor.ui.overlays.minimap import Minimap
    from loopeditor.ui.overlays.search import Search
    from loopeditor.ui.workspace import Workspace

_MINIMAP = "minimap/shown"


class Wayfinding(QObject):
    """Search, focus and minimap of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.focus = Focus(workspace.document, workspace.selection, self)
        if self.shows_minimap:
            self.minimap.show()

    @cached_property
    def search(self) -> Search:
        """Over everything in the diagram."""
        from loopeditor.ui.overlays.search import Search

        return Search(self._workspace, self._workspace.canvas)

    @cached_property
    def chip(self) -> FocusChip:
        """What says how far the focus reaches."""
        from loopeditor.ui.overlays.focus_chip import FocusChip

        return FocusChip(self._workspace, self.focus)

    @cached_property
    def minimap(self) -> Minimap:
        """The whole diagram in a corner."""
        from loopeditor.ui.overlays.minimap import Minimap

        return Minimap(self._workspace)

    @property
    def shows_minimap(self) -> bool:
        """Whether the person wants the minimap."""
        return bool(self._workspace.settings.value(_MINIMAP, False, bool))  # noqa: FBT003 - Qt's own signature

    def toggle_focus(self) -> None:
        """Look at the selected variables; where these are looked at already, or none is selected, at everything."""
        diagram, chosen = self._workspace.document.diagram, self._workspace.selection.ids
        ghosts = {diagram.ghost[i].variable for i in chosen if i in diagram.ghost}
        wanted = tuple(i for i in diagram.variable if i in chosen or i in ghosts)
        self.chip  # noqa: B018 - made before there is something to show
        self.focus.begin(() if wanted == self.focus.starts else wanted)

    def toggle_minimap(self) -> None:
        """Show or hide the minimap, from now on."""
        self._workspace.settings.setValue(_MINIMAP, not self.shows_minimap)
        self.minimap.setVisible(self.shows_minimap)
