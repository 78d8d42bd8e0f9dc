"""Typing words on the canvas: a free text, or the title. A new text is only shown until it says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.geometry.scene import TITLE
from loopeditor.language import mark, tr
from loopeditor.model import edits
from loopeditor.model.naming import one_line
from loopeditor.tools import wording
from loopeditor.tools.effects import Commit, Discard, EditText, Preview, Select
from loopeditor.tools.events import Accept, Cancel, Event, Named, Press, Typed
from loopeditor.tools.states import Context, Idle, Rewriting, Step, WritingNew

if TYPE_CHECKING:
    from loopeditor.geometry.shapes import Point
    from loopeditor.model.diagram import Diagram

PLACEHOLDER = mark("Text")
"""Stands where words are still to be typed."""


def start(point: Point, context: Context) -> Step:
    """Write a new text at a point."""
    diagram = edits.add_text(context.diagram, "", point)
    new = diagram.texts[-1].id
    return WritingNew(diagram, new), (Preview(_shown(diagram, new, "")), EditText(new, ""))


def restart(text_id: str, context: Context) -> Step:
    """Give a text of the document, or its title, other words."""
    text = words_of(context.diagram, text_id)
    return Rewriting(text_id, text), (Select(frozenset({text_id})), EditText(text_id, text))


def words_of(diagram: Diagram, text_id: str) -> str:
    """What a text, or the title, says; nothing where there is no such text."""
    if text_id == TITLE:
        return diagram.title
    return diagram.text[text_id].text if text_id in diagram.text else ""


def is_text(diagram: Diagram, text_id: str) -> bool:
    """Whether this is a text of the diagram, or its title on the canvas."""
    return text_id in diagram.text or (text_id == TITLE and diagram.title_place is not None)


def writing_new(state: WritingNew, event: Event, context: Context) -> Step:  # noqa: ARG001 - every reducer looks alike
    """A step from WritingNew."""
    match event:
        case Typed():
            shown = _shown(state.diagram, state.id, event.text)
            return WritingNew(state.diagram, state.id, event.text), (Preview(shown),)
        case Named():
            return _add(state, event.text)
        case Accept() | Press():
            return _add(state, state.text)
        case Cancel():
            return Idle(), (Discard(),)
    return state, ()


def rewriting(state: Rewriting, event: Event, context: Context) -> Step:
    """A step from Rewriting; a text without words is deleted, a title without words keeps those it had."""
    match event:
        case Typed():
            return Rewriting(state.id, event.text), (Preview(_shown(context.diagram, state.id, event.text)),)
        case Named():
            return _rewrite(state, event.text, context)
        case Accept() | Press():
            return _rewrite(state, state.text, context)
        case Cancel():
            return Idle(), (Discard(),)
    return state, ()


def _shown(diagram: Diagram, text_id: str, text: str) -> Diagram:
    return _with_words(diagram, text_id, text if text.strip() else tr(PLACEHOLDER))


def _with_words(diagram: Diagram, text_id: str, text: str) -> Diagram:
    if text_id == TITLE:
        return edits.retitle(diagram, one_line(text))
    return edits.rewrite(diagram, text_id, text)


def _add(state: WritingNew, text: str) -> Step:
    words = text.strip()
    if not words:
        return Idle(), (Discard(),)
    added = edits.rewrite(state.diagram, state.id, words)
    return Idle(), (Commit(added, tr("Add text")), Discard(), Select(frozenset({state.id})))


def _rewrite(state: Rewriting, text: str, context: Context) -> Step:
    words = text.strip()
    if words == words_of(context.diagram, state.id).strip() or (state.id == TITLE and not words):
        return Idle(), (Discard(),)
    if not words:
        gone = {state.id}
        commit = Commit(edits.delete(context.diagram, gone), wording.deleted(context.diagram, gone))
        return Idle(), (commit, Discard())
    said = tr("Change title") if state.id == TITLE else tr("Change text")
    return Idle(), (Commit(_with_words(context.diagram, state.id, words), said), Discard())
