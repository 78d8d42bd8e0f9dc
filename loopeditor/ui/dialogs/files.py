"""The questions about files."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from loopeditor.language import mark, tr

_OPEN = mark(
    "Diagrams (*.cld *.txt *.dot *.gv *.csv *.tsv);;Pictures that hold one (*.svg *.png *.pptx *.html);;All files (*)"
)
_THEME = mark("Colours (*.toml)")
_SAVE = [mark("Diagram (*.cld)"), mark("Text notation (*.txt)"), mark("DOT (*.dot)")]
_EXPORT = {
    "svg": mark("SVG (*.svg)"),
    "png": mark("PNG (*.png)"),
    "pdf": mark("PDF (*.pdf)"),
    "pptx": mark("PowerPoint (*.pptx)"),
    "html": mark("Web page (*.html)"),
    "gif": mark("Animation (*.gif)"),
    "dot": mark("DOT (*.dot)"),
}


class Unsaved(Enum):
    """What to do with changes that no file holds."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_open(parent: QWidget, folder: Path) -> Path | None:
    """Which file to open."""
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open a diagram"), str(folder), tr(_OPEN))
    return Path(name) if name else None


def ask_save(parent: QWidget, suggested: Path) -> Path | None:
    """Where to save; a name without an ending gets the chosen kind's."""
    return _ask_where(parent, tr("Save the diagram"), suggested, [tr(kind) for kind in _SAVE])


def ask_export(parent: QWidget, suggested: Path) -> Path | None:
    """Where to export; a name without an ending gets the chosen kind's, at first that of the suggestion."""
    own = _EXPORT[suggested.suffix[1:]]
    kinds = [own, *(kind for kind in _EXPORT.values() if kind != own)]
    return _ask_where(parent, tr("Export the picture"), suggested, [tr(kind) for kind in kinds])


def ask_worksheet(parent: QWidget, suggested: Path) -> Path | None:
    """Where a worksheet is to be saved; its key goes beside it."""
    return _ask_where(parent, tr("Save the worksheet"), suggested, [tr(_EXPORT["pdf"])])


def ask_theme(parent: QWidget) -> Path | None:
    """Which file of colours to use."""
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open a file of colours"), "", tr(_THEME))
    return Path(name) if name else None


def ask_unsaved(parent: QWidget, name: str) -> Unsaved:
    """Whether to keep the changes of the diagram of this name."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(tr("Unsaved changes"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("Save the changes of “{name}”?", name=name))
    box.setInformativeText(tr("They are lost otherwise."))
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    box.setEscapeButton(buttons.Cancel)
    pressed = box.exec()
    return {buttons.Save.value: Unsaved.SAVE, buttons.Discard.value: Unsaved.DISCARD}.get(pressed, Unsaved.CANCEL)


def _ask_where(parent: QWidget, title: str, suggested: Path, kinds: list[str]) -> Path | None:
    dialog = QFileDialog(parent, title, str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(kinds)
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ending(kind)))
    dialog.setDefaultSuffix(_ending(kinds[0]))  # the dialog itself adds it, and so asks before it overwrites
    dialog.selectFile(suggested.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def _ending(kind: str) -> str:
    return kind.rpartition(".")[2].rstrip(")")
