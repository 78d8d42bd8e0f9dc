"""What is tried: a push the wanted way or the other, friction, gain, and a row for all else that is done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from loopeditor.editor import playing_draft
from loopeditor.editor.playing_run import RunPlay
from loopeditor.language import tr
from loopeditor.ui import glossary
from loopeditor.ui.running.dial import Dial
from loopeditor.ui.running.rows import Rows
from loopeditor.ui.running.scenarios import Scenarios
from loopeditor.ui.scrolling import fill, scrolled
from loopeditor.ui.theme import restyle
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace


class Setup(QWidget):
    """The left part of the run's dock."""

    def __init__(self, workspace: Workspace, run: RunPlay) -> None:
        super().__init__()
        self._workspace, self._run = workspace, run
        self.scenarios = Scenarios(workspace.document, run)
        self.virtuous, self.vicious = QPushButton(tr("▲ Virtuous")), QPushButton(tr("▼ Vicious"))
        self.middle = words("", "faint")
        self.middle.setToolTip(tr("Select another variable, or light another loop, to push that"))
        self.rows = Rows(run, workspace.look.colours)
        self.friction = Dial(
            tr("Friction"),
            playing_draft.FRICTION,
            tr("How fast everything returns to what is usual when nothing pushes it"),
        )
        self.gain = Dial(
            tr("Gain"),
            playing_draft.GAIN,
            tr("What all links into a variable pass on together; above the friction, a reinforcing loop takes off"),
        )
        self.length = Dial(tr("Length"), playing_draft.LENGTH, tr("How long the run is; time has no unit"))
        self.push = QPushButton(tr("Push"))
        self.own = QPushButton(tr("Own friction"))
        self.disrupt = QPushButton(tr("Disrupt"))
        self._lay_out()
        self._connect()
        self.follow()

    def _lay_out(self) -> None:
        for button, tip in (
            (self.virtuous, glossary.tip("virtuous")),
            (self.vicious, tr("The same push the other way: the mirror image of the virtuous cycle")),
            (self.push, tr("A steady force on the selected variables, from the start")),
            (self.own, tr("A friction of its own for the selected variables")),
            (self.disrupt, tr("From the time that is shown on, a force against the push, twice as strong")),
        ):
            button.setToolTip(tip)
        big, small = QHBoxLayout(), QHBoxLayout()
        for button in (self.virtuous, self.vicious):
            button.setObjectName("big")
            big.addWidget(button, 1)
        for button in (self.push, self.own, self.disrupt):
            button.setObjectName("small")
            small.addWidget(button, 1)
        for row in (big, small):
            row.setSpacing(8)
        sheet = QWidget()
        sheet.setObjectName("panel")
        body = QVBoxLayout(sheet)
        body.setContentsMargins(16, 8, 8, 8)
        body.setSpacing(8)
        body.addWidget(self.scenarios)
        body.addLayout(big)
        body.addWidget(self.middle)
        for dial in (self.friction, self.gain, self.length):
            body.addWidget(dial)
        body.addLayout(small)
        body.addWidget(self.rows)
        body.addStretch(1)
        fill(self, scrolled(sheet))

    def _connect(self) -> None:
        run = self._run
        self.virtuous.clicked.connect(lambda: run.push_loop(virtuous=True))
        self.vicious.clicked.connect(lambda: run.push_loop(virtuous=False))
        self.friction.changed.connect(lambda value: run.attempt(replace(run.draft, friction=value)))
        self.gain.changed.connect(lambda value: run.attempt(replace(run.draft, gain=value)))
        self.length.changed.connect(lambda value: run.attempt(replace(run.draft, length=value)))
        self.push.clicked.connect(lambda: run.push(self._chosen()))
        self.own.clicked.connect(self._rub)
        self.disrupt.clicked.connect(self._disrupt)
        run.draft_changed.connect(self.follow)
        self._workspace.selection.changed.connect(self.follow)
        self._workspace.look.changed.connect(lambda: self.rows.dress(self._workspace.look.colours))

    def follow(self) -> None:
        """Show the draft as it is."""
        draft, name = self._run.draft, self._run.focus_name
        self.friction.show_value(draft.friction)
        self.gain.show_value(draft.gain)
        self.length.show_value(draft.length)
        self.middle.setText(tr("Both push {name}.", name=name) if name else "")
        self.middle.setVisible(bool(name))
        chosen = bool(self._chosen())
        self.push.setEnabled(chosen)
        self.own.setEnabled(chosen)
        for button in (self.virtuous, self.vicious):
            button.setEnabled(bool(self._run.diagram.variables))
        for button, way in ((self.virtuous, 1), (self.vicious, -1)):
            restyle(button, "primary", self._run.way == way)
        self.disrupt.setEnabled(bool(name))

    def _chosen(self) -> list[str]:
        selected = self._workspace.selection.ids
        return [i for i in self._run.diagram.variable if i in selected]

    def _rub(self) -> None:
        draft = self._run.draft
        for variable in self._chosen():
            draft = playing_draft.rubbed(draft, variable, draft.frictions.get(variable, draft.friction))
        self._run.attempt(draft)

    def _disrupt(self) -> None:
        run = self._run
        if run.focus:
            run.attempt(playing_draft.disrupted(run.draft, run.focus, run.playback.place))
