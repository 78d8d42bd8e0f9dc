"""What differs between two diagrams in what they claim, whoever drew them: compared by names, not by ids or places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from loopeditor.analysis.loops import LIMIT, Loops, find_loops
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.naming import folded
from loopeditor.model.polarity import LoopPolarity, Polarity
from loopeditor.model.scenario import Strength

Ends = tuple[str, str]
Rings = Mapping[tuple[str, ...], Mapping[LoopPolarity, str]]


@dataclass(frozen=True)
class Changes:
    """Sentences about what one diagram has and another has not, in the order: variables, links, loops.

    ``complete`` is False where a diagram has more loops than were compared.
    """

    variables: tuple[str, ...]
    links: tuple[str, ...]
    loops: tuple[str, ...]
    complete: bool = True

    def __bool__(self) -> bool:
        return bool(self.variables or self.links or self.loops)


def changes(before: Diagram, after: Diagram, limit: int = LIMIT, seconds: float | None = None) -> Changes:
    """The difference in meaning from one diagram to another.

    Names are compared regardless of case and spaces. A link between the same two variables whose sign, delay or
    strength differs is one changed link. O(variables + links) and finding at most ``limit`` loops in each, for
    ``seconds`` each.
    """
    old, new = find_loops(before, limit, seconds), find_loops(after, limit, seconds)
    longest = min(_known_length(old), _known_length(new))
    return Changes(
        variables=tuple(_variables(before, after)),
        links=tuple(_links(before, after)),
        loops=tuple(_loops(_by_ring(before, old, longest), _by_ring(after, new, longest))),
        complete=old.complete and new.complete,
    )


def _known_length(loops: Loops) -> float:
    """The length up to which every loop has been found: of longer ones nobody can tell that they are gone."""
    if loops.complete:
        return inf
    return len(loops.found[-1].links) - 1 if loops.found else 0


def _variables(before: Diagram, after: Diagram) -> Iterator[str]:
    old, new = _by_name(before), _by_name(after)
    for name in dict.fromkeys([*new, *old]):
        had, has = old.get(name, []), new.get(name, [])
        yield from (f"variable added: {variable.name}" for variable in has[len(had) :])
        yield from (f"variable removed: {variable.name}" for variable in had[len(has) :])
        for a, b in zip(had, has, strict=False):
            if a.wanted is not b.wanted:
                yield f"wanted direction of {b.name}: {_wanted(a)} -> {_wanted(b)}"


def _by_name(diagram: Diagram) -> dict[str, list[Variable]]:
    found: dict[str, list[Variable]] = {}
    for variable in diagram.variables:
        found.setdefault(folded(variable.name), []).append(variable)
    return found


def _wanted(variable: Variable) -> str:
    return variable.wanted.value if variable.wanted else "no view"


def _links(before: Diagram, after: Diagram) -> Iterator[str]:
    old, new = _by_ends(before), _by_ends(after)
    for ends in dict.fromkeys([*new, *old]):
        had, has = _without(old.get(ends, []), new.get(ends, [])), _without(new.get(ends, []), old.get(ends, []))
        names = _names(after if ends in new else before, (new.get(ends) or old[ends])[0])
        for a, b in zip(had, has, strict=False):
            yield f"link changed: {names}: {_kind(a)} -> {_kind(b)}"
        yield from (f"link added: {names} ({_kind(link)})" for link in has[len(had) :])
        yield from (f"link removed: {names} ({_kind(link)})" for link in had[len(has) :])


def _by_ends(diagram: Diagram) -> dict[Ends, list[Link]]:
    found: dict[Ends, list[Link]] = {}
    for link in diagram.links:
        ends = folded(diagram.name(link.source)), folded(diagram.name(link.target))
        found.setdefault(ends, []).append(link)
    return found


def _without(links: Iterable[Link], others: Iterable[Link]) -> list[Link]:
    there = Counter(map(_kind, others))
    left = []
    for link in links:
        if there[_kind(link)]:
            there[_kind(link)] -= 1
        else:
            left.append(link)
    return left


def _names(diagram: Diagram, link: Link) -> str:
    return f"{diagram.name(link.source)} -> {diagram.name(link.target)}"


def _kind(link: Link) -> str:
    sign = {Polarity.POSITIVE: "+", Polarity.NEGATIVE: "-", Polarity.UNKNOWN: "?"}[link.polarity]
    late = ["delayed"] if link.delay else []
    strength = [link.strength.value] if link.strength is not Strength.NORMAL else []
    return ", ".join([sign, *late, *strength])


def _loops(old: Rings, new: Rings) -> Iterator[str]:
    for ring in dict.fromkeys([*new, *old]):
        had, has = list(old.get(ring, {}).items()), new.get(ring, {})
        gone = [each for each in had if each[0] not in has]
        come = [each for each in has.items() if each[0] not in dict(had)]
        for (was, _), (polarity, told) in zip(gone, come, strict=False):
            yield f"loop turned from {was.value} to {polarity.value}: {told}"
        yield from (f"loop added: {polarity.value}: {told}" for polarity, told in come[len(gone) :])
        yield from (f"loop removed: {polarity.value}: {told}" for polarity, told in gone[len(come) :])


def _by_ring(diagram: Diagram, loops: Loops, longest: float) -> Rings:
    """Loops by the names on them; those of one polarity over the same variables are told as one."""
    found: dict[tuple[str, ...], dict[LoopPolarity, str]] = {}
    for loop in loops.found:
        if len(loop.links) <= longest:
            names = [diagram.name(i) for i in loop.variables]
            found.setdefault(_ring(names), {})[loop.polarity] = " -> ".join([*names, names[0]])
    return found


def _ring(names: Sequence[str]) -> tuple[str, ...]:
    compared = [folded(name) for name in names]
    first = min(compared)
    starts = (k for k, name in enumerate(compared) if name == first)
    return min((*compared[k:], *compared[:k]) for k in starts)
