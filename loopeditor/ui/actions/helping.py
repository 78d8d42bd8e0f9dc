"""Help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from loopeditor import __version__
from loopeditor.language import mark, tr
from loopeditor.ui.actions.action import HELP, Action, Std

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow


def _take_tour(window: MainWindow) -> None:
    from loopeditor.ui.overlays.tour import take_tour

    take_tour(window)


def _show_shortcuts(window: MainWindow) -> None:
    from loopeditor.ui.dialogs.shortcuts import ShortcutSheet
    from loopeditor.ui.menus import key_groups

    ShortcutSheet(key_groups(window.menus.shortcuts), window).show()


def _show_about(window: MainWindow) -> None:
    box = QMessageBox(window)
    box.setWindowTitle(tr("About loopeditor"))
    box.setText(f"loopeditor {__version__}")
    box.setInformativeText(tr("Causal-loop diagrams: drawn, read and exported.\nMIT licence."))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


ACTIONS: tuple[Action, ...] = (
    Action("shortcuts", HELP, mark("&Keys and Gestures"), _show_shortcuts, (Std.HelpContents, "F1")),
    Action("tour", HELP, mark("Take the &Tour"), _take_tour, tip=mark("Five steps from nothing to a slide")),
    Action("about", HELP, mark("&About loopeditor"), _show_about),
)
