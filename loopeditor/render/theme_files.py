"""Themes by name, and one's own from a small TOML file.

::

    base = "paper"  # the theme that it changes
    background = "#fffdf5"
    positive = "#1d4f91"
    link_width = 3.0
    font = "Georgia"  # one that is installed
    groups = ["#d98500", "#3f9fdc", "#00936b", "#c9b800", "#0066aa", "#cf5300", "#b8629a", "#808890"]
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from loopeditor.engine.fonts import FAMILY, families, installed
from loopeditor.files import store
from loopeditor.files.decoding import text_of
from loopeditor.files.errors import FileError
from loopeditor.model.diagram import GROUP_COLOURS
from loopeditor.render.themes import THEMES, Theme

ENDING = ".toml"
"""How the name of a theme's file ends."""

_OTHERS = ("name", "font", "groups", "tint", "link_width")
_COLOURS = tuple(field.name for field in fields(Theme) if field.name not in _OTHERS)
_NUMBERS = {"tint": (0.0, 1.0), "link_width": (0.2, 12.0)}
_KNOWN = ("base", *_COLOURS, "groups", *_NUMBERS, "font")
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_SHORT = re.compile(r"#[0-9a-f]{3}", re.IGNORECASE)


def theme_called(name: str) -> Theme:
    """The theme of this name, or in the TOML file of this name.

    Raises:
        FileError: where there is none, or its file says what cannot be.
    """
    if name.lower().endswith(ENDING):
        return load(Path(name))
    if name not in THEMES:
        known = ", ".join(THEMES)
        raise FileError(name, "there is no theme of this name", mend=f"choose {known}, or a {ENDING} file")
    return THEMES[name]


def load(path: Path) -> Theme:
    """The theme in a TOML file.

    Raises:
        FileError: naming the field and the mend.
    """
    import tomllib  # the themes that come with the program need none of it

    try:
        said = tomllib.loads(text_of(store.load(path), str(path)))
    except tomllib.TOMLDecodeError as error:
        raise FileError(path, f"this is not TOML: {error}", mend="mend the text there") from error
    for key in said:
        if key not in _KNOWN:
            near = get_close_matches(key, _KNOWN, 1)
            mend = f"did you mean {near[0]}?" if near else f"use some of {' '.join(_KNOWN)}"
            raise FileError(path, "a theme has no such field", place=key, mend=mend)
    base = said.pop("base", "paper")
    if not isinstance(base, str) or base not in THEMES:
        raise FileError(path, "there is no theme of this name", place="base", mend=f"choose {', '.join(THEMES)}")
    changes: dict[str, Any] = {key: _value(path, key, value) for key, value in said.items()}
    return replace(THEMES[base], name=path.stem, **changes)


def _value(path: Path, key: str, value: object) -> object:
    if key in _NUMBERS:
        return _number(path, key, value, *_NUMBERS[key])
    if key == "font":
        return _font(path, value)
    if key != "groups":
        return _colour(path, key, value)
    count = len(GROUP_COLOURS)
    if not isinstance(value, list) or len(value) != count:
        raise FileError(path, f"groups must be a list of {count} colours", place=key, mend=f"write {count} of them")
    return tuple(_colour(path, f"groups[{number}]", colour) for number, colour in enumerate(value))


def _font(path: Path, value: object) -> str:
    """The name of a family that is installed, so that names take the room that they are given."""
    if not isinstance(value, str) or not value.strip():
        raise FileError(path, "this is no name of a font", place="font", mend='write it as "Georgia"')
    name = value.strip()
    if name.casefold() == FAMILY.casefold():
        return FAMILY
    if not installed(name):
        near = get_close_matches(name.casefold(), families(), 1)
        mend = f"did you mean {near[0].title()}?" if near else "install it, or leave the line out"
        raise FileError(path, f"the font {name} is not installed on this computer", place="font", mend=mend)
    return name


def _colour(path: Path, place: str, value: object) -> str:
    if isinstance(value, str) and _COLOUR.fullmatch(value):
        return value.lower()
    if isinstance(value, str) and _SHORT.fullmatch(value):
        return "#" + "".join(2 * digit for digit in value[1:].lower())
    raise FileError(path, "this is no colour", place=place, mend='write it as "#1d4f91"')


def _number(path: Path, key: str, value: object, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise FileError(path, f"it must be a number from {least:g} to {most:g}", place=key, mend="write one")
    return float(value)


__all__ = ["ENDING", "load", "theme_called"]
