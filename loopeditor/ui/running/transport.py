"""Buttons to play, pause and step, and how fast: the same under a walk and under a run."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from loopeditor.editor.playing import SPEEDS, Playback
from loopeditor.language import tr
from loopeditor.ui.icons import icon, icon_button
from loopeditor.ui.segments import Segments
from loopeditor.ui.theme import Look


class Transport(QWidget):
    """Says what is wanted and shows what holds.

    Signals:
        play_wanted(): go on, or rest.
        step_wanted(int): one further (1) or back (-1).
        speed_wanted(float): as in SPEEDS.
    """

    play_wanted = Signal()
    step_wanted = Signal(int)
    speed_wanted = Signal(float)

    def __init__(self, look: Look, steps: tuple[str, str]) -> None:
        super().__init__()
        self._look = look
        self._moves = False
        self.back, self.play, self.step = (icon_button(tip, "transport") for tip in (steps[0], tr("Play"), steps[1]))
        self.speeds = Segments(tr("Speed"), (tr("Slow"), tr("Usual"), tr("Fast")))
        self.speeds.show_choice(SPEEDS.index(1.0))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.back, self.play, self.step):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.speeds)
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.step.clicked.connect(lambda: self.step_wanted.emit(1))
        self.play.clicked.connect(self.play_wanted)
        self.speeds.chosen.connect(lambda i: self.speed_wanted.emit(SPEEDS[i]))
        look.changed.connect(self._dress)
        self._dress()

    def show_playback(self, playback: Playback) -> None:
        """Show where it is."""
        if playback.moves != self._moves:
            self._moves = playback.moves
            self._dress()
        self.back.setEnabled(playback.place > 0)
        self.step.setEnabled(not playback.is_over)
        self.play.setEnabled(playback.end > 0)
        if playback.speed in SPEEDS:
            self.speeds.show_choice(SPEEDS.index(playback.speed))

    def _dress(self) -> None:
        colours = self._look.colours
        names = ((self.back, "step-back"), (self.play, "pause" if self._moves else "play"), (self.step, "step"))
        for button, name in names:
            button.setIcon(icon(name, colours.text, colours.faint))
        tip = tr("Pause") if self._moves else tr("Play")
        self.play.setToolTip(tip)
        self.play.setAccessibleName(tip)
