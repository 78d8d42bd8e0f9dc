"""Making a link: dragged from a variable's edge, or chosen by keyboard or clicks."""

from __future__ import annotations

from loopeditor.geometry.picking import RIM, Hit
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.tools import naming, walking, wording
from loopeditor.tools.effects import Commit, Reveal, Select
from loopeditor.tools.events import Accept, Add, Arrow, Cancel, Event, Move, Press, Release, Walk
from loopeditor.tools.states import Choosing, Context, Idle, Linking, Pulling, Step


def pulling(state: Pulling, event: Event, context: Context) -> Step:
    """A step from Pulling: nothing is linked until the pointer has left the label it started from."""
    match event:
        case Move() if _variable(event, context) == state.source:
            return Pulling(state.source, event.point), ()
        case Move():
            return linking(Linking(state.source, event.point), event, context)
        case Release():
            return Idle(event.hit), ()
        case Cancel():
            return Idle(), ()
    return state, ()


def linking(state: Linking, event: Event, context: Context) -> Step:
    """A step from Linking: a variable under the pointer takes the link, an empty place makes a new variable."""
    match event:
        case Move():
            return Linking(state.source, event.point, _variable(event, context)), ()
        case Release():
            target = _variable(event, context)
            if target is not None:
                return _link(state.source, target, context, event.hit)
            return _link_to_new(state.source, event.point, context)
        case Cancel():
            return Idle(), ()
    return state, ()


def choosing(state: Choosing, event: Event, context: Context) -> Step:
    """A step from Choosing: Tab, arrows or the pointer choose the target, Enter or a click makes the link."""
    variables = tuple(context.diagram.variable)
    match event:
        case Walk():
            return _choose(state, walking.around(variables, state.target, event.step))
        case Arrow():
            return _choose(state, walking.toward(context.diagram, state.target, Point(event.dx, event.dy)))
        case Move():
            return Choosing(state.source, _variable(event, context) or state.target), ()
        case Accept():
            return _link(state.source, state.target, context, None)
        case Add():
            return _link_to_new(state.source, walking.room_near(context.scene, event.point), context)
        case Press():
            target = _variable(event, context)
            return _link(state.source, target, context, event.hit) if target else (Idle(event.hit), ())
        case Cancel():
            return Idle(), ()
    return state, ()


def _choose(state: Choosing, target: str) -> Step:
    return Choosing(state.source, target), (Reveal(target),)


def _link(source: str, target: str, context: Context, hover: Hit | None) -> Step:
    linked = edits.add_link(context.diagram, source, target)
    text = wording.linked(context.diagram, source, target)
    return Idle(hover), (Commit(linked, text), Select(frozenset({linked.links[-1].id})))


def _link_to_new(source: str, point: Point, context: Context) -> Step:
    return naming.start(edits.add_linked_variable(context.diagram, source, "", point))


def _variable(event: Press | Move | Release, context: Context) -> str | None:
    """The variable that takes the link: the one under the pointer, or the nearest where another link ends at it."""
    if event.hit and event.hit.kind in ("variable", "edge_of_variable"):
        return event.hit.id
    near = min(context.scene.variables, key=lambda shape: shape.box.distance(event.point), default=None)
    return near.id if near and near.box.distance(event.point) <= RIM else None
