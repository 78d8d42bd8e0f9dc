from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from loopeditor.render.themes import DARK, PAPER
from loopeditor.ui.theme import DARK_COLOURS, LIGHT, Appearance, Colours, Look


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK_COLOURS], ids=["light", "dark"])
def test_words_stand_out_everywhere(colours: Colours) -> None:
    """WCAG 2.1 AA asks 4.5 of text."""
    grounds = (colours.window, colours.surface, colours.hover, colours.accent_soft)
    words = (colours.text, colours.faint, colours.warning, colours.error)
    for ground in grounds[:2]:
        assert min(contrast(word, ground) for word in words) >= 4.5
    for ground in grounds:
        assert min(contrast(word, ground) for word in words[:2]) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5


def test_follows_the_choice_and_remembers_it(qapp: QApplication, settings: QSettings) -> None:
    look = Look(settings)
    told: list[bool] = []
    look.changed.connect(lambda: told.append(look.is_dark))
    look.choose(Appearance.DARK)
    assert told == [True]
    assert look.colours.canvas is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK_COLOURS.window
    assert Look(settings).appearance is Appearance.DARK
    look.toggle()
    assert look.appearance is Appearance.LIGHT
    assert look.colours.canvas is PAPER
    assert LIGHT.window in qapp.styleSheet()


def test_follows_the_system_until_told_otherwise(qapp: QApplication, settings: QSettings) -> None:
    assert qapp
    look = Look(settings)
    assert look.appearance is Appearance.SYSTEM
    told: list[bool] = []
    look.changed.connect(lambda: told.append(True))
    look._follow()
    look.choose(Appearance.LIGHT)
    look._follow()
    assert told == [True, True]  # once for the system, once for the choice


def test_a_setting_of_another_time_means_the_system(qapp: QApplication, settings: QSettings) -> None:
    assert qapp
    settings.setValue("appearance", "sepia")
    assert Look(settings).appearance is Appearance.SYSTEM
