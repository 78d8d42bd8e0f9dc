"""Stories are lived in the window."""

from __future__ import annotations

from tests.ui.conftest import answers, settings, window

__all__ = ["answers", "settings", "window"]
