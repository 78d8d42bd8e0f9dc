"""What a gesture draws over the picture, derived from its state."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from loopeditor.geometry.links import curve, self_curve
from loopeditor.geometry.scene import LinkShape, Scene
from loopeditor.geometry.shapes import Path, Point, Rect
from loopeditor.geometry.snapping import Guide
from loopeditor.tools.pulling import stroke_bend
from loopeditor.tools.reconnecting import handles
from loopeditor.tools.states import (
    Brushing,
    Choosing,
    Idle,
    Linking,
    Moving,
    Pulling,
    Reconnecting,
    State,
    Stretching,
)

_NEAR = 6.0
"""Closer than this to its own label, in points, a link being drawn has no line yet."""


@dataclass(frozen=True)
class Overlay:
    """A link being drawn up to ``tip``, the label that would take it, a rubber band, guides, and handles of links."""

    path: Path = ()
    tip: Point | None = None
    target: Rect | None = None
    band: Rect | None = None
    guides: tuple[Guide, ...] = ()
    handles: tuple[Point, ...] = ()


def overlay(state: State, scene: Scene, selected: Collection[str] = frozenset()) -> Overlay:
    """What is drawn over the picture in a state."""
    match state:
        case Idle():
            return Overlay(handles=tuple(handle.place for handle in handles(scene, selected, state.hover)))
        case Moving():
            return Overlay(guides=state.guides)
        case Brushing():
            return Overlay(band=Rect.bounding((state.origin, state.point)))
        case Pulling():
            return _line(_box(scene, state.source), None, state.point)
        case Linking():
            bend = stroke_bend(state, scene) or 0.0
            return _line(_box(scene, state.source), _box(scene, state.target), state.point, bend)
        case Stretching():
            target = None if state.target == state.source else state.target
            return _line(_box(scene, state.source), _box(scene, target), state.point)
        case Reconnecting():
            return _led(state, scene)
        case Choosing():
            target_box = _box(scene, state.target)
            return _line(_box(scene, state.source), target_box, target_box.center) if target_box else Overlay()
    return Overlay()


def _line(source: Rect | None, target: Rect | None, point: Point, bend: float = 0.0) -> Overlay:
    if source is None:
        return Overlay()
    if target == source:
        drawn = self_curve(source, upwards=True)
    elif target is None and source.distance(point) < _NEAR:
        return Overlay()
    else:
        drawn = curve(source, target or Rect.around(point, 0.0, 0.0), bend)
    return Overlay(drawn.path, drawn.tip, target)


def _led(state: Reconnecting, scene: Scene) -> Overlay:
    """The link between the end that stays and the one that is led."""
    shape: LinkShape | None = next((shape for shape in scene.links if shape.id == state.link), None)
    stays = _box(scene, shape.source if state.end == "head" else shape.target) if shape else None
    if stays is None:
        return Overlay()
    target = _box(scene, state.target)
    if state.end == "head" or target == stays:
        return _line(stays, target, state.point)
    drawn = curve(target or Rect.around(state.point, 0.0, 0.0), stays, 0.0)
    return Overlay(drawn.path, drawn.tip, target)


def _box(scene: Scene, variable: str | None) -> Rect | None:
    return next((shape.box for shape in scene.variables if shape.id == variable), None)
