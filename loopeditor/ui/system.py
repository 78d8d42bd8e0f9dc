"""What the person has told the system about contrast and motion; where Qt cannot tell, nothing special is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


class System:
    """The system's wishes, as they are when asked. Qt tells of contrast since 6.10, of motion since later."""

    def __init__(self) -> None:
        self._style_hints = QGuiApplication.styleHints()  # held, as what it gives lives no longer than it does
        accessibility: Any = getattr(self._style_hints, "accessibility", None)
        self._hints: Any = accessibility() if accessibility else None

    @property
    def wants_high_contrast(self) -> bool:
        """Whether colours should differ as much as they can."""
        preference = getattr(self._hints, "contrastPreference", None)
        return preference is not None and preference().name == "HighContrast"

    @property
    def wants_less_motion(self) -> bool:
        """Whether nothing should move that need not."""
        preference = getattr(self._hints, "motionPreference", None)
        if preference:
            return "Reduce" in str(preference().name)
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)

    def tell(self, changed: Callable[[], None]) -> None:
        """Call this when a wish changes, as long as the object lives whose method it is."""
        for name in ("contrastPreferenceChanged", "motionPreferenceChanged"):
            if signal := getattr(self._hints, name, None):
                signal.connect(changed)
