from __future__ import annotations

from itertools import combinations

import pytest

from loopeditor.model.diagram import GROUP_COLOURS
from loopeditor.model.polarity import LoopPolarity, Polarity
from loopeditor.render.themes import THEMES, Theme

# Machado, Oliveira & Fernandes 2009, doi:10.1109/TVCG.2009.113: full deuteranopia and protanopia, linear RGB.
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))


def _linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(a: str, b: str) -> float:
    """WCAG 2 contrast ratio."""
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_everything_can_be_read(theme: Theme) -> None:
    assert _contrast(theme.text, theme.background) >= 7
    for polarity in Polarity:
        assert _contrast(theme.of_link(polarity), theme.background) >= 3
    for loop in LoopPolarity:
        assert _contrast(theme.of_loop(loop), theme.background) >= 4.5  # its letters are in the background's colour


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("matrix", [DEUTERANOPIA, PROTANOPIA], ids=["deuteranopia", "protanopia"])
def test_signs_and_loops_stay_apart_for_the_colour_blind(theme: Theme, matrix: tuple[tuple[float, ...], ...]) -> None:
    def seen(colour: str) -> list[float]:
        linear = _linear(colour)
        return [max(0.0, sum(k * c for k, c in zip(row, linear, strict=True))) ** (1 / 2.2) for row in matrix]

    for pair in ((theme.positive, theme.negative), (theme.reinforcing, theme.balancing)):
        for a, b in combinations(map(seen, pair), 2):
            assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > 0.2


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("colour", GROUP_COLOURS)
def test_names_can_be_read_on_the_ground_of_their_group(theme: Theme, colour: str) -> None:
    ground = theme.ground_of_group(colour)
    assert _contrast(theme.text, ground) >= 7
    assert _contrast(theme.faint, ground) >= 3  # a ghost's name
    assert ground != theme.background
    assert _contrast(theme.of_group(colour), theme.background) > _contrast(ground, theme.background)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_groups_differ_by_their_borders(theme: Theme) -> None:
    assert len({theme.of_group(colour) for colour in GROUP_COLOURS}) == len(GROUP_COLOURS)


@pytest.mark.parametrize("name", ["high-contrast", "high-contrast-dark"])
def test_high_contrast_is_high(name: str) -> None:
    theme = THEMES[name]
    assert _contrast(theme.text, theme.background) == pytest.approx(21)
    for colour in (*map(theme.of_link, Polarity), *map(theme.of_loop, LoopPolarity), theme.faint):
        assert _contrast(colour, theme.background) >= 7
