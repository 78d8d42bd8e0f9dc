"""A font's widths without a screen, so that a picture is laid out the same everywhere."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from loopeditor.engine.fonts import FAMILY, font_files, installed

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
def measurer(family: str = FAMILY) -> TextMeasurer:
    """The measurer of a font, usually that of every picture; of this one too where no such font is installed."""
    return FontMeasurer(_font(family, kerned=False))


@lru_cache(maxsize=10_000)
def drawn_width(text: str, size: float, family: str = FAMILY, *, strong: bool = False) -> float:
    """How wide programs draw a line of text, in points: they set some pairs of letters closer than ``measurer``."""
    font = _font(family, kerned=True, strong=strong)
    return font.getlength(text) / _EM * size if font else measurer(family).width(text, size)


@cache
def _font(family: str, *, kerned: bool, strong: bool = False) -> FreeTypeFont | None:
    """A font, its letters closer where they are set so and this computer can; None where there is none at all."""
    usual = font_files()
    found = (usual[1 if strong else 0], 0) if usual else None
    if family != FAMILY:
        found = installed(family) or found
    if not found:
        return None
    from PIL import ImageFont, features

    able = kerned and features.check("raqm")
    layout = ImageFont.Layout.RAQM if able else ImageFont.Layout.BASIC
    return ImageFont.truetype(found[0], _EM, found[1], layout_engine=layout)
