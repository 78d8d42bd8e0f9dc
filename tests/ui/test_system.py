from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from loopeditor.ui.system import System

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_this_qt_says_is_read() -> None:
    system = System()
    assert system.wants_high_contrast is False
    assert isinstance(system.wants_less_motion, bool)


def test_a_qt_that_knows_of_neither_wants_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    system = System()
    monkeypatch.setattr(system, "_hints", None)
    monkeypatch.setattr(QApplication, "isEffectEnabled", lambda _: True)
    assert (system.wants_high_contrast, system.wants_less_motion) == (False, False)
    monkeypatch.setattr(QApplication, "isEffectEnabled", lambda _: False)
    assert system.wants_less_motion
    system.tell(lambda: None)


def test_a_qt_that_knows_of_both_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    system = System()
    says = SimpleNamespace(
        contrastPreference=lambda: SimpleNamespace(name="HighContrast"),
        motionPreference=lambda: SimpleNamespace(name="ReducedMotion"),
    )
    monkeypatch.setattr(system, "_hints", says)
    assert (system.wants_high_contrast, system.wants_less_motion) == (True, True)
