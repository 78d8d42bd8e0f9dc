"""The window's own colours, light and dark, usual and of high contrast, and the switches between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QSettings, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from loopeditor.render.themes import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, PAPER, Theme
from loopeditor.ui.stylesheet import draw_marks, stylesheet
from loopeditor.ui.system import System


@dataclass(frozen=True)
class Colours:
    """Colours of the window as ``#rrggbb``: ``window`` frames ``surface``, on which things are shown and typed."""

    window: str
    surface: str
    text: str
    faint: str
    line: str
    hover: str
    accent: str
    on_accent: str
    accent_soft: str
    warning: str
    error: str
    canvas: Theme


LIGHT = Colours(
    window="#f4f6f8",
    surface="#ffffff",
    text="#1d2733",
    faint="#5b6673",
    line="#dde3e9",
    hover="#e8ecf1",
    accent=PAPER.reinforcing,
    on_accent="#ffffff",
    accent_soft="#dcefed",
    warning="#9a5b00",
    error="#b3261e",
    canvas=PAPER,
)
DARK_COLOURS = Colours(
    window="#1d232c",
    surface="#161b22",
    text="#e8edf3",
    faint="#9dabba",
    line="#313a46",
    hover="#2b333e",
    accent=DARK.reinforcing,
    on_accent="#0d1f20",
    accent_soft="#1e3b3f",
    warning="#f0b357",
    error="#ff8a80",
    canvas=DARK,
)
BOLD_LIGHT = Colours(
    window="#ffffff",
    surface="#ffffff",
    text="#000000",
    faint="#333333",
    line="#000000",
    hover="#e6e6e6",
    accent=HIGH_CONTRAST_LIGHT.reinforcing,
    on_accent="#ffffff",
    accent_soft="#cfe8e6",
    warning="#6b3f00",
    error="#8f0f0a",
    canvas=HIGH_CONTRAST_LIGHT,
)
BOLD_DARK = Colours(
    window="#000000",
    surface="#000000",
    text="#ffffff",
    faint="#d6d6d6",
    line="#ffffff",
    hover="#333333",
    accent=HIGH_CONTRAST_DARK.reinforcing,
    on_accent="#000000",
    accent_soft="#0a433b",
    warning="#ffcc66",
    error="#ffaaa2",
    canvas=HIGH_CONTRAST_DARK,
)


_CONTRAST, _HIGH, _USUAL = "contrast", "high", "usual"


class Appearance(Enum):
    """What the person wants; the value is how the settings keep it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """Dresses the application, follows the system where it is told to, and remembers the choice.

    Signals:
        changed: after the application has other colours.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._appearance = _appearance(str(settings.value("appearance", "")))
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow)
        cast("QApplication", QApplication.instance()).layoutDirectionChanged.connect(self._dress)
        self._system = System()
        self._system.tell(self._follow_contrast)
        self._dress()

    @property
    def appearance(self) -> Appearance:
        """What was chosen."""
        return self._appearance

    @property
    def is_dark(self) -> bool:
        """What is shown."""
        if self._appearance is Appearance.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._appearance is Appearance.DARK

    @property
    def colours(self) -> Colours:
        """The colours that are shown."""
        if self.is_bold:
            return BOLD_DARK if self.is_dark else BOLD_LIGHT
        return DARK_COLOURS if self.is_dark else LIGHT

    @property
    def is_bold(self) -> bool:
        """Whether the contrast is high: chosen, or wanted by the system where nothing was chosen."""
        chosen = str(self._settings.value(_CONTRAST, ""))
        return chosen == _HIGH if chosen else self._system.wants_high_contrast

    @property
    def moves(self) -> bool:
        """Whether things may glide where that helps the eye to follow."""
        return not self._system.wants_less_motion

    def choose(self, appearance: Appearance) -> None:
        """Dress the application so, from now on and at the next start."""
        self._appearance = appearance
        self._settings.setValue("appearance", appearance.value)
        self._dress()
        self.changed.emit()

    def toggle(self) -> None:
        """From light to dark, or back."""
        self.choose(Appearance.LIGHT if self.is_dark else Appearance.DARK)

    def toggle_contrast(self) -> None:
        """From usual to high contrast, or back; light stays light and dark stays dark."""
        self._settings.setValue(_CONTRAST, _USUAL if self.is_bold else _HIGH)
        self._dress()
        self.changed.emit()

    def _follow_contrast(self) -> None:
        self._dress()
        self.changed.emit()

    def _follow(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        application = cast("QApplication", QApplication.instance())
        application.setPalette(_palette(self.colours))
        folder = Path(_marks().path()) / f"{'dark' if self.is_dark else 'light'}{'-bold' if self.is_bold else ''}"
        folder.mkdir(exist_ok=True)
        draw_marks(self.colours, folder)
        sheet = stylesheet(self.colours, folder.as_posix(), backwards=application.isRightToLeft())
        if sheet != application.styleSheet():  # every widget is dressed anew, which takes long
            application.setStyleSheet(sheet)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


@cache
def _marks() -> QTemporaryDir:
    """The folder of the small pictures that the style sheet names; it lives as long as the application does."""
    return QTemporaryDir()


def _appearance(text: str) -> Appearance:
    return next((choice for choice in Appearance if choice.value == text), Appearance.SYSTEM)


def _palette(colours: Colours) -> QPalette:
    """The standard widgets' colours; what is disabled takes the faint text."""
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, colour in (
        ((role.Window, role.Button, role.AlternateBase), colours.window),
        ((role.Base, role.ToolTipBase), colours.surface),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), colours.text),
        ((role.PlaceholderText,), colours.faint),
        ((role.Highlight, role.Accent, role.Link), colours.accent),
        ((role.HighlightedText,), colours.on_accent),
        ((role.Light, role.Midlight, role.Mid, role.Dark, role.Shadow), colours.line),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.faint))
    return palette
