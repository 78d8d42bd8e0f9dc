"""What the pointer looks like, and the sentence that says what a click would do, derived from the state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from loopeditor.geometry.picking import Hit
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.tools import wording
from loopeditor.tools.states import (
    DRAGGING,
    Bending,
    Brushing,
    Choosing,
    Context,
    Idle,
    Linking,
    Moving,
    NamingNew,
    Placing,
    Pressing,
    Pulling,
    Reconnecting,
    Renaming,
    Rewriting,
    State,
    Stretching,
    WritingNew,
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


def hint(state: State, context: Context) -> Hint:
    """The hint for a state."""
    if isinstance(state, DRAGGING):
        return _held(state, context)
    match state:
        case Idle():
            return _over(state.hover, context)
        case Stretching():
            return Hint(Pointer.LINK, _stretching(state, context.diagram))
        case Choosing():
            return Hint(Pointer.LINK, _choosing(state, context.diagram))
        case NamingNew():
            return Hint(Pointer.ARROW, tr("Type a name; Enter keeps the variable, Tab goes on from it, Esc drops it"))
        case Renaming():
            return Hint(Pointer.ARROW, tr("Type the new name; Enter keeps it, Esc goes back"))
        case WritingNew() | Rewriting():
            return Hint(Pointer.ARROW, tr("Type the words; Shift+Enter breaks the line, Enter is done, Esc goes back"))


def _held(state: DRAGGING, context: Context) -> Hint:
    """The hint while the button is down."""
    match state:
        case Pressing():
            return _over(state.press.hit, context)
        case Moving():
            return Hint(Pointer.GRABBED, tr("Release to place, Esc to put back; Ctrl held lets nothing snap"))
        case Bending():
            return Hint(Pointer.BEND, tr("Release to keep this bend, Esc to put it back"))
        case Placing():
            return Hint(Pointer.GRABBED, tr("Release to place the identifier, Esc to put it back"))
        case Reconnecting():
            return Hint(Pointer.LINK, _leading(state, context.diagram))
        case Brushing():
            return Hint(Pointer.ARROW, tr("Everything that the frame touches is selected"))
    return Hint(Pointer.LINK, _linking(state, context.diagram))


def _choosing(state: Choosing, diagram: Diagram) -> str:
    source = wording.label(diagram, state.source)
    if state.target is None:
        name = wording.short(state.text)
        return tr(
            "Enter adds {name} and links {source} to it. Tab chooses another, Esc stops", name=name, source=source
        )
    told = wording.linked(diagram, state.source, state.target)
    told = f"{told[0].lower()}{told[1:]}"
    return tr("Enter: {told}. Type a name, or choose another with Tab, arrows or a click; Esc stops", told=told)


def _linking(state: Pulling | Linking, diagram: Diagram) -> str:
    if isinstance(state, Pulling):
        return tr("Drag to what {label} acts on", label=wording.label(diagram, state.source))
    if state.target is None:
        return tr(
            "Release to add a new variable that {label} acts on, Esc to stop",
            label=wording.label(diagram, state.source),
        )
    text = wording.linked(diagram, state.source, state.target)
    return tr("Release: {what}", what=text)


def _leading(state: Reconnecting, diagram: Diagram) -> str:
    if state.target is None:
        return tr("Release to lead this end to a new variable, Esc to put it back")
    name = wording.label(diagram, state.target)
    return tr("Release to lead this end to {name}, Esc to put it back", name=name)


def _stretching(state: Stretching, diagram: Diagram) -> str:
    name = wording.label(diagram, state.source)
    if state.target == state.source:
        return tr("Click what {name} acts on; a click here or Esc stops", name=name)
    if state.target is None:
        return tr("Click what {name} acts on, or an empty place for a new variable; Esc stops", name=name)
    return tr("Click to link {name} to {target}, Esc stops", name=name, target=wording.label(diagram, state.target))


def _over(hit: Hit | None, context: Context) -> Hint:
    diagram = context.diagram
    if hit and hit.kind == "variable" and hit.id in diagram.variable:
        name = wording.label(diagram, hit.id)
        return Hint(
            Pointer.GRAB, tr("{name}: drag to move, drag from its edge to link, double-click to rename", name=name)
        )
    if hit and hit.kind == "edge_of_variable" and (hit.id in diagram.variable or hit.id in diagram.ghost):
        name = wording.label(diagram, hit.id)
        return Hint(Pointer.LINK, tr("Drag to link {name} to what it acts on, or click here and then there", name=name))
    if hit and hit.kind in ("head", "tail") and hit.id in diagram.link:
        return Hint(Pointer.LINK, tr("{link}: drag its end to another variable", link=wording.link(diagram, hit.id)))
    if hit and hit.kind == "link" and hit.id in diagram.link:
        return Hint(Pointer.BEND, tr("{link}: click to select, drag to bend", link=wording.link(diagram, hit.id)))
    if hit and (beside := _beside(hit, diagram)):
        return Hint(Pointer.GRAB, beside)
    if hit and hit.kind == "loop":
        return Hint(Pointer.CLICK, _loop(hit, context))
    return Hint(Pointer.ARROW, _resting(context))


def _beside(hit: Hit, diagram: Diagram) -> str:
    """What can be done with what stands beside variables and links; empty for anything else."""
    if hit.id in diagram.ghost:
        name = wording.label(diagram, diagram.ghost[hit.id].variable)
        return tr("Ghost of {name}: drag to move, double-click to go to the variable", name=name)
    if hit.kind == "text":
        return tr("Drag to move, double-click to change the words")
    return ""


def _loop(hit: Hit, context: Context) -> str:
    title = next((shape.title for shape in context.scene.loops if shape.key == hit.key), hit.id)
    story = title.replace(" -> ", " → ")
    if hit.key == context.lit:
        return tr("{loop}. Click to stop lighting it, drag to move the identifier", loop=story)
    return tr("{loop}. Click to light it, drag to move the identifier", loop=story)


def _new_link(context: Context) -> str | None:
    """The link that is selected together with its target, as both are when they have just been made."""
    links = [link for link in context.diagram.links if link.id in context.selected]
    if len(links) != 1 or context.selected != {links[0].id, links[0].target}:
        return None
    return links[0].id


def _resting(context: Context) -> str:
    diagram, selected = context.diagram, context.selected
    if len(selected) == 1:
        (only,) = selected
        if only in diagram.link:
            told = tr("{link}: + − ? set the sign, D the delay", link=wording.link(diagram, only))
            return tr("{told}, arrows bend, Enter goes to its target, Delete deletes", told=told)
        if only in diagram.variable:
            name = wording.label(diagram, only)
            return tr(
                "{name}: Tab adds what it acts on, L links, Enter renames, arrows move, with Alt they follow links",
                name=name,
            )
    if new := _new_link(context):
        link = wording.link(diagram, new)
        return tr("{link}: + − ? set the sign, D the delay; Tab adds the next, L links on", link=link)
    if selected:
        return tr("{count} selected: arrows move, Delete deletes", count=len(selected))
    if not diagram.variables:
        return tr("Double-click anywhere, or press V, to add the first variable")
    return tr("Double-click to add a variable, drag from a variable's edge to link it")
