"""The canvas: Qt's events become tool events, and what the tools ask for is done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.geometry.picking import Hit, pick
from loopeditor.geometry.redrawing import Redrawing
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.render.themes import PAPER, Theme
from loopeditor.tools import effects as ask
from loopeditor.tools import events as do
from loopeditor.tools.hints import Pointer, hint
from loopeditor.tools.states import DRAGGING, FOLLOWING, NAMING, WRITING, Choosing, Idle, State
from loopeditor.ui.canvas import keys, mouse
from loopeditor.ui.canvas.announcing import announce, summary
from loopeditor.ui.canvas.items import ShapeItem
from loopeditor.ui.canvas.label_editor import NameEditor
from loopeditor.ui.canvas.look import Key
from loopeditor.ui.canvas.paper import PaperView
from loopeditor.ui.canvas.pointers import cursor_for
from loopeditor.ui.canvas.session import Looking, Session
from loopeditor.ui.canvas.target_field import TargetField
from loopeditor.ui.canvas.text_editor import TextEditor

_REACH, _SLACK = 7.0, 4.0  # pixels: how near a press must be, and how far it may stray before it drags
_ROOM = 60.0  # points round a label for its name to be typed
_PAN = 40.0  # pixels for one step of an arrow key


class Canvas(PaperView):
    """Shows a document's diagram and lets a person edit it, with the pointer or the keyboard alone.

    Signals:
        status(str): what a click would do here, or what was done.
        describe_wanted(): the person wants to see all that can be said of what is selected.
        menu_wanted(QContextMenuEvent): the person wants a menu.
    """

    status = Signal(str)
    describe_wanted = Signal()
    menu_wanted = Signal(QContextMenuEvent)

    def __init__(
        self, document: Document, selection: Selection, insight: Insight, parent: QWidget | None = None
    ) -> None:
        session = Session(document, selection, insight, PAPER)
        super().__init__(session.display.picture, parent)
        self._document, self._insight = document, insight
        session.setParent(self)
        self._session, self._display = session, session.display
        self._editor, self._writer = NameEditor(self.viewport()), TextEditor(self.viewport())
        self._target = TargetField(self)
        self._showing = QTimer(self, singleShot=True, interval=0)
        self._said: str | None = None
        self._pointer = Pointer.ARROW
        self.setAccessibleName(tr("Diagram"))
        self._connect(selection)
        self.set_theme(PAPER)
        self.fit()

    def _connect(self, selection: Selection) -> None:
        self._showing.timeout.connect(self._show)
        self._session.told.connect(self._tell)
        self._document.changed.connect(self._take_change)
        self._document.replaced.connect(self.fit)
        for signal in (selection.changed, selection.lit_changed, selection.focus_changed):
            signal.connect(self._showing.start)
        self._insight.changed.connect(self._showing.start)
        self.navigation.changed.connect(self._look_on)
        for typed in (self._editor.textEdited, self._writer.edited):
            typed.connect(lambda text: self.send(do.Typed(text)))
        self._editor.passed_on.connect(lambda text: self.send(do.Named(text, further=True)))
        self._target.meant.connect(self.send)
        for editor in (self._editor, self._writer):
            editor.named.connect(lambda text: self.send(do.Named(text)))
            editor.canceled.connect(lambda: self.send(do.Cancel()))

    @property
    def scene_shown(self) -> Scene:
        """The scene as it is shown, a gesture under way included."""
        return self._display.scene

    @property
    def items_shown(self) -> Mapping[Key, ShapeItem]:
        """The items on the canvas by the variable, link or loop that they show."""
        return self._display.picture.items

    @property
    def state(self) -> State:
        """The mode that the canvas is in."""
        return self._session.state

    @property
    def snaps(self) -> bool:
        """Whether what is dragged snaps to the rest."""
        return self._display.snaps

    @snaps.setter
    def snaps(self, snaps: bool) -> None:
        self._display.snaps = snaps

    def expect(self, redrawing: Redrawing) -> None:
        """Go on from what has drawn the next diagram already, beside the window."""
        self._display.expect(redrawing)

    def preview(self, diagram: Diagram | None) -> None:
        """Show another diagram for now, or with None the document's own again."""
        self._display.candidate = diagram
        self._showing.start()

    def send(self, event: do.Event) -> None:
        """Let the tools answer an event, and do what they ask for."""
        for effect in self._session.send(event, _SLACK / self.navigation.zoom):
            self._look_about(effect)
        if not self._session.is_naming:
            self._close_editor()
        self._ask_target()
        self._showing.start()

    def settle(self) -> None:
        """Keep a name that is being typed, and drop any other gesture: before saving, closing or exporting."""
        if event := self._session.end():
            self.send(event)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in these colours."""
        self._display.theme = theme
        self.setBackgroundBrush(QColor(theme.background))
        self._show()

    def fit(self) -> None:
        """Show the whole diagram."""
        self.navigation.fit(self._display.scene.bounds)

    def add_variable(self) -> None:
        """Add a variable in the middle of the view, and let its name be typed."""
        self.settle()
        self.setFocus()
        self.send(do.Add(self.middle()))

    def rename_selected(self) -> None:
        """Let another name be typed for the selected variable."""
        self.settle()
        self.setFocus()
        self.send(do.Rename())

    def select_all(self) -> None:
        """Select every variable and link."""
        self.send(do.SelectAll())

    def delete_selected(self) -> None:
        """Delete what is selected."""
        self.send(do.Delete())

    # --- showing ---

    def _look_about(self, effect: Looking) -> None:
        match effect:
            case ask.EditName():
                self._widen(effect.id)
                self._show()
                self._editor.open(effect.name)
            case ask.EditText():
                self._reveal(effect.id, _ROOM)
                self._show()
                self._writer.open(effect.text)
            case ask.Describe():
                self.describe_wanted.emit()
            case ask.Reveal():
                self._reveal(effect.id)
            case ask.Pan():
                self.navigation.pan(effect.dx * _PAN, effect.dy * _PAN)
            case ask.PassFocus():
                super().focusNextPrevChild(effect.step > 0)

    def _show(self) -> None:
        self._showing.stop()
        self._display.show(self.state)
        self.refresh()
        if isinstance(self.state, NAMING):
            self._editor.dress(self._display.theme, self.navigation.zoom)
            self._editor.center_on(self.viewportTransform().map(QPointF(*self._display.box(self.state.id).center)))
        if isinstance(self.state, WRITING):
            self._writer.dress(self._display.theme, self._display.letters(self.state.id) * self.navigation.zoom)
            self._writer.center_on(self.viewportTransform().map(QPointF(*self._display.box(self.state.id).center)))
        self._ask_target()
        said = hint(self.state, self._display.context(_SLACK))
        self._pointer = said.pointer
        self.viewport().setCursor(cursor_for(said.pointer, self.navigation.state))
        if self._said not in (None, said.text):
            self.status.emit(said.text)
        self._said = said.text

    def _look_on(self) -> None:
        """Another part is in view, or the pointer pans now: that alone changes nothing of what is shown."""
        if isinstance(self.state, Idle):
            self.viewport().setCursor(cursor_for(self._pointer, self.navigation.state))
        else:
            self._showing.start()

    def _tell(self, text: str) -> None:
        """Say what was done; it stays until the hint is another one."""
        self._said = None
        self.status.emit(text)
        announce(self, text)

    def _widen(self, shown: str) -> None:
        """Make room in the view for a name to be typed, without losing the rest if that can be."""
        box = self._display.box(shown).grown(_ROOM)
        self.navigation.widen(QRectF(box.left, box.top, box.width, box.height), self._display.scene.bounds.united(box))

    def _reveal(self, shown: str, room: float = 0.0) -> None:
        box = self._display.box(shown).grown(room)
        self.navigation.reveal(QRectF(box.left, box.top, box.width, box.height))

    def _close_editor(self) -> None:
        done = () if isinstance(self.state, Choosing) else (self._target,)
        for editor in (self._editor, self._writer, *done):
            if editor.isVisible():
                if editor.hasFocus():  # first, as hiding what has the focus would walk it on as Tab does
                    self.setFocus()
                editor.hide()

    def _ask_target(self) -> None:
        """While a link's target is chosen, its name can be typed."""
        if isinstance(self.state, Choosing):
            box = self._display.box(self.state.source)
            shown = self.viewportTransform().mapRect(QRectF(box.left, box.top, box.width, box.height))
            self._target.follow(self.state, self._document.diagram, shown.toRect())

    def _take_change(self) -> None:
        """A change that no gesture made takes the ground from under a gesture."""
        if not isinstance(self.state, Idle) and not self._session.is_acting:
            self.send(do.Cancel())
        self.setAccessibleDescription(summary(self._document.diagram, self._insight.loops))
        self._showing.start()

    # --- the pointer ---

    def point_with(self, event: QMouseEvent) -> None:
        """Let the tools answer; a button that came up unseen ends its gesture."""
        moves = event.type() is QEvent.Type.MouseMove
        if moves and isinstance(self.state, DRAGGING) and not event.buttons() & Qt.MouseButton.LeftButton:
            self.send(do.Cancel())
        point = self.point_at(event.position())
        hit = None if moves and isinstance(self.state, FOLLOWING) else self.hit(point)
        if meant := mouse.event_for(event, point, hit):
            self.send(meant)

    def hit(self, point: Point) -> Hit | None:
        """What lies under a scene point."""
        return pick(self._display.scene, point, _REACH / self.navigation.zoom)

    # --- Qt's events ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space gets ready to pan; other keys edit, and those that mean nothing here are passed on."""
        if self.navigation.key(event):
            return
        if meant := keys.event_for(event, self.middle()):
            self.send(meant)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for a menu."""
        self.menu_wanted.emit(event)
        event.accept()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab walks through the diagram, and leaves at its end."""
        self.send(do.Walk(1 if forwards else -1))
        return True

    def viewportEvent(self, event: QEvent) -> bool:
        """A pointer that left is over nothing."""
        if event.type() is QEvent.Type.Leave and isinstance(self.state, Idle):
            self.send(do.Move(self.middle()))
        return super().viewportEvent(event)
