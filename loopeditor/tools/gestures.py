"""The one door to the gestures: the next state and its effects for any state and any event."""

from __future__ import annotations

from loopeditor.tools import dragging, idle, linking, naming
from loopeditor.tools.events import Event
from loopeditor.tools.states import (
    Bending,
    Brushing,
    Choosing,
    Context,
    Idle,
    Linking,
    Moving,
    NamingNew,
    Pressing,
    Pulling,
    State,
    Step,
)


def step(state: State, event: Event, context: Context) -> Step:
    """What an event does in a state; one that means nothing there leaves everything as it is."""
    match state:
        case Idle():
            return idle.idle(state, event, context)
        case Pressing():
            return dragging.pressing(state, event, context)
        case Moving():
            return dragging.moving(state, event, context)
        case Bending():
            return dragging.bending(state, event, context)
        case Brushing():
            return dragging.brushing(state, event, context)
        case Pulling():
            return linking.pulling(state, event, context)
        case Linking():
            return linking.linking(state, event, context)
        case Choosing():
            return linking.choosing(state, event, context)
        case NamingNew():
            return naming.naming_new(state, event, context)
    return naming.renaming(state, event, context)
