"""The run under way: what is tried, what came of it, and where in it we look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from loopeditor.editor import playing_draft, playing_work
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.playing import Playback
from loopeditor.editor.playing_sureness import Beside, Sureness
from loopeditor.editor.playing_work import Outcome, Reading, outcome, reading
from loopeditor.editor.selection import Selection
from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import one_line
from loopeditor.model.scenario import Scenario, kept_to

PACE = 4.0
"""Units of time that pass in a second at the usual speed."""
_WAIT = 40  # milliseconds in which changes gather
_LOOPS = 60  # of so many loops it is told which one drives most


class RunPlay(QObject):
    """Runs the ``draft`` anew whenever it or the diagram changes, as long as somebody looks on.

    Signals:
        draft_changed(): another scenario is tried, or the variable in the middle of it is another one.
        ran(): there is another outcome, or none.
        was_read(): what is told of the outcome is known, or not yet any more.
        moved(): another time is looked at, or it began or ceased to move.
        failed(str): why the draft cannot be run; empty once it can.
    """

    draft_changed = Signal()
    ran = Signal()
    was_read = Signal()
    moved = Signal()
    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        insight: Insight,
        beside: Beside,
        aside: Beside,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._insight, self._beside = document, selection, insight, beside
        self.draft = Scenario("")
        self.opened: str | None = None  # the name of the saved scenario that the draft began as
        self.compared: tuple[Scenario, ...] = ()
        self.focus = ""
        self.playback = Playback(self.draft.length)
        self.outcome: Outcome | None = None
        self.reading: Reading | None = None
        self.sureness = Sureness(aside, self)
        self.is_watched = False
        self._runs = _what_runs(document.diagram)
        self._gain = self.draft.gain  # what nobody chose
        self._pushes = self._pushed = 0
        self._answered = 0
        self._asked = self._readings = 0  # what comes of an older question is dropped
        self._soon = QTimer(self, singleShot=True, interval=_WAIT)
        self._soon.timeout.connect(self._start)
        document.changed.connect(self._follow)
        document.replaced.connect(self._forget)
        insight.changed.connect(self._read_again)

    # --- what is tried ---

    @property
    def diagram(self) -> Diagram:
        """The diagram that runs."""
        return self._document.diagram

    @property
    def is_busy(self) -> bool:
        """Whether something that was asked for is still to come."""
        return self.is_watched and (self._pushed != self._pushes or self._answered != self._asked)

    @property
    def way(self) -> int:
        """1 while the variable in the middle is pushed the wanted way, -1 the other way, 0 where nothing pushes it."""
        amount = next((force.amount for force in self.draft.forces if force.variable == self.focus), 0.0)
        if not amount or self.focus not in self.diagram.variable:
            return 0
        return playing_work.wanted(self.diagram, self.focus) * (1 if amount > 0 else -1)

    @property
    def focus_name(self) -> str:
        """What the variable in the middle is called, on one line; empty where there is none."""
        variable = self.diagram.variable.get(self.focus)
        return one_line(variable.name) if variable else ""

    def watch(self, *, watched: bool) -> None:
        """Somebody looks on from now, or nobody."""
        if watched == self.is_watched:
            return
        self.is_watched = watched
        if watched:
            self._choose_middle()
            self._ask()
        else:
            self.sureness.stop()
            self.playback = self.playback.paused()
            self.moved.emit()

    def close(self) -> None:
        """Call off all that is under way; nothing comes of it any more."""
        self.is_watched = False
        self._asked += 1
        self._pushes += 1
        self._soon.stop()
        self.sureness.stop()

    def attempt(self, draft: Scenario) -> None:
        """Try another scenario."""
        if draft == self.draft:
            return
        self.draft = draft
        self.playback = self.playback.until(playing_draft.end_of(draft))
        self._change()

    def open(self, name: str | None) -> None:
        """Try a saved scenario, or with None one in which nothing is pushed."""
        found = next((each for each in self.diagram.scenarios if each.name == name), None)
        self.opened = name if found else None
        self.draft = found or Scenario("")
        if self.draft.forces:
            self.focus = self.draft.forces[0].variable
        self.playback = self.playback.until(playing_draft.end_of(self.draft))
        self._change()

    def push_loop(self, *, virtuous: bool) -> None:
        """Push the variable in the middle the wanted way or the other way; the mirrored run is shown beside it."""
        self._choose_middle()
        if not self.focus:
            return
        diagram, focus = self.diagram, self.focus
        self._pushes = asked = self._pushes + 1

        def stale() -> bool:
            return asked != self._pushes

        self._beside.run(
            lambda: playing_work.push(diagram, focus, stale, virtuous=virtuous),
            lambda made: self._take_push(asked, made),
            lambda error: None if stale() else self._refuse(self._asked, error),
        )

    def _take_push(self, asked: int, made: Scenario) -> None:
        """Its gain lets the loop take off; a gain that the person chose stays."""
        if asked != self._pushes or made.forces[0].variable not in self.diagram.variable:
            return
        self._pushed = asked
        gain = made.gain if self.draft.gain == self._gain else self.draft.gain
        self._gain = made.gain if gain == made.gain else self._gain
        self.draft = replace(self.draft, forces=made.forces, gain=gain, name="")
        self.opened = None
        self.playback = self.playback.until(playing_draft.end_of(self.draft)).at(0.0).paused().toggled()
        self._change()
        self.moved.emit()

    def push(self, variables: Iterable[str], amount: float = 1.0) -> None:
        """Push these variables from the start."""
        for variable in variables:
            self.attempt(playing_draft.pushed(self.draft, variable, amount))
            self.focus = variable
        self._change()

    def compare(self, scenarios: tuple[Scenario, ...]) -> None:
        """Show these beside the draft."""
        self.compared = scenarios
        self._change()

    def _choose_middle(self) -> None:
        chosen = self._selection.ids & self.diagram.variable.keys()
        if chosen or self.focus not in self.diagram.variable or self._selection.lit:
            loops = self._insight.loops.found
            self.focus = playing_draft.middle(self.diagram, loops, self._selection.lit, chosen)

    def _change(self) -> None:
        self.draft_changed.emit()
        self._ask()

    # --- where we look ---

    def play(self) -> None:
        """Go on, or rest."""
        self._go(self.playback.toggled())

    def seek(self, time: float) -> None:
        """Look at another time."""
        self._go(self.playback.at(time))

    def step(self, by: int) -> None:
        """Rest at the next whole unit of time, or at the one before."""
        self._go(self.playback.stepped(by))

    def set_speed(self, speed: float) -> None:
        """Go faster or slower."""
        self._go(self.playback.at_speed(speed))

    def tick(self, seconds: float) -> None:
        """So many seconds went by."""
        if self.playback.moves and self.outcome:
            self._go(self.playback.after(seconds * PACE))

    def _go(self, playback: Playback) -> None:
        if playback != self.playback:
            self.playback = playback
            self.moved.emit()

    # --- what came of it ---

    def _follow(self) -> None:
        diagram = self.diagram
        (self.draft,) = kept_to((self.draft,), diagram.variable, diagram.link)
        self.compared = tuple(each for each in diagram.scenarios if each.name in {one.name for one in self.compared})
        if self.opened not in {each.name for each in diagram.scenarios}:
            self.opened = None
        if self.focus not in diagram.variable:
            self.focus = ""
        before, self._runs = self._runs, _what_runs(diagram)
        if not self.focus and self.is_watched:
            self._choose_middle()
        self.draft_changed.emit()
        if self._runs != before:
            self._ask()

    def _forget(self) -> None:
        """Another diagram was opened."""
        self.draft, self.opened, self.compared, self.focus = Scenario(""), None, (), ""
        self._gain = self.draft.gain
        self._pushes = self._pushed = self._pushes + 1
        self.playback = Playback(self.draft.length, speed=self.playback.speed)
        self._drop()
        if self.is_watched:
            self._choose_middle()
        self._change()
        self.moved.emit()

    def _drop(self) -> None:
        self.outcome = self.reading = None
        self.sureness.stop()
        self.ran.emit()
        self.was_read.emit()

    def _ask(self) -> None:
        self._asked += 1
        self.sureness.stop()
        if self.is_watched:
            self._soon.start()

    def _start(self) -> None:
        if not self.is_watched:
            return
        asked, diagram, draft = self._asked, self.diagram, self.draft
        beside = self.compared
        if draft.forces and not beside:
            beside = (replace(playing_draft.mirrored(draft), name=""),)

        def stale() -> bool:
            return asked != self._asked

        self._beside.run(
            lambda: outcome(diagram, draft, beside, stale),
            lambda made: self._take(asked, made),
            lambda error: self._refuse(asked, error),
        )

    def _take(self, asked: int, made: Outcome) -> None:
        if asked != self._asked:
            return
        self.outcome, self.reading = made, None
        self.failed.emit("")
        self.ran.emit()
        self._read(asked, made)

    def _read(self, asked: int, made: Outcome) -> None:
        loops, focus = self._insight.loops.found[:_LOOPS], self.focus
        self._readings = number = self._readings + 1

        def stale() -> bool:
            return asked != self._asked or number != self._readings

        self._beside.run(
            lambda: reading(made.run, loops, focus, stale),
            lambda read: None if stale() else self._take_reading(asked, read),
            lambda error: None if stale() else self._refuse(asked, error),
        )

    def _read_again(self) -> None:
        """Other loops are known: only what is told of them is another."""
        if self.outcome and not self._soon.isActive():
            self._read(self._asked, self.outcome)

    def _take_reading(self, asked: int, read: Reading) -> None:
        self.reading, self._answered = read, asked
        self.was_read.emit()

    def _refuse(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        self._answered, self._pushed = asked, self._pushes
        self._drop()
        self.failed.emit(str(error))


def _what_runs(diagram: Diagram) -> object:
    """All of a diagram that a run depends on, or tells of: where things stand makes no difference."""
    variables = [(each.id, each.name, each.wanted) for each in diagram.variables]
    links = [(each.id, each.source, each.target, each.polarity, each.delay, each.strength) for each in diagram.links]
    return variables, links
