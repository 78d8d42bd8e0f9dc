"""Hands that drag, pan and zoom: on the canvas of the window, and on a plain graphics scene of Qt's own items."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsPathItem,
    QGraphicsPolygonItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
)

from benchmarks.canvas import HEIGHT, WIDTH
from loopeditor.analysis.loops import find_loops
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.scene import LinkShape
from loopeditor.model.diagram import Diagram
from loopeditor.render.measurer import measurer
from loopeditor.render.themes import PAPER
from loopeditor.ui.canvas.view import Canvas

_RUN = 6  # frames one way, and as many back
_NOTCH = 120
_ZOOM = 1.0015**_NOTCH  # what it zooms by
_RADIUS = 120.0  # pixels, of the circle round which a variable or the sheet is dragged
_TRIES = 100
_SECONDS = 2.0  # to look for loops before anything is measured


class Hand(Protocol):
    """Does what makes one more frame, and sees to it that it is painted."""

    def begin(self, gesture: str) -> None:
        """Get ready."""

    def step(self, gesture: str, frame: int) -> None:
        """One frame of it."""

    def end(self, gesture: str) -> None:
        """Leave things as they were."""


class _Paints(QObject):
    """Counts the times that a viewport was painted."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self.count = 0
        self._view = view
        view.viewport().installEventFilter(self)

    def wait(self, before: int) -> None:
        """Until it was painted, and nothing is left to do at once."""
        for _ in range(_TRIES):
            QApplication.processEvents()
            if self.count > before:
                break
        QApplication.processEvents()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Counts and lets pass."""
        self.count += event.type() is QEvent.Type.Paint
        return False


class OnCanvas:
    """Real events, sent to the viewport of the canvas, which shows loop identifiers as well."""

    def __init__(self, diagram: Diagram) -> None:
        _application()
        self._document = Document()
        self._insight = Insight(self._document)
        self._insight.close()  # its process would take the machine from what is measured
        self._insight.expect(diagram, find_loops(diagram, seconds=_SECONDS))  # as for a map that is opened
        self._canvas = Canvas(self._document, Selection(self._document), self._insight)
        self._document.replace(diagram)
        _show(self._canvas)
        self._canvas.fit()
        QApplication.processEvents()
        self._paints = _Paints(self._canvas)
        self._start = self._middle = QPoint(WIDTH // 2, HEIGHT // 2)

    def begin(self, gesture: str) -> None:
        """Press on the variable nearest to the middle, or take hold of the sheet."""
        if gesture == "drag":
            places = (self._canvas.mapFromScene(*shape.box.center) for shape in self._canvas.scene_shown.variables)
            self._start = min(places, key=lambda place: (place - self._middle).manhattanLength())
            self._mouse(QEvent.Type.MouseButtonPress, self._start)
        elif gesture == "pan":
            self._start = self._middle
            self._mouse(QEvent.Type.MouseButtonPress, self._start, Qt.MouseButton.MiddleButton)

    def step(self, gesture: str, frame: int) -> None:
        """A move of the mouse, or a notch of the wheel."""
        before = self._paints.count
        if gesture == "drag":
            self._mouse(QEvent.Type.MouseMove, self._start + _way(frame))
        elif gesture == "pan":
            self._mouse(QEvent.Type.MouseMove, self._start + _way(frame), Qt.MouseButton.MiddleButton)
        else:
            self._zoom(_direction(frame) * _NOTCH)
        self._paints.wait(before)

    def end(self, gesture: str) -> None:
        """Let go, and take back what was done."""
        if gesture == "drag":
            self._mouse(QEvent.Type.MouseButtonRelease, self._start)
            while self._document.undo_stack.canUndo():
                self._document.undo_stack.undo()
        elif gesture == "pan":
            self._mouse(QEvent.Type.MouseMove, self._start, Qt.MouseButton.MiddleButton)
            self._mouse(QEvent.Type.MouseButtonRelease, self._start, Qt.MouseButton.MiddleButton)
        QApplication.processEvents()

    def _mouse(self, kind: QEvent.Type, place: QPoint, which: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else which
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else which
        at, viewport = QPointF(place), self._canvas.viewport()
        event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)

    def _zoom(self, turn: int) -> None:
        at, viewport = QPointF(self._middle), self._canvas.viewport()
        event = QWheelEvent(
            at,
            viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt takes it by position
        )
        QApplication.sendEvent(viewport, event)


class OnStockItems:
    """The same on a text item for each variable, and on a path item and a polygon item for each link."""

    def __init__(self, diagram: Diagram) -> None:
        _application()
        scene = draw(diagram, [], measurer())
        self._graphics = QGraphicsScene()
        self._links: dict[str, tuple[LinkShape, QGraphicsPathItem, QGraphicsPolygonItem]] = {}
        self._labels: dict[str, QGraphicsSimpleTextItem] = {}
        for link in scene.links:
            self._add_link(link)
        for variable in scene.variables:
            label = QGraphicsSimpleTextItem("\n".join(variable.lines))
            face = label.font()
            face.setPixelSize(14)
            label.setFont(face)
            label.setPos(variable.box.left, variable.box.top)
            self._graphics.addItem(label)
            self._labels[variable.id] = label
        middle = scene.bounds.center
        self._dragged = min(scene.variables, key=lambda shape: (shape.box.center - middle).length).id
        self._last = QPoint()
        self._view = QGraphicsView(self._graphics)
        self._lay_out(QRectF(scene.bounds.left, scene.bounds.top, scene.bounds.width, scene.bounds.height))
        self._paints = _Paints(self._view)

    def begin(self, _gesture: str) -> None:
        """Take hold of the variable nearest to the middle."""
        self._last = QPoint()

    def step(self, gesture: str, frame: int) -> None:
        """Move the items, the scroll bar or the transform."""
        before = self._paints.count
        if gesture == "drag":
            way = _way(frame)
            self._drag(QPointF(way - self._last) / self._view.transform().m11())
            self._last = way
        elif gesture == "pan":
            self._scroll(_way(frame) - self._last)
            self._last = _way(frame)
        else:
            factor = _ZOOM ** _direction(frame)
            self._view.scale(factor, factor)
        self._paints.wait(before)

    def end(self, gesture: str) -> None:
        """Put it back."""
        if gesture == "drag":
            self._drag(QPointF(-self._last) / self._view.transform().m11())
        elif gesture == "pan":
            self._scroll(-self._last)
        QApplication.processEvents()

    def _scroll(self, way: QPoint) -> None:
        for bar, pixels in (
            (self._view.horizontalScrollBar(), way.x()),
            (self._view.verticalScrollBar(), way.y()),
        ):
            bar.setValue(bar.value() - pixels)

    def _add_link(self, link: LinkShape) -> None:
        colour = QColor(PAPER.of_link(link.polarity))
        pen = QPen(colour, 1.9)
        line, head = QGraphicsPathItem(), QGraphicsPolygonItem()
        for item in (line, head):
            item.setPen(pen)
            self._graphics.addItem(item)
        head.setBrush(QBrush(colour))
        path = QPainterPath(QPointF(*link.path[0]))
        for i in range(1, len(link.path), 3):
            path.cubicTo(*(QPointF(*place) for place in link.path[i : i + 3]))
        line.setPath(path)
        side = (link.tip - link.path[-1]).left.scaled(0.35)
        corners = (link.path[-1] + side, link.tip, link.path[-1] - side)
        head.setPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        self._links[link.id] = link, line, head

    def _drag(self, way: QPointF) -> None:
        self._labels[self._dragged].moveBy(way.x(), way.y())
        for link, line, head in self._links.values():
            if self._dragged not in (link.source, link.target):
                continue
            path = line.path()
            last = path.elementCount() - 1
            moves = (0, 1) if link.source == self._dragged else (last - 1, last)
            for i in moves:
                place = QPointF(path.elementAt(i).x, path.elementAt(i).y) + way
                path.setElementPositionAt(i, place.x(), place.y())
            line.setPath(path)
            if link.target == self._dragged:
                head.moveBy(way.x(), way.y())

    def _lay_out(self, bounds: QRectF) -> None:
        self._view.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._view.setSceneRect(-1e6, -1e6, 2e6, 2e6)
        for hide in (self._view.setHorizontalScrollBarPolicy, self._view.setVerticalScrollBarPolicy):
            hide(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        _show(self._view)
        self._view.fitInView(bounds, Qt.AspectRatioMode.KeepAspectRatio)
        QApplication.processEvents()


def _show(view: QGraphicsView) -> None:
    view.resize(WIDTH, HEIGHT)
    view.show()
    for _ in range(5):
        QApplication.processEvents()


def _application() -> None:
    if QApplication.instance() is None:
        QApplication([])


def _way(frame: int) -> QPoint:
    """Where the variable is after so many frames, from where it was pressed: round a circle."""
    angle = 2 * pi * (frame + 1) / 40
    return QPoint(round(_RADIUS * sin(angle)), round(_RADIUS * (1 - cos(angle))))


def _direction(frame: int) -> int:
    """There and back."""
    return 1 if frame % (2 * _RUN) < _RUN else -1
