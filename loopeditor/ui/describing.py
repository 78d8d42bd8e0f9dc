"""Steps that menus and the inspector share: ghosts, groups and the title on the canvas."""

from __future__ import annotations

from collections.abc import Collection

from loopeditor.geometry.scene import TITLE
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.language import tr
from loopeditor.layout.nearby import room_in
from loopeditor.model import edits
from loopeditor.tools import wording
from loopeditor.tools.events import Rename
from loopeditor.ui.words import counted
from loopeditor.ui.workspace import Workspace

_BESIDE = 40.0
_ABOVE = 28.0


def add_ghost(workspace: Workspace, variables: Collection[str]) -> None:
    """Give each of these variables a second place beside it; the new ghosts are selected."""
    document, canvas = workspace.document, workspace.canvas
    canvas.settle()
    ids = [i for i in document.diagram.variable if i in variables]
    if not ids:
        return
    after, room = document.diagram, room_in(canvas.scene_shown)
    boxes = {shape.id: shape.box for shape in canvas.scene_shown.variables}
    for variable in ids:
        box = boxes[variable]
        place = room.free(Point(box.center.x + box.width + _BESIDE, box.center.y), box.width, box.height)
        room.take(Rect.around(place, box.width, box.height))
        after = edits.add_ghost(after, variable, (place.x, place.y))
    named = wording.label(after, ids[0]) if len(ids) == 1 else counted(len(ids), "variable")
    new = [ghost.id for ghost in after.ghosts[-len(ids) :]]
    document.commit(after, tr("Add ghost of {name}", name=named))
    workspace.selection.select(new)


def show_title(workspace: Workspace, *, shown: bool) -> None:
    """Show the title above the picture, or no longer on the canvas."""
    document, canvas = workspace.document, workspace.canvas
    canvas.settle()
    bounds = canvas.scene_shown.bounds
    place = (bounds.center.x, bounds.top - _ABOVE) if shown else None
    text = tr("Show title on canvas") if shown else tr("Hide title on canvas")
    document.commit(edits.place_title(document.diagram, place), text)
    if shown and not document.diagram.title:
        canvas.setFocus()
        canvas.send(Rename(TITLE))


def set_group(workspace: Workspace, ids: Collection[str], name: str, colour: str = "") -> None:
    """Put variables in a group, made in this colour where there is none of that name; "" takes them out."""
    document = workspace.document
    before = document.diagram
    after = edits.set_group(before, ids, name)
    if colour and name not in before.group:
        after = edits.colour_group(after, name, colour)
    text = tr("Put in group {name}", name=wording.short(name)) if name else tr("Take out of group")
    document.commit(after, text)
