"""Taking hold of an end of a link and leading it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from loopeditor.geometry.picking import Hit
from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.tools import linking, naming, wording
from loopeditor.tools.effects import Commit, Select
from loopeditor.tools.events import Cancel, Event, Move, Release
from loopeditor.tools.states import Context, Idle, Reconnecting, Step

if TYPE_CHECKING:
    from collections.abc import Collection

    from loopeditor.geometry.scene import LinkShape, Scene
    from loopeditor.geometry.shapes import Point
    from loopeditor.model.diagram import Diagram

REACH = 1.75
"""How near a handle must be met, in the slack of a press."""

_INWARDS = 5.0  # points from a link's end to its handle, so that the label's edge beside it stays free
_ON_A_LINK = ("link", "head", "tail")


@dataclass(frozen=True)
class Handle:
    """Where an end of a link is taken hold of."""

    link: str
    end: Literal["head", "tail"]
    place: Point


def handles(scene: Scene, selected: Collection[str], hover: Hit | None) -> tuple[Handle, ...]:
    """The handles that are shown: those of a link that alone is selected, and of the one under the pointer."""
    wanted = {hover.id} if hover and hover.kind in _ON_A_LINK else set()
    if len(selected) == 1:
        wanted |= set(selected)
    if not wanted:
        return ()
    return tuple(handle for shape in scene.links if shape.id in wanted for handle in _of_link(shape))


def taken_hold(hit: Hit | None, point: Point, context: Context) -> Hit | None:
    """What is under the pointer, with the handles of links that show them; a name lies over these."""
    if hit and hit.kind == "variable":
        return hit
    near: tuple[float, Handle] | None = None
    for handle in handles(context.scene, context.selected, hit):
        distance = (handle.place - point).length
        if distance <= REACH * context.slack and (near is None or distance < near[0]):
            near = (distance, handle)
    if near is None or (near[1].link not in context.selected and (hit is None or hit.kind != "link")):
        return hit
    return Hit(near[1].end, near[1].link) if _is_long(near[1].link, context) else hit


def reconnecting(state: Reconnecting, event: Event, context: Context) -> Step:
    """A step from Reconnecting: a variable or ghost takes the end, an empty place makes a new variable for it."""
    match event:
        case Move():
            return Reconnecting(state.link, state.end, event.point, linking.end_at(event, context)), ()
        case Release():
            target = linking.end_at(event, context)
            if target is not None:
                return _lead(state, target, context, event.hit)
            wider = edits.add_variable(context.diagram, "", event.point)
            return naming.start(led(wider, state, wider.variables[-1].id))
        case Cancel():
            return Idle(), ()
    return state, ()


def led(diagram: Diagram, state: Reconnecting, to: str) -> Diagram:
    """The diagram with the end of the link there."""
    if state.end == "head":
        return edits.reconnect(diagram, state.link, target=to)
    return edits.reconnect(diagram, state.link, source=to)


def _lead(state: Reconnecting, to: str, context: Context, hover: Hit | None) -> Step:
    name = wording.label(context.diagram, to)
    text = tr("Lead link to {name}", name=name) if state.end == "head" else tr("Lead link from {name}", name=name)
    return Idle(hover), (Commit(led(context.diagram, state, to), text), Select(frozenset({state.link})))


def _of_link(shape: LinkShape) -> tuple[Handle, Handle]:
    tail, head = shape.path[0], shape.tip
    inwards = (shape.path[1] - tail).unit.scaled(_INWARDS)
    back = (shape.path[-1] - head).unit.scaled(_INWARDS)
    return Handle(shape.id, "tail", tail + inwards), Handle(shape.id, "head", head + back)


def _is_long(link: str, context: Context) -> bool:
    """Whether a link leaves room between its handles to be taken by its middle."""
    shape = next(shape for shape in context.scene.links if shape.id == link)
    low, high = shape.path[0], shape.tip
    return (high - low).length > 3 * REACH * context.slack or shape.source == shape.target
