"""Making a link with the pointer: dragged from a variable's edge, where the stroke shapes it, or by two clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.geometry.shapes import Rect
from loopeditor.tools import linking
from loopeditor.tools.events import Accept, Arrow, Cancel, DoublePress, Event, Move, Press, Release, Walk
from loopeditor.tools.sketching import bend_along, longer
from loopeditor.tools.states import Choosing, Context, Idle, Linking, Pulling, Step, Stretching

if TYPE_CHECKING:
    from loopeditor.geometry.scene import Scene


def pulling(state: Pulling, event: Event, context: Context) -> Step:
    """A step from Pulling: nothing is linked until the pointer has left the label it started from."""
    match event:
        case Move() if linking.end_at(event, context) == state.source:
            return Pulling(state.source, event.point), ()
        case Move():
            return dragged(Linking(state.source, event.point, None, (state.point,)), event, context)
        case Release():
            return Idle(event.hit), ()
        case Cancel():
            return Idle(), ()
    return state, ()


def dragged(state: Linking, event: Event, context: Context) -> Step:
    """A step from Linking: a variable under the pointer takes the link, an empty place makes a new variable."""
    match event:
        case Move():
            stroke = longer(state.stroke, event.point, context.slack / 2)
            return Linking(state.source, event.point, linking.end_at(event, context), stroke), ()
        case Release():
            target = linking.end_at(event, context)
            bend = stroke_bend(Linking(state.source, event.point, target, (*state.stroke, event.point)), context.scene)
            if target is not None:
                return linking.link(state.source, target, context, event.hit, bend)
            return linking.link_to_new(state.source, event.point, context, bend)
        case Cancel():
            return Idle(), ()
    return state, ()


def stretching(state: Stretching, event: Event, context: Context) -> Step:
    """A step from Stretching: a click on a variable links to it, one on empty canvas to a new variable there.

    A click where it started stops it, and a double-click there renames. Keys go on as after L.
    """
    match event:
        case Move():
            return Stretching(state.source, event.point, linking.end_at(event, context)), ()
        case Press():
            return _clicked(state, event, context)
        case DoublePress():
            from loopeditor.tools.idle import idle

            return idle(Idle(event.hit), event, context)
        case Walk() | Arrow():
            return linking.choosing(Choosing(state.source, state.target or state.source), event, context)
        case Accept() if state.target is not None:
            return linking.link(state.source, state.target, context, None)
        case Cancel():
            return Idle(), ()
    return state, ()


def stroke_bend(state: Linking, scene: Scene) -> float | None:
    """The bend that the stroke so far means; None where the geometry is to choose it."""
    source, target = _box(scene, state.source), _box(scene, state.target)
    if source is None or state.source == state.target:
        return None
    return bend_along(state.stroke, source, target or Rect.around(state.point, 0.0, 0.0))


def _clicked(state: Stretching, event: Press, context: Context) -> Step:
    target = linking.end_at(event, context)
    if target == state.source:
        return Idle(event.hit), ()
    if target is not None:
        return linking.link(state.source, target, context, event.hit)
    if event.hit is None:
        return linking.link_to_new(state.source, event.point, context)
    return Idle(event.hit), ()


def _box(scene: Scene, shape_id: str | None) -> Rect | None:
    return next((shape.box for shape in scene.variables if shape.id == shape_id), None)
