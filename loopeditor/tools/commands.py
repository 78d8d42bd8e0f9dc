"""Edits of what is selected, as keys and menus ask for them."""

from __future__ import annotations

from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.tools import wording
from loopeditor.tools.bending import ROUNDEST, bend_of
from loopeditor.tools.effects import Commit, Effect, Pan, Status
from loopeditor.tools.events import Arrow
from loopeditor.tools.states import Context

_BENDING = 4.0
"""How far, in steps of an arrow key, the middle of a link moves when that key bends it."""


def only_variable(context: Context) -> str | None:
    """The selected variable, if exactly one is."""
    variables = _variables(context)
    return variables[0] if len(variables) == 1 else None


def delete(context: Context) -> tuple[Effect, ...]:
    """Delete what is selected."""
    if not context.selected:
        return (Status("Nothing is selected"),)
    text = wording.deleted(context.diagram, context.selected)
    return (Commit(edits.delete(context.diagram, context.selected), text),)


def set_polarity(polarity: Polarity, context: Context) -> tuple[Effect, ...]:
    """Give the selected links a sign."""
    links = _links(context)
    if not links:
        return (Status("Select a link to give it a sign"),)
    changed = edits.set_polarity(context.diagram, links, polarity)
    return (Commit(changed, wording.signed(len(links), polarity)),)


def toggle_delay(context: Context) -> tuple[Effect, ...]:
    """Put a delay mark on the selected links, or take it off where all have one."""
    links = _links(context)
    if not links:
        return (Status("Select a link to give it a delay mark"),)
    changed = edits.toggle_delay(context.diagram, links)
    return (Commit(changed, wording.delayed(len(links), changed.link[links[0]].delay)),)


def arrow(event: Arrow, context: Context) -> tuple[Effect, ...]:
    """Nudge the selected variables; where only links are selected, bend these; else look elsewhere."""
    variables, links = _variables(context), _links(context)
    if variables:
        moved = edits.move(context.diagram, variables, event.dx, event.dy)
        return (Commit(moved, wording.moved(context.diagram, variables), "move " + " ".join(variables)),)
    if links:
        bent = _bent(Point(event.dx, event.dy).scaled(_BENDING), links, context)
        return (Commit(bent, wording.bent(len(links)), "bend " + " ".join(links)),)
    return (Pan(event.dx, event.dy),)


def _bent(way: Point, links: list[str], context: Context) -> Diagram:
    """With the middle of each link's arc moved this way, as far as it can go that way."""
    diagram = context.diagram
    for shape in context.scene.links:
        if shape.id not in links:
            continue
        start, end = (_center(diagram, i) for i in (shape.source, shape.target))
        chord = end - start
        if not chord.length:
            continue
        left = chord.unit.left
        amount = bend_of(shape, start, end) + (way.x * left.x + way.y * left.y) / chord.length
        diagram = edits.bend(diagram, {shape.id}, min(ROUNDEST, max(-ROUNDEST, amount)))
    return diagram


def _center(diagram: Diagram, variable_id: str) -> Point:
    return Point(*(diagram.variable[variable_id].position or (0.0, 0.0)))


def _variables(context: Context) -> list[str]:
    return [i for i in context.diagram.variable if i in context.selected]


def _links(context: Context) -> list[str]:
    return [i for i in context.diagram.link if i in context.selected]
