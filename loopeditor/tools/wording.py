"""The words for what an edit does, as the undo menu and the status line say them."""

from __future__ import annotations

from collections.abc import Collection

from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import one_line, shortened
from loopeditor.model.polarity import Polarity

_LONGEST = 32
_SIGNED = {
    Polarity.POSITIVE: mark("Make {links} positive"),
    Polarity.NEGATIVE: mark("Make {links} negative"),
    Polarity.UNKNOWN: mark("Make {links} unknown"),
}


def short(name: str) -> str:
    """A name on one line and not too long for a menu."""
    return shortened(one_line(name), _LONGEST)


def label(diagram: Diagram, variable_id: str) -> str:
    """The short name of a variable, from its id or that of a ghost of it."""
    ghost = diagram.ghost.get(variable_id)
    return short(diagram.name(ghost.variable if ghost else variable_id))


def link(diagram: Diagram, link_id: str) -> str:
    """A link by its ends: "Growth → Cost"."""
    found = diagram.link[link_id]
    return f"{label(diagram, found.source)} → {label(diagram, found.target)}"


def moved(diagram: Diagram, ids: Collection[str]) -> str:
    """Moving these variables."""
    return tr("Move {variables}", variables=_variables(diagram, ids))


def deleted(diagram: Diagram, ids: Collection[str]) -> str:
    """Deleting these variables and links."""
    if len(ids) != 1:
        return tr("Delete {count} items", count=len(ids))
    (only,) = ids
    if only in diagram.ghost:
        return tr("Delete ghost of {name}", name=label(diagram, diagram.ghost[only].variable))
    if only in diagram.text:
        return tr("Delete text")
    return tr("Delete {label}", label=label(diagram, only)) if only in diagram.variable else tr("Delete link")


def duplicated(diagram: Diagram, ids: Collection[str]) -> str:
    """Making these a second time."""
    if len(ids) != 1:
        return tr("Duplicate {count} items", count=len(ids))
    (only,) = ids
    return tr("Duplicate {name}", name=label(diagram, only)) if only in diagram.variable else tr("Duplicate")


def linked(diagram: Diagram, source: str, target: str) -> str:
    """Drawing a link."""
    name = label(diagram, source)
    if target == source:
        return tr("Link {name} to itself", name=name)
    return tr("Link {name} to {other}", name=name, other=label(diagram, target))


def bent(count: int) -> str:
    """Bending links."""
    return tr("Bend {links}", links=_links(count))


def reversed_links(count: int) -> str:
    """Turning links round."""
    return tr("Reverse link") if count == 1 else tr("Reverse {count} links", count=count)


def signed(count: int, polarity: Polarity) -> str:
    """Giving links a sign."""
    return tr(_SIGNED[polarity], links=_links(count))


def delayed(count: int, marked: bool) -> str:
    """Putting a delay mark on links, or taking it off."""
    links = _links(count)
    return tr("Add delay to {links}", links=links) if marked else tr("Remove delay from {links}", links=links)


def _variables(diagram: Diagram, ids: Collection[str]) -> str:
    if len(ids) != 1:
        return tr("{count} variables", count=len(ids))
    (only,) = ids
    if only in diagram.ghost:
        return tr("ghost of {name}", name=label(diagram, diagram.ghost[only].variable))
    return label(diagram, only) if only in diagram.variable else tr("text")


def _links(count: int) -> str:
    return tr("link") if count == 1 else tr("{count} links", count=count)
