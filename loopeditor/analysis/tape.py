"""The states of ``frontier_wide`` once and for all, as a tape of what is added to what: to be run with any weights.

Most states never come to close a loop; going back from the loops that are closed finds those that do. Each of them has
a row of a store for as long as it lives, so that to leave an arc costs nothing: rows are written where an arc is taken
and added where two states become one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from loopeditor.analysis.frontier import TooWideError
from loopeditor.analysis.frontier_wide import Record
from loopeditor.analysis.signs import NONE

Index = NDArray[np.intp]
Reals = NDArray[np.float64]
Rounds = tuple[tuple[Index, Index], ...]
"""Rows that are added to, and what is added to each; no row comes twice in one round."""


@dataclass(frozen=True)
class Step:
    """One action on the rows: an arc (``weight``, its expression) closes loops and is taken by some.

    First rows are added to rows (``merged``); what taking the arc makes of rows then begins other rows (``fresh``, from
    the products numbered ``of``), and is added to some (``into``).
    """

    weight: int
    closing: Index
    taking: Index
    merged: Rounds
    fresh: Index
    of: Index
    into: Rounds


@dataclass(frozen=True)
class Tape:
    """All steps, for a store of ``height`` rows; the first row is the beginning."""

    height: int
    steps: tuple[Step, ...]

    def run(self, weights: Sequence[Reals], deadline: float | None = None) -> Reals:
        """The sum of the weights of all simple loops, positive and negative: shape (2, moments), as each weight has.

        Takes 16 * height * moments bytes.

        Raises:
            TooWideError: past ``deadline`` (``time.monotonic``).
        """
        found = np.zeros_like(weights[0])
        store = np.empty((self.height, *found.shape))
        store[0] = [[1.0], [0.0]]
        for step in self.steps:
            if len(step.closing):
                found += product(store[step.closing].sum(axis=0), weights[step.weight])
            taken = product(store[step.taking], weights[step.weight]) if len(step.taking) else store[:0]
            for rows, others in step.merged:
                store[rows] += store[others]
            store[step.fresh] = taken[step.of]
            for rows, numbers in step.into:
                store[rows] += taken[numbers]
            if deadline is not None and time.monotonic() > deadline:
                raise TooWideError(NONE)
        return found


def product(ways: Reals, weight: Reals) -> Reals:
    """Positive and negative sums (axis -2), each followed by some of the weight's."""
    positive: Reals = weight[0]
    negative: Reals = weight[1]
    if not negative.any():
        return ways * positive
    if not positive.any():
        return ways[..., ::-1, :] * negative
    r, b = ways[..., 0, :], ways[..., 1, :]
    return np.stack([r * positive + b * negative, r * negative + b * positive], axis=-2)


def taped(records: Sequence[Record]) -> Tape:
    """The tape of the states that close a loop in the end. O(states in all)."""
    alive = list(_alive(records))[::-1]
    store = _Store()
    steps = [_step(store, record, living) for record, living in zip(records, alive, strict=True)]
    return Tape(store.height, tuple(steps))


def _alive(records: Sequence[Record]) -> Iterator[NDArray[np.bool_]]:
    """From the last action to the first: which of the states after it, before any became one, close a loop later."""
    after = np.zeros(1, bool)
    for record in reversed(records):
        living = after if record.became is None else after[record.became]
        yield living
        count = len(record.ways)
        if record.weight < 0:
            after = np.zeros(count, bool)
            after[record.taking] = living
        else:
            after = living[:count].copy()
            after[record.taking] |= living[count:]
            after[record.closing] = True


@dataclass
class _Store:
    """Which row each state has (-1: it closes no loop), and which rows are free."""

    row: Index = field(default_factory=lambda: np.zeros(1, np.intp))
    free: Index = field(default_factory=lambda: np.zeros(0, np.intp))
    height: int = 1

    def take(self, count: int) -> Index:
        """So many free rows."""
        more = max(0, count - len(self.free))
        self.free = np.concatenate([self.free, self.height + np.arange(more)])
        self.height += more
        rows, self.free = self.free[len(self.free) - count :], self.free[: len(self.free) - count]
        return rows


def _step(store: _Store, record: Record, living: NDArray[np.bool_]) -> Step:
    taken_from = record.taking if record.weight >= 0 else np.zeros(0, np.intp)
    before = store.row if record.weight >= 0 else store.row[record.taking]
    became = np.arange(len(living)) if record.became is None else record.became
    stay = np.flatnonzero(living[: len(before)])
    take = np.flatnonzero(living[len(before) :])
    closing, taking = store.row[record.closing], store.row[taken_from[take]]
    after = np.full(int(became.max(initial=-1)) + 1, -1, np.intp)
    states, rows = became[stay], before[stay]
    after[states[::-1]] = rows[::-1]  # the first of those that become one keeps its row
    others = np.flatnonzero(after[states] != rows)
    merged = _rounds(after[states[others]], rows[others])
    left = before[~living[: len(before)]]
    store.free = np.concatenate([store.free, left[left >= 0], rows[others]])
    states = became[len(before) + take]
    new, first = np.unique(states, return_index=True)
    is_new = after[new] < 0
    fresh, of = store.take(int(is_new.sum())), first[is_new]
    after[new[is_new]] = fresh
    added = np.setdiff1d(np.arange(len(take)), of)
    store.row = after
    return Step(record.weight, closing, taking, merged, fresh, of, _rounds(after[states[added]], added))


def _rounds(rows: Index, others: Index) -> Rounds:
    made = []
    while len(rows):
        _, first = np.unique(rows, return_index=True)
        made.append((rows[first], others[first]))
        rows, others = np.delete(rows, first), np.delete(others, first)
    return tuple(made)
