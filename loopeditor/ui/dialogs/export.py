"""How a picture is to be made, with a preview of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from loopeditor.files.errors import FileError
from loopeditor.geometry.scene import Scene
from loopeditor.language import mark, tr
from loopeditor.render.page import PLAIN, Page
from loopeditor.render.theme_files import load
from loopeditor.render.themes import PAPER, THEMES, Theme
from loopeditor.ui.background import Background
from loopeditor.ui.dialogs import files

_FORMATS = (
    ("svg", "SVG", mark("Sharp at any size; editable in drawing programs and PowerPoint.")),
    ("png", "PNG", mark("Pixels; opens everywhere.")),
    ("pdf", "PDF", mark("Sharp at any size; for print and LaTeX.")),
    ("dot", "DOT", mark("Graphviz's own text, with every place kept.")),
)
FORMATS = tuple(name for name, _, _ in _FORMATS)
"""What can be chosen."""
SCALES = (1.0, 2.0, 3.0, 4.0)
"""Sizes of a PNG."""
_THEME_NAMES = {
    "paper": mark("Paper"),
    "dark": mark("Dark"),
    "high-contrast": mark("High contrast"),
    "high-contrast-dark": mark("High contrast, dark"),
    "grey": mark("Grey, for print"),
    "flywheel": mark("Flywheel, bold"),
}
_SHAPES = (
    ("free", mark("As large as the diagram")),
    ("16:9", mark("Slide, 16:9")),
    ("4:3", mark("Slide, 4:3")),
    ("square", mark("Square")),
)

_PREVIEW_SCALE = 1.5
_PAUSE = 120
_SQUARE = 8


@dataclass(frozen=True)
class Choice:
    """What was chosen; ``scale`` is for PNG alone."""

    picture_format: str = "svg"
    scale: float = 2.0
    transparent: bool = False
    heading: str = ""
    theme: Theme = PAPER
    page: Page = PLAIN

    def for_file(self, path: Path) -> Choice:
        """This choice in the format that a file's ending names, if it names one."""
        ending = path.suffix.lower()[1:]
        return replace(self, picture_format=ending) if ending in FORMATS else self

    def draw(self, scene: Scene, document: str = "") -> bytes:
        """The picture; ``document`` is the text of the native file, which it carries along if it can."""
        from loopeditor.render.picture import render

        options: dict[str, Any] = {"transparent": self.transparent, "heading": self.heading, "page": self.page}
        scale = self.scale if self.picture_format == "png" else 1.0
        return render(scene, self.picture_format, self.theme, scale=scale, document=document, **options)


class ExportDialog(QDialog):
    """Choices on the left, the picture on the right.

    Signals:
        chosen(Choice): the person wants the picture.
    """

    chosen = Signal(object)

    def __init__(
        self,
        scene: Callable[[], Scene],
        title: str,
        background: Background,
        parent: QWidget,
        start: Choice | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._scene, self._background, self._asked = scene, background, 0
        self._themes = dict(THEMES)
        self.preview = Preview()
        self._build_fields(title)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._draw)
        self._fill(start or Choice())
        self._follow()
        self._draw()

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(
            picture_format=self.format.currentData(),
            scale=self.scale.currentData(),
            transparent=self.transparent.isChecked(),
            heading=self.heading.text().strip() if self.has_heading.isChecked() else "",
            theme=self._themes[self.theme.currentData()],
            page=Page(signs=self.signs.isChecked(), shape=self.shape.currentData(), legend=self.legend.isChecked()),
        )

    def _build_fields(self, title: str) -> None:
        self.format, self.scale, self.theme, self.shape = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        for name, label, _ in _FORMATS:
            self.format.addItem(label, name)
        for factor in SCALES:
            self.scale.addItem(f"{factor:g} ×", factor)
        for name in THEMES:
            self.theme.addItem(tr(_THEME_NAMES[name]), name)
        for name, label in _SHAPES:
            self.shape.addItem(tr(label), name)
        self.own_theme = QPushButton(tr("&Own…"))
        self.own_theme.setToolTip(tr("Colours of your own, from a TOML file"))
        self.own_theme.setAccessibleName(tr("Colours of your own, from a TOML file"))
        self.own_theme.clicked.connect(self._ask_theme)
        self.about_format = QLabel()
        self.transparent = QCheckBox(tr("&Transparent background"))
        self.signs = QCheckBox(tr("Si&gns on the links"))
        self.legend = QCheckBox(tr("&Legend beneath the picture"))
        self.has_heading = QCheckBox(tr("&Heading above the picture"))
        self.heading = QLineEdit(title)
        self.heading.setAccessibleName(tr("Heading"))
        self.heading.setPlaceholderText(tr("Heading"))
        for box in (self.transparent, self.signs, self.legend, self.has_heading):
            box.toggled.connect(self._follow)
        for choice in (self.format, self.theme, self.shape):
            choice.currentIndexChanged.connect(self._follow)
        self.heading.textChanged.connect(self._follow)

    def _fill(self, start: Choice) -> None:
        self.format.setCurrentIndex(self.format.findData(start.picture_format))
        self.scale.setCurrentIndex(self.scale.findData(start.scale))
        self.transparent.setChecked(start.transparent)
        self.theme.setCurrentIndex(max(0, self.theme.findData(start.theme.name)))
        self.shape.setCurrentIndex(self.shape.findData(start.page.shape))
        self.signs.setChecked(start.page.signs)
        self.legend.setChecked(start.page.legend)
        self.has_heading.setChecked(bool(start.heading))
        if start.heading:
            self.heading.setText(start.heading)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(12)
        form.addRow(tr("&Format"), self.format)
        form.addRow(tr("&Size"), self.scale)
        colours = QHBoxLayout()
        colours.addWidget(self.theme, 1)
        colours.addWidget(self.own_theme)
        form.addRow(tr("&Colours"), colours)
        form.labelForField(colours).setBuddy(self.theme)  # type: ignore[attr-defined] # a QLabel
        form.addRow(tr("&Page"), self.shape)
        self.about_format.setObjectName("faint")
        self.about_format.setWordWrap(True)
        self.about_format.setMinimumHeight(44)
        self.about_format.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.about_format)
        for field in (self.signs, self.legend, self.transparent, self.has_heading, self.heading):
            column.addWidget(field)
        column.addStretch(1)
        column.addLayout(self._build_buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addLayout(column)
        row.addWidget(self.preview, 1)
        self.resize(900, 540)

    def _build_buttons(self) -> QHBoxLayout:
        cancel, export = QPushButton(tr("Cancel")), QPushButton(tr("&Export…"))
        export.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        export.setDefault(True)
        cancel.clicked.connect(self.reject)
        export.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(export)
        return buttons

    def _follow(self) -> None:
        name = self.format.currentData()
        self.about_format.setText(tr(next(about for other, _, about in _FORMATS if other == name)))
        self.scale.setEnabled(name == "png")
        self.heading.setEnabled(self.has_heading.isChecked())
        self._timer.start()

    def _ask_theme(self) -> None:
        """Ask for a file of colours, and draw in them; what is wrong with it stands where the preview would."""
        path = files.ask_theme(self)
        if not path:
            return
        try:
            theme = load(path)
        except FileError as error:
            self._asked += 1
            self.preview.show_words(str(error))
            return
        name = f"{path}"
        self._themes[name] = theme
        if self.theme.findData(name) < 0:
            self.theme.addItem(theme.name, name)
        self.theme.setCurrentIndex(self.theme.findData(name))
        self._follow()

    def _draw(self) -> None:
        """Draw the preview as the export will be drawn; only the last one asked for is shown."""
        self._asked += 1
        asked, scene = self._asked, self._scene
        choice = replace(self.choice, picture_format="png", scale=_PREVIEW_SCALE)

        def done(picture: bytes) -> None:
            if asked == self._asked:
                self.preview.show_picture(QImage.fromData(picture))

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self.preview.show_words(str(error))

        self._background.run(lambda: choice.draw(scene()), done, failed)

    def accept(self) -> None:
        """Hand the choice over."""
        choice = self.choice
        super().accept()
        self.chosen.emit(choice)

    def done(self, result: int) -> None:
        """Close; pictures still being drawn are no longer wanted."""
        self._asked += 1
        self._timer.stop()
        super().done(result)


class Preview(QWidget):
    """A picture as large as it fits, over squares where it is transparent."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(420, 380)
        self.setAccessibleName(tr("Preview"))
        self._picture = QImage()
        self._words = tr("Drawing…")

    @property
    def picture(self) -> QImage:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: QImage) -> None:
        """Show this picture."""
        self._picture = picture
        self.update()

    def show_words(self, words: str) -> None:
        """Show a sentence instead."""
        self._picture, self._words = QImage(), words
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Frame and picture."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(self.palette().mid().color()))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        if self._picture.isNull():
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        room = self.rect().adjusted(16, 16, -16, -16)
        size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        _paint_squares(painter, place)
        painter.drawImage(place, self._picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(self.palette().midlight().color()))
        painter.drawRect(place)  # where the page ends


def _paint_squares(painter: QPainter, place: QRect) -> None:
    """The chessboard that stands for what shows through."""
    painter.save()
    painter.setClipRect(place)
    painter.fillRect(place, QColor("#ffffff"))
    for row, top in enumerate(range(place.top(), place.bottom() + 1, _SQUARE)):
        for left in range(place.left() + row % 2 * _SQUARE, place.right() + 1, 2 * _SQUARE):
            painter.fillRect(left, top, _SQUARE, _SQUARE, QColor("#e9edf1"))
    painter.restore()
