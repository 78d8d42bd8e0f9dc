"""Looking about: zoom, pan and fit of a graphics view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QGraphicsView, QPinchGesture

from loopeditor.geometry.shapes import Rect

SMALLEST, LARGEST = 0.02, 8.0
"""Limits of the zoom."""
READABLE = 0.7
"""Zoom down to which names can be read with ease."""
LARGEST_FIT = 1.5
"""Zoom up to which a small diagram is enlarged to fit."""

_STEP = 1.25
_MARGIN = 24.0
_WHEEL_ZOOM = 1.0015  # for an eighth of a degree, so that a notch of 120 zooms by a fifth
_WHEEL_PAN = 0.5  # pixels for an eighth of a degree


@dataclass(frozen=True)
class Resting:
    """The pointer edits."""


@dataclass(frozen=True)
class Ready:
    """Space is held: a press would pan."""


@dataclass(frozen=True)
class Panning:
    """The picture follows the pointer, which was ``last`` here; then things are as ``before``."""

    last: QPoint
    before: Resting | Ready


@dataclass(frozen=True)
class Outlook:
    """The part of the picture that was in view, to come back to."""

    zoom: float
    scrolled: tuple[int, int]
    fitted: Rect | None


class Navigation(QObject):
    """Moves a view over its scene. The view scrolls without bars, and what is under the pointer stays there.

    Signals:
        changed(): another part is in view, or the pointer pans now or no longer does.
    """

    changed = Signal()

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self.state: Resting | Ready | Panning = Resting()
        self._fitted: Rect | None = None
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        view.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def zoom(self) -> float:
        """Pixels for each point."""
        return self._view.transform().m11()

    @property
    def margin(self) -> float:
        """Room that is left around what fits the view, in points."""
        return _MARGIN / self.zoom

    def fit(self, bounds: Rect) -> None:
        """Show all of a box; it stays fitted while the view is resized, until somebody zooms or pans."""
        room = self._view.viewport().size()
        wide = max(1.0, room.width() - 2 * _MARGIN) / max(1.0, bounds.width)
        high = max(1.0, room.height() - 2 * _MARGIN) / max(1.0, bounds.height)
        self._set_zoom(min(LARGEST_FIT, wide, high))
        self._view.centerOn(QPointF(*bounds.center))
        self._fitted = bounds
        self.changed.emit()

    @property
    def outlook(self) -> Outlook:
        """What is in view."""
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        return Outlook(self.zoom, (bars[0].value(), bars[1].value()), self._fitted)

    def return_to(self, outlook: Outlook) -> None:
        """Show again what was in view."""
        self._set_zoom(outlook.zoom)
        self._view.horizontalScrollBar().setValue(outlook.scrolled[0])
        self._view.verticalScrollBar().setValue(outlook.scrolled[1])
        self._fitted = outlook.fitted
        self.changed.emit()

    def resized(self) -> None:
        """The view has another size."""
        if self._fitted:
            self.fit(self._fitted)

    def zoom_in(self) -> None:
        """One step nearer to the middle."""
        self.zoom_by(_STEP, self._middle())

    def zoom_out(self) -> None:
        """One step back from the middle."""
        self.zoom_by(1 / _STEP, self._middle())

    def zoom_reset(self) -> None:
        """One pixel for each point."""
        self.zoom_by(1 / self.zoom, self._middle())

    def zoom_by(self, factor: float, anchor: QPointF) -> None:
        """Zoom so that the scene point under ``anchor``, in viewport pixels, stays there."""
        self._fitted = None
        inverse, _ = self._view.viewportTransform().inverted()
        kept = inverse.map(anchor)
        self._set_zoom(self.zoom * factor)
        moved = self._view.viewportTransform().map(kept) - anchor
        self._scroll(round(moved.x()), round(moved.y()))

    def pan(self, dx: float, dy: float) -> None:
        """Move the view by pixels over the picture."""
        self._fitted = None
        self._scroll(round(dx), round(dy))

    def reveal(self, box: QRectF) -> None:
        """Bring a box of the scene into view, if it is not."""
        shown = self._view.viewportTransform().mapRect(box)
        if not QRectF(self._view.viewport().rect()).contains(shown):
            self._view.ensureVisible(box, round(_MARGIN), round(_MARGIN))
            self.changed.emit()

    def widen(self, box: QRectF, bounds: Rect) -> None:
        """Bring a box into view by showing all that is within ``bounds``, where this can still be read."""
        if QRectF(self._view.viewport().rect()).contains(self._view.viewportTransform().mapRect(box)):
            return
        room = self._view.viewport().size()
        if min(room.width() / max(1.0, bounds.width), room.height() / max(1.0, bounds.height)) > READABLE:
            self.fit(bounds)
        self.reveal(box)

    def wheel(self, event: QWheelEvent) -> None:
        """Ctrl zooms about the pointer; else the wheel, or two fingers, pan."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_WHEEL_ZOOM ** (turn.y() or event.pixelDelta().y()), event.position())
            return
        smooth = event.phase() != Qt.ScrollPhase.NoScrollPhase or turn.isNull()
        way = QPointF(event.pixelDelta()) if smooth else QPointF(turn) * _WHEEL_PAN
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            way = QPointF(way.y() or way.x(), 0.0)
        self.pan(-way.x(), -way.y())

    def pinch(self, event: QNativeGestureEvent | QGestureEvent) -> bool:
        """Zoom about two fingers, on a trackpad or a touch screen; False for any other gesture."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
                return False
            self.zoom_by(1 + event.value(), event.position())
            return True
        gesture = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(gesture, QPinchGesture):
            return False
        center = self._view.viewport().mapFromGlobal(gesture.hotSpot())
        self.zoom_by(gesture.scaleFactor(), center)
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Whether a key that goes down or comes up was Space, which gets ready to pan."""
        if event.key() != Qt.Key.Key_Space or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if event.type() is QKeyEvent.Type.KeyPress and isinstance(self.state, Resting):
            self._become(Ready())
        elif event.type() is QKeyEvent.Type.KeyRelease and not event.isAutoRepeat():
            self.let_go()
        return True

    def let_go(self) -> None:
        """Space comes up, or the keyboard goes elsewhere."""
        self._become(Panning(self.state.last, Resting()) if isinstance(self.state, Panning) else Resting())

    def mouse(self, event: QMouseEvent) -> bool:
        """Whether the mouse pans, and so edits nothing: with the middle button, or any while Space is held."""
        match event.type():
            case QMouseEvent.Type.MouseMove:
                return self._move(event)
            case QMouseEvent.Type.MouseButtonRelease:
                return self._release()
        return self._press(event)

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.MiddleButton and isinstance(self.state, Resting):
            return False
        if not isinstance(self.state, Panning):
            self._become(Panning(event.position().toPoint(), self.state))
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if not isinstance(self.state, Panning):
            return False
        if not event.buttons():
            return not self._release()
        at = event.position().toPoint()
        way = self.state.last - at
        self.state = Panning(at, self.state.before)
        self.pan(way.x(), way.y())
        return True

    def _release(self) -> bool:
        if not isinstance(self.state, Panning):
            return False
        self._become(self.state.before)
        return True

    def _become(self, state: Resting | Ready | Panning) -> None:
        self.state = state
        self.changed.emit()

    def _middle(self) -> QPointF:
        return QRectF(self._view.viewport().rect()).center()

    def _set_zoom(self, zoom: float) -> None:
        factor = min(LARGEST, max(SMALLEST, zoom)) / self.zoom
        self._view.scale(factor, factor)

    def _scroll(self, dx: int, dy: int) -> None:
        for bar, way in ((self._view.horizontalScrollBar(), dx), (self._view.verticalScrollBar(), dy)):
            bar.setValue(bar.value() + way)
        self.changed.emit()
