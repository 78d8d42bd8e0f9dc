"""Typing a name. A new variable is only shown until it has one: given up, it never was."""

from __future__ import annotations

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.tools import wording
from loopeditor.tools.effects import Commit, Discard, EditName, Preview, Select
from loopeditor.tools.events import Accept, Cancel, Event, Named, Press, Typed
from loopeditor.tools.states import PLACEHOLDER, Context, Idle, NamingNew, Renaming, Step


def start(diagram: Diagram) -> Step:
    """Name the last variable of a diagram, which the document does not have yet."""
    variable = diagram.variables[-1].id
    shown = edits.rename(diagram, variable, PLACEHOLDER)
    return NamingNew(diagram, variable), (Preview(shown), EditName(variable, ""))


def restart(variable: str, context: Context) -> Step:
    """Give a variable of the document another name."""
    name = context.diagram.name(variable)
    return Renaming(variable, name), (Select(frozenset({variable})), EditName(variable, name))


def naming_new(state: NamingNew, event: Event, context: Context) -> Step:  # noqa: ARG001 - every reducer looks alike
    """A step from NamingNew."""
    match event:
        case Typed():
            shown = edits.rename(state.diagram, state.id, event.text.strip() or PLACEHOLDER)
            return NamingNew(state.diagram, state.id, event.text), (Preview(shown),)
        case Named():
            return _add(state, event.text)
        case Accept() | Press():
            return _add(state, state.text)
        case Cancel():
            return Idle(), (Discard(),)
    return state, ()


def renaming(state: Renaming, event: Event, context: Context) -> Step:
    """A step from Renaming; an empty name keeps the old one."""
    match event:
        case Typed():
            name = event.text.strip() or PLACEHOLDER
            return Renaming(state.id, event.text), (Preview(edits.rename(context.diagram, state.id, name)),)
        case Named():
            return _rename(state, event.text, context)
        case Accept() | Press():
            return _rename(state, state.text, context)
        case Cancel():
            return Idle(), (Discard(),)
    return state, ()


def _add(state: NamingNew, text: str) -> Step:
    name = text.strip()
    if not name:
        return Idle(), (Discard(),)
    added = edits.rename(state.diagram, state.id, name)
    return Idle(), (Commit(added, f"Add {wording.short(name)}"), Discard(), Select(frozenset({state.id})))


def _rename(state: Renaming, text: str, context: Context) -> Step:
    name = text.strip()
    if not name or name == context.diagram.name(state.id):
        return Idle(), (Discard(),)
    renamed = edits.rename(context.diagram, state.id, name)
    return Idle(), (Commit(renamed, f"Rename {wording.label(context.diagram, state.id)}"), Discard())
