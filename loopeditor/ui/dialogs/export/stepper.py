"""Step by step through the pages of a preview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from loopeditor.language import tr
from loopeditor.ui.dialogs.export.sample import Frame
from loopeditor.ui.icons import icon

_ICON = 18


class Stepper(QWidget):
    """Back, next, and play where the picture would play; it keeps its place when the picture is drawn again.

    Signals:
        stepped(Frame): this one is to be shown.
    """

    stepped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._frames: Sequence[Frame] = ()
        self.current, self._place = 0, ""
        self.back = self._button("step-back", tr("Back"))
        self.next = self._button("step", tr("Next"))
        self.play = self._button("play", tr("Play"))
        self.play.setCheckable(True)
        self.caption = QLabel()
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self.back.clicked.connect(lambda: self._go(self.current - 1))
        self.next.clicked.connect(lambda: self._go(self.current + 1))
        self.play.toggled.connect(self._play)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.back, self.next, self.play):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.caption, 1)
        self.hide()

    def show_frames(self, frames: Sequence[Frame], *, plays: bool) -> None:
        """Show these, at the place that was looked at; ``plays`` is whether they can be played."""
        self._frames = frames
        self.setVisible(len(frames) > 1)
        self.play.setVisible(plays)
        if not plays or len(frames) < 2:
            self.play.setChecked(False)
        if frames:
            self._show(min(self.current, len(frames) - 1))

    def start_again(self) -> None:
        """Begin at the first one when other frames come."""
        self.current = 0
        self.play.setChecked(False)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("dismiss")
        palette = self.palette()
        colours = palette.text().color().name(), palette.placeholderText().color().name()
        button.setIcon(icon(name, *colours))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setText(text)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _go(self, step: int) -> None:
        """Show another one because the person wants to; it plays no more."""
        self.play.setChecked(False)
        self._show(step)

    def _show(self, step: int) -> None:
        self.current = max(0, min(step, len(self._frames) - 1))
        frame = self._frames[self.current]
        has_focus = self.back.hasFocus() or self.next.hasFocus()
        self.back.setEnabled(self.current > 0)
        self.next.setEnabled(self.current < len(self._frames) - 1)
        if has_focus and not (self.back.hasFocus() or self.next.hasFocus()):
            (self.back if self.back.isEnabled() else self.next).setFocus()
        place = tr("{n} of {all}", n=self.current + 1, all=len(self._frames))
        self._place = f"{place}   {frame.caption}"
        self._write()
        self.stepped.emit(frame)

    def _write(self) -> None:
        """Say where we are, as far as there is room."""
        measured, right = self.caption.fontMetrics(), Qt.TextElideMode.ElideRight
        self.caption.setText(measured.elidedText(self._place, right, self.caption.width()))
        self.caption.setAccessibleName(self._place)

    def _play(self, is_playing: bool) -> None:
        name, text = ("pause", tr("Pause")) if is_playing else ("play", tr("Play"))
        palette = self.palette()
        self.play.setIcon(icon(name, palette.text().color().name(), palette.placeholderText().color().name()))
        self.play.setText(text)
        self.play.setToolTip(text)
        self.play.setAccessibleName(text)
        self._timer.start(self._frames[self.current].milliseconds) if is_playing else self._timer.stop()

    def _go_on(self) -> None:
        """The next one, and after the last one the first."""
        if self._frames:
            self._show((self.current + 1) % len(self._frames))
            self._timer.start(self._frames[self.current].milliseconds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room now, or less."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._write)  # when the label has its share
