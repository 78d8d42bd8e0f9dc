"""The colours and the font of a picture."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.engine.fonts import FAMILY
from loopeditor.model.diagram import GROUP_COLOURS
from loopeditor.model.polarity import LoopPolarity, Polarity

LINK_WIDTH = 1.9
"""How wide a link is drawn, in points, where a theme does not say otherwise."""


@dataclass(frozen=True)
class Theme:
    """Colours as ``#rrggbb``; a sign, a letter or a shape says the same as each of them.

    ``groups`` are those of GROUP_COLOURS, and ``tint`` is how much of one the ground of a name in that group has.
    ``font`` is the name of a family.
    """

    name: str
    background: str
    text: str
    faint: str
    positive: str
    negative: str
    unknown: str
    reinforcing: str
    balancing: str
    undetermined: str
    selection: str
    groups: tuple[str, ...]
    tint: float
    link_width: float = LINK_WIDTH
    font: str = FAMILY

    @property
    def strong_font(self) -> str:
        """The font of signs, identifiers and headings, as Graphviz calls it."""
        return f"{self.font} {'Semibold' if self.font == FAMILY else 'Bold'}"

    def of_group(self, colour: str) -> str:
        """The border of names in a group of one of GROUP_COLOURS."""
        return self.groups[GROUP_COLOURS.index(colour)]

    def ground_of_group(self, colour: str) -> str:
        """The soft ground of names in such a group, on which text can be read."""
        return mixed(self.background, self.of_group(colour), self.tint)

    def of_link(self, polarity: Polarity) -> str:
        """The colour of a link."""
        if polarity is Polarity.POSITIVE:
            return self.positive
        return self.negative if polarity is Polarity.NEGATIVE else self.unknown

    def of_loop(self, polarity: LoopPolarity) -> str:
        """The colour of a loop identifier."""
        if polarity is LoopPolarity.REINFORCING:
            return self.reinforcing
        return self.balancing if polarity is LoopPolarity.BALANCING else self.undetermined


def mixed(ground: str, colour: str, share: float) -> str:
    """So much of a colour, from 0 to 1, on a ground.

    >>> mixed("#ffffff", "#ff0000", 0.2)
    '#ffcccc'
    """
    pairs = [(int(ground[i : i + 2], 16), int(colour[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21, as the Web Content Accessibility Guidelines 2.2 define it.

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


# Blue against orange-red and teal against purple stay apart for the three common kinds of colour blindness.
PAPER = Theme(
    name="paper",
    background="#ffffff",
    text="#1d2733",
    faint="#6b7785",
    positive="#2f6db3",
    negative="#c8501e",
    unknown="#7b8490",
    reinforcing="#0b7a75",
    balancing="#8a3ea8",
    undetermined="#6b7785",
    selection="#f2b134",
    groups=("#d98500", "#3f9fdc", "#00936b", "#c9b800", "#0066aa", "#cf5300", "#b8629a", "#808890"),
    tint=0.2,
)
DARK = Theme(
    name="dark",
    background="#161b22",
    text="#e8edf3",
    faint="#93a0af",
    positive="#6cabf2",
    negative="#f5854f",
    unknown="#9aa5b1",
    reinforcing="#2fd0b4",
    balancing="#d089f5",
    undetermined="#93a0af",
    selection="#f2b134",
    groups=("#e69f00", "#56b4e9", "#1fb58c", "#e3d640", "#3a8fd0", "#e8702a", "#cc79a7", "#9aa5b1"),
    tint=0.26,
)
HIGH_CONTRAST_LIGHT = Theme(
    name="high-contrast",
    background="#ffffff",
    text="#000000",
    faint="#3a3a3a",
    positive="#00429d",
    negative="#a82a00",
    unknown="#3a3a3a",
    reinforcing="#00564f",
    balancing="#6c0f8f",
    undetermined="#3a3a3a",
    selection="#d97700",
    groups=("#a65f00", "#1277b5", "#006b4e", "#7a6f00", "#004a80", "#a33a00", "#8f3a70", "#555555"),
    tint=0.1,
)
HIGH_CONTRAST_DARK = Theme(
    name="high-contrast-dark",
    background="#000000",
    text="#ffffff",
    faint="#d0d0d0",
    positive="#7cc4ff",
    negative="#ff9a5c",
    unknown="#d0d0d0",
    reinforcing="#3df0d0",
    balancing="#e3a8ff",
    undetermined="#d0d0d0",
    selection="#ffd400",
    groups=("#ffb52e", "#7fd0ff", "#4fe0b4", "#fff04d", "#66b3ff", "#ff8a4d", "#ff9fd0", "#c0c0c0"),
    tint=0.2,
)
GREY = Theme(
    name="grey",
    background="#ffffff",
    text="#111111",
    faint="#666666",
    positive="#666666",
    negative="#000000",
    unknown="#767676",
    reinforcing="#6a6a6a",
    balancing="#0d0d0d",
    undetermined="#767676",
    selection="#999999",
    groups=("#555555", "#888888", "#333333", "#777777", "#222222", "#666666", "#444444", "#8f8f8f"),
    tint=0.16,
)
FLYWHEEL = Theme(
    name="flywheel",
    background="#ffffff",
    text="#10263b",
    faint="#5c6b7a",
    positive="#0b5fa5",
    negative="#d4551a",
    unknown="#7b8490",
    reinforcing="#0a6e69",
    balancing="#8a3ea8",
    undetermined="#6b7785",
    selection="#f2b134",
    groups=PAPER.groups,
    tint=0.2,
    link_width=3.4,
)
THEMES = {theme.name: theme for theme in (PAPER, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK, GREY, FLYWHEEL)}
