"""The layer over the canvas on which a diagram is played."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from loopeditor.editor.playing_run import RunPlay
from loopeditor.editor.playing_walk import Passing, WalkPlay
from loopeditor.geometry.scene import LinkShape, Scene, VariableShape
from loopeditor.render.themes import Theme
from loopeditor.ui.canvas.strokes import curve, rectangle
from loopeditor.ui.running import marks

_LEAST_DRIVE = 0.04


class PlayingLayer:
    """The moment of a walk, where there is one, else of the run; ``moves`` is whether things may glide."""

    def __init__(self, walk: WalkPlay, run: RunPlay) -> None:
        self._walk, self._run = walk, run
        self.moves = True
        self._paths: dict[str, tuple[LinkShape, QPainterPath]] = {}
        self._ribbons: dict[str, tuple[LinkShape, marks.Ribbon]] = {}

    def paint_below(self, painter: QPainter, scene: Scene, theme: Theme, part: QRectF) -> None:
        """The drive of links and the levels of variables, of a run."""
        outcome = self._run.outcome
        if self._walk.walk or not self._run.is_watched or not outcome:
            return
        row = outcome.at(self._run.playback.place)
        self._paint_drive(painter, scene, theme)
        self._paint_cuts(painter, scene, theme)
        levels, rates = outcome.run.levels[row], outcome.run.rates[row]
        column = {variable: i for i, variable in enumerate(outcome.run.variables)}
        for shape in scene.variables:
            i = column.get(shape.ghost_of or shape.id)
            if i is not None and part.intersects(rectangle(shape.box.grown(3 * marks.DISC))):
                marks.paint_level(painter, shape.box, float(levels[i]) / outcome.scale, theme)
                marks.paint_drift(painter, shape.box, float(rates[i]) / outcome.pace, theme)

    def paint_above(self, painter: QPainter, scene: Scene, theme: Theme, part: QRectF) -> None:
        """The beads and arrows of a walk."""
        moment = self._walk.passing
        if not moment:
            return
        for shape in scene.variables:
            if directions := moment.arrows.get(shape.ghost_of or shape.id):
                self._paint_arrows(painter, shape, directions, theme, part)
        if self.moves:
            self._paint_beads(painter, scene, theme, moment)

    def _paint_arrows(
        self, painter: QPainter, shape: VariableShape, directions: tuple[int, ...], theme: Theme, part: QRectF
    ) -> None:
        if part.intersects(rectangle(shape.box.grown(3 * marks.DISC))):
            marks.paint_arrows(painter, shape.box, directions, theme)

    def _paint_beads(self, painter: QPainter, scene: Scene, theme: Theme, moment: Passing) -> None:
        links = {link.id: link for link in scene.links}
        for bead in moment.beads:
            if shape := links.get(bead.link):
                place = marks.place_on(self._path(shape), bead.share)
                marks.paint_bead(painter, place, bead.share, bead.before, bead.after, theme)

    def _paint_drive(self, painter: QPainter, scene: Scene, theme: Theme) -> None:
        reading, outcome = self._run.reading, self._run.outcome
        through = reading.drive_at(self._run.playback.place) if reading else None
        if through is None or not outcome:
            return
        drive = dict(zip(outcome.run.links, through.tolist(), strict=True))
        for shape in scene.links:
            share = drive.get(shape.id, 0.0)
            if share > _LEAST_DRIVE:
                self._ribbon(shape).paint(painter, theme.of_link(shape.polarity), min(1.0, share))

    def _paint_cuts(self, painter: QPainter, scene: Scene, theme: Theme) -> None:
        outcome, now = self._run.outcome, self._run.playback.place
        off = {cut.link for cut in outcome.run.scenario.cuts if cut.time <= now} if outcome else set()
        for shape in scene.links:
            if shape.id in off:
                marks.paint_cut(painter, self._ribbon(shape), marks.place_on(self._path(shape), 0.5), theme)

    def _ribbon(self, shape: LinkShape) -> marks.Ribbon:
        known = self._ribbons.get(shape.id)
        if not known or known[0] is not shape:
            known = self._ribbons[shape.id] = shape, marks.Ribbon(shape.path)
        return known[1]

    def _path(self, shape: LinkShape) -> QPainterPath:
        known = self._paths.get(shape.id)
        if not known or known[0] is not shape:
            path = curve(shape.path)
            path.lineTo(QPointF(*shape.tip))
            known = self._paths[shape.id] = shape, path
        return known[1]
