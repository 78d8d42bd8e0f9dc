"""What the pointer looks like, and the sentence that says what a click would do, derived from the state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from loopeditor.geometry.picking import Hit
from loopeditor.model.diagram import Diagram
from loopeditor.tools import wording
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
    Renaming,
    State,
)


class Pointer(Enum):
    """Looks of the pointer."""

    ARROW = "arrow"
    GRAB = "grab"
    GRABBED = "grabbed"
    LINK = "link"
    BEND = "bend"
    CLICK = "click"


@dataclass(frozen=True)
class Hint:
    """A look of the pointer and a sentence."""

    pointer: Pointer
    text: str


_SIGN_KEYS = "+ − ? set the sign, D the delay, Delete deletes"


def hint(state: State, context: Context) -> Hint:
    """The hint for a state."""
    match state:
        case Idle():
            return _over(state.hover, context)
        case Pressing():
            return _over(state.press.hit, context)
        case Moving():
            return Hint(Pointer.GRABBED, "Release to place, Esc to put back")
        case Bending():
            return Hint(Pointer.BEND, "Release to keep this bend, Esc to put it back")
        case Brushing():
            return Hint(Pointer.ARROW, "Everything that the frame touches is selected")
        case Pulling() | Linking() | Choosing():
            return Hint(Pointer.LINK, _linking(state, context.diagram))
        case NamingNew():
            return Hint(Pointer.ARROW, "Type a name; Enter keeps the variable, Esc drops it")
        case Renaming():
            return Hint(Pointer.ARROW, "Type the new name; Enter keeps it, Esc goes back")


def _linking(state: Pulling | Linking | Choosing, diagram: Diagram) -> str:
    if isinstance(state, Pulling):
        return f"Drag to what {wording.label(diagram, state.source)} acts on"
    if state.target is None:
        return f"Release to add a new variable that {wording.label(diagram, state.source)} acts on, Esc to stop"
    text = wording.linked(diagram, state.source, state.target)
    if isinstance(state, Choosing):
        return f"Enter: {text[0].lower()}{text[1:]}. Tab and arrows choose another variable, V adds one, Esc stops"
    return f"Release to {text[0].lower()}{text[1:]}"


def _over(hit: Hit | None, context: Context) -> Hint:
    diagram = context.diagram
    if hit and hit.kind == "variable" and hit.id in diagram.variable:
        name = wording.label(diagram, hit.id)
        return Hint(Pointer.GRAB, f"{name}: drag to move, drag from its edge to link, double-click to rename")
    if hit and hit.kind == "edge_of_variable" and hit.id in diagram.variable:
        return Hint(Pointer.LINK, f"Drag to link {wording.label(diagram, hit.id)} to what it acts on")
    if hit and hit.kind == "link" and hit.id in diagram.link:
        return Hint(Pointer.BEND, f"{wording.link(diagram, hit.id)}: click to select, drag to bend")
    if hit and hit.kind == "loop":
        return Hint(Pointer.CLICK, _loop(hit, context))
    return Hint(Pointer.ARROW, _resting(context))


def _loop(hit: Hit, context: Context) -> str:
    title = next((shape.title for shape in context.scene.loops if shape.key == hit.key), hit.id)
    story = title.replace(" -> ", " → ")
    return f"{story}. Click to {'stop lighting it' if hit.key == context.lit else 'light it'}"


def _resting(context: Context) -> str:
    diagram, selected = context.diagram, context.selected
    if len(selected) == 1:
        (only,) = selected
        if only in diagram.link:
            return f"{wording.link(diagram, only)}: {_SIGN_KEYS}, arrows bend"
        if only in diagram.variable:
            return f"{wording.label(diagram, only)}: Enter renames, L links, arrows move, Delete deletes"
    if selected:
        return f"{len(selected)} selected: arrows move, Delete deletes"
    if not diagram.variables:
        return "Double-click anywhere, or press V, to add the first variable"
    return "Double-click to add a variable, drag from a variable's edge to link it"
