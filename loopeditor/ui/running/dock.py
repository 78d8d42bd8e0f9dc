"""The run's dock under the canvas: what is tried, the chart of it, and what it says."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from loopeditor.editor.playing_run import RunPlay
from loopeditor.editor.playing_work import Floats
from loopeditor.language import tr
from loopeditor.ui.icons import icon, icon_button
from loopeditor.ui.running.band import DriveBand
from loopeditor.ui.running.chart import Chart, Sheet
from loopeditor.ui.running.lines import lines, thin
from loopeditor.ui.running.plot import Plot
from loopeditor.ui.running.setup import Setup
from loopeditor.ui.running.telling import Telling
from loopeditor.ui.running.transport import Transport
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace

_HEIGHT, _LEAST, _WIDTH = 320, 240, 1240
_PARTS = 20  # of a unit of time, on the slider


class RunDock(QDockWidget):
    """Shows a run and lets it be changed.

    Signals:
        close_wanted(): the person has seen enough.
    """

    close_wanted = Signal()

    def __init__(self, workspace: Workspace, run: RunPlay) -> None:
        super().__init__()
        self._workspace, self._run = workspace, run
        colours = workspace.look.colours
        self.setObjectName("running")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget())
        self.setup, self.telling = Setup(workspace, run), Telling(run)
        self._drawn: tuple[object, ...] = ()
        self.chart = Chart(colours)
        self.band = DriveBand(self.chart, colours)
        self.transport = Transport(workspace.look, (tr("Back in time"), tr("On in time")))
        self.scrub = QSlider(Qt.Orientation.Horizontal)
        self.scrub.setAccessibleName(tr("Time that is looked at"))
        self.close_button = icon_button(tr("Close the run"), "transport")
        self.assumed = words("", "faint")
        self.assumed.setAccessibleName(tr("What is assumed"))
        self._lay_out()
        self._connect()
        self._dress()
        self._load()
        self.hide()

    def restore(self, settings: QSettings) -> int:
        """The height to take, in pixels."""
        return max(_LEAST, int(str(settings.value("running/height", _HEIGHT))))

    def save(self, settings: QSettings) -> None:
        """Keep how high it is."""
        settings.setValue("running/height", self.height())

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 0, 8, 0)
        bar.setSpacing(8)
        bar.addWidget(self.transport)
        self.scrub.setMinimumWidth(32)
        bar.addWidget(self.scrub, 1)
        bar.addWidget(self.close_button)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 8, 0, 0)
        middle.setSpacing(4)
        middle.addLayout(bar)
        middle.addWidget(self.chart, 1)
        middle.addWidget(self.band)
        parts = QHBoxLayout()
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(self.setup)
        parts.addLayout(middle, 1)
        parts.addWidget(self.telling)
        whole = QWidget()
        whole.setObjectName("running")
        whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(parts, 1)
        self.assumed.setContentsMargins(16, 4, 16, 6)
        column.addWidget(self.assumed)
        self.setWidget(whole)
        for part in (self.setup, self.telling):
            part.setMinimumWidth(0)

    def _connect(self) -> None:
        run = self._run
        self.transport.play_wanted.connect(run.play)
        self.transport.step_wanted.connect(run.step)
        self.transport.speed_wanted.connect(run.set_speed)
        self.scrub.valueChanged.connect(lambda parts: run.seek(parts / _PARTS))
        self.chart.seek_wanted.connect(run.seek)
        self.close_button.clicked.connect(self.close_wanted)
        run.moved.connect(self._show_time)
        run.failed.connect(lambda _: self._show_run())
        for signal in (run.ran, run.was_read, run.sureness.changed, self._workspace.selection.changed):
            signal.connect(self._show_run)
        self._workspace.look.changed.connect(self._dress)

    def _load(self) -> None:
        """The chart's library takes a moment to load; the window does not wait for it."""

        def take(_: object) -> None:
            self.chart.take(Plot(self.chart))

        def fail(_: Exception) -> None:
            self.chart.show_sheet(None, None, tr("The chart cannot be shown: pyqtgraph is missing."))

        self._workspace.background.run(lambda: import_module("pyqtgraph"), take, fail)

    def _show_run(self) -> None:
        if self.isHidden():
            return
        run, look = self._run, self._workspace.look
        reading = run.reading
        if reading or not run.diagram.variables:  # else what was assumed stays until it is known anew
            self.assumed.setText(reading.assumed if reading and run.diagram.variables else "")
        if reading or not run.outcome:  # else another is about to come
            self.band.show_reading(reading, self._workspace.insight.identifiers, run.draft.length)
        if not run.outcome or not run.diagram.variables:
            self._drawn = ()
            self.chart.show_sheet(None, None, self._sentence())
        else:
            selected = self._workspace.selection.ids
            shown = lines(run.outcome, run.focus, selected, look.colours.canvas, tr("the other way"))
            turning = reading.turning if reading else None
            times = run.outcome.run.times
            length = float(times[-1]) if len(times) else run.draft.length
            ensemble = run.sureness.ensemble
            sheet = Sheet(shown, length, run.outcome.scale, turning, self._spread())
            key = (run.outcome, run.focus, turning, ensemble, selected, look.colours)
            if key != self._drawn:  # what is told of runs under way changes nothing of it
                self._drawn = key
                self.chart.show_sheet(sheet, run.outcome)
        self._show_time()

    def _spread(self) -> tuple[Floats, Floats, Floats] | None:
        ensemble, outcome = self._run.sureness.ensemble, self._run.outcome
        if not ensemble or not outcome or self._run.focus not in outcome.run.variables:
            return None
        column = outcome.run.variables.index(self._run.focus)
        return thin(ensemble.times), thin(ensemble.low[:, column]), thin(ensemble.high[:, column])

    def _sentence(self) -> str:
        if not self._run.diagram.variables:
            return tr("There is nothing to run yet.")
        return tr("Running…")

    def _show_time(self) -> None:
        if self.isHidden():
            return
        playback = self._run.playback
        self.transport.show_playback(playback)
        self.scrub.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.scrub.setRange(0, round(playback.end * _PARTS))
        self.scrub.setValue(round(playback.place * _PARTS))
        self.scrub.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.chart.show_time(playback.place)
        self.band.show_time(playback.place)

    def _dress(self) -> None:
        colours = self._workspace.look.colours
        self.close_button.setIcon(icon("close", colours.text, colours.faint))
        self.chart.dress(colours)
        self.band.dress(colours)
        self._show_run()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window all three parts give way."""
        super().resizeEvent(event)
        for part, usual, least in ((self.setup, 336, 296), (self.telling, 264, 168)):
            part.setFixedWidth(max(least, min(usual, round(usual * event.size().width() / _WIDTH))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space goes on or rests, where no field takes it."""
        if event.key() == Qt.Key.Key_Space:
            self._run.play()
        else:
            super().keyPressEvent(event)
