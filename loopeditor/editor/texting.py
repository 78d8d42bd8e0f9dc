"""The diagram as text, which a person edits while the diagram may be edited elsewhere too."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from loopeditor.editor.document import Document
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram, DiagramError
from loopeditor.model.notation import NotationError, check, sketch
from loopeditor.model.retelling import retold
from loopeditor.model.rewording import reworded

PAUSE = 300
"""Milliseconds without a key after which the diagram follows the text."""


class Texting(QObject):
    """Keeps a text and the document's diagram the same, both ways, while it is awake.

    All that is typed without another edit in between is one step of the history.

    Signals:
        rewritten(str): the diagram was edited elsewhere, and this is its text now.
        judged(): what is wrong with the text, if anything, may be something else.
    """

    rewritten = Signal(str)
    judged = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._is_awake = self._is_acting = False
        self._text = self._said = self._obstacle = ""
        self._base = self._told = document.diagram
        self._error: NotationError | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._apply)
        self._visits = 0
        self._start_anew()
        document.changed.connect(self._follow)
        document.replaced.connect(self._forget)

    @property
    def text(self) -> str:
        """The text as it is typed."""
        return self._text

    @property
    def error(self) -> NotationError | None:
        """Where the text is not the notation; the diagram waits until it is."""
        return self._error

    @property
    def obstacle(self) -> str:
        """Why the notation cannot say what the diagram is, in one sentence, so that the text is to be read only."""
        return self._obstacle

    def wake(self) -> None:
        """Follow the diagram from now on."""
        self._is_awake = True
        if self._told is not self._document.diagram:
            self._retell()

    def sleep(self) -> None:
        """Take what was typed; then do nothing until somebody looks again."""
        self.settle()
        self._is_awake = False

    def take(self, text: str) -> None:
        """The person typed: this is the text now, and the diagram follows after a pause."""
        if text != self._text and not self._obstacle:
            self._text = text
            self._pause.start()

    def settle(self) -> None:
        """Let the diagram follow now."""
        if self._pause.isActive():
            self._pause.stop()
            self._apply()

    def _apply(self) -> None:
        from loopeditor.layout.nearby import place_nearby
        from loopeditor.render.measurer import measurer

        try:
            after = reworded(self._base, self._text, self._document.diagram)
        except NotationError as error:
            self._error = error
            self.judged.emit()
            return
        self._is_acting = True
        self._document.commit(place_nearby(after, measurer()), tr("Edit text"), f"text {self._visits}")
        self._is_acting = False
        self._error, self._said, self._told = None, self._text, self._document.diagram
        self.judged.emit()

    def _follow(self, diagram: Diagram) -> None:
        if self._is_acting:
            return
        self._visits += 1
        self._base = diagram
        if self._is_awake:
            self._retell()

    def _retell(self) -> None:
        """Change the text where the diagram has changed, and leave what is being typed."""
        now = self._document.diagram
        could_not = bool(self._obstacle)
        self._obstacle = _obstacle(now)
        if could_not or self._obstacle:
            self._start_anew()
        else:
            said = retold(self._said, self._told, now)
            self._text = said if self._text == self._said else retold(self._text, self._told, now, self._said)
            self._said, self._told = said, now
        self.rewritten.emit(self._text)
        self.judged.emit()

    def _start_anew(self) -> None:
        diagram = self._document.diagram
        self._base = self._told = diagram
        self._obstacle = _obstacle(diagram)
        self._text = self._said = sketch(diagram) if diagram.variables or diagram.title else ""
        self._error = None

    def _forget(self) -> None:
        """Another file was opened."""
        self._pause.stop()
        self._start_anew()
        self.rewritten.emit(self._text)
        self.judged.emit()


def _obstacle(diagram: Diagram) -> str:
    try:
        check(diagram)
    except DiagramError as error:
        return str(error)
    return ""
