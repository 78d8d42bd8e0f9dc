"""The command palette: every action that can be done now, by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from loopeditor.editor.finding import Findable
from loopeditor.language import tr
from loopeditor.ui.actions import ACTIONS, Action
from loopeditor.ui.overlays.list_overlay import ListOverlay

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

_KEY = "palette/recent"
_MOST = 8
_ITSELF = "palette"


class Palette(QObject):
    """Lists the enabled actions, those done last through it first, and performs the one that is taken."""

    def __init__(self, window: MainWindow, ground: QWidget) -> None:
        super().__init__(ground)
        self._window = window
        self.overlay = ListOverlay(ground, window.look, tr("Do what?"))
        self.overlay.chosen.connect(self._perform)

    def open(self) -> None:
        """List what can be done now."""
        self._window.menus.refresh()
        hint = tr("↑ ↓ choose · Enter does it · Esc closes")
        self.overlay.open(self._findables(), hint, starts_on_first=True)

    def _findables(self) -> list[Findable]:
        recent, menus = recent_ids(self._window.settings), self._window.menus
        enabled = [action for action in ACTIONS if action.id != _ITSELF and menus.actions[action.id].isEnabled()]
        rows = [_row(action, menus.actions[action.id], menus.shortcuts.first(action), recent) for action in enabled]
        return sorted(rows, key=lambda row: row.rank)

    def _perform(self, row: Findable) -> None:
        name = str(row.what)
        settings = self._window.settings
        settings.setValue(_KEY, " ".join([name, *(other for other in recent_ids(settings) if other != name)][:_MOST]))
        self._window.menus.actions[name].trigger()


def recent_ids(settings: QSettings) -> list[str]:
    """The actions done last through the palette, the latest first."""
    return str(settings.value(_KEY, "")).split()


def _row(action: Action, built: QAction, keys: str, recent: list[str]) -> Findable:
    title = built.text().partition("\t")[0].replace("&", "")
    menu = action.menu.replace("&", "").replace("/", " › ")
    rank = recent.index(action.id) if action.id in recent else _MOST
    tip = built.statusTip()
    return Findable(title, action.id, aliases=(f"{menu} {title}",), also=tip, detail=menu, aside=keys, rank=rank)


def open_palette(window: MainWindow) -> None:
    """Open the palette over what the window shows now, the start page too."""
    ground = window.centralWidget() or window
    palette = ground.findChild(Palette) or Palette(window, ground)
    palette.open()
