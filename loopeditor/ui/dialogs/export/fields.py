"""The choices of an export, of which only those are shown that mean something for the kind of picture."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from loopeditor.language import mark, tr
from loopeditor.layout.styles import Style
from loopeditor.render.page import Page
from loopeditor.ui.dialogs.export.choice import Choice
from loopeditor.ui.dialogs.export.kinds import KINDS, SCALES
from loopeditor.ui.dialogs.export.loops import LoopChoice
from loopeditor.ui.dialogs.export.own_themes import OwnThemes
from loopeditor.ui.dialogs.export.source import Source
from loopeditor.ui.dialogs.export.theme_box import ThemeBox

_LAYOUTS = (
    (None, mark("As it stands on the canvas")),
    (Style.LOBES, mark("Lobes: every loop round")),
    (Style.WHEEL, mark("Wheel: the main loop a circle")),
    (Style.LAYERED, mark("Layered: from left to right")),
    (Style.COMPACT, mark("Compact: as small as can be")),
)
_SHAPES = (
    ("free", mark("As it is")),
    ("16:9", mark("Slide, 16:9")),
    ("4:3", mark("Slide, 4:3")),
    ("square", mark("Square")),
)


class Fields(QWidget):
    """What can be chosen, one below the other.

    Signals:
        changed: another choice holds.
        kind_changed: another kind of picture holds; ``changed`` follows.
    """

    changed = Signal()
    kind_changed = Signal()

    def __init__(self, source: Source, own: OwnThemes) -> None:
        super().__init__()
        self._has_heading = False
        self._shape = "free"
        self._make_boxes()
        self.theme = ThemeBox(own)
        self.loops = LoopChoice(source.diagram, source.loops)
        self._make_checks()
        self._make_words(source.diagram.title)
        self._lay_out()
        self._listen()

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        page = Page(
            signs=self.signs.isChecked(),
            shape=self._shape,
            legend=self.legend.isChecked(),
            footer=self.footer.text().strip(),
            story=self.story.isChecked(),
            glued=self.glued.isChecked(),
        )
        return Choice(
            picture_format=self.format.currentData(),
            scale=self.scale.currentData(),
            transparent=self.transparent.isChecked(),
            heading=self.heading.text().strip() if self.has_heading.isChecked() else "",
            theme=self.theme.theme,
            page=page,
            style=self.layout_style.currentData(),
            loops=self.loops.keys,
        )

    def fill(self, start: Choice) -> None:
        """Let this choice hold; nobody is told."""
        with QSignalBlocker(self):
            self._has_heading, self._shape = bool(start.heading), start.page.shape
            self.format.setCurrentIndex(self.format.findData(start.picture_format))
            self.scale.setCurrentIndex(self.scale.findData(start.scale))
            self.layout_style.setCurrentIndex([style for style, _ in _LAYOUTS].index(start.style))
            self.theme.show_theme(start.theme)
            self.loops.show_keys(start.loops)
            self.transparent.setChecked(start.transparent)
            self.signs.setChecked(start.page.signs)
            self.legend.setChecked(start.page.legend)
            self.story.setChecked(start.page.story)
            self.glued.setChecked(start.page.glued)
            self.footer.setText(start.page.footer)
            if start.heading:
                self.heading.setText(start.heading)
            self._follow_kind()

    def _make_boxes(self) -> None:
        self.format, self.layout_style, self.shape, self.scale = (QComboBox() for _ in range(4))
        for kind in KINDS.values():
            self.format.addItem(tr(kind.label), kind.ending)
        for style, label in _LAYOUTS:
            self.layout_style.addItem(tr(label), style)
        for name, label in _SHAPES:
            self.shape.addItem(tr(label), name)
        for factor in SCALES:
            self.scale.addItem(f"{factor:g} ×", factor)
        self.about = QLabel()
        self.about.setObjectName("faint")
        self.about.setWordWrap(True)
        self.about.setMinimumHeight(2 * self.about.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _make_checks(self) -> None:
        self.signs = QCheckBox(tr("Si&gns on the links"))
        self.legend = QCheckBox(tr("Legen&d beneath the picture"))
        self.transparent = QCheckBox(tr("&Transparent background"))
        self.story = QCheckBox(tr("One &more slide for each loop, with its story"))
        self.glued = QCheckBox(tr("Links &follow the names when these are moved"))

    def _make_words(self, title: str) -> None:
        self.has_heading = QCheckBox(tr("T&itle"))
        self.heading, self.footer = QLineEdit(title), QLineEdit()
        self.heading.setAccessibleName(tr("Title"))
        self.heading.setPlaceholderText(title or tr("Title"))
        self.footer.setPlaceholderText(tr("Source, date, © …"))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(tr("&Kind"), self.format)
        form.addRow(self.about)
        form.addRow(tr("&Colours"), self.theme)
        form.addRow(tr("L&ayout"), self.layout_style)
        form.addRow(tr("&Size"), self.shape)
        form.addRow(tr("&Pixels"), self.scale)
        self.has_heading.setFixedHeight(self.heading.sizeHint().height())  # else it would hang at the upper edge
        form.addRow(self.has_heading, self.heading)
        form.addRow(tr("F&ooter"), self.footer)
        for field in (self.format, self.layout_style, self.shape, self.scale, self.footer):
            label = form.labelForField(field)
            field.setAccessibleName(label.text().replace("&", "") if isinstance(label, QLabel) else "")
        self._form = form
        checks = QVBoxLayout()
        checks.setSpacing(8)
        for box in (self.signs, self.legend, self.transparent, self.story, self.glued):
            checks.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(form)
        column.addLayout(checks)
        column.addWidget(self.loops, 1)
        column.addStretch(0)

    def _listen(self) -> None:
        self.format.currentIndexChanged.connect(self._take_kind)
        self.shape.currentIndexChanged.connect(self._take_shape)
        self.has_heading.toggled.connect(self._take_heading)
        for choice in (self.layout_style, self.scale):
            choice.currentIndexChanged.connect(self.changed)
        for box in (self.signs, self.legend, self.transparent, self.story, self.glued):
            box.toggled.connect(self.changed)
        for line in (self.heading, self.footer):
            line.textChanged.connect(self.changed)
        self.theme.changed.connect(self.changed)
        self.loops.changed.connect(self.changed)

    def _take_kind(self) -> None:
        self._follow_kind()
        self.kind_changed.emit()
        self.changed.emit()

    def _take_shape(self) -> None:
        self._shape = self.shape.currentData()
        self.changed.emit()

    def _take_heading(self) -> None:
        self._has_heading = self.has_heading.isChecked()
        self.heading.setEnabled(self._has_heading)
        self.changed.emit()

    def _follow_kind(self) -> None:
        """Show what means something for the kind, and what the others make of the rest."""
        kind = KINDS[self.format.currentData()]
        self.about.setText(tr(kind.about))
        self._form.setRowVisible(self.scale, kind.scaled)
        self.transparent.setVisible(kind.transparent)
        self.story.setVisible(kind.is_slides)
        self.glued.setVisible(kind.is_slides)
        with QSignalBlocker(self.has_heading):
            self.has_heading.setChecked(kind.is_titled or self._has_heading)
        self.has_heading.setEnabled(not kind.is_titled)
        self.heading.setEnabled(self.has_heading.isChecked())
        self._offer_shapes(Choice(kind.ending, page=Page(shape=self._shape)))

    def _offer_shapes(self, choice: Choice) -> None:
        """Slides have one of the shapes; any other picture may be as it is."""
        with QSignalBlocker(self.shape):
            if choice.kind.is_slides and self.shape.findData("free") == 0:
                self.shape.removeItem(0)
            elif not choice.kind.is_slides and self.shape.findData("free") < 0:
                self.shape.insertItem(0, tr(_SHAPES[0][1]), "free")
            self.shape.setCurrentIndex(self.shape.findData(choice.shape))
