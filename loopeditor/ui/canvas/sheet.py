"""A raster picture of what seldom changes, of which only the spoiled places are painted anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil, floor
from time import perf_counter
from typing import cast

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, QTransform

_MARGIN = 0.25  # of the view that is painted beyond each of its edges, for panning
_QUICK = 0.006  # seconds: a sheet that is painted in less is never shown blurred
_AWAY = 1e-6  # of a pixel: two places nearer than this are one
_MOST = 4  # spoiled boxes; to clip to more of them takes longer than to paint the box round all

Ink = Callable[[QPainter, QRegion], None]
"""Paints all that touches a region, in points, under a painter whose unit is a point."""


@dataclass(frozen=True)
class Seen:
    """What a view shows: device pixels for each point, the device pixel of the point (0, 0), and its size in them."""

    scale: float
    left: float
    top: float
    size: QSize

    @property
    def box(self) -> QRectF:
        """What is in view, in points."""
        return QRectF(
            -self.left / self.scale,
            -self.top / self.scale,
            self.size.width() / self.scale,
            self.size.height() / self.scale,
        )


@dataclass(frozen=True)
class _Scaled:
    """An image that was made for one zoom and is shown at another."""

    image: QImage
    scale: float
    left: float
    top: float

    def place(self, seen: Seen) -> QRectF:
        """Where it lies in a view, in device pixels."""
        factor = seen.scale / self.scale
        left, top = seen.left - self.left * factor, seen.top - self.top * factor
        return QRectF(left, top, self.image.width() * factor, self.image.height() * factor)

    def draw(self, painter: QPainter, seen: Seen) -> None:
        """Draw it softly."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.place(seen), self.image, QRectF(self.image.rect()))


class Sheet:
    """An image of one zoom that is a bit larger than the view; at another zoom it is shown blurred until it settles."""

    def __init__(self) -> None:
        self._image = QImage()
        self._scale = 0.0
        self._left = self._top = 0.0
        self._spoiled = QRegion()
        self._seconds = 0.0
        self._shown: Seen | None = None
        self._is_wanted_sharp = False
        self._backdrop: _Scaled | None = None

    @property
    def is_blurred(self) -> bool:
        """Whether what was drawn last was made for another zoom, or stands between the pixels."""
        return self._shown is not None and not self._image.isNull() and not self._is_for(self._shown)

    @property
    def is_blank(self) -> bool:
        """Whether all of it is still to be painted."""
        return self._image.isNull()

    def drop(self) -> None:
        """Nothing of it holds any more."""
        self._image, self._backdrop = QImage(), None

    def sharpen(self) -> None:
        """Be painted for the zoom of the view when it is drawn the next time."""
        self._is_wanted_sharp = True

    def spoil(self, box: QRect) -> None:
        """A place, in points, must be painted anew."""
        if self._image.isNull():
            return
        self._spoiled += box
        if self._spoiled.rectCount() > _MOST:
            self._spoiled = QRegion(self._spoiled.boundingRect())

    def draw(
        self, painter: QPainter, seen: Seen, exposed: QRect, content: QRectF, background: QColor, ink: Ink
    ) -> None:
        """Draw what is ``exposed``, in device pixels, with a painter whose unit is such a pixel.

        ``content`` holds all that there is, in points; beyond it there is only ``background``.
        """
        self._shown = seen
        is_soon = self._is_wanted_sharp or self._seconds < _QUICK
        if self._image.isNull() or (is_soon and not self._is_for(seen)):
            self._make(seen, content, background, ink)
        elif self._is_for(seen):
            self._reach(seen, content)
        if not self._spoiled.isEmpty():
            self._mend(background, ink)
        self._show(painter, seen, exposed, background)

    def _is_for(self, seen: Seen) -> bool:
        across, down = seen.left - self._left, seen.top - self._top
        return seen.scale == self._scale and abs(across - round(across)) + abs(down - round(down)) < _AWAY

    def _make(self, seen: Seen, content: QRectF, background: QColor, ink: Ink) -> None:
        began = perf_counter()
        if not self._image.isNull() and self._image.rect().contains(self._pixels(content)):
            self._backdrop = _Scaled(self._image, self._scale, self._left, self._top)
        self._is_wanted_sharp = False
        self._scale, self._left, self._top = seen.scale, seen.left, seen.top
        self._image, self._spoiled = QImage(), QRegion()
        self._reach(seen, content)
        self._mend(background, ink)
        self._seconds = perf_counter() - began

    def _reach(self, seen: Seen, content: QRectF) -> None:
        """Grow, and leave behind what is far away, where there is something in view beyond its edges."""
        view = QRect(QPoint(round(self._left - seen.left), round(self._top - seen.top)), seen.size)
        whole = self._pixels(content)
        needed = view.intersected(whole)
        if self._image.isNull() or not (needed.isEmpty() or self._image.rect().contains(needed)):
            across, down = round(view.width() * _MARGIN), round(view.height() * _MARGIN)
            self._lay(view.adjusted(-across, -down, across, down).intersected(whole))

    def _lay(self, room: QRect) -> None:
        """Take this room, in pixels of the image; what was not in it before is spoiled."""
        room.setSize(room.size().expandedTo(QSize(1, 1)))
        image = QImage(room.size(), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.drawImage(-room.topLeft(), self._image)
        painter.end()
        for new in rectangles(QRegion(room) - QRegion(self._image.rect())):
            self._spoiled += self._points(new)
        self._image = image
        self._left -= room.left()
        self._top -= room.top()

    def _mend(self, background: QColor, ink: Ink) -> None:
        painter = QPainter(self._image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        clip, touched = QRegion(), QRegion()
        for box in rectangles(self._spoiled):
            pixels = self._pixels(QRectF(box))
            clip += pixels
            touched += self._points(pixels)
        painter.setClipRegion(clip)
        painter.fillRect(self._image.rect(), background)
        painter.setTransform(QTransform(self._scale, 0.0, 0.0, self._scale, self._left, self._top))
        ink(painter, touched)
        painter.end()
        self._spoiled = QRegion()

    def _show(self, painter: QPainter, seen: Seen, exposed: QRect, background: QColor) -> None:
        if seen.scale == self._scale:
            self._show_sharp(painter, seen, exposed, background)
            return
        painter.fillRect(exposed, background)
        now = _Scaled(self._image, self._scale, self._left, self._top)
        if self._backdrop and not now.place(seen).contains(QRectF(exposed)):
            painter.save()
            painter.setClipRegion(QRegion(exposed) - QRegion(now.place(seen).toRect()))
            self._backdrop.draw(painter, seen)
            painter.restore()
        now.draw(painter, seen)

    def _show_sharp(self, painter: QPainter, seen: Seen, exposed: QRect, background: QColor) -> None:
        """Pixel for pixel, even where a view on a scaled screen stands between them for a while."""
        place = self._image.rect().translated(round(seen.left - self._left), round(seen.top - self._top))
        for rest in rectangles(QRegion(exposed) - QRegion(place)):
            painter.fillRect(rest, background)
        part = place.intersected(exposed)
        if not part.isEmpty():
            painter.drawImage(part.topLeft(), self._image, part.translated(-place.topLeft()))

    def _pixels(self, box: QRectF) -> QRect:
        """Whole pixels of the image that hold a box in points."""
        left, top = floor(box.left() * self._scale + self._left), floor(box.top() * self._scale + self._top)
        right, bottom = ceil(box.right() * self._scale + self._left), ceil(box.bottom() * self._scale + self._top)
        return QRect(left, top, right - left, bottom - top)

    def _points(self, pixels: QRect) -> QRect:
        """Whole points that hold pixels of the image."""
        box = QRectF(
            (pixels.left() - self._left) / self._scale,
            (pixels.top() - self._top) / self._scale,
            pixels.width() / self._scale,
            pixels.height() / self._scale,
        )
        return box.toAlignedRect()


def rectangles(region: QRegion) -> Iterable[QRect]:
    """The boxes of which a region is made."""
    return cast("Iterable[QRect]", region)  # Qt's stubs do not say that it can be walked through
