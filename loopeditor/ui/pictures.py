"""The document as a picture: exported to a file, copied or dragged to a slide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QSettings
from PySide6.QtGui import QGuiApplication, QImage

from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.ui.background import Background
from loopeditor.ui.clipboard import as_notation
from loopeditor.ui.dialogs import files
from loopeditor.ui.dialogs.export import KINDS, Choice, ExportDialog, OwnThemes, Source
from loopeditor.ui.export_settings import (
    folder_from,
    keep_last,
    last_of_all,
    remembered,
    remembered_folder,
    remembering,
)
from loopeditor.ui.filing import Filing
from loopeditor.ui.handout import Handout
from loopeditor.ui.message_bar import MessageBar

_FOLDER = "export/folder"
_SCALE = 2.0
_PNG, _SVG = KINDS["png"].mime, KINDS["svg"].mime


class Pictures(QObject):
    """Draws the document through Graphviz, beside the window's thread."""

    def __init__(
        self,
        filing: Filing,
        document: Document,
        insight: Insight,
        messages: MessageBar,
        background: Background,
        settings: QSettings,
    ) -> None:
        super().__init__(filing)
        self._filing, self._document, self._insight = filing, document, insight
        self._messages, self._background, self._settings = messages, background, settings
        self._themes = OwnThemes(settings)

    def export(self) -> None:
        """Show the choices; when they are taken, ask for a file and write it."""
        self._filing.settle()
        source, name = self._source(), self._filing.suggested("").name
        dialog = ExportDialog(source, name, self._background, self._filing.window, self._themes, self._start(Choice()))
        dialog.chosen.connect(lambda choice: self._export(dialog, source, choice))
        dialog.open()

    def copy(self) -> None:
        """Put the picture on the clipboard: as PNG, as SVG, and as the text notation."""
        self._filing.settle()
        source = self._source()

        def draw() -> tuple[bytes, bytes, str]:
            png, svg = (source.picture(Choice(kind, _SCALE)) for kind in ("png", "svg"))
            return png, svg, as_notation(source.diagram)

        self._background.run(draw, self._put_on_clipboard, self._failed)

    def draw_to_hand_out(self, done: Callable[[Handout], None]) -> None:
        """Draw the picture as it was exported last, as a PNG where none was, and hand it over when it is there."""
        self._filing.settle()
        source, choice = self._source(), self._start(Choice("png"))
        stem = self._filing.suggested("").name
        self._background.run(lambda: _handout(stem, source, choice), done, self._failed)

    def _source(self) -> Source:
        """What draws the diagram as it stands now."""
        return Source(self._document.diagram, self._insight.named, _carried)

    def _start(self, first: Choice) -> Choice:
        """What was chosen last: for this document, else for any, else what comes first."""
        themes = self._themes.called
        return remembered(self._document.diagram, last_of_all(self._settings, themes, first), themes)

    def _export(self, dialog: ExportDialog, source: Source, choice: Choice) -> None:
        """Ask for a file and write it; the dialog goes when that has worked."""
        path = files.ask_export(dialog, self._suggested(f".{choice.picture_format}"))
        if not path:
            return
        choice = choice.for_file(path)
        after = self._remembered(choice, path)
        dialog.begin_export()

        def done(_: None) -> None:
            self._settings.setValue(_FOLDER, str(path.parent))
            keep_last(self._settings, choice)
            if self._document.diagram is source.diagram:
                self._document.commit(after, tr("Remember export settings"))
            dialog.end_export()
            self._messages.info(tr("Exported {name}", name=path.name))

        self._background.run(lambda: _write(path, source, choice), done, dialog.refuse_export)

    def _remembered(self, choice: Choice, path: Path) -> Diagram:
        folder = folder_from(self._document.path, path)
        return remembering(self._document.diagram, choice, folder, last_of_all(self._settings))

    def _suggested(self, ending: str) -> Path:
        """Where the picture would go: to where it went last, else to where any picture did."""
        suggested = self._filing.suggested(ending)
        last = str(self._settings.value(_FOLDER, ""))
        folder = remembered_folder(self._document.diagram, self._document.path) or Path(last)
        return folder / suggested.name if folder != Path() else suggested

    def _put_on_clipboard(self, copies: tuple[bytes, bytes, str]) -> None:
        png, svg, notation = copies
        data = QMimeData()
        data.setImageData(QImage.fromData(png))
        data.setData(_SVG, svg)
        data.setData(_PNG, png)
        data.setText(notation)
        QGuiApplication.clipboard().setMimeData(data)
        self._messages.info(tr("Copied as a picture: paste it into a slide or a document."))

    def _failed(self, error: Exception) -> None:
        self._messages.error(str(error))


def _handout(stem: str, source: Source, choice: Choice) -> Handout:
    from loopeditor.ui.dialogs.export.sample import handed_out, sample

    handout = handed_out(stem, sample(source, choice, lambda: False))
    if handout.mime not in (_PNG, _SVG):
        return handout
    other = "svg" if handout.mime == _PNG else "png"
    return replace(handout, others={KINDS[other].mime: source.picture(replace(choice, picture_format=other))})


def _carried(diagram: Diagram, choice: Choice) -> Diagram:
    """The diagram as a picture carries it: with what was chosen for it, but not with where it went."""
    return remembering(diagram, choice, "")


def _write(path: Path, source: Source, choice: Choice) -> None:
    from loopeditor.files.store import save

    save(path, source.picture(choice))
