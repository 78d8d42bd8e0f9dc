"""What is dropped on a window: files are opened, or added with Shift; text and cells are added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent

from loopeditor.language import tr
from loopeditor.ui import windows

if TYPE_CHECKING:
    from loopeditor.model.diagram import Diagram
    from loopeditor.ui.main_window import MainWindow

_TEXTS = (".txt", ".csv", ".tsv")  # told apart by names, so that they can be merged


class Dropping(QObject):
    """Makes a window take what is dropped on it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def _consider(self, event: QDropEvent) -> None:
        """Take what is dragged over the window if something can be made of it, and say what a drop would do."""
        if event.source() is not None or not (paths_in(event.mimeData()) or _is_text(event.mimeData())):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._window.statusBar().showMessage(_promise(self._window, event))

    def _drop(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._window.statusBar().clearMessage()
        paths = paths_in(event.mimeData())
        if not paths:
            _add(self._window, event)
        elif _adds(self._window, event):
            for path in paths:
                add_file(self._window, path)
        else:
            windows.open_each(self._window, paths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answers what is dragged over the window."""
        match event.type():
            case QEvent.Type.Drop:
                self._drop(cast("QDropEvent", event))
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                self._consider(cast("QDropEvent", event))
            case QEvent.Type.DragLeave:
                self._window.statusBar().clearMessage()
            case _:
                return super().eventFilter(watched, event)
        return True


def paths_in(data: QMimeData) -> list[Path]:
    """The files of this machine that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def add_file(window: MainWindow, path: Path) -> None:
    """Add what a file holds to the open diagram, as one step."""
    from loopeditor.ui import pasting

    workspace, is_text = window.workspace, path.suffix.lower() in _TEXTS

    def done(found: str | Diagram) -> None:
        if isinstance(found, str):
            pasting.take_text(workspace, found)
        else:
            pasting.take_part(workspace, found)

    def failed(error: Exception) -> None:
        window.messages.error(str(error))

    window.background.run(lambda: _text_in(path) if is_text else _diagram_in(path), done, failed)


def _add(window: MainWindow, event: QDropEvent) -> None:
    from loopeditor.ui import pasting

    if not window.is_editing:
        window.filing.new()
    viewport = window.canvas.viewport()
    place = viewport.mapFrom(window, event.position())
    pasting.take(window.workspace, event.mimeData(), window.canvas.point_at(place))


def _adds(window: MainWindow, event: QDropEvent) -> bool:
    return window.is_editing and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _is_text(data: QMimeData) -> bool:
    from loopeditor.ui import pasting

    return not data.hasUrls() and pasting.can_take(data)


def _promise(window: MainWindow, event: QDropEvent) -> str:
    paths: Sequence[Path] = paths_in(event.mimeData())
    if not paths:
        return tr("Drop to add this to the diagram")
    if _adds(window, event):
        return tr("Drop to add {name} to the diagram", name=paths[0].name)
    if len(paths) > 1:
        return tr("Drop to open {count} files, each in a window of its own", count=len(paths))
    return tr("Drop to open {name}; with Shift, to add it to this diagram", name=paths[0].name)


def _text_in(path: Path) -> str:
    from loopeditor.files.decoding import text_of
    from loopeditor.files.store import load

    return text_of(load(path), str(path))


def _diagram_in(path: Path) -> Diagram:
    from loopeditor.files.formats import read
    from loopeditor.layout.room import make_room
    from loopeditor.render.measurer import measurer

    return make_room(read(path), measurer())
