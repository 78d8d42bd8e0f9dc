"""Gestures with the button down: click, move, bend and rubber band."""

from __future__ import annotations

from loopeditor.geometry.picking import Hit
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.tools import linking, walking, wording
from loopeditor.tools.bending import bend_through
from loopeditor.tools.effects import Commit, Discard, Effect, Light, Preview, Select, Status
from loopeditor.tools.events import Cancel, Event, Move, Press, Release
from loopeditor.tools.states import Bending, Brushing, Context, Idle, Moving, Pressing, Pulling, Step


def pressing(state: Pressing, event: Event, context: Context) -> Step:
    """A step from Pressing: a release is a click, a move far enough starts a drag."""
    match event:
        case Move() if (event.point - state.press.point).length > context.slack:
            return _drag(state.press, event, context)
        case Release():
            return Idle(event.hit), _click(state.press, context)
        case Cancel():
            return Idle(state.press.hit), ()
    return state, ()


def moving(state: Moving, event: Event, context: Context) -> Step:
    """A step from Moving."""
    match event:
        case Move():
            return state, (Preview(_moved(state, event.point, context)),)
        case Release():
            text = wording.moved(context.diagram, state.ids)
            return Idle(event.hit), (Commit(_moved(state, event.point, context), text), Discard())
        case Cancel():
            return Idle(), (Discard(),)
    return state, ()


def bending(state: Bending, event: Event, context: Context) -> Step:
    """A step from Bending."""
    match event:
        case Move():
            return state, (Preview(_bent(state, event.point, context)),)
        case Release():
            return Idle(event.hit), (Commit(_bent(state, event.point, context), wording.bent(1)), Discard())
        case Cancel():
            return Idle(), (Discard(),)
    return state, ()


def brushing(state: Brushing, event: Event, context: Context) -> Step:
    """A step from Brushing."""
    match event:
        case Move():
            band = Rect.bounding((state.origin, event.point))
            taken = frozenset(walking.within(context.scene, band))
            return Brushing(state.origin, event.point, state.kept, state.before), (Select(state.kept | taken),)
        case Release():
            return Idle(event.hit), ()
        case Cancel():
            return Idle(), (Select(state.before),)
    return state, ()


def _drag(press: Press, move: Move, context: Context) -> Step:
    kind = press.hit.kind if press.hit else None
    if press.hit and kind == "variable":
        state, effects = _start_moving(press.point, press.hit, context)
        _, more = moving(state, move, context)
        return state, (*effects, *more)
    if press.hit and kind == "edge_of_variable":
        return linking.pulling(Pulling(press.hit.id, press.point), move, context)
    if press.hit and kind == "link":
        return _start_bending(press, press.hit.id, move, context)
    kept = context.selected if press.extend else frozenset()
    return brushing(Brushing(press.point, press.point, kept, context.selected), move, context)


def _start_moving(origin: Point, hit: Hit, context: Context) -> tuple[Moving, tuple[Effect, ...]]:
    if hit.id in context.selected:
        return Moving(origin, context.selected & context.diagram.variable.keys()), ()
    return Moving(origin, frozenset({hit.id})), (Select(frozenset({hit.id})),)


def _start_bending(press: Press, link_id: str, move: Move, context: Context) -> Step:
    link = context.diagram.link.get(link_id)
    if link is None or link.source == link.target:
        return Pressing(press), (Status("A link from a variable to itself keeps its shape"),)
    return bending(Bending(link_id), move, context)


def _click(press: Press, context: Context) -> tuple[Effect, ...]:
    hit = press.hit
    if hit is None:
        return () if press.extend else (Select(), Light())
    if hit.kind == "loop":
        return (Light(None if hit.key == context.lit else hit.key),)
    if press.extend:
        return (Select(context.selected ^ {hit.id}),)
    return (Select(frozenset({hit.id})),)


def _moved(state: Moving, point: Point, context: Context) -> Diagram:
    return edits.move(context.diagram, state.ids, *(point - state.origin))


def _bent(state: Bending, point: Point, context: Context) -> Diagram:
    link = context.diagram.link[state.link]
    start, end = (Point(*(context.diagram.variable[i].position or (0.0, 0.0))) for i in (link.source, link.target))
    return edits.bend(context.diagram, {link.id}, bend_through(start, end, point))
