"""Edits of what is tried on a diagram: how strong its links are, and its scenarios. Pure and total, like all edits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from loopeditor.model.diagram import Diagram
from loopeditor.model.scenario import Scenario, Strength, kept_to


def set_strength(diagram: Diagram, ids: Collection[str], strength: Strength) -> Diagram:
    """With the strength of these links set."""
    links = tuple(replace(link, strength=strength) if link.id in ids else link for link in diagram.links)
    return replace(diagram, links=links)


def put_scenario(diagram: Diagram, scenario: Scenario, instead_of: str | None = None) -> Diagram:
    """With a scenario, in place of the one called ``instead_of``, else of the one with its own name, else at the end.

    What it says of variables and links that are not there is left out. The scenario that had its name goes. The same
    diagram where it has no name itself.
    """
    if not scenario.name.strip():
        return diagram
    (scenario,) = kept_to((scenario,), diagram.variable, diagram.link)
    place = scenario.name if instead_of is None else instead_of
    names = [each.name for each in diagram.scenarios]
    if place not in names:
        place = scenario.name
    others = [each for each in diagram.scenarios if each.name not in {place, scenario.name}]
    before = names[: names.index(place)] if place in names else names
    at = sum(each.name in before for each in others)
    return replace(diagram, scenarios=(*others[:at], scenario, *others[at:]))


def rename_scenario(diagram: Diagram, name: str, to: str) -> Diagram:
    """With another name for a scenario; the same diagram where that name is empty or taken."""
    if not to.strip() or any(each.name == to for each in diagram.scenarios):
        return diagram
    renamed = tuple(replace(each, name=to) if each.name == name else each for each in diagram.scenarios)
    return replace(diagram, scenarios=renamed)


def drop_scenario(diagram: Diagram, name: str) -> Diagram:
    """Without a scenario."""
    return replace(diagram, scenarios=tuple(each for each in diagram.scenarios if each.name != name))
