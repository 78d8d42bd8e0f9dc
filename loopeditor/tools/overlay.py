"""What a gesture draws over the picture, derived from its state."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.geometry.links import curve, self_curve
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Path, Point, Rect
from loopeditor.tools.states import Brushing, Choosing, Linking, Pulling, State

_NEAR = 6.0
"""Closer than this to its own label, in points, a link being drawn has no line yet."""


@dataclass(frozen=True)
class Overlay:
    """A link being drawn up to ``tip``, the label that would take it, and a rubber band."""

    path: Path = ()
    tip: Point | None = None
    target: Rect | None = None
    band: Rect | None = None


def overlay(state: State, scene: Scene) -> Overlay:
    """What is drawn over the picture in a state."""
    match state:
        case Brushing():
            return Overlay(band=Rect.bounding((state.origin, state.point)))
        case Pulling():
            return _line(_box(scene, state.source), None, state.point)
        case Linking():
            return _line(_box(scene, state.source), _box(scene, state.target), state.point)
        case Choosing():
            target = _box(scene, state.target)
            return _line(_box(scene, state.source), target, target.center) if target else Overlay()
    return Overlay()


def _line(source: Rect | None, target: Rect | None, point: Point) -> Overlay:
    if source is None:
        return Overlay()
    if target == source:
        drawn = self_curve(source, upwards=True)
    elif target is None and source.distance(point) < _NEAR:
        return Overlay()
    else:
        drawn = curve(source, target or Rect.around(point, 0.0, 0.0), 0.0)
    return Overlay(drawn.path, drawn.tip, target)


def _box(scene: Scene, variable: str | None) -> Rect | None:
    return next((shape.box for shape in scene.variables if shape.id == variable), None)
