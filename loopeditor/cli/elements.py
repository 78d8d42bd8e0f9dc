"""Variables, links and loops as people name them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import click

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.naming import names
from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import folded

_ARROW = "->"


def element_called(diagram: Diagram, name: str) -> str:
    """The id of the variable of this name, whatever its case and spaces; of the link ``A -> B``; or an id as it is.

    Raises:
        click.UsageError: where there is no such thing, or several.
    """
    exact = [variable.id for variable in diagram.variables if variable.name == name]
    found = exact or [variable.id for variable in diagram.variables if folded(variable.name) == folded(name)]
    if not found and (name in diagram.variable or name in diagram.link):
        return name
    if not found and _ARROW in name:
        found = _links_called(diagram, name)
    if len(found) > 1:
        raise click.UsageError(f"{len(found)} of them are called {name!r}; name one by its id: {' '.join(found)}")
    if not found:
        raise click.UsageError(
            f"there is no variable or link {name!r}; {_near(name, (v.name for v in diagram.variables))}"
        )
    return found[0]


def loop_called(diagram: Diagram, label: str, numbered: Iterable[tuple[Loop, str]]) -> tuple[Loop, str]:
    """The loop with this identifier, else the one that people gave this name, with its identifier.

    Raises:
        click.UsageError: where there is none, or several bear the name.
    """
    numbered = list(numbered)
    given = names(diagram)
    meant = {key for key, name in given.items() if folded(name) == folded(label)}
    found = [each for each in numbered if each[1] == label.upper()]
    found = found or [each for each in numbered if each[0].key in meant]
    if len(found) > 1:
        ids = " ".join(identifier for _, identifier in found)
        raise click.UsageError(f"{len(found)} loops are called {label!r}; name one by its identifier: {ids}")
    if meant and not found:
        raise click.UsageError(f"the loop {label!r} is broken: a link of it was deleted or turned round")
    if not found:
        known = [*given.values(), *(identifier for _, identifier in numbered)]
        raise click.UsageError(f"there is no loop {label!r}; {_near(label, known)}")
    return found[0]


def _links_called(diagram: Diagram, name: str) -> list[str]:
    """The links from one variable to another; a name may itself hold an arrow."""
    ends = name.split(_ARROW)
    cuts = [(_ARROW.join(ends[:k]), _ARROW.join(ends[k:])) for k in range(1, len(ends))]
    wanted = {(folded(source), folded(target)) for source, target in cuts}
    called = {variable.id: folded(variable.name) for variable in diagram.variables}
    return [link.id for link in diagram.links if (called[link.source], called[link.target]) in wanted]


def _near(name: str, known: Iterable[str]) -> str:
    by_folded = {folded(each): each for each in known}
    near = get_close_matches(folded(name), by_folded, 1)
    return f"did you mean {by_folded[near[0]]!r}?" if near else "check the name"
