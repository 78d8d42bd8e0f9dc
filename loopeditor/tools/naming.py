"""Typing a name. A new variable is only shown until it has one: given up, it never was."""

from __future__ import annotations

from dataclasses import replace

from loopeditor.language import tr
from loopeditor.layout.nearby import beside
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link
from loopeditor.model.merging import variable_called
from loopeditor.tools import commands, wording
from loopeditor.tools.effects import Commit, Discard, EditName, Effect, Preview, Select
from loopeditor.tools.events import Accept, Cancel, Event, Named, Press, Typed
from loopeditor.tools.states import PLACEHOLDER, Context, Idle, NamingNew, Renaming, Step


def start(diagram: Diagram) -> Step:
    """Name the last variable of a diagram, which the document does not have yet."""
    variable = diagram.variables[-1].id
    shown = edits.rename(diagram, variable, tr(PLACEHOLDER))
    return NamingNew(diagram, variable), (Preview(shown), EditName(variable, ""))


def extend(source: str, context: Context) -> Step:
    """Name a new variable that this one acts on, in the room beside it."""
    point = beside(context.diagram, context.scene, source)
    return start(edits.add_linked_variable(context.diagram, source, "", point))


def restart(variable: str, context: Context) -> Step:
    """Give a variable of the document another name."""
    name = context.diagram.name(variable)
    return Renaming(variable, name), (Select(frozenset({variable})), EditName(variable, name))


def naming_new(state: NamingNew, event: Event, context: Context) -> Step:
    """A step from NamingNew: Tab goes on from it, and a linked one with the name of a variable means that one."""
    match event:
        case Typed():
            shown = edits.rename(state.diagram, state.id, event.text.strip() or tr(PLACEHOLDER))
            return NamingNew(state.diagram, state.id, event.text), (Preview(shown),)
        case Named():
            return _add(state, event.text, context, further=event.further)
        case Accept() | Press():
            return _add(state, state.text, context)
        case Cancel():
            return Idle(), (Discard(),)
    return state, ()


def renaming(state: Renaming, event: Event, context: Context) -> Step:
    """A step from Renaming; an empty name keeps the old one."""
    match event:
        case Typed():
            name = event.text.strip() or tr(PLACEHOLDER)
            return Renaming(state.id, event.text), (Preview(edits.rename(context.diagram, state.id, name)),)
        case Named():
            return _rename(state, event.text, context)
        case Accept() | Press():
            return _rename(state, state.text, context)
        case Cancel():
            return Idle(), (Discard(),)
    return state, ()


def _add(state: NamingNew, text: str, context: Context, *, further: bool = False) -> Step:
    """Add it, and select it together with its new link, so that a sign can be given to this one at once."""
    name = text.strip()
    links = [link for link in state.diagram.links if state.id in (link.source, link.target)]
    if not name:
        return Idle(), (Discard(), *(_passing_by(links, context) if further else ()))
    new = frozenset(link.id for link in links if link.id not in context.diagram.link)
    known = variable_called(context.diagram, name) if links else None
    if known is None:
        after, done = edits.rename(state.diagram, state.id, name), tr("Add {name}", name=wording.short(name))
        ids = new | {state.id}
    else:
        after = _led_to(state.diagram, state.id, known)
        done = wording.linked(after, after.link[links[0].id].source, after.link[links[0].id].target)
        ids = new or frozenset({links[0].id})
    effects = (Commit(after, done), Discard(), Select(ids))
    if not further:
        return Idle(), effects
    state_after, more = extend(known or state.id, replace(context, diagram=after))
    return state_after, (*effects, *more)


def _passing_by(links: list[Link], context: Context) -> tuple[Effect, ...]:
    """Tab and Tab again goes by: nothing is added, and the keyboard goes on from what Tab was pressed on."""
    return commands.walk(1, {link.source for link in links}, context.diagram) if links else ()


def _led_to(diagram: Diagram, new: str, known: str) -> Diagram:
    """With the links of a new variable at one that was there before, and without the new one."""

    def led(link: Link) -> Link:
        source = known if link.source == new else link.source
        target = known if link.target == new else link.target
        return replace(link, source=source, target=target, bend=None)

    links = tuple(led(link) if new in (link.source, link.target) else link for link in diagram.links)
    return edits.delete(replace(diagram, links=links), {new})


def _rename(state: Renaming, text: str, context: Context) -> Step:
    name = text.strip()
    if not name or name == context.diagram.name(state.id):
        return Idle(), (Discard(),)
    renamed = edits.rename(context.diagram, state.id, name)
    return Idle(), (Commit(renamed, tr("Rename {label}", label=wording.label(context.diagram, state.id))), Discard())
