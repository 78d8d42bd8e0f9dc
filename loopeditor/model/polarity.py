"""The sign algebra of causal links and feedback loops."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Polarity(Enum):
    """Sign of a causal link; the value is how the notation and the file write it."""

    POSITIVE = "+"
    NEGATIVE = "-"
    UNKNOWN = "?"

    @property
    def symbol(self) -> str:
        """The sign as it is drawn: a real minus sign (U+2212), not a hyphen."""
        return "\N{MINUS SIGN}" if self is Polarity.NEGATIVE else self.value


class LoopPolarity(Enum):
    """What a feedback loop does to a change that travels once round it."""

    REINFORCING = "reinforcing"
    BALANCING = "balancing"
    UNDETERMINED = "undetermined"

    @property
    def letter(self) -> str:
        """R, B or U: the letter of the loop identifier."""
        return self.name[0]


def loop_polarity(polarities: Iterable[Polarity]) -> LoopPolarity:
    """Polarity of a loop from those of its links: an odd number of minus signs balances.

    A single unknown link leaves the loop undetermined (Sterman 2000, *Business Dynamics*, ch. 5).

    >>> loop_polarity([Polarity.POSITIVE, Polarity.NEGATIVE, Polarity.NEGATIVE]).letter
    'R'
    """
    signs = list(polarities)
    if Polarity.UNKNOWN in signs:
        return LoopPolarity.UNDETERMINED
    return LoopPolarity.BALANCING if signs.count(Polarity.NEGATIVE) % 2 else LoopPolarity.REINFORCING
