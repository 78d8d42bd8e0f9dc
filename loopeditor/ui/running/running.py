"""The one door to everything that plays the diagram."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from loopeditor.editor import playing_draft
from loopeditor.editor.playing_run import RunPlay
from loopeditor.editor.playing_walk import WalkPlay
from loopeditor.ui.background import Background
from loopeditor.ui.running.layer import PlayingLayer
from loopeditor.ui.running.walk_bar import WalkBar
from loopeditor.ui.workspace import Workspace

if TYPE_CHECKING:
    from loopeditor.ui.running.dock import RunDock

_FRAME, _SWITCH = 16, 500  # milliseconds between two pictures: while things glide, and where they only switch
_TURN = 0.0005  # seconds that painting waits for what computes beside it, at each of its many calls of Qt
_LONGEST = 0.1  # seconds that one picture goes on at most, so that a held-up window does not leap


class Running(QObject):
    """A walk, a run, what shows them, and the clock that moves them.

    Signals:
        changed(): a walk began or ended, or the run is shown or hidden.
    """

    changed = Signal()

    walk: WalkPlay
    run: RunPlay

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        sys.setswitchinterval(min(sys.getswitchinterval(), _TURN))
        self._beside, self._aside = Background(self), Background(self)  # many runs must not hold up the next one
        document, selection = workspace.document, workspace.selection
        self.walk = WalkPlay(document, selection, self)
        self.run = RunPlay(document, selection, workspace.insight, self._beside, self._aside, self)
        self.layer = PlayingLayer(self.walk, self.run)
        self.bar = WalkBar(workspace, self.walk)
        self._clock = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self._last = 0.0
        self._connect()
        self._dress()

    def _connect(self) -> None:
        walk, run, window = self.walk, self.run, self._workspace.window
        for signal in (walk.began, walk.moved, walk.ended, run.ran, run.was_read, run.moved):
            signal.connect(self._show)
        for signal in (walk.began, walk.ended):
            signal.connect(self.changed)
        self._workspace.look.changed.connect(self._dress)
        self._workspace.canvas.lay(self.layer)
        self._workspace.canvas.installEventFilter(self)
        if isinstance(window, QMainWindow) and hasattr(window, "closed"):
            window.closed.connect(self.close)

    @cached_property
    def dock(self) -> RunDock:
        """The run's own part of the window, made when it is first wanted."""
        from loopeditor.ui.running.dock import RunDock

        dock = RunDock(self._workspace, self.run)
        window = self._workspace.window
        if isinstance(window, QMainWindow):
            window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
            window.resizeDocks([dock], [dock.restore(self._workspace.settings)], Qt.Orientation.Vertical)
        dock.close_wanted.connect(self.toggle)
        return dock

    @property
    def is_open(self) -> bool:
        """Whether the run is shown."""
        return "dock" in self.__dict__ and not self.dock.isHidden()

    def toggle(self) -> None:
        """Show the run, or hide it."""
        if not self.is_open:
            self.open()
            return
        self.dock.save(self._workspace.settings)
        self.dock.hide()
        self.run.watch(watched=False)
        self._workspace.canvas.setFocus()
        self._show()
        self.changed.emit()

    def open(self) -> None:
        """Show the run."""
        self.walk.end()
        self.dock.show()
        self.run.watch(watched=True)
        self._show()
        self.changed.emit()

    def begin_walk(self, direction: int) -> None:
        """Push the selected variable, or where none is selected the first one of the lit loop."""
        workspace = self._workspace
        workspace.canvas.settle()
        variables, lit = workspace.document.diagram.variable, workspace.selection.lit
        chosen = [i for i in variables if i in workspace.selection.ids] or list(lit.variables if lit else ())
        if not chosen:
            return
        if self.run.playback.moves:
            self.run.play()
        workspace.canvas.setFocus()
        self.walk.begin(chosen[0], direction)

    def play(self) -> None:
        """Go on or rest: the walk where there is one, else the run."""
        (self.walk if self.walk.walk else self.run).play()

    def push_loop(self, *, virtuous: bool) -> None:
        """Show the run of the loop in the middle, pushed the wanted way or the other way."""
        self.open()
        self.run.push_loop(virtuous=virtuous)

    def push(self, variables: Iterable[str]) -> None:
        """Push these variables in the run."""
        chosen = list(variables)
        self.open()
        self.run.push(chosen)

    def disrupt(self) -> None:
        """From the time that is shown on, push the other way."""
        run = self.run
        if run.focus:
            run.attempt(playing_draft.disrupted(run.draft, run.focus, run.playback.place))

    def cut(self, links: Iterable[str]) -> None:
        """Switch these links off from the time that is shown on."""
        chosen = frozenset(links)
        self.open()
        self.run.attempt(playing_draft.cut_off(self.run.draft, chosen, self.run.playback.place))

    def close(self) -> None:
        """End what works beside the window."""
        self._clock.stop()
        if "dock" in self.__dict__ and self.dock.isVisible():
            self.dock.save(self._workspace.settings)
        self.run.close()
        self._beside.close()
        self._aside.close()

    def _show(self) -> None:
        """Paint the canvas, and let the clock run while anything moves."""
        moves = self.walk.playback.moves or self.run.playback.moves
        if moves and not self._clock.isActive():
            self._last = perf_counter()
            self._clock.start()
        elif not moves:
            self._clock.stop()
        self._workspace.canvas.viewport().update()

    def _tick(self) -> None:
        now = perf_counter()
        seconds, self._last = min(now - self._last, max(_LONGEST, self._clock.interval() / 1000)), now
        self.walk.tick(seconds)
        self.run.tick(seconds)

    def _dress(self) -> None:
        moves = self._workspace.look.moves
        self.layer.moves = moves
        self._clock.setInterval(_FRAME if moves else _SWITCH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the canvas gives way to the start page, so does the run."""
        if event.type() is QEvent.Type.Hide and watched is self._workspace.canvas and not event.spontaneous():
            self.walk.end()
            if self.is_open and self._workspace.window.isVisible():
                self.toggle()
        return super().eventFilter(watched, event)
