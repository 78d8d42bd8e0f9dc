from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from loopeditor.engine.fonts import FAMILY, font_files
from loopeditor.render.measurer import measurer

NAMES = [
    "Customer experience",
    "Third-party sellers",
    "Größe der Straße",
    "Ease of use and customisation",
]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", NAMES)
def test_widths_agree_with_the_screen(name: str) -> None:
    assert measurer().width(name, 160) == pytest.approx(_on_screen(name), rel=0.02)


@pytest.mark.usefixtures("qapp")
def test_pairs_that_the_screen_draws_closer_are_measured_a_little_too_wide() -> None:
    assert 1 <= measurer().width("AVATAR Wolf", 160) / _on_screen("AVATAR Wolf") < 1.1


def _on_screen(name: str) -> float:
    for file in font_files():
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(FAMILY)
    font.setPixelSize(160)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return QFontMetricsF(font).horizontalAdvance(name)


def test_other_scripts_have_a_width_too() -> None:
    assert measurer().width("中文", 10) == 20
    assert measurer().width("متغير", 10) > 20
    assert measurer().width("e\N{COMBINING ACUTE ACCENT}", 10) == pytest.approx(measurer().width("e", 10), rel=0.01)
    assert measurer().width("", 10) == 0
