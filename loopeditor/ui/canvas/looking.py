"""A view to look about in: it zooms, pans and fits, and edits nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsScene, QGraphicsView, QWidget

from loopeditor.geometry.shapes import Point
from loopeditor.ui.canvas.navigation import Navigation

_EVERYWHERE = QRectF(-1e7, -1e7, 2e7, 2e7)  # as far as whole pixels reach at the largest zoom


class LookingView(QGraphicsView):
    """A graphics view over an endless sheet: the wheel, two fingers, Space and the middle button move it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigation = Navigation(self)
        self._ground = QGraphicsScene(_EVERYWHERE, self)
        self.setScene(self._ground)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def zoom_in(self) -> None:
        """Show the middle larger."""
        self.navigation.zoom_in()

    def zoom_out(self) -> None:
        """Show more round the middle."""
        self.navigation.zoom_out()

    def zoom_reset(self) -> None:
        """Show one point as one pixel."""
        self.navigation.zoom_reset()

    def point_at(self, place: QPointF) -> Point:
        """The scene point at a place of the viewport, in pixels."""
        inverse, _ = self.viewportTransform().inverted()
        mapped = inverse.map(place)
        return Point(mapped.x(), mapped.y())

    def middle(self) -> Point:
        """The scene point in the middle of the view."""
        return self.point_at(QRectF(self.viewport().rect()).center())

    def point_with(self, event: QMouseEvent) -> None:
        """What the pointer does where it does not move the view."""

    def _follow(self, event: QMouseEvent) -> None:
        if not self.navigation.mouse(event):
            self.point_with(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Starts a gesture, or panning."""
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with it, or tells what is under the pointer."""
        self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it."""
        self._follow(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Adds or renames."""
        self._follow(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms with Ctrl, else pans."""
        self.navigation.wheel(event)
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space up: the pointer no longer pans."""
        if not self.navigation.key(event):
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is held now comes up elsewhere."""
        self.navigation.let_go()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was fitted stays fitted."""
        super().resizeEvent(event)
        self.navigation.resized()

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers zoom; macOS sends them to the viewport and not to the view."""
        if isinstance(event, QNativeGestureEvent | QGestureEvent) and self.navigation.pinch(event):
            return True
        return super().viewportEvent(event)
