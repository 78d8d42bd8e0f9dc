"""Gestures with the button down: click, move, bend and rubber band."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from loopeditor.geometry.aligning import rooms
from loopeditor.geometry.picking import Hit
from loopeditor.geometry.scene import TITLE
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.snapping import Guide, Resting, snap
from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.duplicating import duplicate
from loopeditor.tools import pulling, reconnecting, walking, wording
from loopeditor.tools.bending import bend_through
from loopeditor.tools.effects import Commit, Discard, Effect, Light, Preview, Select, Status
from loopeditor.tools.events import Cancel, Event, Move, Press, Release
from loopeditor.tools.states import (
    Bending,
    Brushing,
    Context,
    Idle,
    Moving,
    Placing,
    Pressing,
    Pulling,
    Reconnecting,
    Step,
    Stretching,
)

_SNAP = 1.5
"""How near something must come to snap, in the slack of a press."""


def pressing(state: Pressing, event: Event, context: Context) -> Step:
    """A step from Pressing: a release is a click, a move far enough starts a drag."""
    press = state.press
    match event:
        case Move() if (event.point - press.point).length > context.slack:
            return _drag(press, event, context)
        case Release() if press.hit and press.hit.kind == "edge_of_variable" and not press.extend:
            return Stretching(press.hit.id, event.point), _click(press, context)
        case Release():
            return Idle(event.hit), _click(press, context)
        case Cancel():
            return Idle(press.hit), ()
    return state, ()


def moving(state: Moving, event: Event, context: Context) -> Step:
    """A step from Moving."""
    match event:
        case Move():
            way, guides = _way(state, event, context)
            return replace(state, guides=guides), (Preview(_moved(state, way, context)),)
        case Release():
            moved = _moved(state, _way(state, event, context)[0], context)
            done = (Commit(moved, _told(state, context)), Discard())
            return Idle(event.hit), (*done, Select(state.ids)) if state.base else done
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


def placing(state: Placing, event: Event, context: Context) -> Step:
    """A step from Placing."""
    match event:
        case Move():
            return state, (Preview(edits.place_loop(context.diagram, state.key, event.point - state.off)),)
        case Release():
            placed = edits.place_loop(context.diagram, state.key, event.point - state.off)
            name = next((loop.identifier for loop in context.scene.loops if loop.key == state.key), "")
            return Idle(event.hit), (Commit(placed, tr("Move identifier {name}", name=name)), Discard())
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


# --- a press becomes a drag ------------------------------------------------------------------------------------------


def _drag(press: Press, move: Move, context: Context) -> Step:
    hit = press.hit
    match hit.kind if hit else None:
        case "variable" | "text" if hit:
            return _start_moving(press, hit, move, context)
        case "edge_of_variable" if hit:
            return pulling.pulling(Pulling(hit.id, press.point), move, context)
        case "head" | "tail" as end if hit:
            return reconnecting.reconnecting(Reconnecting(hit.id, end, press.point), move, context)
        case "link" if hit:
            return _start_bending(press, hit.id, move, context)
        case "loop" if hit:
            return _start_placing(press, hit, move, context)
    kept = context.selected if press.extend else frozenset()
    return brushing(Brushing(press.point, press.point, kept, context.selected), move, context)


def _start_moving(press: Press, hit: Hit, move: Move, context: Context) -> Step:
    diagram = context.diagram
    together = hit.id in context.selected
    movable = {TITLE, *diagram.variable, *diagram.ghost, *diagram.text}
    ids = context.selected & movable if together else frozenset({hit.id})
    taken = rooms(context.scene)
    boxes = [taken.pop(i) for i in ids if i in taken]
    box = reduce(Rect.united, boxes) if boxes else None
    if press.copy and hit.id != TITLE:
        base, copies = duplicate(diagram, context.selected if together else ids, 0.0, 0.0)
        held = Moving(press.point, frozenset(copies), box, base, resting=Resting.of((*boxes, *taken.values())))
    else:
        held = Moving(press.point, ids, box, resting=Resting.of(taken.values()))
    state, effects = moving(held, move, context)
    return state, effects if together else (Select(frozenset({hit.id})), *effects)


def _start_bending(press: Press, link_id: str, move: Move, context: Context) -> Step:
    link = context.diagram.link.get(link_id)
    if link is None or link.drawn_from == link.drawn_to:
        return Pressing(press), (Status(tr("A link from a variable to itself keeps its shape")),)
    return bending(Bending(link_id), move, context)


def _start_placing(press: Press, hit: Hit, move: Move, context: Context) -> Step:
    middle = next((loop.center for loop in context.scene.loops if loop.key == hit.key), press.point)
    return placing(Placing(hit.key or (), press.point - middle), move, context)


def _click(press: Press, context: Context) -> tuple[Effect, ...]:
    hit = press.hit
    if hit is None:
        return () if press.extend else (Select(), Light())
    if hit.kind == "loop":
        return (Light(None if hit.key == context.lit else hit.key),)
    if press.extend:
        return (Select(context.selected ^ {hit.id}),)
    return (Select(frozenset({hit.id})),)


# --- where things go -------------------------------------------------------------------------------------------------


def _way(state: Moving, event: Move | Release, context: Context) -> tuple[Point, tuple[Guide, ...]]:
    """How far things are moved, on to where they snap, and what shows why."""
    way = event.point - state.origin
    if state.box is None or event.free or not context.snaps:
        return way, ()
    low = Point(state.box.left, state.box.top) + way
    box = Rect(low.x, low.y, low.x + state.box.width, low.y + state.box.height)
    near = snap(box, state.resting, _SNAP * context.slack)
    return way + near.offset, near.guides


def _moved(state: Moving, way: Point, context: Context) -> Diagram:
    diagram = state.base or context.diagram
    if TITLE in state.ids and diagram.title_place is not None:
        diagram = edits.place_title(diagram, Point(*diagram.title_place) + way)
    return edits.move(diagram, state.ids, *way)


def _told(state: Moving, context: Context) -> str:
    if state.base:
        return wording.duplicated(state.base, state.ids)
    return wording.moved(context.diagram, state.ids)


def _bent(state: Bending, point: Point, context: Context) -> Diagram:
    link = context.diagram.link[state.link]
    start, end = (walking.center(context.diagram, i) for i in (link.drawn_from, link.drawn_to))
    return edits.bend(context.diagram, {link.id}, bend_through(start, end, point))
