"""Stories are lived in the window."""

from __future__ import annotations

from tests.ui.conftest import answers, garbage, settings, window

__all__ = ["answers", "garbage", "settings", "window"]
