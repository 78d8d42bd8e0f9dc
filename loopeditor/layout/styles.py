"""What kind of picture is wanted: its style, its shape, and how much each fault weighs in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class Style(Enum):
    """How a diagram is arranged."""

    LOBES = "lobes"
    """Every loop as round as can be: the main loop a wheel, the others lobes beside or inside it."""
    WHEEL = "wheel"
    """The main loop a perfect wheel, everything else round it."""
    LAYERED = "layered"
    """From left to right, causes before their effects."""
    COMPACT = "compact"
    """As little room as labels and marks allow."""


SHAPES = {"16:9": 16 / 9, "4:3": 4 / 3, "square": 1.0, "free": 0.0}
"""Shapes that a picture can be fitted to, as width over height; 0 for whatever comes."""


@dataclass(frozen=True)
class Wishes:
    """How much each fault weighs, the length wanted of a link in points, and the shape wanted of the picture.

    ``in_columns`` is whether variables may be moved only up and down.
    """

    overlap: float = 160.0
    through: float = 130.0
    near: float = 14.0
    crossing: float = 70.0
    short: float = 34.0
    long: float = 7.0
    room: float = 26.0
    round: float = 90.0
    even: float = 12.0
    narrow: float = 9.0
    flat: float = 30.0
    length: float = 150.0
    in_columns: bool = False
    aspect: float = SHAPES["16:9"]


def wishes(style: Style, shape: str, *, many: bool = False) -> Wishes:
    """What a style in a shape asks for; with ``many`` variables, more room for links to find a way past names.

    Raises:
        KeyError: for an unknown shape.
    """
    chosen = Wishes(aspect=SHAPES[shape])
    if style is Style.COMPACT:
        return replace(chosen, length=115.0, long=14.0, room=60.0, round=45.0)
    if style is Style.LAYERED:
        chosen = replace(chosen, round=10.0, even=0.0, room=16.0, in_columns=True)
    return replace(chosen, through=300.0, near=30.0, length=170.0) if many else chosen
