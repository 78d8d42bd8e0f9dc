"""Edits of what is selected, as keys and menus ask for them."""

from __future__ import annotations

from collections.abc import Collection

from loopeditor.geometry.shapes import Point
from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.duplicating import duplicate
from loopeditor.model.polarity import Polarity
from loopeditor.tools import walking, wording
from loopeditor.tools.bending import ROUNDEST, bend_of
from loopeditor.tools.effects import Commit, Effect, Pan, PassFocus, Reveal, Select, Status
from loopeditor.tools.events import Arrow, Follow
from loopeditor.tools.states import Context

_BENDING = 4.0
"""How far, in steps of an arrow key, the middle of a link moves when that key bends it."""

_ASIDE = (32.0, 48.0)
"""Where a duplicate stands, in points from what it is of: clear of its label."""


def only_variable(context: Context) -> str | None:
    """The selected variable, if exactly one is."""
    variables = _variables(context)
    return variables[0] if len(variables) == 1 else None


def only_link(context: Context) -> str | None:
    """The selected link, if it alone is selected."""
    links = _links(context)
    return links[0] if len(context.selected) == len(links) == 1 else None


def follow(event: Follow, context: Context) -> tuple[Effect, ...]:
    """Go along a link: from the selected variable to one that lies this way, from a link to its end there."""
    diagram, way = context.diagram, Point(event.dx, event.dy)
    start, link = only_variable(context), only_link(context)
    if link is not None:
        ends = (walking.center(diagram, diagram.link[link].source), walking.center(diagram, diagram.link[link].target))
        ahead = ends[1] - ends[0]
        forwards = ahead.x * way.x + ahead.y * way.y >= 0
        return select(diagram.link[link].target if forwards else diagram.link[link].source)
    if start is None:
        first = next(iter(diagram.variable), None)
        return select(first) if first else (Status(tr("There is no variable to go to")),)
    there = walking.toward(diagram, start, way, walking.linked(diagram, start))
    if there == start:
        return (Status(tr("No link of {name} leads that way", name=wording.label(diagram, start))),)
    return select(there)


def walk(step: int, selected: Collection[str], diagram: Diagram) -> tuple[Effect, ...]:
    """Select the next thing, or with -1 the one before; past either end the keyboard leaves the canvas."""
    stop = walking.beyond(walking.order(diagram), selected, step)
    return (Select(), PassFocus(step)) if stop is None else select(stop)


def select(shown: str) -> tuple[Effect, ...]:
    """Select one thing and bring it into view."""
    return (Select(frozenset({shown})), Reveal(shown))


def copy_beside(context: Context) -> tuple[Effect, ...]:
    """The selected things once more, a little further right and down, with the links among them."""
    after, copies = duplicate(context.diagram, context.selected, *_ASIDE)
    if not copies:
        return (Status(tr("Nothing is selected")),)
    return (Commit(after, wording.duplicated(context.diagram, context.selected)), Select(copies))


def delete(context: Context) -> tuple[Effect, ...]:
    """Delete what is selected."""
    if not context.selected:
        return (Status(tr("Nothing is selected")),)
    text = wording.deleted(context.diagram, context.selected)
    return (Commit(edits.delete(context.diagram, context.selected), text),)


def set_polarity(polarity: Polarity, context: Context) -> tuple[Effect, ...]:
    """Give the selected links a sign."""
    links = _links(context)
    if not links:
        return (Status(tr("Select a link to give it a sign")),)
    changed = edits.set_polarity(context.diagram, links, polarity)
    return (Commit(changed, wording.signed(len(links), polarity)),)


def toggle_delay(context: Context) -> tuple[Effect, ...]:
    """Put a delay mark on the selected links, or take it off where all have one."""
    links = _links(context)
    if not links:
        return (Status(tr("Select a link to give it a delay mark")),)
    changed = edits.toggle_delay(context.diagram, links)
    return (Commit(changed, wording.delayed(len(links), changed.link[links[0]].delay)),)


def reverse(context: Context) -> tuple[Effect, ...]:
    """Turn the selected links round."""
    links = _links(context)
    if not links:
        return (Status(tr("Select a link to turn it round")),)
    return (Commit(edits.reverse(context.diagram, links), wording.reversed_links(len(links))),)


def arrow(event: Arrow, context: Context) -> tuple[Effect, ...]:
    """Nudge the selected variables, ghosts and texts; where only links are selected, bend them; else look elsewhere."""
    placed, links = _placed(context), _links(context)
    if placed:
        moved = edits.move(context.diagram, placed, event.dx, event.dy)
        return (Commit(moved, wording.moved(context.diagram, placed), "move " + " ".join(placed)),)
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
        start, end = (walking.center(diagram, i) for i in (shape.source, shape.target))
        chord = end - start
        if not chord.length:
            continue
        left = chord.unit.left
        amount = bend_of(shape, start, end) + (way.x * left.x + way.y * left.y) / chord.length
        diagram = edits.bend(diagram, {shape.id}, min(ROUNDEST, max(-ROUNDEST, amount)))
    return diagram


def _variables(context: Context) -> list[str]:
    return [i for i in context.diagram.variable if i in context.selected]


def _placed(context: Context) -> list[str]:
    diagram = context.diagram
    return [i for i in (*diagram.variable, *diagram.ghost, *diagram.text) if i in context.selected]


def _links(context: Context) -> list[str]:
    return [i for i in context.diagram.link if i in context.selected]
