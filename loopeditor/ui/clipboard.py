"""What is selected as data for the clipboard: for this program, for slides, for documents and for text."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import cache
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, QMetaType, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from loopeditor.files import native
from loopeditor.geometry.identifiers import NamedLoops
from loopeditor.language import tr
from loopeditor.model import notation
from loopeditor.model.diagram import Diagram, DiagramError
from loopeditor.model.excerpt import excerpt
from loopeditor.ui.workspace import Workspace

OWN = "application/x-loopeditor+json"
"""The diagram itself, as a native file has it."""

_SVG, _PNG, _IMAGE, _TEXT = "image/svg+xml", "image/png", "application/x-qt-image", "text/plain"
_SCALE = 2.0
_PATIENCE = 20.0  # seconds that whoever pastes a picture waits for it at most

Drawings = dict[str, bytes]
"""The pictures by the names that clipboards have for them."""


class Clip(QMimeData):
    """A part of a diagram. Its pictures are drawn beside the window from the start, and waited for only when wanted.

    ``ahead`` is given what draws them, to be done when there is time.
    """

    def __init__(
        self, part: Diagram, draw: Callable[[], Drawings], ahead: Callable[[Callable[[], None]], None]
    ) -> None:
        super().__init__()
        self._own = native.dumps(part).encode()
        self._text = as_notation(part)
        self._draw = draw
        self._drawings: Future[Drawings] = Future()
        self._kinds = [OWN, _SVG, _PNG, _IMAGE, *([_TEXT] if self._text else [])]
        first = self._drawings
        ahead(lambda: self._finish(first) if first.set_running_or_notify_cancel() else None)

    def plain(self) -> QMimeData:
        """The same with everything drawn, to outlive the program."""
        data = QMimeData()
        for kind in self._kinds:
            found = self.retrieveData(kind, QMetaType())
            data.setData(kind, found) if isinstance(found, QByteArray) else None
        if self._text:
            data.setText(self._text)
        return data

    def _finish(self, drawings: Future[Drawings]) -> None:
        try:
            drawings.set_result(self._draw())
        except Exception as error:  # noqa: BLE001 - the data without its pictures is still worth pasting
            drawings.set_exception(error)

    def _drawn(self) -> Drawings:
        """The pictures: drawn here and now where nobody has begun; none where they cannot be."""
        if self._drawings.cancel():
            self._drawings = Future()
            self._finish(self._drawings)
        with suppress(Exception):
            return self._drawings.result(_PATIENCE)
        return {}

    def formats(self) -> list[str]:
        """All that it can be pasted as, the best first."""
        return self._kinds

    def hasFormat(self, kind: str) -> bool:
        """Whether it can be pasted as this."""
        return kind in self._kinds

    def retrieveData(self, kind: str, _: QMetaType | QMetaType.Type) -> Any:  # noqa: ANN401 - Qt's own signature
        """What is pasted."""
        if kind == OWN:
            return QByteArray(self._own)
        if kind.startswith(_TEXT):
            return self._text or None
        if kind == _IMAGE:
            return QImage.fromData(self._drawn().get(_PNG, b""))
        return QByteArray(self._drawn().get(kind, b"")) if kind in (_SVG, _PNG) else None


def copy(workspace: Workspace) -> None:
    """Put what is selected on the clipboard, or everything where nothing is."""
    workspace.canvas.settle()
    QGuiApplication.clipboard().setMimeData(clip_of(workspace))
    _keep_at_the_end()
    workspace.canvas.status.emit(tr("Copied: paste it here, into a slide, or into a text"))


def cut(workspace: Workspace) -> None:
    """Copy what is selected, and delete it."""
    from loopeditor.model import edits

    copy(workspace)
    diagram, ids = workspace.document.diagram, workspace.selection.ids
    workspace.document.commit(edits.delete(diagram, ids), tr("Cut"))


def clip_of(workspace: Workspace) -> Clip:
    """What is selected, or everything, as it would be copied."""
    part = excerpt(workspace.document.diagram, workspace.selection.ids)
    loops = [each for each in workspace.insight.named if all(link in part.link for link in each[0].links)]

    def ahead(draw: Callable[[], None]) -> None:
        workspace.background.run(draw, lambda _: None, lambda _: None)

    return Clip(part, lambda: draw_part(part, loops), ahead)


def draw_part(part: Diagram, loops: NamedLoops) -> Drawings:
    """The pictures of a part of a diagram, transparent, with these of its loops."""
    from loopeditor.geometry.drawing import draw
    from loopeditor.render.measurer import measurer
    from loopeditor.render.picture import render

    scene = draw(part, loops, measurer())
    return {
        _PNG: render(scene, "png", scale=_SCALE, transparent=True),
        _SVG: render(scene, "svg", transparent=True),
    }


def as_notation(part: Diagram) -> str:
    """The notation, or nothing where names that are alike keep it from telling the whole."""
    try:
        return notation.write(part) if part.variables else ""
    except DiagramError:
        return ""


@cache
def _keep_at_the_end() -> None:
    if application := QCoreApplication.instance():
        application.aboutToQuit.connect(keep_for_others)


def keep_for_others() -> None:
    """Before the program ends, draw what was copied, so that other programs can still paste it."""
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if isinstance(held, Clip):
        QGuiApplication.clipboard().setMimeData(held.plain())
