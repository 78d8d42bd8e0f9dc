"""The slim bar under a walk: what happened last in a sentence, and buttons to play it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from loopeditor.editor.playing_walk import WalkPlay
from loopeditor.language import tr
from loopeditor.render.walk_words import sentences
from loopeditor.ui.canvas.announcing import announce
from loopeditor.ui.icons import icon, icon_button
from loopeditor.ui.overlays.corner import MARGIN
from loopeditor.ui.running.transport import Transport
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace

_WIDEST = 560
_LONGEST = 36  # letters of a name


class WalkBar(QFrame):
    """Lies at the bottom of the canvas while a push walks; Space, the arrow keys and Esc work on the canvas, too."""

    def __init__(self, workspace: Workspace, walk: WalkPlay) -> None:
        super().__init__(workspace.canvas)
        self._workspace, self._walk = workspace, walk
        self._said: tuple[str, ...] = ()
        self.setObjectName("chip")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(tr("Walk"))
        self.text = words("", "strong")
        self.far = QLabel()
        self.far.setObjectName("faint")
        self.transport = Transport(workspace.look, (tr("Step back"), tr("Step")))
        self.close_button = icon_button(tr("End the walk (Esc)"))
        self._lay_out()
        self._connect()
        self._dress()
        self.hide()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.text, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.transport)
        foot.addStretch(1)
        foot.addWidget(self.far)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(foot)

    def _connect(self) -> None:
        walk = self._walk
        self.transport.play_wanted.connect(walk.play)
        self.transport.step_wanted.connect(walk.step)
        self.transport.speed_wanted.connect(walk.set_speed)
        self.close_button.clicked.connect(self._end)
        walk.began.connect(self._open)
        walk.moved.connect(self._show)
        walk.ended.connect(self.hide)
        self._workspace.look.changed.connect(self._dress)
        self._workspace.canvas.installEventFilter(self)

    def _open(self) -> None:
        if self._walk.walk:
            self._said = sentences(self._workspace.document.diagram, self._walk.walk, _LONGEST)
        self._show()
        self.show()
        self.raise_()
        self._place()

    def _show(self) -> None:
        playback = self._walk.playback
        if not self._walk.walk:
            return
        done = int(playback.place)
        said = self._said[min(done, len(self._said) - 1)]
        if said != self.text.text():
            self.text.setText(said)
            announce(self._workspace.canvas, said)
        self.far.setText(tr("{done} of {all}", done=done, all=len(self._walk.walk.steps)))
        self.transport.show_playback(playback)

    def _place(self) -> None:
        room = self._workspace.canvas.rect()
        width = min(_WIDEST, room.width() - 2 * MARGIN)
        self.resize(width, self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height())
        self.move((room.width() - self.width()) // 2, room.bottom() - self.height() - MARGIN)

    def _end(self) -> None:
        self._workspace.canvas.setFocus()
        self._walk.end()

    def _dress(self) -> None:
        colours = self._workspace.look.colours
        self.close_button.setIcon(icon("close", colours.text, colours.faint))

    def _takes(self, key: int) -> bool:
        """Do what a key means while a push walks; whether it means anything."""
        walk = self._walk
        match key:
            case Qt.Key.Key_Escape:
                self._end()
            case Qt.Key.Key_Space:
                walk.play()
            case Qt.Key.Key_Right:
                walk.step(1)
            case Qt.Key.Key_Left:
                walk.step(-1)
            case _:
                return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on the canvas go to the walk first; it stays in its place when the canvas changes its size."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._walk.walk:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and self._takes(event.key()):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on the bar itself ends it, too."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)
