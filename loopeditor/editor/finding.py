"""Which of many things somebody means by a few letters: the ranking of search and command palette."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

_BETWEEN = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


class Fit(IntEnum):
    """How well a text fits what was typed, best first."""

    WHOLE = 0
    """It is the text."""
    WORDS = 1
    """Every word that was typed begins a word of the text."""
    INSIDE = 2
    """Every word that was typed stands somewhere in the text."""
    LETTERS = 3
    """The typed letters come in this order, the first of them at the beginning of a word."""


@dataclass(frozen=True)
class Findable:
    """Something that can be found.

    ``title`` is read and searched, and ``aliases`` are as good; ``also`` is searched for whole words and parts of words
    but counts less. ``detail`` and ``aside`` are only read. ``mark`` is a sign before the title, in the colour that a
    theme has for ``tone``. Among equal fits a lower ``rank`` comes first. ``what`` is the thing itself.
    """

    title: str
    what: object = field(compare=False)
    aliases: tuple[str, ...] = ()
    also: str = ""
    detail: str = ""
    aside: str = ""
    mark: str = ""
    tone: str = ""
    rank: int = 0

    @cached_property
    def names_folded(self) -> tuple[str, ...]:
        """Title and aliases as they are searched."""
        return tuple(map(folded, (self.title, *self.aliases)))

    @cached_property
    def also_folded(self) -> str:
        """The rest as it is searched."""
        return folded(self.also)


_Place = tuple[Fit, bool, int, int, int]
"""How well, whether only in the rest, rank, where, length: the smaller the better."""


def find(findables: Iterable[Findable], query: str) -> list[Findable]:
    """All that fits the query, best first; everything, as it is given, where the query is blank.

    First what is called exactly so; then where every typed word begins a word, then where it is a part of one, then
    where only the letters come in order. In each of these the lower rank, the earlier place, the shorter text and the
    earlier one come first. Neither case nor accents nor punctuation matter. O(length of all texts).
    """
    words = folded(query).split()
    if not words:
        return [] if query.strip() else list(findables)
    found = [(place, findable) for findable in findables if (place := _place(findable, words))]
    return [findable for _, findable in sorted(found, key=_by_place)]


def letters_found(text: str, query: str) -> list[int]:
    """The indices of those letters of a text for which it was found; empty where it does not fit itself.

    >>> letters_found("Unit cost", "co")
    [5, 6]
    """
    words, hay, origin = folded(query).split(), *_with_origin(text)
    fit = _fit(hay, words) if words else None
    if fit is None:
        return []
    spots = _spots_in_order(hay, words) if fit[0] is Fit.LETTERS else _spots_of_words(hay, words)
    return sorted({origin[spot] for spot in spots})


def folded(text: str) -> str:
    """A text without case, accents and punctuation: words with a blank before, between and after.

    >>> folded("Café–Price (old)")
    ' cafe price old '
    """
    text = text.casefold()
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return f" {_BETWEEN.sub(' ', text).strip()} "


def _by_place(pair: tuple[_Place, Findable]) -> _Place:
    return pair[0]


def _place(findable: Findable, words: Sequence[str]) -> _Place | None:
    best: _Place | None = None
    for hay in findable.names_folded:
        if fit := _fit(hay, words):
            place = (fit[0], False, findable.rank, fit[1], len(hay))
            best = min(best, place) if best else place
    if findable.also and (best is None or best[0] is Fit.LETTERS):
        fit = _fit(findable.also_folded, words)
        if fit and fit[0] is not Fit.LETTERS:
            return (max(fit[0], Fit.WORDS), True, findable.rank, fit[1], len(findable.also_folded))
    return best


def _fit(hay: str, words: Sequence[str]) -> tuple[Fit, int] | None:
    """How a folded text fits, and where; None where it does not."""
    if hay == f" {' '.join(words)} ":
        return Fit.WHOLE, 0
    if all(f" {word}" in hay for word in words):
        return Fit.WORDS, hay.index(f" {words[0]}")
    if all(word in hay for word in words):
        return Fit.INSIDE, hay.index(words[0])
    spots = _spots_in_order(hay, words)
    return (Fit.LETTERS, spots[0]) if spots else None


def _spots_in_order(hay: str, words: Sequence[str]) -> list[int]:
    letters = "".join(words)
    spots = [hay.find(f" {letters[0]}") + 1]
    if not spots[0]:
        return []
    for letter in letters[1:]:
        spots.append(hay.find(letter, spots[-1] + 1))
        if spots[-1] < 0:
            return []
    return spots


def _spots_of_words(hay: str, words: Sequence[str]) -> list[int]:
    spots: list[int] = []
    for word in words:
        start = hay.find(f" {word}") + 1 or hay.find(word)
        spots += range(start, start + len(word))
    return spots


def _with_origin(text: str) -> tuple[str, list[int]]:
    """The folded text, and from which index of the text each of its characters comes."""
    hay, origin = " ", [0]
    for i, character in enumerate(text):
        letters = folded(character).strip()
        for letter in letters or ("" if hay.endswith(" ") or _ACCENTS.match(character) else " "):
            hay += letter
            origin.append(i)
    return hay.rstrip() + " ", [*origin, len(text)]
