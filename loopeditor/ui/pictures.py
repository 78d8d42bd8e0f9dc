"""The document as a picture: exported to a file, or copied for a slide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QSettings
from PySide6.QtGui import QGuiApplication, QImage

from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.files.native import dumps
from loopeditor.geometry.scene import Scene
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram, DiagramError
from loopeditor.ui.background import Background
from loopeditor.ui.dialogs import files
from loopeditor.ui.dialogs.export import Choice, ExportDialog
from loopeditor.ui.export_settings import folder_from, remembered, remembered_folder, remembering
from loopeditor.ui.filing import Filing
from loopeditor.ui.message_bar import MessageBar

_FOLDER = "export/folder"
_COPY_SCALE = 2.0


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

    def export(self) -> None:
        """Show the choices; when they are taken, ask for a file and write it."""
        self._filing.settle()
        diagram, start = self._document.diagram, remembered(self._document.diagram)
        dialog = ExportDialog(self._scene(), diagram.title, self._background, self._filing.window, start)
        dialog.chosen.connect(self._export)
        dialog.open()

    def copy(self) -> None:
        """Put the picture on the clipboard: as PNG, as SVG, and as the text notation."""
        self._filing.settle()
        scene, diagram = self._scene(), self._document.diagram
        self._background.run(lambda: (_draw_copies(scene), _notation(diagram)), self._put_on_clipboard, self._failed)

    def draw_for_slides(self, done: Callable[[tuple[bytes, bytes]], None]) -> None:
        """Draw PNG and SVG as they were exported last, and hand them over when they are there."""
        self._filing.settle()
        scene, diagram = self._scene(), self._document.diagram
        choice = remembered(diagram)

        def draw_both() -> tuple[bytes, bytes]:
            drawn, document = scene(), dumps(diagram)
            png, svg = (replace(choice, picture_format=ending).draw(drawn, document) for ending in ("png", "svg"))
            return png, svg

        self._background.run(draw_both, done, self._failed)

    def _scene(self) -> Callable[[], Scene]:
        """What draws the diagram as it stands now."""
        diagram, named = self._document.diagram, self._insight.named

        def draw_scene() -> Scene:
            from loopeditor.geometry.drawing import draw
            from loopeditor.render.measurer import measurer

            return draw(diagram, named, measurer())

        return draw_scene

    def _export(self, choice: Choice) -> None:
        path = files.ask_export(self._filing.window, self._suggested(f".{choice.picture_format}"))
        if not path:
            return
        self._settings.setValue(_FOLDER, str(path.parent))
        choice = choice.for_file(path)
        diagram, folder = self._document.diagram, folder_from(self._document.path, path)
        diagram = remembering(diagram, choice, folder)
        self._document.commit(diagram, tr("Remember export settings"))
        scene = self._scene()

        def done(_: None) -> None:
            self._messages.info(tr("Exported {name}", name=path.name))

        self._background.run(lambda: _write(path, choice.draw(scene(), dumps(diagram))), done, self._failed)

    def _suggested(self, ending: str) -> Path:
        """Where the picture would go: to where it went last, else to where any picture did."""
        suggested = self._filing.suggested(ending)
        last = str(self._settings.value(_FOLDER, ""))
        folder = remembered_folder(self._document.diagram, self._document.path) or Path(last)
        return folder / suggested.name if folder != Path() else suggested

    def _put_on_clipboard(self, copies: tuple[tuple[bytes, bytes], str]) -> None:
        (png, svg), notation = copies
        data = QMimeData()
        data.setImageData(QImage.fromData(png))
        data.setData("image/svg+xml", svg)
        data.setData("image/png", png)
        data.setText(notation)
        QGuiApplication.clipboard().setMimeData(data)
        self._messages.info(tr("Copied as a picture: paste it into a slide or a document."))

    def _failed(self, error: Exception) -> None:
        self._messages.error(str(error))


def _draw_copies(scene: Callable[[], Scene]) -> tuple[bytes, bytes]:
    from loopeditor.render.picture import render

    drawn = scene()
    return render(drawn, "png", scale=_COPY_SCALE), render(drawn, "svg")


def _notation(diagram: Diagram) -> str:
    """The notation, or nothing where names that are alike keep it from telling the whole diagram."""
    from loopeditor.model.notation import write

    try:
        return write(diagram)
    except DiagramError:
        return ""


def _write(path: Path, picture: bytes) -> None:
    from loopeditor.files.store import save

    save(path, picture)
