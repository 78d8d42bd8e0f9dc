"""The layer over the canvas on which a diagram is played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from loopeditor.editor.playing_run import RunPlay
from loopeditor.editor.playing_walk import WalkPlay
from loopeditor.geometry.scene import Scene, VariableShape
from loopeditor.render import marks
from loopeditor.render.motion import Moment, above, below, push_marks
from loopeditor.render.spots import drift_spots
from loopeditor.render.themes import Theme
from loopeditor.ui.canvas.strokes import rectangle
from loopeditor.ui.running.marks import paint


class PlayingLayer:
    """The moment of a walk, where there is one, else of the run; ``moves`` is whether things may glide."""

    def __init__(self, walk: WalkPlay, run: RunPlay) -> None:
        self._walk, self._run = walk, run
        self.moves = True
        self._spots: tuple[Scene | None, dict[str, marks.Spot]] = None, {}

    def paint_below(self, painter: QPainter, scene: Scene, theme: Theme, part: QRectF) -> None:
        """The drive of links and the plates of variables, of a run."""
        if moment := self._moment():
            paint(painter, below(scene.links, _seen(scene, part), moment), marks.inks(theme))

    def paint_above(self, painter: QPainter, scene: Scene, theme: Theme, part: QRectF) -> None:
        """The gauges of a run, or the beads and arrows of a walk."""
        if moment := self._moment():
            shown = above(scene.links, _seen(scene, part), moment, self._spots_in(scene))
            paint(painter, shown, marks.inks(theme))
        elif passing := self._walk.passing:
            beads = passing.beads if self.moves else ()
            paint(painter, push_marks(scene.links, _seen(scene, part), passing.arrows, beads), marks.inks(theme))

    def _moment(self) -> Moment | None:
        """What is seen of the run."""
        run, outcome = self._run, self._run.outcome
        if self._walk.walk or not run.is_watched or not outcome:
            return None
        place, made = run.playback.place, outcome.run
        row = outcome.at(place)
        levels = made.levels[row] / outcome.scale
        driving = run.reading.driving if run.reading else None
        drive = driving.carried_at(place) if driving else None
        return Moment(
            dict(
                zip(
                    made.variables,
                    zip(levels.tolist(), (made.rates[row] / outcome.pace).tolist(), strict=True),
                    strict=True,
                )
            ),
            _by_link(made.links, drive.tolist()) if drive is not None else {},
            frozenset(cut.link for cut in made.scenario.cuts if cut.time <= place),
        )

    def _spots_in(self, scene: Scene) -> Mapping[str, marks.Spot]:
        if self._spots[0] is not scene:
            self._spots = scene, drift_spots(scene)
        return self._spots[1]


def _by_link(links: tuple[str, ...], drive: list[float]) -> dict[str, float]:
    return dict(zip(links, drive, strict=True))


def _seen(scene: Scene, part: QRectF) -> Iterator[VariableShape]:
    """The names about which anything may be painted in a part."""
    room = 3 * marks.DISC
    wide = part.adjusted(-room, -room, room, room)
    return (shape for shape in scene.variables if wide.intersects(rectangle(shape.box)))
