"""What the canvas does when no gesture is under way: a press starts one, keys edit what is selected."""

from __future__ import annotations

from dataclasses import replace

from loopeditor.geometry.picking import Hit
from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.tools import commands, naming, walking, writing
from loopeditor.tools.effects import Describe, Effect, Light, Reveal, Select, Status
from loopeditor.tools.events import (
    Accept,
    Add,
    AddText,
    Aim,
    Arrow,
    Cancel,
    Delete,
    DoublePress,
    Duplicate,
    Event,
    Follow,
    Move,
    Press,
    Release,
    Rename,
    Reverse,
    SelectAll,
    SetPolarity,
    StartLink,
    ToggleDelay,
    Walk,
)
from loopeditor.tools.reconnecting import taken_hold
from loopeditor.tools.states import Choosing, Context, Idle, Pressing, Step


def idle(state: Idle, event: Event, context: Context) -> Step:
    """A step from Idle."""
    match event:
        case Press():
            held = replace(event, hit=taken_hold(event.hit, event.point, context))
            return Pressing(held), _selected_at_once(held, context)
        case Move() | Release():
            return Idle(taken_hold(event.hit, event.point, context)), ()
        case DoublePress():
            return _double_press(event, context)
        case Add():
            return naming.start(edits.add_variable(context.diagram, "", walking.room_near(context.scene, event.point)))
        case AddText():
            return writing.start(walking.room_near(context.scene, event.point), context)
        case StartLink():
            return _start_link(state, context)
        case Walk(1) if source := commands.only_variable(context):
            return naming.extend(source, context)
        case Rename() if event.text:
            return writing.restart(event.text, context)
        case Rename() | Accept():
            return _rename(state, event, context)
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
            return commands.walk(event.step, context.selected, context.diagram)
        case Arrow():
            return commands.arrow(event, context)
        case Follow():
            return commands.follow(event, context)
    return _edits(event, context)


def _edits(event: Event, context: Context) -> tuple[Effect, ...]:
    """What an event changes that is about what is selected."""
    match event:
        case Delete():
            return commands.delete(context)
        case SetPolarity():
            return commands.set_polarity(event.polarity, context)
        case ToggleDelay():
            return commands.toggle_delay(context)
        case Reverse():
            return commands.reverse(context)
        case Duplicate():
            return commands.copy_beside(context)
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
    if hit.kind == "text" and writing.is_text(context.diagram, hit.id):
        return writing.restart(hit.id, context)
    if ghost := context.diagram.ghost.get(hit.id):
        return Idle(hit), (Select(frozenset({ghost.variable})), Reveal(ghost.variable))
    return Idle(hit), (Describe(),) if hit.kind == "link" else ()


def _start_link(state: Idle, context: Context) -> Step:
    source = commands.only_variable(context)
    if source is None:
        return state, (Status(tr("Select one variable to link from, then press L")),)
    return Choosing(source, walking.around(tuple(context.diagram.variable), source, 1)), ()


def _rename(state: Idle, event: Rename | Accept, context: Context) -> Step:
    """Rename what is selected; Enter on a link goes to its target, so that one can go on from there."""
    variable, link = commands.only_variable(context), commands.only_link(context)
    if link is not None and isinstance(event, Accept):
        return state, commands.select(context.diagram.link[link].target)
    if variable is None and len(context.selected) == 1 and context.selected <= context.diagram.text.keys():
        return writing.restart(next(iter(context.selected)), context)
    if variable is None:
        return state, (Status(tr("Select one variable to rename it")),)
    return naming.restart(variable, context)


def _aim(hit: Hit | None, context: Context) -> tuple[Effect, ...]:
    if hit is None:
        return (Select(),)
    if hit.kind == "loop":
        return (Light(hit.key),)
    return () if hit.id in context.selected else (Select(frozenset({hit.id})),)
