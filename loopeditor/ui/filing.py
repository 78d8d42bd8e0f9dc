"""Opening and saving, and the question before work is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QWidget

from loopeditor.editor.document import Document
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import one_line
from loopeditor.ui.background import Background
from loopeditor.ui.dialogs import files
from loopeditor.ui.dialogs.files import Unsaved
from loopeditor.ui.message_bar import MessageBar
from loopeditor.ui.recent import RecentFiles

if TYPE_CHECKING:
    from loopeditor.ui.preparing import Prepared

NATIVE = ".cld"


class Filing(QObject):
    """Puts diagrams into the document and the document into files.

    Reading happens in the background, so a long file holds nobody up; what was asked for last wins.
    ``settle`` puts what is still being typed into the document.

    Signals:
        found(Prepared): what is about to be opened.
        opened: the document holds another diagram.
        refused: what was to be opened could not be; the document is as it was.
    """

    found = Signal(object)
    opened = Signal()
    refused = Signal()

    def __init__(
        self,
        window: QWidget,
        document: Document,
        recent: RecentFiles,
        messages: MessageBar,
        background: Background,
        settle: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self.window, self._document, self._recent = window, document, recent
        self._messages, self._background, self.settle = messages, background, settle
        self._asked = 0
        self.is_reading = False  # whether another diagram is on its way

    @property
    def name(self) -> str:
        """What the document is called: its file, else its title."""
        path = self._document.path
        return path.name if path else self._document.diagram.title or tr("Untitled")

    def new(self) -> None:
        """Start an empty diagram."""
        if self.may_leave():
            self._show(Diagram(), None)

    def open(self) -> None:
        """Ask for a file and open it."""
        path = files.ask_open(self.window, self._folder())
        if path:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a file."""
        if self.may_leave():
            self._load(lambda: _read(path), path)

    def open_example(self, name: str) -> None:
        """Open a built-in diagram or an archetype, as one that is nobody's file yet."""
        if self.may_leave():
            self._load(lambda: _example(name), None)

    def open_made(self, diagram: Diagram) -> None:
        """Open a diagram as one that is nobody's file yet; whether something may be given up for it was asked."""
        self._show(diagram, None)

    def save(self) -> bool:
        """Save to the document's file; whether it is saved now."""
        self.settle()
        path = self._document.path
        return self._write(path) if path and path.suffix == NATIVE else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and save there; whether it is saved now."""
        self.settle()
        path = files.ask_save(self.window, self.suggested(NATIVE))
        return self._write(path) if path else False

    def may_leave(self) -> bool:
        """Whether the document may be given up: unchanged, saved just now, or discarded by the person."""
        self.settle()
        if not self._document.is_modified:
            return True
        answer = files.ask_unsaved(self.window, self.name)
        return self.save() if answer is Unsaved.SAVE else answer is Unsaved.DISCARD

    def suggested(self, ending: str) -> Path:
        """Where the document would go under another ending."""
        path = self._document.path
        stem = path.stem if path else _file_name(self.name)
        return self._folder() / f"{stem}{ending}"

    def _folder(self) -> Path:
        recent = self._recent.paths
        if self._document.path:
            return self._document.path.parent
        if recent:
            return recent[0].parent
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def _load(self, read: Callable[[], Diagram], path: Path | None) -> None:
        self._asked += 1
        self.is_reading = True
        asked, before = self._asked, self._document.diagram

        def done(ready: Prepared) -> None:
            if asked != self._asked:
                return
            self.is_reading = False
            if self._document.diagram is not before:
                self._messages.warn(tr("Not opened, because the diagram here was changed meanwhile."))
                return
            self.found.emit(ready)
            self._show(ready.diagram, path, at_once=False)

        def failed(error: Exception) -> None:
            self.is_reading = self.is_reading and asked != self._asked
            self._messages.error(_reason(error))
            if path and isinstance(error.__cause__, FileNotFoundError):
                self._recent.remove(path)
            self.refused.emit()

        self._background.run(lambda: _prepared(read()), done, failed)

    def _show(self, diagram: Diagram, path: Path | None, *, at_once: bool = True) -> None:
        """Open a diagram; not ``at_once`` lets the window draw breath between its loops and its picture."""
        self._asked += 1
        self.is_reading = False
        self._messages.hide()
        self._document.replace(diagram, path)
        if path:
            self._recent.add(path)
        if at_once:
            self.opened.emit()
        else:
            QTimer.singleShot(0, self.opened.emit)

    def _write(self, path: Path) -> bool:
        from loopeditor.files.errors import FileError
        from loopeditor.files.formats import write

        try:
            write(self._document.diagram, path)
        except FileError as error:
            self._messages.error(_reason(error))
            return False
        self._document.mark_saved(path)
        self._recent.add(path)
        self._messages.info(tr("Saved {name}", name=path.name))
        return True


def _read(path: Path) -> Diagram:
    from loopeditor.files.formats import read

    return read(path)


def _example(name: str) -> Diagram:
    from loopeditor import api

    return api.archetype(name) if name in api.archetypes() else api.example(name)


def _prepared(diagram: Diagram) -> Prepared:
    from loopeditor.ui.preparing import prepared

    return prepared(diagram)


def _reason(error: Exception) -> str:
    """The first line of what went wrong."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def _file_name(title: str) -> str:
    """A title without what file systems do not take."""
    kept = "".join(letter if letter.isalnum() or letter in " -_." else " " for letter in title)
    return one_line(kept).strip(".")[:80] or "diagram"
