"""What people write in the cells of a table of links, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Strength


def _any_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SIGNS: Mapping[Polarity, frozenset[str]] = {
    Polarity.POSITIVE: _any_of(
        "+ (+) ++ positive pos plus reinforcing reinforces same s increase increases up more direct"
    ),
    Polarity.NEGATIVE: _any_of(
        "- (-) -- \N{MINUS SIGN} \N{EN DASH} negative neg minus balancing balances opposite o decrease decreases down"
        " less inverse"
    ),
    Polarity.UNKNOWN: _any_of("? (?) +/- \N{PLUS-MINUS SIGN} unknown unclear ambiguous undetermined mixed"),
}
_LATE = _any_of("|| yes y true x delay delayed d lag long")
_AT_ONCE = frozenset(["", "no", "n", "false", "0", "none", "-"])
HEADINGS: Mapping[str, frozenset[str]] = {
    "from": _any_of("from source cause causes origin independent driver von ursache de"),
    "to": _any_of("to target effect effects destination dependent outcome nach wirkung vers"),
    "sign": _any_of("sign polarity type link relation relationship influence effect weight direction +/-"),
    "delay": _any_of("delay delayed lag delays"),
    "note": _any_of("note notes why reason comment comments description"),
    "evidence": _any_of("evidence reference references"),
    "strength": _any_of("strength strengths"),
}
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # at the start of a cell a spreadsheet would take it for a formula


def sign_of(cell: str) -> Polarity | None:
    """The polarity that a cell means: a sign, a word or a number other than 0; None where it means none."""
    word = cell.strip().removeprefix("'").strip().casefold()
    for polarity, words in _SIGNS.items():
        if word in words:
            return polarity
    number = number_of(word)
    if not number:
        return None
    return Polarity.POSITIVE if number > 0 else Polarity.NEGATIVE


def is_late(cell: str) -> bool | None:
    """Whether a cell of the column for delays says that there is one; None where it says neither."""
    word = cell.strip().casefold()
    if word in _LATE or (number_of(word) or 0) > 0:
        return True
    return False if word in _AT_ONCE else None


def strength_of(cell: str) -> Strength | None:
    """The strength that a cell names; None where it names none."""
    word = cell.strip().casefold()
    return next((each for each in Strength if each.value == word), None)


def number_of(cell: str) -> float | None:
    """The number in a cell, with a point or a comma; None where there is none."""
    try:
        number = float(cell.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return None
    return number if isfinite(number) else None


def guarded(cell: str) -> str:
    """A cell as it is written, so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.lstrip("'").startswith(_DANGEROUS) else cell


def unguarded(cell: str) -> str:
    """A cell as it was before ``guarded``."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_DANGEROUS) else cell
