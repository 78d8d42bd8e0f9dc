"""The one door to the gestures: the next state and its effects for any state and any event."""

from __future__ import annotations

from loopeditor.tools import dragging, idle, linking, naming, pulling, reconnecting, writing
from loopeditor.tools.events import Event
from loopeditor.tools.states import (
    DRAGGING,
    Bending,
    Brushing,
    Choosing,
    Context,
    Idle,
    Moving,
    NamingNew,
    Placing,
    Pressing,
    Pulling,
    Reconnecting,
    Rewriting,
    State,
    Step,
    Stretching,
    WritingNew,
)


def step(state: State, event: Event, context: Context) -> Step:
    """What an event does in a state; one that means nothing there leaves everything as it is."""
    if isinstance(state, DRAGGING):
        return _held(state, event, context)
    match state:
        case Idle():
            return idle.idle(state, event, context)
        case Stretching():
            return pulling.stretching(state, event, context)
        case Choosing():
            return linking.choosing(state, event, context)
        case NamingNew():
            return naming.naming_new(state, event, context)
        case WritingNew():
            return writing.writing_new(state, event, context)
        case Rewriting():
            return writing.rewriting(state, event, context)
    return naming.renaming(state, event, context)


def _held(state: DRAGGING, event: Event, context: Context) -> Step:
    """A step with the button down."""
    match state:
        case Pressing():
            return dragging.pressing(state, event, context)
        case Moving():
            return dragging.moving(state, event, context)
        case Bending():
            return dragging.bending(state, event, context)
        case Placing():
            return dragging.placing(state, event, context)
        case Brushing():
            return dragging.brushing(state, event, context)
        case Reconnecting():
            return reconnecting.reconnecting(state, event, context)
        case Pulling():
            return pulling.pulling(state, event, context)
    return pulling.dragged(state, event, context)
