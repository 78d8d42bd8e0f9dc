"""Labels: how wide they are, and where they break into lines."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from typing import Protocol
from unicodedata import category

SIZE = 16.0
"""Font size of a variable's name, in points."""

LINE_HEIGHT = 1.2
"""Distance of two lines of text, in font sizes."""

_MANY_WORDS = 40  # of a name that is not written in a chosen number of lines


class TextMeasurer(Protocol):
    """Whoever knows a font. The picture is laid out with one measurer everywhere, on the screen and off it."""

    def width(self, text: str, size: float) -> float:
        """Advance width of one line of text, in points."""

    def __hash__(self) -> int:
        """Measurers are told apart, so that wrapped names can be kept."""


@lru_cache(maxsize=4_096)
def wrap(name: str, measurer: TextMeasurer, widest: float, size: float = SIZE) -> tuple[str, ...]:
    """A name as lines no wider than ``widest`` where its words allow, and about equally long.

    Line breaks in the name are kept. O(words^2).
    """
    return tuple(line for part in lines_of(name) for line in _balanced(part, measurer, widest, size))


@lru_cache(maxsize=4_096)
def in_lines(name: str, measurer: TextMeasurer, count: int, widest: float, size: float = SIZE) -> tuple[str, ...]:
    """A name in exactly so many lines, or one for each word, the longest of them as short as can be.

    A name that has line breaks, or words without number, is wrapped as ever. O(words^count).
    """
    typed = lines_of(name)
    words = typed[0].split(" ")
    if count < 1 or len(typed) > 1 or len(words) > _MANY_WORDS:
        return wrap(name, measurer, widest, size)
    space = measurer.width(" ", size)
    reach = [0.0, *accumulate(measurer.width(word, size) + space for word in words)]

    def widths(breaks: tuple[int, ...]) -> list[float]:
        return sorted((reach[b] - reach[a] for a, b in pairwise((0, *breaks, len(words)))), reverse=True)

    chosen = min(combinations(range(1, len(words)), min(count, len(words)) - 1), key=widths)
    return tuple(" ".join(words[a:b]) for a, b in pairwise((0, *chosen, len(words))))


def lines_of(text: str) -> list[str]:
    """A text at its own line breaks, with a sign of replacement for each character that no picture can hold."""
    return ["".join(map(_drawable, line)) for line in text.splitlines()] or [""]


def on_one_line(text: str) -> str:
    """A text without line breaks and without characters that no picture can hold."""
    if text.isprintable():
        return text
    return " ".join(lines_of(text))


def _drawable(character: str) -> str:
    undrawable = category(character) in ("Cc", "Cs") or character in "\ufffe\uffff"
    return "\N{REPLACEMENT CHARACTER}" if undrawable else character


def _balanced(text: str, measurer: TextMeasurer, widest: float, size: float) -> list[str]:
    """As few lines as the width allows, then the narrowest width that needs no more of them."""
    words = text.split(" ")
    lines = _greedy(words, measurer, widest, size)
    width = max(measurer.width(line, size) for line in lines)
    while len(lines) > 1:
        narrower = _greedy(words, measurer, width - 0.5, size)
        width = max(measurer.width(line, size) for line in narrower)
        if len(narrower) > len(lines) or width >= max(measurer.width(line, size) for line in lines):
            break
        lines = narrower
    return lines


def _greedy(words: list[str], measurer: TextMeasurer, widest: float, size: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if measurer.width(longer, size) <= widest:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
