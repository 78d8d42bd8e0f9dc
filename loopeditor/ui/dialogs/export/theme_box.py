"""Which colours a picture has: one of the themes, or a file of one's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from loopeditor.files.errors import FileError
from loopeditor.language import mark, tr
from loopeditor.render.themes import PAPER, THEMES, Theme
from loopeditor.ui.dialogs import files
from loopeditor.ui.dialogs.export.own_themes import OwnThemes, name_of

_NAMES = {
    "paper": mark("Paper"),
    "dark": mark("Dark"),
    "high-contrast": mark("High contrast"),
    "high-contrast-dark": mark("High contrast, dark"),
    "grey": mark("Grey, for print"),
    "flywheel": mark("Flywheel, bold"),
}


class ThemeBox(QWidget):
    """The themes, the files of one's own that were used last, and a button to take another one.

    Signals:
        changed: another theme holds.
        refused(str): what is wrong with a file; the theme stays as it was.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, own: OwnThemes) -> None:
        super().__init__()
        self._own = own
        self.theme: Theme = PAPER
        self._name = PAPER.name
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Colours"))
        for name in THEMES:
            self.box.addItem(tr(_NAMES.get(name, name)), name)
        for path in own.paths:
            self.box.addItem(path.stem, path)
        self.own = QPushButton(tr("O&wn…"))
        self.own.setToolTip(tr("Colours of your own, from a TOML file"))
        self.own.setAccessibleName(tr("Colours of your own, from a TOML file"))
        self.box.currentIndexChanged.connect(self._take)
        self.own.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(self.own)
        self.setFocusProxy(self.box)

    def show_theme(self, theme: Theme) -> None:
        """Let this theme hold; nobody is told."""
        self.theme, self._name = theme, name_of(theme)
        if self._row(self._name) < 0:
            with QSignalBlocker(self.box):
                self.box.addItem(theme.name, Path(self._name))
        self._show()

    def _row(self, name: str) -> int:
        """Where a theme stands, by its own name or that of its file; -1 for nowhere."""
        names = [_called(self.box.itemData(row)) for row in range(self.box.count())]
        return names.index(name) if name in names else -1

    def _show(self) -> None:
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self._row(self._name))

    def _take(self) -> None:
        chosen = self.box.currentData()
        if isinstance(chosen, Path):
            self._load(chosen)
        else:
            self.theme, self._name = THEMES[chosen], chosen
            self.changed.emit()

    def _ask(self) -> None:
        path = files.ask_theme(self.window())
        if path:
            self._load(path)

    def _load(self, path: Path) -> None:
        """Take the colours of a file; where they cannot be taken, say why and keep those that hold."""
        try:
            self.theme = self._own.take(path)
        except FileError as error:
            self._show()
            self.refused.emit(str(error))
            return
        self._name = path.name
        row = self._row(path.name)
        with QSignalBlocker(self.box):
            self.box.addItem(path.stem, path) if row < 0 else self.box.setItemData(row, path)
        self._show()
        self.changed.emit()


def _called(item: object) -> str:
    return item.name if isinstance(item, Path) else str(item)
