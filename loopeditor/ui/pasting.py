"""What is pasted or dropped becomes a part of the diagram: own data, the notation, or cells of a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData, QRectF
from PySide6.QtGui import QGuiApplication

from loopeditor.files import cells, native
from loopeditor.files.errors import FileError
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.language import tr
from loopeditor.model import edits, merging, notation
from loopeditor.model.diagram import Diagram
from loopeditor.model.diff import diff
from loopeditor.model.excerpt import clear_of, insert, places, shifted
from loopeditor.ui.clipboard import OWN
from loopeditor.ui.workspace import Workspace

_MOST_PROBLEMS = 3  # that are told one by one


@dataclass(frozen=True)
class Merged:
    """A diagram with what a text says as well, and what could not be read of it."""

    diagram: Diagram
    problems: Sequence[str] = field(default=())


def paste(workspace: Workspace) -> None:
    """Take what is on the clipboard into the diagram, as one step; say so where nothing can be made of it."""
    workspace.canvas.settle()
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None or not take(workspace, data):
        workspace.messages.warn(
            tr("There is nothing to paste: copy a diagram, lines such as  A -> B, or cells of a spreadsheet.")
        )


def can_take(data: QMimeData) -> bool:
    """Whether something may be made of it."""
    return data.hasFormat(OWN) or data.hasText()


def take(workspace: Workspace, data: QMimeData, at: Point | None = None) -> bool:
    """Take data into the diagram, with its middle ``at`` a point of the canvas; whether there was anything to take."""
    if data.hasFormat(OWN):
        return _take_own(workspace, bytes(data.data(OWN).data()), at)
    text = data.text() if data.hasText() else ""
    if text.strip():
        take_text(workspace, text)
    return bool(text.strip())


def take_text(workspace: Workspace, text: str) -> None:
    """Merge a text into the diagram by the names of variables; the new ones find their places beside the window."""
    before = workspace.document.diagram

    def done(merged: Merged) -> None:
        if workspace.document.diagram is before:
            _show_merged(workspace, merged)
        else:
            take_text(workspace, text)  # into the diagram as it is by now

    def failed(error: Exception) -> None:
        workspace.messages.error(_explained(error))

    workspace.background.run(lambda: _placed(merged_with(before, text)), done, failed)


def merged_with(diagram: Diagram, text: str) -> Merged:
    """The diagram with what a text says: cells where it looks like cells, else the notation.

    Raises:
        NotationError: with the place.
    """
    if not cells.looks_like_cells(text):
        return Merged(merging.merge(diagram, text))
    read = cells.parse(text)
    merged = merging.merge(diagram, notation.write(read.diagram)) if read.diagram.variables else diagram
    for link in read.diagram.links:
        if link.note or link.evidence:
            merged = _annotated(merged, read.diagram, link.id)
    problems = tuple(tr("Row {row}: {words}", row=each.row, words=each.message) for each in read.problems)
    return Merged(merged, problems)


def _annotated(merged: Diagram, said: Diagram, link_id: str) -> Diagram:
    link = said.link[link_id]
    ends = [merging.variable_called(merged, said.name(end)) for end in (link.source, link.target)]
    claim = (*ends, link.polarity, link.delay)
    ids = {each.id for each in merged.links if (each.source, each.target, each.polarity, each.delay) == claim}
    return edits.annotate_link(merged, ids, note=link.note or None, evidence=link.evidence or None)


def _placed(merged: Merged) -> Merged:
    from loopeditor.layout.room import make_room
    from loopeditor.render.measurer import measurer

    return Merged(make_room(merged.diagram, measurer()), merged.problems)


def _take_own(workspace: Workspace, data: bytes, at: Point | None) -> bool:
    try:
        part = native.loads(data, tr("the clipboard"))
    except FileError as error:
        workspace.messages.error(str(error))
        return True
    if part.is_placed and places(part):
        take_part(workspace, part, at)
    return True


def take_part(workspace: Workspace, part: Diagram, at: Point | None = None) -> None:
    """Add a part whose variables have positions, with its middle ``at`` a point of the canvas."""
    before = workspace.document.diagram
    wider, new = insert(before, clear_of(before, _in_view(workspace, part, at)))
    workspace.document.commit(wider, tr("Paste"))
    _show_new(workspace, new, anew=before == Diagram())


def _in_view(workspace: Workspace, part: Diagram, at: Point | None) -> Diagram:
    """The part where it was, if that can be seen; else in the middle of the view, or ``at`` a point."""
    bounds = Rect.bounding([Point(*place) for place in places(part)])
    if at is None:
        shown = workspace.canvas.mapToScene(workspace.canvas.viewport().rect()).boundingRect()
        if shown.intersects(QRectF(bounds.left, bounds.top, max(bounds.width, 1.0), max(bounds.height, 1.0))):
            return part
        at = workspace.canvas.middle()
    return shifted(part, at.x - bounds.center.x, at.y - bounds.center.y)


def _show_merged(workspace: Workspace, merged: Merged) -> None:
    before = workspace.document.diagram
    workspace.document.commit(merged.diagram, tr("Paste"))
    told = diff(before, merged.diagram)
    _show_new(workspace, told.added | told.updated, anew=not before.variables)
    if merged.problems:
        workspace.messages.warn(_listed(merged.problems))
    elif merged.diagram == before:
        workspace.messages.info(tr("The diagram says all of that already."))


def _show_new(workspace: Workspace, new: frozenset[str], *, anew: bool) -> None:
    """Select what is new, and bring it into view; a diagram that was empty is shown whole."""
    workspace.selection.select(new)
    workspace.canvas.setFocus()
    if anew:
        workspace.canvas.fit()
        return
    diagram = workspace.document.diagram
    found = places(Diagram(variables=tuple(v for v in diagram.variables if v.id in new)))
    if found:
        box = Rect.bounding([Point(*place) for place in found]).grown(60.0)
        workspace.canvas.navigation.reveal(QRectF(box.left, box.top, box.width, box.height))


def _listed(problems: Sequence[str]) -> str:
    """The first few problems, a line each, and how many more there are."""
    lines = list(problems[:_MOST_PROBLEMS])
    if more := len(problems) - len(lines):
        lines.append(tr("and {count} more rows that could not be read", count=more))
    return "\n".join(lines)


def _explained(error: Exception) -> str:
    if not isinstance(error, notation.NotationError):
        return str(error)
    return tr(
        "Nothing was pasted. Line {line}: {message}.",
        line=error.line,
        message=error.message,
    )
