from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon

from loopeditor.ui.icons import icon

pytestmark = pytest.mark.usefixtures("qapp")


def colours_of(drawn: QIcon, mode: QIcon.Mode) -> set[str]:
    image = drawn.pixmap(60, 60, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255}


def test_takes_the_colours_of_the_window() -> None:
    drawn = icon("plus", "#ff0000", "#00ff00")
    assert colours_of(drawn, QIcon.Mode.Normal) == {"#ff0000"}
    assert colours_of(drawn, QIcon.Mode.Disabled) == {"#00ff00"}


def test_a_missing_icon_leaves_the_text() -> None:
    assert icon("no-such-icon", "#000000", "#000000").isNull()
