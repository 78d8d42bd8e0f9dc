"""The open document: the one place where its diagram changes."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from loopeditor.editor.history import Edit
from loopeditor.model.diagram import Diagram
from loopeditor.model.diff import diff


class Document(QObject):
    """A diagram with its file and its history. Every variable of the diagram has a position.

    Signals:
        changed(Diagram, Diff): the diagram is another one.
        replacing(): a whole other diagram is about to be opened; ``changed`` follows.
        replaced(): it was opened; comes after ``changed``.
        path_changed(): the file is another one.
        modified_changed(bool): whether there are changes that no file holds.
    """

    changed = Signal(object, object)
    replacing = Signal()
    replaced = Signal()
    path_changed = Signal()
    modified_changed = Signal(bool)

    def __init__(self, diagram: Diagram | None = None, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diagram = _placed(diagram or Diagram())
        self._path = path
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._tell_modified)

    @property
    def diagram(self) -> Diagram:
        """The diagram as it stands."""
        return self._diagram

    @property
    def path(self) -> Path | None:
        """The file that the document was opened from or saved to."""
        return self._path

    @property
    def is_modified(self) -> bool:
        """Whether there are changes that no file holds."""
        return not self.undo_stack.isClean()

    def commit(self, diagram: Diagram, text: str, merge: str = "") -> None:
        """Make this the diagram, as one undoable step named ``text``; an equal diagram makes no step.

        Steps with the same ``merge`` word that follow each other become one.
        """
        if diagram == self._diagram:
            return
        self.undo_stack.push(Edit(self._show, self._diagram, _placed(diagram), text, merge))

    def replace(self, diagram: Diagram, path: Path | None = None) -> None:
        """Open another diagram: the history starts anew and nothing is modified."""
        self.undo_stack.clear()
        self.replacing.emit()
        self._show(_placed(diagram))
        self._set_path(path)
        self.replaced.emit()

    def mark_saved(self, path: Path) -> None:
        """Tell that the diagram as it stands is in this file."""
        self.undo_stack.setClean()
        self._set_path(path)

    def _show(self, diagram: Diagram) -> None:
        before, self._diagram = self._diagram, diagram
        self.changed.emit(diagram, diff(before, diagram))

    def _set_path(self, path: Path | None) -> None:
        if path != self._path:
            self._path = path
            self.path_changed.emit()

    def _tell_modified(self, clean: bool) -> None:
        self.modified_changed.emit(not clean)

    def forget(self) -> None:
        """Empty the history and tell nobody: the document is about to go, and so are those who would listen."""
        with contextlib.suppress(RuntimeError):
            self.undo_stack.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.undo_stack.clear()

    def __del__(self) -> None:
        """Let go of the commands while they live: collected after them, Qt's stack would reach into freed memory."""
        self.forget()


def _placed(diagram: Diagram) -> Diagram:
    if diagram.is_placed:
        return diagram
    from loopeditor.layout.flywheel import arrange
    from loopeditor.render.measurer import measurer

    return arrange(diagram, measurer())
