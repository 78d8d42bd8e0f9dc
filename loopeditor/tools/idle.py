"""What the canvas does when no gesture is under way: a press starts one, keys edit what is selected."""

from __future__ import annotations

from loopeditor.geometry.picking import Hit
from loopeditor.model import edits
from loopeditor.tools import commands, naming, walking
from loopeditor.tools.effects import Effect, Light, PassFocus, Reveal, Select, Status
from loopeditor.tools.events import (
    Accept,
    Add,
    Aim,
    Arrow,
    Cancel,
    Delete,
    DoublePress,
    Event,
    Move,
    Press,
    Release,
    Rename,
    SelectAll,
    SetPolarity,
    StartLink,
    ToggleDelay,
    Walk,
)
from loopeditor.tools.states import Choosing, Context, Idle, Pressing, Step


def idle(state: Idle, event: Event, context: Context) -> Step:
    """A step from Idle."""
    match event:
        case Press():
            return Pressing(event), _selected_at_once(event, context)
        case Move() | Release():
            return Idle(event.hit), ()
        case DoublePress():
            return _double_press(event, context)
        case Add():
            return naming.start(edits.add_variable(context.diagram, "", walking.room_near(context.scene, event.point)))
        case StartLink():
            return _start_link(state, context)
        case Rename() | Accept():
            return _rename(state, context)
    return state, _effects(event, context)


def _effects(event: Event, context: Context) -> tuple[Effect, ...]:
    """What an event does that starts no gesture."""
    match event:
        case Cancel():
            return (Select(), Light())
        case SelectAll():
            return (Select(frozenset(walking.order(context.diagram))),)
        case Aim():
            return _aim(event.hit, context)
        case Walk():
            return _walk(event, context)
        case Arrow():
            return commands.arrow(event, context)
        case Delete():
            return commands.delete(context)
        case SetPolarity():
            return commands.set_polarity(event.polarity, context)
        case ToggleDelay():
            return commands.toggle_delay(context)
    return ()


def _selected_at_once(press: Press, context: Context) -> tuple[Effect, ...]:
    """A plain press shows at once what it is about; what is selected already stays, as it may be dragged together."""
    hit = press.hit
    if hit is None or hit.kind == "loop" or press.extend or hit.id in context.selected:
        return ()
    return (Select(frozenset({hit.id})),)


def _double_press(event: DoublePress, context: Context) -> Step:
    hit = event.hit
    if hit is None:
        return naming.start(edits.add_variable(context.diagram, "", event.point))
    if hit.id in context.diagram.variable:
        return naming.restart(hit.id, context)
    return Idle(hit), ()


def _start_link(state: Idle, context: Context) -> Step:
    source = commands.only_variable(context)
    if source is None:
        return state, (Status("Select one variable to link from, then press L"),)
    target = walking.around(tuple(context.diagram.variable), source, 1)
    return Choosing(source, target), ()


def _rename(state: Idle, context: Context) -> Step:
    variable = commands.only_variable(context)
    if variable is None:
        return state, (Status("Select one variable to rename it"),)
    return naming.restart(variable, context)


def _aim(hit: Hit | None, context: Context) -> tuple[Effect, ...]:
    if hit is None or hit.kind == "loop":
        return ()
    return () if hit.id in context.selected else (Select(frozenset({hit.id})),)


def _walk(event: Walk, context: Context) -> tuple[Effect, ...]:
    """Past the last thing, or before the first, the keyboard leaves the canvas: it is no trap."""
    stop = walking.beyond(walking.order(context.diagram), context.selected, event.step)
    if stop is None:
        return (Select(), PassFocus(event.step))
    return (Select(frozenset({stop})), Reveal(stop))
