"""The whole diagram in a corner of the canvas, with a frame round what is in view."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from loopeditor.geometry.scene import LinkShape, Scene
from loopeditor.geometry.shapes import Rect, point_on, segments
from loopeditor.language import tr
from loopeditor.model.polarity import Polarity
from loopeditor.render.themes import Theme
from loopeditor.tools.states import Idle
from loopeditor.ui.overlays.corner import Corner
from loopeditor.ui.workspace import Workspace

_SIZE = QSize(208, 144)
_INSIDE = 8.0  # pixels between the picture and the border
_PAUSE = 200  # milliseconds from one picture to the next at least
_MANY = 600  # links; of more nobody sees that they are straight, and curves would take too long
_LEAST = 2.0  # a name is at least so high, in pixels


class Minimap(QWidget):
    """A picture of the scene that is drawn anew when it changed, but not while something is dragged.

    A click or a drag moves the view there.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.canvas)
        self._workspace = workspace
        self._picture: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        self._bounds = Rect(0.0, 0.0, 1.0, 1.0)
        self.setObjectName("minimap")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(tr("Minimap"))
        self.setToolTip(tr("Click or drag to look elsewhere"))
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._corner = Corner(self, workspace.canvas, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._draw)
        work = self._workspace
        for signal in (work.document.changed, work.insight.changed, work.look.changed, work.selection.changed):
            signal.connect(self._wait)
        for signal in (work.selection.lit_changed, work.selection.focus_changed):
            signal.connect(self._wait)
        work.canvas.navigation.changed.connect(self.update)
        self._corner.place()
        self._draw()

    def _wait(self) -> None:
        if not self._timer.isActive() and not self.isHidden():
            self._timer.start()

    def _draw(self) -> None:
        """Draw the picture, unless a gesture is under way or nothing changed."""
        canvas = self._workspace.canvas
        if not isinstance(canvas.state, Idle):
            self._timer.start()
            return
        selection, theme = self._workspace.selection, self._workspace.look.colours.canvas
        scene = canvas.scene_shown
        now = (scene, theme, selection.ids, selection.lit, selection.focus)
        if self._picture is None or any(a is not b for a, b in zip(now, self._drawn, strict=True)):
            self._drawn, self._bounds = now, scene.bounds
            self._picture = self._painted(scene, theme)
            self.update()

    def _painted(self, scene: Scene, theme: Theme) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(_SIZE * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(theme.background))
        painter = QPainter(picture)
        scale, origin = self._fit()
        painter.translate(origin)
        painter.scale(scale, scale)
        self._paint_links(painter, scene, theme)
        self._paint_names(painter, scene, theme, scale)
        painter.end()
        return picture

    def _paint_links(self, painter: QPainter, scene: Scene, theme: Theme) -> None:
        """All links of a sign in one go, as thin lines: that is what thousands of them can be drawn with at once."""
        near = self._near()
        for polarity in Polarity:
            for faded in (True, False):
                colour = QColor(theme.of_link(polarity))
                colour.setAlphaF(0.15 if faded else 0.7)
                painter.setPen(QPen(colour, 0.0))
                links = (link for link in scene.links if link.polarity is polarity)
                shown = (link for link in links if (near is not None and link.id not in near) is faded)
                lines = _lines if len(scene.links) <= _MANY else _chord
                painter.drawLines([line for link in shown for line in lines(link)])

    def _paint_names(self, painter: QPainter, scene: Scene, theme: Theme, scale: float) -> None:
        near, selected = self._near(), self._workspace.selection.ids
        painter.setPen(Qt.PenStyle.NoPen)
        grounds: dict[tuple[str, float], list[QRectF]] = {}
        for shape in scene.variables:
            is_chosen = shape.id in selected
            is_far = near is not None and shape.id not in near and not is_chosen
            kind = (theme.selection if is_chosen else theme.text, 0.2 if is_far else 1.0)
            high = max(shape.box.height * 0.6, (2 if is_chosen else 1) * _LEAST / scale)
            top = shape.box.center.y - high / 2
            grounds.setdefault(kind, []).append(QRectF(shape.box.left, top, shape.box.width, high))
        for (name, opacity), boxes in grounds.items():
            colour = QColor(name)
            colour.setAlphaF(opacity)
            painter.setBrush(colour)
            painter.drawRects(boxes)

    def _near(self) -> frozenset[str] | None:
        """What is not faded; None where nothing is."""
        selection = self._workspace.selection
        if selection.lit:
            return frozenset((*selection.lit.links, *selection.lit.variables))
        return selection.focus

    def _fit(self) -> tuple[float, QPointF]:
        """Pixels for each point, and where the scene's origin is."""
        bounds = self._bounds
        wide = (_SIZE.width() - 2 * _INSIDE) / max(1.0, bounds.width)
        high = (_SIZE.height() - 2 * _INSIDE) / max(1.0, bounds.height)
        scale = min(wide, high)
        middle = QPointF(_SIZE.width() / 2, _SIZE.height() / 2)
        return scale, middle - QPointF(*bounds.center) * scale

    def frame(self) -> QRectF:
        """What is in view, in pixels of the minimap."""
        canvas = self._workspace.canvas
        inverse, _ = canvas.viewportTransform().inverted()
        seen = inverse.mapRect(QRectF(canvas.viewport().rect()))
        scale, origin = self._fit()
        return QRectF(seen.topLeft() * scale + origin, seen.size() * scale)

    def _look_at(self, place: QPointF) -> None:
        canvas = self._workspace.canvas
        scale, origin = self._fit()
        wanted = canvas.viewportTransform().map((place - origin) / scale)
        way = wanted - QRectF(canvas.viewport().rect()).center()
        canvas.navigation.pan(way.x(), way.y())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, what lies outside the view dimmed, and the frame."""
        colours = self._workspace.look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture:
            painter.drawPixmap(0, 0, self._picture)
        frame = self.frame().intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        outside = QPainterPath()
        outside.addRect(QRectF(self.rect()))
        outside.addRoundedRect(frame, 3, 3)  # twice inside is outside: only what is out of view is dimmed
        dim = QColor(colours.hover)
        dim.setAlphaF(0.75)
        painter.fillPath(outside, dim)
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.drawRoundedRect(frame, 3, 3)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look where the pointer drags."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position())


def _lines(link: LinkShape) -> Iterator[QLineF]:
    """A link's curve, two straight lines for each of its parts."""
    for curve in segments(link.path):
        middle = point_on(curve, 0.5)
        yield QLineF(*curve[0], *middle)
        yield QLineF(*middle, *curve[3])


def _chord(link: LinkShape) -> tuple[QLineF]:
    """A link's curve as one straight line."""
    return (QLineF(*link.path[0], *link.tip),)
