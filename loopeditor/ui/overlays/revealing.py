"""Bringing things into the part of the canvas that nothing lies over."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRect, QRectF

from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Rect
from loopeditor.ui.canvas.view import Canvas

_READABLE = 0.6
"""Zoom below which names can hardly be read."""
_NEAR = 0.9
"""Zoom at which something is shown that was too small."""
_MARGIN = 24
_LEAST_ROOM = 160  # pixels below what is covered


def reveal(canvas: Canvas, ids: Collection[str], covered: QRect | None = None) -> None:
    """Show these variables, links, ghosts and texts: readable, and beside what is ``covered`` (in canvas pixels).

    The view moves only where it must.
    """
    box = box_of(canvas.scene_shown, ids)
    if box is None:
        return
    navigation, room = canvas.navigation, _room(canvas, covered)
    if navigation.zoom >= _READABLE and _is_seen(canvas, box, covered):
        return
    fitting = min(room.width() / max(1.0, box.width), room.height() / max(1.0, box.height))
    zoom = navigation.zoom if navigation.zoom >= _READABLE else _NEAR
    zoom = min(zoom, fitting)
    if zoom != navigation.zoom:
        navigation.zoom_by(zoom / navigation.zoom, QPointF(room.center()))
    shown = _shown(canvas, box)
    if not QRectF(room).contains(shown):
        way = shown.center() - QRectF(room).center()
        navigation.pan(way.x(), way.y())


def box_of(scene: Scene, ids: Collection[str]) -> Rect | None:
    """The room that these take in a scene; None where it has none of them."""
    boxes = [shape.box for shape in scene.variables if shape.id in ids]
    boxes += [shape.box for shape in scene.texts if shape.id in ids]
    boxes += [Rect.bounding((*link.path, link.tip)) for link in scene.links if link.id in ids]
    if not boxes:
        return None
    return Rect.bounding([corner for box in boxes for corner in box.corners])


def _is_seen(canvas: Canvas, box: Rect, covered: QRect | None) -> bool:
    shown = _shown(canvas, box)
    whole = QRectF(canvas.viewport().rect())
    return whole.contains(shown) and not (covered and QRectF(covered).intersects(shown))


def _shown(canvas: Canvas, box: Rect) -> QRectF:
    """Where a box of the scene is, in pixels of the viewport."""
    return canvas.viewportTransform().mapRect(QRectF(box.left, box.top, box.width, box.height))


def _room(canvas: Canvas, covered: QRect | None) -> QRect:
    """Below what is covered, if that leaves room enough."""
    whole = canvas.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    if covered is None or whole.bottom() - covered.bottom() < _LEAST_ROOM:
        return whole
    return whole.adjusted(0, covered.bottom(), 0, 0)
