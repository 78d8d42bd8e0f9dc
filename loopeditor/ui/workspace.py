"""One document with all that works on it: what panels, dialogs and overlays are given."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.ui.background import Background
from loopeditor.ui.canvas.tips import CanvasTips
from loopeditor.ui.canvas.view import Canvas
from loopeditor.ui.invitation import Invitation
from loopeditor.ui.message_bar import MessageBar
from loopeditor.ui.overlays.wayfinding import Wayfinding
from loopeditor.ui.theme import Look

if TYPE_CHECKING:
    from loopeditor.ui.learning.learning import Learning
    from loopeditor.ui.overlays.quick_entry import QuickEntry
    from loopeditor.ui.preparing import Prepared
    from loopeditor.ui.running.running import Running


class Workspace(QObject):
    """Made when a document is first shown: it loads what finds loops and draws, which a start page does not need."""

    settings: QSettings
    wayfinding: Wayfinding

    def __init__(
        self,
        window: QWidget,
        document: Document,
        look: Look,
        settings: QSettings,
        background: Background,
        messages: MessageBar,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.document, self.look, self.settings = document, look, settings
        self.background, self.messages = background, messages
        self.selection = Selection(document, self)
        self.insight = Insight(document, self)
        self.canvas = Canvas(document, self.selection, self.insight)
        self.canvas.setAcceptDrops(False)  # files dropped on it are the window's
        self.canvas.viewport().setAcceptDrops(False)
        self.canvas.snaps = bool(settings.value("canvas/snaps", True, bool))  # noqa: FBT003 - Qt's own signature
        Invitation(self.canvas, document)
        CanvasTips(self.canvas, document, self.selection, self.insight)
        self.wayfinding = Wayfinding(self)

    def expect(self, ready: Prepared) -> None:
        """Take over what was found and drawn for a diagram that is about to be opened."""
        self.insight.expect(ready.diagram, ready.loops)
        self.canvas.expect(ready.redrawing)

    @cached_property
    def quick_entry(self) -> QuickEntry:
        """The field for a line of notation, over the canvas."""
        from loopeditor.ui.overlays.quick_entry import QuickEntry

        return QuickEntry(self)

    @cached_property
    def running(self) -> Running:
        """What plays the diagram."""
        from loopeditor.ui.running.running import Running

        return Running(self)

    @cached_property
    def learning(self) -> Learning:
        """The lesson under way, and the archetypes that were looked for."""
        from loopeditor.ui.learning.learning import Learning

        return Learning(self)
