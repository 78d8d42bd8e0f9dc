"""The scenarios that the document keeps: opened, saved, renamed, dropped and laid beside each other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from loopeditor.editor.document import Document
from loopeditor.editor.playing_draft import freely_named
from loopeditor.editor.playing_run import RunPlay
from loopeditor.language import tr
from loopeditor.model import scenario_edits


class Scenarios(QWidget):
    """A list of names, of which the first is the draft that nobody saved."""

    def __init__(self, document: Document, run: RunPlay) -> None:
        super().__init__()
        self._document, self._run = document, run
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Scenario"))
        self.box.setToolTip(tr("What is tried: a draft, or a scenario of this document"))
        self.box.setMinimumContentsLength(6)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.save = QPushButton(tr("Save"))
        self.save.setToolTip(tr("Keep what is tried in this document, under a name"))
        self.more = QToolButton()
        self.more.setObjectName("transport")
        self.more.setText("⋯")
        self.more.setToolTip(tr("Rename, drop or compare scenarios"))
        self.more.setAccessibleName(tr("Rename, drop or compare scenarios"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(self.save)
        row.addWidget(self.more)
        self.box.activated.connect(self._open)
        self.save.clicked.connect(self._save)
        self.menu.aboutToShow.connect(self._fill)
        run.draft_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what there is."""
        names = [each.name for each in self._document.diagram.scenarios]
        opened = self._run.opened
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(tr("New draft"))
            self.box.addItems(names)
            self.box.setCurrentIndex(names.index(opened) + 1 if opened in names else 0)
        saved = next((each for each in self._document.diagram.scenarios if each.name == opened), None)
        self.save.setEnabled(saved != self._run.draft)
        self.more.setEnabled(bool(names))

    def save_as(self, name: str) -> None:
        """Keep the draft under this name, as one step that can be undone."""
        run, diagram = self._run, self._document.diagram
        kept = replace(run.draft, name=name)
        run.opened = name
        run.draft = kept
        self._document.commit(scenario_edits.put_scenario(diagram, kept), tr("Save scenario {name}", name=name))
        self.follow()

    def rename(self, name: str) -> None:
        """Give the opened scenario another name."""
        before = self._run.opened
        if before is None or not name.strip():
            return
        after = scenario_edits.rename_scenario(self._document.diagram, before, name.strip())
        if after is not self._document.diagram:
            self._run.opened = name.strip()
            self._run.draft = replace(self._run.draft, name=name.strip())
            self._document.commit(after, tr("Rename scenario {name}", name=before))
        self.follow()

    def drop(self) -> None:
        """Forget the opened scenario; what it tries stays as a draft."""
        if (name := self._run.opened) is not None:
            after = scenario_edits.drop_scenario(self._document.diagram, name)
            self._document.commit(after, tr("Drop scenario {name}", name=name))

    def compare(self, name: str, *, beside: bool) -> None:
        """Lay a scenario beside the run, or take it away."""
        run = self._run
        names = {each.name for each in run.compared} - {name} | ({name} if beside else set())
        run.compare(tuple(each for each in self._document.diagram.scenarios if each.name in names))

    def _open(self, index: int) -> None:
        self._run.open(self.box.itemText(index) if index else None)

    def _save(self) -> None:
        if self._run.opened:
            self.save_as(self._run.opened)
            return
        taken = {each.name for each in self._document.diagram.scenarios}
        free = freely_named(tr("Scenario"), taken)
        self._ask(tr("Save scenario"), free, self.save_as)

    def _ask(self, title: str, name: str, done: object) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(tr("Name"))
        dialog.setTextValue(name)
        dialog.setOkButtonText(tr("Save"))
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda text: done(text.strip()) if text.strip() and callable(done) else None)
        dialog.open()
        if field := dialog.findChild(QLineEdit):
            field.selectAll()

    def _fill(self) -> None:
        self.menu.clear()
        opened = self._run.opened
        rename = self.menu.addAction(tr("Rename…"))
        rename.triggered.connect(lambda: self._ask(tr("Rename scenario"), opened or "", self.rename))
        drop = self.menu.addAction(tr("Drop"))
        drop.triggered.connect(self.drop)
        for action in (rename, drop):
            action.setEnabled(opened is not None)
        self.menu.addSeparator()
        compared = {each.name for each in self._run.compared}
        for scenario in self._document.diagram.scenarios:
            if scenario.name == opened:
                continue
            title = tr("Compare with {name}", name=scenario.name.replace("&", "&&"))
            beside = self.menu.addAction(title)
            beside.setCheckable(True)
            beside.setChecked(scenario.name in compared)
            beside.toggled.connect(lambda on, name=scenario.name: self.compare(name, beside=on))
