"""Strings in DOT: how a text is written so that Graphviz shows just that, and what Graphviz shows for a string."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import name2codepoint

_ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)


def escaped(text: str) -> str:
    """A text for a label, where Graphviz gives meaning to backslashes and entities."""
    text = _ENTITY.sub(lambda entity: f"&amp;{entity[0][1:]}", text.replace("\\", "\\\\"))
    return (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    )


def quoted(text: str) -> str:
    """A text as a string of DOT; it may not end in a backslash, which no ``escaped`` label does."""
    return '"' + text.replace('"', '\\"') + '"'


def unescaped(text: str, meanings: Mapping[str, str] | None = None) -> str:
    """What Graphviz shows for a label; ``meanings`` are those of letters behind a backslash."""
    letters = {"n": "\n", "l": "\n", "r": "\n"} | dict(meanings or {})
    text = _ESCAPE.sub(lambda escape: letters.get(escape[1], escape[1]), text)
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    body = entity[1]
    if body.startswith("#"):
        number = int(body[2:], 16) if body[1] in "xX" else int(body[1:])
        return chr(number) if 0 < number < 0x110000 else entity[0]
    return chr(name2codepoint[body]) if body in name2codepoint else entity[0]
