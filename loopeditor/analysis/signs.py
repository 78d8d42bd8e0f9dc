"""Numbers of loops by polarity, and how they combine along a path and beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from loopeditor.model.polarity import Polarity

Signed = tuple[int, int, int]
"""How many ways are reinforcing, balancing and undetermined."""

NONE: Signed = (0, 0, 0)
ONE: Signed = (1, 0, 0)

OF_LINK: dict[Polarity, Signed] = {
    Polarity.POSITIVE: (1, 0, 0),
    Polarity.NEGATIVE: (0, 1, 0),
    Polarity.UNKNOWN: (0, 0, 1),
}
"""The one way that a link is."""


def plus(a: Signed, b: Signed) -> Signed:
    """Ways of either kind."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def times(a: Signed, b: Signed) -> Signed:
    """Ways of the first kind, each followed by one of the second: minus undoes minus, and unknown stays unknown.

    >>> times((0, 2, 0), (1, 3, 1))
    (6, 2, 2)
    """
    return (
        a[0] * b[0] + a[1] * b[1],
        a[0] * b[1] + a[1] * b[0],
        a[2] * (b[0] + b[1] + b[2]) + (a[0] + a[1]) * b[2],
    )


def total(counts: Iterable[Signed]) -> Signed:
    """The sum of many counts."""
    return reduce(plus, counts, NONE)
