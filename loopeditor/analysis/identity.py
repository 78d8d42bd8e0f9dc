"""Loop identifiers: R1, B2 and U3, which stay with their loop while the diagram is edited elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from loopeditor.analysis.loops import Loop
from loopeditor.model.polarity import LoopPolarity

Identifiers = Mapping[tuple[str, ...], str]
"""The identifier of each loop by ``Loop.key``."""


def identify(loops: Iterable[Loop], before: Identifiers | None = None) -> Identifiers:
    """A letter and a number for each loop, R1, R2, B1, ... in the order given.

    A loop that ``before`` names with the letter that still fits it keeps its identifier; the others take the lowest
    free numbers. O(loops).

    >>> identify([])
    {}
    """
    before = before or {}
    loops = list(loops)
    names = {loop.key: before[loop.key] for loop in loops if _still_fits(loop, before)}
    used = set(names.values())
    numbers = {letter: _free_numbers(letter, used) for letter in (polarity.letter for polarity in LoopPolarity)}
    for loop in loops:
        if loop.key not in names:
            names[loop.key] = next(numbers[loop.polarity.letter])
    return names


def _still_fits(loop: Loop, before: Identifiers) -> bool:
    return before.get(loop.key, " ")[0] == loop.polarity.letter


def _free_numbers(letter: str, used: set[str]) -> Iterator[str]:
    return (name for n in count(1) if (name := f"{letter}{n}") not in used)
