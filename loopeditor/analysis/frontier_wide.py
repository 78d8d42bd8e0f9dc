"""The dynamic programme of ``frontier`` in numpy: millions of states, and loops through each arc as well."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loopeditor.analysis.frontier import Finish, Plan, Take, TooWideError
from loopeditor.analysis.kernel import Expressions
from loopeditor.analysis.signs import NONE, ONE, Signed, plus, times

WIDEST = 15
"""Slots of a frontier beyond which nothing is begun."""
STATES = 2_500_000
"""States at a time beyond which counting gives up; they take about 300 MB."""
RECORDED = 25_000_000
"""States in all up to which the loops through each arc are found as well; they take about 500 MB."""

_FEW = 1_000  # states below which it does not pay to look for equal ones
_PASSED, _START = 1, 2
_SAFE = float(2**61)

Rows = NDArray[np.uint8]
Ways = NDArray[Any]
"""int64, or Python integers where these would wrap; one row a state: R, B and, if any, U; or nothing at all."""
Index = NDArray[np.intp]


@dataclass
class Record:
    """One action: the ways before it, which states took the arc (or stayed), which closed a loop, and who became whom.

    ``weight`` is the expression of the arc, or -1 where a variable was finished. The states after it are those before
    (or those that stayed) and then those that took the arc, unless ``became`` tells which of these are one by now.
    """

    weight: int
    ways: Ways
    taking: Index
    closing: Index
    became: Index | None


@dataclass
class _Layer:
    """The states at one time: ``rows`` holds a code for each slot (first) and state (second)."""

    rows: Rows
    ways: Ways
    found: Signed = NONE
    records: list[Record] | None = None
    recorded: int = 0
    merged: int = 1
    keys: NDArray[np.uint64] = field(init=False)
    powers: NDArray[np.uint64] = field(init=False)

    def __post_init__(self) -> None:
        width = len(self.rows)
        codes = np.zeros(_START + 2 * width, np.uint64)
        codes[_PASSED] = 1
        codes[_START : _START + width] = 3 + np.arange(width)
        codes[_START + width :] = 2  # an end is known from its start
        self.keys = codes
        self.powers = np.uint64(3 + width) ** np.arange(width, dtype=np.uint64)


def count(
    plan: Plan, expressions: Expressions, states: int = STATES, deadline: float | None = None, through: bool = False
) -> tuple[Signed, dict[int, Signed] | None]:
    """The simple loops of a part by polarity and, asked ``through``, the loops that one more way along each arc adds.

    The second is None where it was not asked for or would take too much memory.

    Raises:
        TooWideError: where it takes more than ``states`` states at a time, or past ``deadline`` (``time.monotonic``).
    """
    _check_width(plan)
    unknown = any(expressions.value[action.weight][2] for action in plan.actions if isinstance(action, Take))
    layer = _Layer(np.zeros((plan.width, 1), np.uint8), np.array([(1, 0, 0) if unknown else (1, 0)], np.int64))
    layer.records = [] if through else None
    _work_through(layer, plan, expressions, states, deadline)
    slopes = _traced_back(layer.records, expressions) if layer.records is not None else None
    return layer.found, slopes


def recorded(plan: Plan, states: int = STATES, deadline: float | None = None) -> list[Record]:
    """What becomes of every state, action by action, whatever the arcs stand for; nothing is counted.

    Raises:
        TooWideError: as ``count``, and where the records would take too much memory.
    """
    _check_width(plan)
    layer = _Layer(np.zeros((plan.width, 1), np.uint8), np.zeros((1, 0), np.int8))
    layer.records = []
    _work_through(layer, plan, None, states, deadline)
    if layer.records is None:
        raise TooWideError(NONE)
    return layer.records


def _check_width(plan: Plan) -> None:
    if plan.width > WIDEST:  # the key of a state would not fit 64 bits, and the states would be far too many
        raise TooWideError(NONE)


def _work_through(
    layer: _Layer, plan: Plan, expressions: Expressions | None, states: int, deadline: float | None
) -> None:
    for action in plan.actions:
        if isinstance(action, Take):
            _take(layer, action, expressions.value[action.weight] if expressions else ONE)
        else:
            _finish(layer, action)
        if layer.rows.shape[1] > states or (deadline is not None and time.monotonic() > deadline):
            raise TooWideError(layer.found)


def _take(layer: _Layer, arc: Take, weight: Signed) -> None:
    rows, width = layer.rows, len(layer.rows)
    source, target = rows[arc.source], rows[arc.target]
    can = ((source == 0) | (source >= _START + width)) & (
        (target == 0) | ((target >= _START) & (target < _START + width))
    )
    closes = can & (source == _START + width + arc.target)
    closing = np.flatnonzero(closes)
    closing = closing[(rows[:, closing] >= _START).sum(axis=0) == 2]
    layer.found = plus(layer.found, times(_sum(layer.ways[closing]), weight))
    taking = np.flatnonzero(can & ~closes)
    taken = rows[:, taking]
    source, target = taken[arc.source].astype(np.intp), taken[arc.target].astype(np.intp)
    start = np.where(source == 0, arc.source, source - _START - width)
    end = np.where(target == 0, arc.target, target - _START)
    each = np.arange(len(taking))
    taken[arc.source] = taken[arc.target] = _PASSED
    taken[start, each] = _START + end
    taken[end, each] = _START + width + start
    before = layer.ways
    _keep_exact(layer, weight)
    layer.rows = np.concatenate([rows, taken], axis=1)
    layer.ways = np.concatenate([layer.ways, _times(layer.ways[taking], weight)])
    crowded = layer.rows.shape[1] > max(2 * layer.merged, _FEW)
    became = _merge(layer) if crowded else None
    _note(layer, Record(arc.weight, before, taking, closing, became))


def _finish(layer: _Layer, finish: Finish) -> None:
    kept = np.flatnonzero(layer.rows[finish.slot] < _START)
    before = layer.ways
    layer.rows, layer.ways = layer.rows[:, kept], layer.ways[kept]
    layer.rows[finish.slot] = 0
    became = _merge(layer)
    _note(layer, Record(-1, before, kept, np.zeros(0, np.intp), became))


def _merge(layer: _Layer) -> Index:
    """Count equal states together; gives the new place of each old one."""
    key = np.zeros(layer.rows.shape[1], np.uint64)
    for row, power in zip(layer.rows, layer.powers, strict=True):
        key += layer.keys[row] * power
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    first = np.ones(len(key), bool)
    first[1:] = ranked[1:] != ranked[:-1]
    starts = np.flatnonzero(first)
    layer.merged = len(starts)
    layer.rows = layer.rows[:, order[starts]]
    layer.ways = np.add.reduceat(layer.ways[order], starts, axis=0)
    became = np.empty(len(key), np.intp)
    became[order] = np.cumsum(first) - 1
    return became


def _keep_exact(layer: _Layer, weight: Signed) -> None:
    """Go over to Python's integers before a 64-bit one could wrap."""
    if _may_wrap(layer.ways, weight):
        layer.ways = layer.ways.astype(object)


def _may_wrap(ways: Ways, weight: Signed) -> bool:
    """Whether the sum of all these ways, times a weight, could leave 64 bits."""
    if ways.dtype == object:
        return False
    heavy = max(1, sum(weight))
    return heavy > _SAFE or float(np.abs(ways).sum(dtype=float)) * heavy * 4 > _SAFE


def _note(layer: _Layer, record: Record) -> None:
    if layer.records is not None:
        layer.recorded += len(record.ways)
        layer.records.append(record)
        if layer.recorded > RECORDED:
            layer.records = None


def _traced_back(records: list[Record], expressions: Expressions) -> dict[int, Signed]:
    """Reverse accumulation: what one more way at a state would add to the total, from the last state to the first."""
    slopes: dict[int, Signed] = {}
    columns = records[0].ways.shape[1]
    worth: Ways = np.zeros((1, columns), np.int64)  # all variables done: one state, which adds nothing
    for record in reversed(records):
        if record.became is not None:
            worth = worth[record.became]
        if record.weight < 0:
            before = np.zeros((len(record.ways), columns), worth.dtype)
            before[record.taking] = worth
            worth = before
            continue
        weight = expressions.value[record.weight]
        left, taken = worth[: len(record.ways)], worth[len(record.ways) :]
        gain = plus(_dot(record.ways[record.taking], taken), _sum(record.ways[record.closing]))
        slopes[record.weight] = plus(slopes.get(record.weight, NONE), gain)
        worth = _exact(left, taken, weight)
        worth[record.taking] += _times(taken.astype(worth.dtype), weight)
        worth[record.closing] += np.array(weight[:columns], worth.dtype)
    return slopes


def _exact(left: Ways, taken: Ways, weight: Signed) -> Ways:
    """A copy of the worths, as Python's integers where the next sum could wrap a 64-bit one."""
    wraps = _may_wrap(left, weight) or _may_wrap(taken, weight)
    return left.astype(object) if wraps else left.copy()


def _times(ways: Ways, weight: Signed) -> Ways:
    if not ways.shape[1]:
        return ways
    p, n, u = weight
    r, b = ways[:, 0], ways[:, 1]
    signed = [r * p + b * n, r * n + b * p]
    if ways.shape[1] == 3:
        signed.append(ways[:, 2] * (p + n + u) + (r + b) * u)
    return np.stack(signed, axis=1)


def _dot(a: Ways, b: Ways) -> Signed:
    """The sum of the products of two columns of ways."""
    if not len(a):
        return NONE
    if object in (a.dtype, b.dtype) or float(np.abs(a).max()) * float(np.abs(b).max()) * len(a) * 4 > _SAFE:
        a, b = a.astype(object), b.astype(object)
    (r, s), (p, n) = a[:, :2].T, b[:, :2].T
    undetermined = 0
    if a.shape[1] == 3:
        t, u = a[:, 2], b[:, 2]
        undetermined = int((t * (p + n + u) + (r + s) * u).sum())
    return int((r * p + s * n).sum()), int((r * n + s * p).sum()), undetermined


def _sum(ways: Ways) -> Signed:
    if not ways.size:
        return NONE
    sums = [int(n) for n in ways.sum(axis=0)]  # cannot wrap: all ways together have been kept below that
    return (sums[0], sums[1], sums[2]) if len(sums) == 3 else (sums[0], sums[1], 0)
