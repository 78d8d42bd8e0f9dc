from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from loopeditor.render.themes import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, PAPER
from loopeditor.ui.system import System
from loopeditor.ui.theme import BOLD_DARK, BOLD_LIGHT, DARK_COLOURS, LIGHT, Appearance, Colours, Look


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


@pytest.mark.parametrize("colours", [BOLD_LIGHT, BOLD_DARK], ids=["light", "dark"])
def test_high_contrast_is_high(colours: Colours) -> None:
    """WCAG 2.1 AAA asks 7 of text, AA 3 of what frames a control."""
    words = (colours.text, colours.faint, colours.warning, colours.error)
    for ground in (colours.window, colours.surface):
        assert min(contrast(word, ground) for word in words) >= 7
        assert contrast(colours.line, ground) >= 7
    for ground in (colours.hover, colours.accent_soft):
        assert min(contrast(word, ground) for word in words[:2]) >= 7
    assert contrast(colours.on_accent, colours.accent) >= 7


def test_high_contrast_is_chosen_beside_light_and_dark(qapp: QApplication, settings: QSettings) -> None:
    look = Look(settings)
    look.choose(Appearance.LIGHT)
    assert not look.is_bold
    look.toggle_contrast()
    assert look.colours.canvas is HIGH_CONTRAST_LIGHT
    look.toggle()
    assert look.colours.canvas is HIGH_CONTRAST_DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == "#000000"
    assert Look(settings).is_bold
    look.toggle_contrast()
    assert look.colours is DARK_COLOURS


def test_high_contrast_follows_the_system_until_it_is_chosen(
    qapp: QApplication, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp
    look = Look(settings)
    told: list[bool] = []
    look.changed.connect(lambda: told.append(look.is_bold))
    monkeypatch.setattr(System, "wants_high_contrast", True)
    look._follow_contrast()
    assert told == [True]
    look.toggle_contrast()
    assert told == [True, False]


def test_motion_follows_the_system(qapp: QApplication, settings: QSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp
    look = Look(settings)
    for wanted in (True, False):
        monkeypatch.setattr(System, "wants_less_motion", wanted)
        assert look.moves is not wanted


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
