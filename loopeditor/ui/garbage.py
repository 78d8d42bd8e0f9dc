"""Garbage collection in the window's thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000  # milliseconds between two looks


class Garbage(QObject):
    """Python's own collector may run in any thread, and would destroy widgets in one that is not theirs: Qt crashes.

    While this lives, cycles are collected here, at the thresholds of the ``gc`` module.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect)
        timer.start(_EVERY)
        self.destroyed.connect(gc.enable)


def collect() -> None:
    """Collect the oldest generation whose time has come, if any."""
    due = [
        k for k, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if 0 < most < count
    ]
    if due:
        gc.collect(max(due))
