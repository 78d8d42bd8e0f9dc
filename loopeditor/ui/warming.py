"""What the first diagram needs is made while the start page is looked at, so that it opens without a pause."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

_SOON, _BREATH = 300, 20  # milliseconds
_SLOW = (
    "loopeditor.ui.preparing",
    "loopeditor.ui.workspace",
    "loopeditor.ui.panels.side",
    "loopeditor.ui.panels.outline",
    "loopeditor.ui.panels.text_pane",
    "loopeditor.ui.context_menu",
    "loopeditor.ui.overlays.tour",
)
"""Modules that a document needs and a start page does not; they are loaded beside the window."""


class Warming(QObject):
    """Takes one small step after the other, none of which is felt; what is needed sooner is made at once as ever."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps = self._making()
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._load)
        self._timer.start()

    def _load(self) -> None:
        if not self._window.is_ready:
            self._window.background.run(_load_modules, lambda _: self._go_on(), lambda _: None)

    def _go_on(self) -> None:
        if self._window.isVisible() and not self._window.is_ready and next(self._steps, None):
            QTimer.singleShot(_BREATH, self, self._go_on)

    def _making(self) -> Iterator[object]:
        window = self._window
        yield window.menus
        yield window.workspace
        yield window.side
        yield window.outline
        window.get_ready()


def _load_modules() -> None:
    for name in _SLOW:
        import_module(name)
