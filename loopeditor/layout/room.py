"""Room for what is new: nothing that has a place is moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loopeditor.geometry.labels import WIDEST
from loopeditor.geometry.text import TextMeasurer
from loopeditor.layout.flywheel import SPACING, rearrange
from loopeditor.layout.nearby import place_nearby
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Position
from loopeditor.model.excerpt import places

_A_MAP = 3  # variables that are linked only among themselves and deserve an arrangement of their own
_GAP = 1.5 * SPACING + WIDEST


def make_room(diagram: Diagram, measurer: TextMeasurer) -> Diagram:
    """The diagram with a place for each variable; those that have one keep it. Deterministic.

    In an empty diagram this is an arrangement. Else maps that are linked to nothing here are arranged by themselves,
    to the right of everything, and single variables find room near what they are linked to.
    """
    if diagram.is_placed:
        return diagram
    if all(variable.position is None for variable in diagram.variables):
        return rearrange(diagram, measurer)
    for group in _maps(diagram):
        block = rearrange(_block(diagram, group), measurer)
        placed = edits.place(diagram, _at_the_right(places(diagram), block))
        placed = edits.set_lines(placed, {variable.id: variable.lines for variable in block.variables})
        links = tuple(replace(k, bend=block.link[k.id].bend) if k.id in block.link else k for k in placed.links)
        diagram = replace(placed, links=links)
    return place_nearby(diagram, measurer)


def _maps(diagram: Diagram) -> list[list[str]]:
    """The variables without a place that are linked, and only to each other; O(n)."""
    beside: dict[str, list[str]] = defaultdict(list)
    for link in diagram.links:
        beside[link.source].append(link.target)
        beside[link.target].append(link.source)
    seen: set[str] = set()
    groups: list[list[str]] = []
    for variable in diagram.variables:
        if variable.id not in seen:
            groups.append(_reached(variable.id, beside))
            seen.update(groups[-1])
    return [group for group in groups if len(group) >= _A_MAP and all(_is_free(diagram, i) for i in group)]


def _reached(start: str, beside: dict[str, list[str]]) -> list[str]:
    found = {start: True}
    for each in (queue := [start]):
        new = [other for other in beside[each] if other not in found]
        found |= dict.fromkeys(new, True)
        queue.extend(dict.fromkeys(new))
    return list(found)


def _is_free(diagram: Diagram, variable: str) -> bool:
    return diagram.variable[variable].position is None


def _block(diagram: Diagram, group: Iterable[str]) -> Diagram:
    kept = set(group)
    links = tuple(replace(k, source_ghost="", target_ghost="") for k in diagram.links if k.source in kept)
    return Diagram(variables=tuple(v for v in diagram.variables if v.id in kept), links=links)


def _at_the_right(taken: Sequence[Position], block: Diagram) -> dict[str, Position]:
    """The places of the block beside all that is taken, level with its middle."""
    own = places(block)
    dx = max(x for x, _ in taken) + _GAP - min(x for x, _ in own)
    dy = _middle([y for _, y in taken]) - _middle([y for _, y in own])
    moved = ((v.id, v.position) for v in block.variables if v.position is not None)
    return {i: (round(x + dx, 1), round(y + dy, 1)) for i, (x, y) in moved}


def _middle(numbers: Sequence[float]) -> float:
    return (min(numbers) + max(numbers)) / 2
