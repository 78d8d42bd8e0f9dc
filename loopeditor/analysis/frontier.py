"""Counting simple loops without listing them: a dynamic programme over a frontier of variables.

Variables are worked off in an order that keeps few of them half done. A state tells of each of these whether it is
untouched, already passed, the start of a path fragment or the end of one, and which end belongs to which start; all
the sets of links that lead to one state are counted together (the frontier method of Sekine, Imai & Tani 1995,
doi:10.1007/BFb0015427; Knuth, The Art of Computer Programming 4A, 7.1.4). A loop is counted when an arc joins the end
of the only fragment to its start. Time and memory grow with the states, which are exponential in the width of the
frontier alone, not in the number of loops.

This is the programme for small parts, in plain Python; ``frontier_wide`` is the same in numpy.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from loopeditor.analysis.kernel import Arcs, Expressions, ordered, weights
from loopeditor.analysis.signs import NONE, ONE, Signed, plus, times

NARROW = 3_000
"""States at a time up to which plain Python is the quicker one."""

_UNTOUCHED, _PASSED, _START = 0, 1, 2


class TooWideError(Exception):
    """There are more states than allowed, or the time is up; ``counted`` loops are known to exist."""

    def __init__(self, counted: Signed) -> None:
        super().__init__("the diagram is too entangled for an exact count within the given time and memory")
        self.counted = counted


class Take(NamedTuple):
    """An arc that each state may take or leave: the slots of its two ends and its expression."""

    source: int
    target: int
    weight: int


class Finish(NamedTuple):
    """A variable whose arcs have all been met: its slot becomes free."""

    slot: int


@dataclass(frozen=True)
class Plan:
    """What is done, in order, in a frontier of ``width`` slots."""

    width: int
    actions: tuple[Take | Finish, ...]


def planned(arcs: Arcs) -> Plan:
    """The plan for a strongly connected part.

    Raises:
        TooWideError: where no order of its variables is narrow enough to be worth trying.
    """
    found = ordered(arcs)
    if found is None:
        raise TooWideError(NONE)
    order, width = found
    return Plan(width, tuple(_actions(order, weights(arcs, order), width)))


def _actions(order: list[str], arcs: list[list[tuple[str, str, int]]], width: int) -> Iterator[Take | Finish]:
    slot: dict[str, int] = {}
    free = list(range(width))[::-1]
    for v, mine in zip(order, arcs, strict=True):
        for source, target, weight in mine:
            for end in (source, target):
                if end not in slot:
                    slot[end] = free.pop()
            yield Take(slot[source], slot[target], weight)
        if v in slot:
            yield Finish(slot[v])
            free.append(slot.pop(v))


def count(plan: Plan, expressions: Expressions, states: int = NARROW, deadline: float | None = None) -> Signed:
    """The simple loops of a part by polarity.

    Raises:
        TooWideError: where it takes more than ``states`` states at a time, or past ``deadline`` (``time.monotonic``).
    """
    found = NONE
    layer: dict[tuple[int, ...], Signed] = {(_UNTOUCHED,) * plan.width: ONE}
    for action in plan.actions:
        if isinstance(action, Finish):
            layer = _finished(layer, action.slot)
            continue
        weight = expressions.value[action.weight]
        after = dict(layer)
        for state, ways in layer.items():
            taken = _taken(state, action, plan.width)
            if taken == ():
                found = plus(found, times(ways, weight))
            elif taken is not None:
                after[taken] = plus(after.get(taken, NONE), times(ways, weight))
        layer = after
        if len(layer) > states or (deadline is not None and time.monotonic() > deadline):
            raise TooWideError(found)
    return found


def _taken(state: tuple[int, ...], arc: Take, width: int) -> tuple[int, ...] | None:
    """The state after taking an arc: empty where that closes a loop, None where it cannot be taken."""
    source, target = state[arc.source], state[arc.target]
    ends_here, starts_there = source >= _START + width, _START <= target < _START + width
    if not (source == _UNTOUCHED or ends_here) or not (target == _UNTOUCHED or starts_there):
        return None
    start = source - _START - width if ends_here else arc.source
    end = target - _START if starts_there else arc.target
    if start == arc.target:
        return () if sum(code >= _START for code in state) == 2 else None
    after = list(state)
    after[arc.source] = after[arc.target] = _PASSED
    after[start], after[end] = _START + end, _START + width + start
    return tuple(after)


def _finished(layer: dict[tuple[int, ...], Signed], slot: int) -> dict[tuple[int, ...], Signed]:
    after: dict[tuple[int, ...], Signed] = {}
    for state, ways in layer.items():
        if state[slot] < _START:
            shorter = (*state[:slot], _UNTOUCHED, *state[slot + 1 :])
            after[shorter] = plus(after.get(shorter, NONE), ways)
    return after
