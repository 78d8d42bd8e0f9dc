"""The walk: one push travels link by link and turns over at each minus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from loopeditor.model.diagram import Diagram, Link, LoopKey
from loopeditor.model.polarity import Polarity

UP, DOWN, NOT_KNOWN = 1, -1, 0

_SIGNS = {Polarity.POSITIVE: 1, Polarity.NEGATIVE: -1, Polarity.UNKNOWN: 0}


class Verdict(Enum):
    """What a push finds when it is back where it started."""

    AGREES = "agrees"  # the loop reinforces
    OPPOSES = "opposes"  # it balances
    NOT_KNOWN = "not known"  # it came through a link whose sign nobody has said


@dataclass(frozen=True)
class Arrival:
    """A push has come through a link (its id) to a variable: 1 it goes up, -1 down, 0 nobody knows."""

    link: str
    variable: str
    direction: int


@dataclass(frozen=True)
class Walk:
    """A push on ``start`` and the arrivals of each step; a step without any is a push on its way through a delay.

    ``verdict`` is None where the walk was not once round a loop.
    """

    start: str
    direction: int
    steps: tuple[tuple[Arrival, ...], ...]
    verdict: Verdict | None = None


def walk(diagram: Diagram, variable: str, direction: int = UP, loop: LoopKey | None = None) -> Walk:
    """A push up (1) or down (-1) on a variable (its id) and where it goes: one link a step, two through a delay.

    With a loop it goes once round that. Without, it goes everywhere and through each link once: what a variable passes
    on is what reached it first; where two ways reached it in one step and disagree, nobody knows. O(n + links).

    Raises:
        ValueError: with a sentence for people, where there is no such variable, or the loop does not pass it.
    """
    if variable not in diagram.variable:
        raise ValueError(f"there is no variable {variable!r} to push; choose one of the diagram")
    if loop is not None:
        return _round(variable, direction, _ring(diagram, variable, loop))
    return Walk(variable, direction, _everywhere(diagram, variable, direction))


def _ring(diagram: Diagram, variable: str, loop: LoopKey) -> list[Link]:
    """The links of a loop from a variable on."""
    if not loop or any(i not in diagram.link for i in loop):
        raise ValueError("a link of this loop is gone; choose another loop")
    links = [diagram.link[i] for i in loop]
    if any(a.target != b.source for a, b in zip(links, [*links[1:], links[0]], strict=True)):
        raise ValueError("these links make no loop any more; choose another loop")
    at = next((k for k, link in enumerate(links) if link.source == variable), None)
    if at is None:
        raise ValueError(f"the loop does not pass {diagram.name(variable)}; push a variable of the loop")
    return [*links[at:], *links[:at]]


def _round(variable: str, direction: int, ring: Sequence[Link]) -> Walk:
    steps: list[tuple[Arrival, ...]] = []
    now = direction
    for link in ring:
        now *= _SIGNS[link.polarity]
        steps += [()] * link.delay
        steps.append((Arrival(link.id, link.target, now),))
    verdict = Verdict.NOT_KNOWN if not now else Verdict.AGREES if now == direction else Verdict.OPPOSES
    return Walk(variable, direction, tuple(steps), verdict)


def _everywhere(diagram: Diagram, variable: str, direction: int) -> tuple[tuple[Arrival, ...], ...]:
    leaving: dict[str, list[Link]] = defaultdict(list)
    for link in diagram.links:
        leaving[link.source].append(link)
    due: dict[int, list[Arrival]] = defaultdict(list)  # by step
    steps: list[tuple[Arrival, ...]] = []
    reached = {variable}
    _send(leaving[variable], direction, 0, due)
    while due:
        arrivals = tuple(due.pop(len(steps), ()))
        steps.append(arrivals)
        for each in dict.fromkeys(arrival.variable for arrival in arrivals if arrival.variable not in reached):
            ways = {arrival.direction for arrival in arrivals if arrival.variable == each}
            reached.add(each)
            _send(leaving[each], ways.pop() if len(ways) == 1 else NOT_KNOWN, len(steps), due)
    return tuple(steps)


def _send(links: Sequence[Link], direction: int, step: int, due: dict[int, list[Arrival]]) -> None:
    for link in links:
        due[step + link.delay].append(Arrival(link.id, link.target, direction * _SIGNS[link.polarity]))
