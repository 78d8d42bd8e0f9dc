"""Making a link: its target is chosen by keyboard, or with the pointer after a key."""

from __future__ import annotations

from loopeditor.geometry.picking import RIM, Hit
from loopeditor.geometry.shapes import Point
from loopeditor.language import tr
from loopeditor.layout.nearby import beside
from loopeditor.model import edits
from loopeditor.model.completing import MOST, completions, likeliest
from loopeditor.model.diagram import Diagram
from loopeditor.model.merging import variable_called
from loopeditor.tools import naming, walking, wording
from loopeditor.tools.effects import Commit, Reveal, Select
from loopeditor.tools.events import Accept, Arrow, Cancel, Event, Move, Named, Pick, Press, Release, Typed, Walk
from loopeditor.tools.states import Choosing, Context, Idle, Step


def choosing(state: Choosing, event: Event, context: Context) -> Step:
    """A step from Choosing: typing, Tab, arrows or the pointer choose the target, Enter or a click makes the link."""
    diagram = context.diagram
    match event:
        case Typed():
            return Choosing(state.source, _meant(state, event.text, diagram), event.text), ()
        case Walk():
            return _choose(state, walking.around(offered(state, diagram), state.target, event.step))
        case Arrow() if state.text.strip():
            return _choose(state, walking.around(offered(state, diagram), state.target, 1 if event.dy > 0 else -1))
        case Arrow():
            start = state.target or state.source
            return _choose(state, walking.toward(diagram, start, Point(event.dx, event.dy)))
        case Move():
            return Choosing(state.source, end_at(event, context) or state.target, state.text), ()
        case Pick():
            return link(state.source, event.id, context, None)
        case Accept() | Named():
            return _accept(state, context)
        case Press():
            target = end_at(event, context)
            return link(state.source, target, context, event.hit) if target else (Idle(event.hit), ())
        case Cancel():
            return Idle(), ()
    return state, ()


def offered(state: Choosing, diagram: Diagram) -> tuple[str | None, ...]:
    """The variables that may be chosen, the likeliest first; None stands for a new one of the name that was typed."""
    if not state.text.strip():
        return tuple(diagram.variable)
    found = completions(diagram, state.text)[:MOST]
    return found if variable_called(diagram, state.text) else (*found, None)


def _meant(state: Choosing, text: str, diagram: Diagram) -> str | None:
    return likeliest(diagram, text) if text.strip() else state.target or state.source


def _choose(state: Choosing, target: str | None) -> Step:
    return Choosing(state.source, target, state.text), (Reveal(target),) if target else ()


def _accept(state: Choosing, context: Context) -> Step:
    """Link to what was chosen, or to a new variable of the name that was typed."""
    if state.target is not None:
        return link(state.source, state.target, context, None)
    name, point = state.text.strip(), beside(context.diagram, context.scene, state.source)
    after = edits.add_linked_variable(context.diagram, state.source, name, point)
    new = frozenset({after.variables[-1].id, after.links[-1].id})
    return Idle(), (
        Commit(after, tr("Add {name}", name=wording.short(name))),
        Select(new),
        Reveal(after.variables[-1].id),
    )


def link(source: str, target: str, context: Context, hover: Hit | None, bend: float | None = None) -> Step:
    """Link two variables or ghosts."""
    linked = _joined(context.diagram, source, target, bend)
    text = wording.linked(context.diagram, source, target)
    return Idle(hover), (Commit(linked, text), Select(frozenset({linked.links[-1].id})))


def link_to_new(source: str, point: Point, context: Context, bend: float | None = None) -> Step:
    """Link a variable or ghost to a new variable, whose name is typed first."""
    wider = edits.add_variable(context.diagram, "", point)
    return naming.start(_joined(wider, source, wider.variables[-1].id, bend))


def _joined(diagram: Diagram, source: str, target: str, bend: float | None) -> Diagram:
    """With one more link, drawn from and to ghosts where the ends are such."""
    first, last = (diagram.ghost[end].variable if end in diagram.ghost else end for end in (source, target))
    linked = edits.add_link(diagram, first, last, bend=bend)
    return edits.reconnect(linked, linked.links[-1].id, source=source, target=target)


def end_at(event: Press | Move | Release, context: Context) -> str | None:
    """What takes a link: the variable or ghost under the pointer, or the nearest where another link ends at it."""
    if event.hit and event.hit.kind in ("variable", "edge_of_variable"):
        return event.hit.id
    near = min(context.scene.variables, key=lambda shape: shape.box.distance(event.point), default=None)
    return near.id if near and near.box.distance(event.point) <= RIM else None
