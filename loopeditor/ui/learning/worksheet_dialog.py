"""A worksheet for a class: what is hidden, on which paper, and a look at the sheet and its key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from loopeditor.analysis.exercise import Hide, exercise
from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram
from loopeditor.ui.background import Background
from loopeditor.ui.dialogs import files
from loopeditor.ui.learning.sheet_preview import SheetPreview
from loopeditor.ui.message_bar import MessageBar
from loopeditor.ui.segments import Segments
from loopeditor.ui.words import words

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

_HIDDEN = {
    Hide.SIGNS: mark("&Signs of the links"),
    Hide.LOOPS: mark("&Letters of the loops"),
    Hide.LINK: mark("One l&ink"),
    Hide.NAMES: mark("&Names of the variables"),
}
_PAPERS = {"a4": mark("A4"), "letter": mark("Letter")}
_PAUSE = 150  # milliseconds without a change after which the sheet is drawn
_LONG = 400  # milliseconds of drawing from which on it is told
_HIDE, _PAPER = "worksheet/hide", "worksheet/paper"


@dataclass(frozen=True)
class Wanted:
    """What a worksheet hides, and the paper it is printed on."""

    hide: frozenset[Hide]
    paper: str

    def made(self, diagram: Diagram, picture_format: str, *, key: bool) -> bytes:
        """The sheet, or its key.

        Raises:
            ValueError: where there is nothing of the kind to hide, in a sentence.
        """
        from loopeditor.render.worksheet import worksheet

        return worksheet(exercise(diagram, self.hide), picture_format, key=key, paper=self.paper)


class WorksheetDialog(QDialog):
    """Choices on the left, the page on the right; it stays open until ``accept`` is called.

    Signals:
        chosen(Wanted): to be saved.
    """

    chosen = Signal(object)

    def __init__(self, diagram: Diagram, background: Background, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Worksheet"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._diagram, self._background, self._settings = diagram, background, settings
        self._asked, self.is_closed = 0, False
        self.boxes = {hide: QCheckBox(tr(text)) for hide, text in _HIDDEN.items()}
        self.paper = QComboBox()
        for name, text in _PAPERS.items():
            self.paper.addItem(tr(text), name)
        self.side = Segments(tr("Show"), (tr("Sheet"), tr("Key")))
        self.preview = SheetPreview()
        self.cancel, self.save = QPushButton(tr("Cancel")), QPushButton(tr("Sa&ve as PDF…"))
        self._lay_out()
        self.messages = MessageBar(self.preview)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._draw)
        self._long = QTimer(self, singleShot=True, interval=_LONG)
        self._long.timeout.connect(self.preview.wait)
        self._restore()
        self._listen()
        self._draw()

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        hidden = frozenset(hide for hide, box in self.boxes.items() if box.isChecked())
        return Wanted(hidden, str(self.paper.currentData()))

    def keep(self) -> None:
        """Begin with the same the next time."""
        self._settings.setValue(_HIDE, " ".join(sorted(hide.value for hide in self.wanted.hide)))
        self._settings.setValue(_PAPER, self.wanted.paper)

    def refuse(self, error: Exception) -> None:
        """It could not be made or written: say why, and let the person try again."""
        self.save.setEnabled(bool(self.wanted.hide))
        self.messages.error(str(error))

    def _lay_out(self) -> None:
        self.save.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.save.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.paper.setAccessibleName(tr("Paper"))
        choices = QVBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(words(tr("What is left to fill in"), "section"))
        for box in self.boxes.values():
            choices.addWidget(box)
        choices.addSpacing(16)
        choices.addWidget(words(tr("Paper"), "section"))
        choices.addWidget(self.paper)
        choices.addStretch(1)
        choices.addWidget(words(tr("The key with the answers is saved beside the sheet."), "faint"))
        column = QWidget()
        column.setFixedWidth(256)
        column.setLayout(choices)
        choices.setContentsMargins(0, 0, 0, 0)
        seen = QVBoxLayout()
        seen.setSpacing(8)
        seen.addWidget(self.preview, 1)
        seen.addWidget(self.side, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(column)
        row.addLayout(seen, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.setSpacing(16)
        whole.addLayout(row, 1)
        whole.addLayout(buttons)
        self.resize(960, 600)

    def _restore(self) -> None:
        kept = str(self._settings.value(_HIDE, Hide.SIGNS.value)).split()
        for hide, box in self.boxes.items():
            box.setChecked(hide.value in kept)
        self.paper.setCurrentIndex(max(0, self.paper.findData(str(self._settings.value(_PAPER, "a4")))))

    def _listen(self) -> None:
        for box in self.boxes.values():
            box.toggled.connect(self._follow)
        self.paper.currentIndexChanged.connect(self._follow)
        self.side.chosen.connect(self._follow)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self.chosen.emit(self.wanted))

    def _follow(self) -> None:
        self._asked += 1  # what is being drawn is another page already
        self._soon.start()

    def _draw(self) -> None:
        """Draw the page beside the window; only the last one asked for is shown."""
        self._asked += 1
        asked, wanted, diagram, key = self._asked, self.wanted, self._diagram, self.side.current == 1
        self.save.setEnabled(bool(wanted.hide))
        self._long.start()
        if not wanted.hide:
            self._long.stop()
            self.preview.say(tr("Choose what is left to fill in."))
            return

        def done(page: QImage) -> None:
            if asked == self._asked:
                self._long.stop()
                self.messages.hide()
                self.preview.show_page(page)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._long.stop()
                self.save.setEnabled(False)
                self.preview.say(tr("No worksheet: {reason}.", reason=str(error)))

        self._background.run(lambda: QImage.fromData(wanted.made(diagram, "png", key=key)), done, failed)

    def done(self, result: int) -> None:
        """Nothing that is still being drawn is shown any more."""
        self._asked += 1
        self.is_closed = True
        self._soon.stop()
        self._long.stop()
        super().done(result)


def make_worksheet(window: MainWindow) -> None:
    """Show the choices; when they are taken, ask for a file, and write the sheet there and its key beside it."""
    window.filing.settle()
    diagram = window.document.diagram
    dialog = WorksheetDialog(diagram, window.background, window.settings, window)
    dialog.chosen.connect(lambda wanted: _save(window, dialog, diagram, wanted))
    dialog.open()


def key_beside(sheet: Path) -> Path:
    """Where the key of a sheet goes.

    >>> key_beside(Path("Amazon.pdf")).name
    'Amazon key.pdf'
    """
    return sheet.with_name(f"{sheet.stem} {tr('key')}{sheet.suffix}")


def _save(window: MainWindow, dialog: WorksheetDialog, diagram: Diagram, wanted: Wanted) -> None:
    suggested = window.filing.suggested(".pdf")
    path = files.ask_worksheet(dialog, suggested.with_name(f"{suggested.stem} {tr('worksheet')}.pdf"))
    if not path:
        return
    dialog.save.setEnabled(False)
    dialog.keep()

    def done(_: None) -> None:
        if not dialog.is_closed:
            dialog.accept()
        window.messages.info(tr("Saved {name} and its key", name=path.name))

    def failed(error: Exception) -> None:
        if dialog.is_closed:
            window.messages.error(str(error))
        else:
            dialog.refuse(error)

    window.background.run(lambda: _write(path, diagram, wanted), done, failed)


def _write(path: Path, diagram: Diagram, wanted: Wanted) -> None:
    from loopeditor.files.store import save

    made = {place: wanted.made(diagram, "pdf", key=key) for place, key in ((path, False), (key_beside(path), True))}
    for place, data in made.items():
        save(place, data)
