"""What the colours of groups are called."""

from __future__ import annotations

from collections.abc import Mapping

from loopeditor.language import mark

COLOUR_WORDS: Mapping[str, str] = {
    "orange": mark("Orange"),
    "sky": mark("Sky"),
    "green": mark("Green"),
    "yellow": mark("Yellow"),
    "blue": mark("Blue"),
    "red": mark("Red"),
    "purple": mark("Purple"),
    "grey": mark("Grey"),
}
"""A word, marked for translation, for each of GROUP_COLOURS."""
