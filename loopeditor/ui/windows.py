"""The windows that are open, each with a document of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

_CASCADE = 32
"""How far to the right and down, in pixels, a window opens from the one that it was opened from."""

_open: list[MainWindow] = []


def opened() -> tuple[MainWindow, ...]:
    """The open windows, the one opened first at the front."""
    return tuple(_open)


def front() -> MainWindow | None:
    """The window that has the keyboard, else the one opened last; None where none is open."""
    active = QApplication.activeWindow()
    return next((window for window in _open if window is active), _open[-1] if _open else None)


def open_window(target: str | None, settings: QSettings | None = None, beside: MainWindow | None = None) -> MainWindow:
    """A window on the screen that opens a file, an example, or with None its start page."""
    from loopeditor.ui.main_window import MainWindow
    from loopeditor.ui.warming import Warming

    window = MainWindow(settings, beside)
    _open.append(window)
    Warming(window)
    window.closed.connect(_forget)
    window.open_target(target)
    window.show()
    return window


def open_beside(window: MainWindow, target: str | None = None) -> MainWindow:
    """One more window, a little to the right of and below another, with its settings."""
    settings = QSettings(window.settings.fileName(), window.settings.format())
    beside = open_window(target, settings, beside=window)
    beside.move(window.x() + _CASCADE, window.y() + _CASCADE)
    if target is None:
        beside.show_canvas()
    beside.activateWindow()
    return beside


def open_each(window: MainWindow, paths: Iterable[Path]) -> None:
    """The first file in this window, which asks before work is lost, and each other one in a window of its own."""
    first, *rest = paths
    window.filing.open_path(first)
    for path in rest:
        open_beside(window, str(path))


def close_all() -> bool:
    """Close one window after the other; False where somebody chose to go on with one."""
    return all(window.close() for window in reversed(_open[:]))


def _forget(window: MainWindow) -> None:
    """Let a closed window go, once Qt has left its handlers; the last one goes with the program.

    What it shared with others goes over to one of these.
    """
    if window in _open:
        _open.remove(window)
        if heir := next((other for other in _open if other.look is window.look), None):
            window.look.setParent(heir)
            window.recent.setParent(heir)
        if _open:
            window.deleteLater()
