"""A few lines of notation added to a diagram: what a person types to say one thing more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link, fresh_id
from loopeditor.model.naming import folded
from loopeditor.model.notation import Chain, Claim, Heading, Wish, statements


def merge(diagram: Diagram, text: str) -> Diagram:
    """The diagram with what a text says as well.

    Names mean the variables that are there, in upper or lower case; others are new and have no position. A link that is
    there already takes the sign and the delay that are stated.

    Raises:
        NotationError: with the place, where the text is not the notation or wants a variable that is not there.
    """
    stated: set[str] = set()
    for statement in statements(text):
        match statement:
            case Heading():
                diagram = edits.retitle(diagram, statement.title)
            case Wish():
                diagram = _want(diagram, statement)
            case Chain():
                diagram = _add_names(diagram, [piece.text for piece in statement.names])
                for claim in statement.links:
                    diagram = _state(diagram, claim, stated)
    return diagram


def variable_called(diagram: Diagram, name: str) -> str | None:
    """The id of the variable that a typed name means: spelt so, or else with other capitals or spaces. O(n)."""
    return _by_name(diagram).get(name) or _by_plain_name(diagram).get(folded(name))


def _want(diagram: Diagram, wish: Wish) -> Diagram:
    for piece in wish.names:
        variable = variable_called(diagram, piece.text)
        if variable is None:
            raise piece.error(f"there is no variable {piece.text!r}; check its spelling")
        diagram = edits.want(diagram, {variable}, wish.direction)
    return diagram


def _add_names(diagram: Diagram, names: list[str]) -> Diagram:
    for name in names:
        if variable_called(diagram, name) is None:
            diagram = edits.add_variable(diagram, name)
    return diagram


def _state(diagram: Diagram, claim: Claim, stated: set[str]) -> Diagram:
    """With one link more or another sign for one that the text has not stated before."""
    source, target = (variable_called(diagram, name) or "" for name in claim[:2])
    polarity, delay = claim[2:]
    there = [link for link in diagram.links if (link.source, link.target) == (source, target)]
    same = next((link for link in there if (link.polarity, link.delay) == (polarity, delay)), None)
    found = same or next((link for link in there if link.id not in stated), None)
    if found is None:
        found = Link(fresh_id(diagram, "l"), source, target, polarity, delay)
        diagram = replace(diagram, links=(*diagram.links, found))
    elif found is not same:
        changed = replace(found, polarity=polarity, delay=delay)
        diagram = replace(diagram, links=tuple(changed if link is found else link for link in diagram.links))
    stated.add(found.id)
    return diagram


def _by_name(diagram: Diagram) -> Mapping[str, str]:
    return {variable.name: variable.id for variable in reversed(diagram.variables)}


def _by_plain_name(diagram: Diagram) -> Mapping[str, str]:
    return {folded(variable.name): variable.id for variable in reversed(diagram.variables)}
