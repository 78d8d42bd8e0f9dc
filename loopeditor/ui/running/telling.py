"""A run in words, and how sure its direction is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from loopeditor.editor.playing_run import RunPlay
from loopeditor.editor.playing_sureness import RUNS
from loopeditor.language import tr
from loopeditor.ui.scrolling import fill, scrolled
from loopeditor.ui.words import words

_STEADY = 0.9  # a share of agreeing runs from which on the direction is called sure


class Telling(QWidget):
    """The right part of the run's dock."""

    def __init__(self, run: RunPlay) -> None:
        super().__init__()
        self._run = run
        self.story = words("")
        flags = Qt.TextInteractionFlag
        self.story.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.story.setAccessibleName(tr("The run in words"))
        self.agree = words("", "strong")
        self.test = QPushButton(tr("How sure is that?"))
        self.test.setToolTip(tr("Run it {n} times with random strengths", n=RUNS))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Runs with random strengths"))
        self.cancel = QPushButton(tr("Cancel"))
        self._lay_out()
        self.test.clicked.connect(lambda: run.sureness.ask(run.diagram, run.draft))
        self.cancel.clicked.connect(run.sureness.stop)
        for signal in (run.ran, run.was_read, run.draft_changed):
            signal.connect(self.follow)
        run.failed.connect(self._refuse)
        run.sureness.changed.connect(self.follow)
        self.follow()

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setObjectName("panel")
        body = QVBoxLayout(sheet)
        body.setContentsMargins(16, 8, 16, 8)
        body.setSpacing(8)
        body.addWidget(self.story)
        body.addWidget(self.agree)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.test)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        row.addStretch(0)
        body.addLayout(row)
        body.addStretch(1)
        fill(self, scrolled(sheet))

    def follow(self) -> None:
        """Tell what is known."""
        run, sureness = self._run, self._run.sureness
        if not run.diagram.variables:
            self.story.setText(tr("There is nothing to run yet: add variables and links."))
        elif run.reading:
            self.story.setText("\n".join(run.reading.told))
        self.progress.setVisible(sureness.progress is not None)
        self.cancel.setVisible(sureness.progress is not None)
        self.progress.setValue(round(100 * (sureness.progress or 0.0)))
        self.agree.setText(self._agreement())
        self.agree.setVisible(bool(self.agree.text()))
        self.test.setVisible(sureness.progress is None and sureness.ensemble is None)
        self.test.setEnabled(bool(run.outcome and run.draft.forces))

    def _agreement(self) -> str:
        ensemble, focus = self._run.sureness.ensemble, self._run.focus
        if not ensemble or focus not in ensemble.agreement:
            return ""
        share = ensemble.agreement[focus]
        name = self._run.focus_name
        words = tr(
            "{share:.0%} of {n} runs with random strengths agree on where {name} goes.", share=share, n=RUNS, name=name
        )
        return words if share >= _STEADY else tr("{told} It depends on how strong the links are.", told=words)

    def _refuse(self, why: str) -> None:
        if why:
            self.story.setText(why)
