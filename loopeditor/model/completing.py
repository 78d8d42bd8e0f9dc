"""Which variables a few typed letters may mean."""

from __future__ import annotations

import re

from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import folded

MOST = 8
"""Names that are offered at once."""


def completions(diagram: Diagram, text: str) -> tuple[str, ...]:
    """Ids of the variables whose name holds a text, the likeliest first; all of them for an empty text. O(n log n).

    A name that is the text comes before one that begins with it, then one with a word that does, then any other.
    """
    typed = folded(text)
    ranked = [(rank, place, v.id) for place, v in enumerate(diagram.variables) if (rank := _rank(v.name, typed)) < _NOT]
    return tuple(variable for _, _, variable in sorted(ranked))


def likeliest(diagram: Diagram, text: str) -> str | None:
    """The variable that a text most likely means: its name, or a word of it, begins so. None where there is none."""
    found = completions(diagram, text)
    return found[0] if found and _rank(diagram.name(found[0]), folded(text)) < _INSIDE else None


def name_typed(line: str, column: int) -> tuple[int, str] | None:
    """Where in a line of notation the name begins that is typed before a column, and what there is of it.

    Columns count from 0. None where no name stands: in a comment, in quotes, behind a colon.
    """
    start = max(line.rfind("->", 0, column) + 2, 0) if "->" in line[:column] else 0
    if start == 0 and (wish := _WISH.match(line[:column])):
        start = max(wish.end(), line.rfind(",", 0, column) + 1)
    typed = line[start:column]
    if _PAST_A_NAME.search(typed) or '"' in typed or line.lstrip().startswith("=="):
        return None
    begin = start + len(typed) - len(typed.lstrip())
    return begin, line[begin:column]


_NOT, _INSIDE = 4, 3
_WISH = re.compile(r"\s*(?:up|down):", re.IGNORECASE)
_PAST_A_NAME = re.compile(r"(?<!\S)(?::|\|\||#)")


def _rank(name: str, typed: str) -> int:
    plain = folded(name)
    if plain == typed:
        return 0
    if plain.startswith(typed):
        return 1
    if f" {typed}" in plain or f"-{typed}" in plain:
        return 2
    return _INSIDE if typed in plain else _NOT
