"""The picture of an exercise: without what is hidden, and what is asked stands out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loopeditor.analysis.exercise import Hide
from loopeditor.analysis.loops import Loop
from loopeditor.analysis.naming import loop_with
from loopeditor.geometry.scene import TITLE, Scene
from loopeditor.geometry.shapes import Point
from loopeditor.language import tr
from loopeditor.model.polarity import LoopPolarity, Polarity
from loopeditor.render.dot import SIGN_SIZE, TURN_WIDTH
from loopeditor.render.exercise_scene import Ring, hidden, rings
from loopeditor.render.themes import Theme
from loopeditor.ui.canvas.lettering import draw_mark
from loopeditor.ui.canvas.painting import paint
from loopeditor.ui.canvas.strokes import arrowhead, curve, stroke
from loopeditor.ui.learning.sitting import Sitting
from loopeditor.ui.theme import Look

_LARGEST, _MARGIN = 1.6, 24
_LOW = 0.8  # points by which plus and minus stand above the middle of a line of text


class ExercisePicture(QWidget):
    """As large as there is room for; ``scene`` is the ``drawn`` one, with all that will be hidden."""

    def __init__(self, look: Look, scene: Scene, sitting: Sitting) -> None:
        super().__init__()
        self._look, self._sitting = look, sitting
        self._whole = replace(scene, texts=tuple(text for text in scene.texts if text.id != TITLE))
        self.scene, self.rings = self._whole, tuple[Ring, ...]()
        self.setAccessibleName(tr("Picture of the exercise"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(320, 240))
        look.changed.connect(self.update)
        self.show_sitting(sitting)

    def show_sitting(self, sitting: Sitting) -> None:
        """Show what is known by now, and what is asked."""
        self._sitting = sitting
        self.scene = hidden(self._whole, sitting.left)
        answered = replace(sitting.found, missing="")
        known, unknown = rings(self._whole, answered, key=True), rings(self._whole, sitting.left, key=False)
        self.rings = (*known, *unknown)
        self.update()

    @property
    def asked(self) -> tuple[str, ...]:
        """Ids of what is asked for: of a link, of a variable, or of the links of a loop."""
        question = self._sitting.question
        if not question:
            return ()
        if question.hide is Hide.LINK:
            return (question.exercise.missing,) if self._sitting.is_right else ()
        return question.about

    def _lit(self) -> Loop | None:
        """The loop that is asked for; its colour tells its letter only once that is found."""
        question = self._sitting.question
        if not question or question.hide is not Hide.LOOPS:
            return None
        loop = loop_with(self._sitting.whole.diagram, question.about)
        if not loop or self._sitting.is_right:
            return loop
        return replace(loop, polarity=LoopPolarity.UNDETERMINED)

    def _paint_ring(self, painter: QPainter, ring: Ring, theme: Theme) -> None:
        """A circle with its sign or a question mark, stronger where it is this that is asked for."""
        is_asked = bool(ring.about) and ring.about == self.asked
        is_known = ring.sign is not Polarity.UNKNOWN
        colour = theme.selection if is_asked else theme.of_link(ring.sign) if is_known else theme.faint
        painter.setPen(QPen(QColor(colour), 2.4 if is_asked else 1.2))
        painter.setBrush(QColor(theme.background))
        painter.drawEllipse(QPointF(*ring.center), ring.radius, ring.radius)
        strong = theme.text if is_asked else theme.faint
        painter.setPen(QColor(theme.of_link(ring.sign) if is_known else strong))
        size = SIGN_SIZE if is_asked or is_known else SIGN_SIZE * 0.8
        middle = Point(ring.center.x, ring.center.y + (_LOW if is_known else 0.0))
        draw_mark(painter, ring.sign.symbol if is_known else "?", middle, size)
        if ring.tip:
            stroke(painter, curve(ring.turn), QColor(colour), TURN_WIDTH, Qt.PenCapStyle.FlatCap)
            arrowhead(painter, ring.turn[-1], ring.tip, colour, TURN_WIDTH)

    def sizeHint(self) -> QSize:
        """Room for a diagram of usual size."""
        return QSize(640, 520)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The paper, what is known, and circles where something is not."""
        usual = self._look.colours.canvas
        theme = replace(usual, groups=(usual.faint,) * len(usual.groups), tint=0.0, undetermined=usual.selection)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.background))
        bounds = self.scene.bounds
        room = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        scale = min(room[0] / bounds.width, room[1] / bounds.height, _LARGEST)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(scale, scale)
        painter.translate(-bounds.center.x, -bounds.center.y)
        asked = frozenset(self.asked) if not self._lit() else frozenset[str]()
        paint(painter, self.scene, theme, selected=asked, lit=self._lit())
        for ring in self.rings:
            self._paint_ring(painter, ring, theme)
