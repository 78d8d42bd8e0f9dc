"""The words that people read, in the language that they read."""

from __future__ import annotations

from collections.abc import Callable


def _as_written(text: str) -> str:
    return text


_translate: Callable[[str], str] = _as_written


def tr(text: str, /, **values: object) -> str:
    """A text in the language in use, with ``{name}`` replaced by the value of that name.

    The text is a literal, so that it can be found and translated; names that people gave are values.

    >>> tr("Move {name}", name="{Price}")
    'Move {Price}'
    """
    translated = _translate(text)
    return translated.format(**values) if values else translated


def mark(text: str) -> str:
    """Marks a text in a table for translation; whoever shows it calls ``tr`` then."""
    return text


def speak(translate: Callable[[str], str] | None) -> None:
    """Use another language from now on; None stands for English, as written."""
    global _translate
    _translate = translate or _as_written
