"""The colours of a picture."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.model.polarity import LoopPolarity, Polarity


@dataclass(frozen=True)
class Theme:
    """Colours as ``#rrggbb``; a sign, a letter or a shape says the same as each of them."""

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

    def of_link(self, polarity: Polarity) -> str:
        """The colour of a link."""
        return {Polarity.POSITIVE: self.positive, Polarity.NEGATIVE: self.negative}.get(polarity, self.unknown)

    def of_loop(self, polarity: LoopPolarity) -> str:
        """The colour of a loop identifier."""
        colours = {LoopPolarity.REINFORCING: self.reinforcing, LoopPolarity.BALANCING: self.balancing}
        return colours.get(polarity, self.undetermined)


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
)
THEMES = {theme.name: theme for theme in (PAPER, DARK)}
