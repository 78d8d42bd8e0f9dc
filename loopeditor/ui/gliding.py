"""The picture goes over from one arrangement to the next before the eyes, and then that is the document's."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QEvent, QObject, QVariantAnimation
from PySide6.QtWidgets import QApplication

from loopeditor.geometry.shapes import Point, Rect
from loopeditor.layout.gliding import Glide
from loopeditor.ui.canvas.view import Canvas

MILLISECONDS = 300
"""How long it takes: long enough for the eye to follow, too short to wait for."""

_IMPATIENT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.ContextMenu,
        QEvent.Type.Close,
    }
)
"""What a person does who does not want to watch; it finds the end reached already."""


class Gliding(QObject):
    """Shows a glide on the canvas and calls ``arrived`` once at its end, or never where it is given up.

    ``view`` is what shall be in view at the end; without it the view stays where it is.
    """

    def __init__(self, canvas: Canvas, glide: Glide, arrived: Callable[[], object], view: Rect | None = None) -> None:
        super().__init__(canvas)
        self._canvas, self._glide, self._arrived = canvas, glide, arrived
        self._seen, self._view = _seen(canvas), view
        self._application = cast("QApplication", QApplication.instance())
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=MILLISECONDS)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._motion.valueChanged.connect(self._show)
        self._motion.finished.connect(self.arrive)

    @property
    def is_under_way(self) -> bool:
        """Whether the end is still to come."""
        return self._motion.state() is QAbstractAnimation.State.Running

    def start(self) -> None:
        """Set out."""
        self._application.installEventFilter(self)
        self._motion.start()

    def arrive(self) -> None:
        """Be at the end, now."""
        self.give_up()
        self._arrived()

    def give_up(self) -> None:
        """Stop, and show the document as it is."""
        self._application.removeEventFilter(self)
        self._motion.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._motion.stop()
        self._canvas.preview(None)
        self.deleteLater()

    def _show(self, share: float) -> None:
        self._canvas.preview(self._glide.at(share))
        if self._view:
            self._canvas.navigation.fit(_between(self._seen, self._view, share))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whoever goes on working is not kept waiting."""
        if event.type() in _IMPATIENT and self.is_under_way:
            self.arrive()
        return False


def _seen(canvas: Canvas) -> Rect:
    """The part of the picture that would fit the view as it is now."""
    margin = canvas.navigation.margin
    shown = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    return Rect(shown.left() + margin, shown.top() + margin, shown.right() - margin, shown.bottom() - margin)


def _between(start: Rect, end: Rect, share: float) -> Rect:
    corners = ((start.left, start.top), (end.left, end.top)), ((start.right, start.bottom), (end.right, end.bottom))
    (left, top), (right, bottom) = (Point(*one).to(Point(*other), share) for one, other in corners)
    return Rect(left, top, right, bottom)
