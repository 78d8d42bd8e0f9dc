"""How a picture is to be made, with a preview that is the picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from loopeditor.language import tr
from loopeditor.ui.background import Background
from loopeditor.ui.dialogs.export.choice import Choice
from loopeditor.ui.dialogs.export.fields import Fields
from loopeditor.ui.dialogs.export.own_themes import OwnThemes
from loopeditor.ui.dialogs.export.preview import Preview
from loopeditor.ui.dialogs.export.sample import Frame, Sample, handed_out, sample
from loopeditor.ui.dialogs.export.source import Source
from loopeditor.ui.dialogs.export.stepper import Stepper
from loopeditor.ui.dragging_out import DraggingOut
from loopeditor.ui.handout import Handout, copied
from loopeditor.ui.message_bar import MessageBar
from loopeditor.ui.scrolling import scrolled

_PAUSE = 120  # milliseconds without a change after which the preview is drawn
_LONG = 400  # milliseconds of drawing from which on it is told
_MEGABYTE, _SI = 1_000_000, QLocale.DataSizeFormat.DataSizeSIFormat
_COLUMN, _BAR = 352, 16  # of which the last is for a scroll bar


class ExportDialog(QDialog):
    """Choices on the left, the picture on the right.

    It stays open until ``accept`` is called: what cannot be written is told in ``messages``, and tried again from here.

    Signals:
        chosen(Choice): to be exported.
    """

    chosen = Signal(object)

    def __init__(
        self,
        source: Source,
        name: str,
        background: Background,
        parent: QWidget,
        own: OwnThemes,
        start: Choice | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._source, self._name, self._background = source, name, background
        self._asked, self._is_closed = 0, False
        self._sample: Sample | None = None
        self._waiting: list[Callable[[Handout], None]] = []
        self.fields, self.preview, self.stepper = Fields(source, own), Preview(), Stepper()
        self.about = QLabel()
        self._lay_out()
        self.messages = MessageBar(self.preview)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._draw)
        self._told = QTimer(self, singleShot=True, interval=_LONG)
        self._told.timeout.connect(lambda: self.about.setText(tr("Drawing…")))
        self.fields.fill(start or Choice())
        self._listen()
        self._draw()

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return self.fields.choice

    @property
    def sample(self) -> Sample | None:
        """The picture of what is chosen now; None while it is drawn."""
        return self._sample if self._sample and self._sample.choice == self.choice else None

    def hand_out(self, done: Callable[[Handout], None]) -> None:
        """Give the picture, as soon as it is drawn."""
        if now := self.sample:
            done(handed_out(self._name, now))
        else:
            self._waiting = [done]

    def begin_export(self) -> None:
        """The file is being written: nothing more can be asked for."""
        self.export.setEnabled(False)
        self.about.setText(tr("Exporting…"))

    def end_export(self) -> None:
        """The file is written."""
        if not self._is_closed:
            self.accept()

    def refuse_export(self, error: Exception) -> None:
        """The file could not be written: say why, and let the person try again."""
        if self._is_closed:
            return
        self.export.setEnabled(True)
        self.about.setText(_described(self._sample) if self._sample else "")
        self.messages.error(str(error))

    def _lay_out(self) -> None:
        bar = 0 if self.isRightToLeft() else _BAR, _BAR if self.isRightToLeft() else 0
        self.fields.setContentsMargins(bar[1], 0, bar[0], 0)
        side = scrolled(self.fields)
        side.setFixedWidth(_COLUMN)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.about.setObjectName("faint")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        seen = QVBoxLayout()
        seen.setSpacing(8)
        seen.addWidget(self.preview, 1)
        seen.addWidget(self.stepper)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(side)
        row.addLayout(seen, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addLayout(row, 1)
        column.addLayout(self._build_buttons())
        self.resize(1088, 720)

    def _build_buttons(self) -> QHBoxLayout:
        self.copy, self.cancel, self.export = (
            QPushButton(text) for text in (tr("Cop&y"), tr("Cancel"), tr("&Export…"))
        )
        self.copy.setToolTip(tr("Put the picture on the clipboard, to be pasted elsewhere"))
        self.export.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.export.setDefault(True)
        for button in (self.copy, self.cancel):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.about, 1)
        for button in (self.copy, self.cancel, self.export):
            buttons.addWidget(button)
        return buttons

    def _listen(self) -> None:
        self.fields.changed.connect(self._follow)
        self.fields.kind_changed.connect(self.stepper.start_again)
        self.fields.theme.refused.connect(self.messages.error)
        self.stepper.stepped.connect(self._show_frame)
        self.copy.clicked.connect(lambda: self.hand_out(self._copy))
        self.cancel.clicked.connect(self.reject)
        self.export.clicked.connect(lambda: self.chosen.emit(self.choice))
        DraggingOut(self.preview, self.hand_out)

    def _follow(self) -> None:
        self._asked += 1  # what is being drawn is another picture already
        self._timer.start()

    def _draw(self) -> None:
        """Draw the picture beside the window; only the last one asked for is shown."""
        self._asked += 1
        asked, source, choice = self._asked, self._source, self.choice
        self._told.start()

        def is_stale() -> bool:
            return asked != self._asked

        def draw() -> Sample | None:
            return None if is_stale() else sample(source, choice, is_stale)

        def done(drawn: Sample | None) -> None:
            if drawn and not is_stale():
                self._show(drawn)

        def failed(error: Exception) -> None:
            if not is_stale():
                self._show_failure(str(error))

        self._background.run(draw, done, failed)

    def _show(self, drawn: Sample) -> None:
        self._told.stop()
        self._sample = drawn
        self.about.setText(_described(drawn))
        self.stepper.show_frames(drawn.frames, plays=drawn.choice.kind.is_stepped)
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done(handed_out(self._name, drawn))

    def _show_frame(self, frame: Frame) -> None:
        self.preview.show_picture(frame.image, frame.caption)

    def _show_failure(self, sentence: str) -> None:
        """Say it where the picture would be."""
        self._told.stop()
        self._sample, self._waiting = None, []
        self.about.clear()
        self.stepper.hide()
        self.preview.show_words(sentence)

    def _copy(self, handout: Handout) -> None:
        QGuiApplication.clipboard().setMimeData(copied(handout))
        self.messages.info(tr("Copied: paste it into a slide, a document or a folder"))

    def done(self, result: int) -> None:
        """Close; pictures still being drawn are no longer wanted."""
        self._asked += 1
        self._is_closed, self._waiting = True, []
        for timer in (self._timer, self._told):
            timer.stop()
        super().done(result)


def _described(drawn: Sample) -> str:
    """How large the picture is."""
    locale = QLocale()
    large = locale.formattedDataSize(len(drawn.data), int(len(drawn.data) > _MEGABYTE), _SI)
    parts: list[str] = []
    if drawn.size:
        wide, high = locale.toString(drawn.size.width()), locale.toString(drawn.size.height())
        parts.append(tr("{wide} × {high} pixels", wide=wide, high=high))
    if drawn.choice.kind.is_slides:
        count = len(drawn.frames)
        parts.append(tr("1 slide") if count == 1 else tr("{n} slides", n=count))
    if drawn.choice.kind.is_stepped:
        parts.append(tr("{n} steps", n=len(drawn.frames)))
    kind, size = drawn.choice.picture_format.upper(), "  ·  ".join([*parts, large])
    return tr("{kind}  ·  {size}", kind=kind, size=size)
