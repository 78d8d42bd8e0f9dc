"""The font's widths without a screen, so that a picture is laid out the same everywhere."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from loopeditor.engine.fonts import font_files

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

    from loopeditor.geometry.text import TextMeasurer

_EM = 1000
_PLAIN = 0.53  # of an em: the mean of letters that the font does not have (Arabic, Cyrillic, Hebrew)


class FontMeasurer:
    """Widths of the picture's font; a character that it lacks counts as other fonts have it, to within 15 %."""

    def __init__(self, font: FreeTypeFont | None) -> None:
        self._font = font
        self.width_in_ems = lru_cache(maxsize=10_000)(self._width_in_ems)

    def width(self, text: str, size: float) -> float:
        """Advance width of one line of text, in points."""
        return self.width_in_ems(text) * size

    def _width_in_ems(self, text: str) -> float:
        if self._font and text.isascii():
            return self._font.getlength(text) / _EM
        return sum(self._character(character) for character in text)

    def _character(self, character: str) -> float:
        if combining(character) or not character.isprintable():
            return 0.0
        if east_asian_width(character) in "WF":
            return 1.0
        if self._font and ord(character) < 0x0250:
            return self._font.getlength(character) / _EM
        return _PLAIN


@cache
def measurer() -> TextMeasurer:
    """The measurer of the picture's font."""
    files = font_files()
    if not files:
        return FontMeasurer(None)
    from PIL import ImageFont

    return FontMeasurer(ImageFont.truetype(files[0], _EM, layout_engine=ImageFont.Layout.BASIC))
