"""A diagram after somebody edited its text: what stays keeps its id, its place and all that was written about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from loopeditor.model.diagram import Diagram, Link, Variable, fresh_id
from loopeditor.model.naming import one_line
from loopeditor.model.notation import parse, statements
from loopeditor.model.scenario import kept_to

Told = TypeVar("Told", Variable, Link)

_Roles = frozenset[tuple[bool, str]]
"""What a variable acts on (True) and what acts on it, by ids that stay."""


def reworded(before: Diagram, text: str, latest: Diagram | None = None) -> Diagram:
    """The diagram that a text describes, with everything of ``before`` that it still names.

    A variable whose name is gone and that another name stands for, linked to mostly the same ones, is that variable
    renamed. What ``before`` does not have is looked for in ``latest``, the diagram that an earlier state of the same
    text gave. New variables have no position. O(n).

    Raises:
        NotationError: with the place, where the text is not the notation or holds several diagrams.
    """
    said = parse(text) if any(True for _ in statements(text)) else Diagram()
    latest = latest or before
    ids = _ids(before, latest, said)
    known = {**latest.variable, **before.variable}
    variables = {ids[v.id]: _told(known.get(ids[v.id]), ids[v.id], v) for v in said.variables}
    links = _links(before, latest, [replace(k, source=ids[k.source], target=ids[k.target]) for k in said.links])
    title = before.title if one_line(before.title) == said.title else said.title
    return replace(
        before,
        title=title,
        variables=tuple(_in_order(before.variable, variables)),
        links=tuple(_in_order(before.link, links)),
        ghosts=tuple(ghost for ghost in before.ghosts if ghost.variable in variables),
        scenarios=kept_to(before.scenarios, variables, links),
    )


def _told(known: Variable | None, variable_id: str, said: Variable) -> Variable:
    if known is None:
        return replace(said, id=variable_id)
    if (known.name, known.wanted) == (said.name, said.wanted):
        return known
    return replace(known, name=said.name, wanted=said.wanted, lines=known.lines if said.name == known.name else 0)


def _in_order(before: Collection[str], found: Mapping[str, Told]) -> Iterable[Told]:
    """What was there in its old order, then what is new in the text's."""
    yield from (found[i] for i in before if i in found)
    yield from (each for i, each in found.items() if i not in before)


def _ids(before: Diagram, latest: Diagram, said: Diagram) -> Mapping[str, str]:
    """For each variable of the text the id that it had, or a fresh one."""
    ids: dict[str, str] = {}
    younger = [variable for variable in latest.variables if variable.id not in before.variable]
    for pool, source in ((before.variables, before), (younger, latest)):
        named = {variable.name: variable.id for variable in reversed(pool)}
        ids |= {v.id: named[v.name] for v in said.variables if v.id not in ids and v.name in named}
        ids |= _renamed(source, [v.id for v in pool], said, ids)
    number = max(int(fresh_id(diagram, "v")[1:]) for diagram in (before, latest))
    missing = [variable.id for variable in said.variables if variable.id not in ids]
    return ids | {variable: f"v{number + k}" for k, variable in enumerate(missing)}


def _renamed(old: Diagram, pool: Sequence[str], said: Diagram, ids: Mapping[str, str]) -> dict[str, str]:
    """The names of the text that stand for variables whose own name is gone."""
    taken = set(ids.values())
    gone = [variable for variable in pool if variable not in taken]
    new = [variable.id for variable in said.variables if variable.id not in ids]
    if not gone or not new:
        return {}
    was = _roles(old.links, {variable: variable for variable in taken})
    now = _roles(said.links, ids)
    renamed = _alike({v: was[v] for v in gone}, {v: now[v] for v in new})
    left_gone = [variable for variable in gone if variable not in renamed.values()]
    left_new = [variable for variable in new if variable not in renamed]
    if _degrees(old.links, left_gone) == _degrees(said.links, left_new):
        renamed |= dict(zip(left_new, left_gone, strict=True))
    return renamed


def _alike(gone: Mapping[str, _Roles], new: Mapping[str, _Roles]) -> dict[str, str]:
    """New ones with gone ones that share at least half of their roles, the most alike first."""
    holders = defaultdict(list)
    for variable, roles in gone.items():
        for role in roles:
            holders[role].append(variable)
    shared = Counter((n, g) for n, roles in new.items() for role in roles for g in holders[role])
    found: dict[str, str] = {}
    for (n, g), count in shared.most_common():
        if n not in found and g not in found.values() and 2 * count >= max(len(new[n]), len(gone[g])):
            found[n] = g
    return found


def _roles(links: Iterable[Link], ids: Mapping[str, str]) -> Mapping[str, _Roles]:
    roles: dict[str, set[tuple[bool, str]]] = defaultdict(set)
    for link in links:
        if link.target in ids:
            roles[link.source].add((True, ids[link.target]))
        if link.source in ids:
            roles[link.target].add((False, ids[link.source]))
    return defaultdict(frozenset, {variable: frozenset(each) for variable, each in roles.items()})


def _degrees(links: Sequence[Link], variables: Sequence[str]) -> list[tuple[int, int]]:
    """How many links leave and how many reach each of these."""
    leaving, reaching = Counter(link.source for link in links), Counter(link.target for link in links)
    return [(leaving[variable], reaching[variable]) for variable in variables]


def _links(before: Diagram, latest: Diagram, said: Sequence[Link]) -> dict[str, Link]:
    """Each link of the text under the id that it had: one with the same ends, best with the same sign too."""
    free: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in (*before.links, *(k for k in latest.links if k.id not in before.link)):
        free[link.source, link.target].append(link)
    found: dict[str, Link] = {}
    for exact in (True, False):
        for link in said:
            there = free[link.source, link.target]
            match = next((k for k in there if not exact or (k.polarity, k.delay) == (link.polarity, link.delay)), None)
            if link.id not in found and match:
                there.remove(match)
                found[link.id] = match if exact else replace(match, polarity=link.polarity, delay=link.delay)
    number = max(int(fresh_id(diagram, "l")[1:]) for diagram in (before, latest))
    for link in said:
        if link.id not in found:
            found[link.id] = replace(link, id=f"l{number}")
            number += 1
    return {found[link.id].id: found[link.id] for link in said}
