"""Menus and tool bar, built from the table of actions and kept true to the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from loopeditor.language import tr
from loopeditor.ui.actions import ACTIONS, RECENT, TOOL_BAR, Action
from loopeditor.ui.dragging_out import drag_out_of
from loopeditor.ui.icons import icon
from loopeditor.ui.menu_bar import TitledBar
from loopeditor.ui.shortcuts import Shortcuts

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow


class Menus:
    """The window's QActions by id, with its menu bar and tool bar."""

    def __init__(self, window: MainWindow, bar: TitledBar) -> None:
        self._window = window
        self.shortcuts = Shortcuts(window.settings)
        self.actions: Mapping[str, QAction] = {action.id: self._build(action) for action in ACTIONS}
        self.bar = bar
        self._submenus: dict[str, QMenu] = dict(bar.menus)
        for action in ACTIONS:
            if action.menu:
                self._put(action)
        self.tool_bar = self._build_tool_bar()
        self.list_recent()
        self.refresh()

    def listen_on(self, canvas: QWidget) -> None:
        """Let the canvas take the keys of the actions that are its own."""
        canvas.addActions([self.actions[action.id] for action in ACTIONS if action.on_canvas])

    def rebind(self) -> None:
        """Give every action the keys that are chosen now."""
        for action in ACTIONS:
            built = self.actions[action.id]
            built.setShortcuts(self.shortcuts.keys(action))
            built.setToolTip(self._tip(action, tr(action.tip or action.text)))
        self.refresh()

    def refresh(self) -> None:
        """Enable, tick and name every action as things are now."""
        for action in ACTIONS:
            built = self.actions[action.id]
            built.setEnabled(action.enabled(self._window))
            if action.checked:
                built.setChecked(action.checked(self._window))
            if action.label:
                label = action.label(self._window)
                built.setText(_with_hint(action, label))
                built.setToolTip(self._tip(action, label))

    def draw_icons(self) -> None:
        """Draw the icons in the colours of the window."""
        colours = self._window.look.colours
        for action in ACTIONS:
            if action.icon:
                self.actions[action.id].setIcon(icon(action.icon, colours.text, colours.faint))
        self.actions["dark"].setIcon(icon("sun" if self._window.look.is_dark else "moon", colours.text, colours.faint))

    def list_recent(self) -> None:
        """Fill the menu of recent files."""
        menu, clear = self._submenus[RECENT], self.actions["recent"]
        for listed in menu.actions():
            menu.removeAction(listed)
            if listed is not clear:
                listed.deleteLater()
        for path in self._window.recent.paths:
            entry = menu.addAction(path.name.replace("&", "&&"))
            entry.setStatusTip(str(path))
            entry.triggered.connect(lambda _=False, path=path: self._window.filing.open_path(path))
        menu.addSeparator()
        menu.addAction(clear)
        clear.setEnabled(bool(self._window.recent.paths))

    def _build(self, action: Action) -> QAction:
        built = QAction(_with_hint(action, tr(action.text)), self._window)
        built.setObjectName(action.id)
        built.setCheckable(action.checked is not None)
        built.setShortcuts(self.shortcuts.keys(action))
        built.setToolTip(self._tip(action, tr(action.tip or action.text)))
        built.setStatusTip(tr(action.tip))
        built.setIconVisibleInMenu(False)
        built.triggered.connect(lambda: self._do(action))
        if action.on_canvas:
            built.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(built)
        return built

    def _do(self, action: Action) -> None:
        action.perform(self._window)
        self.refresh()

    def _tip(self, action: Action, text: str) -> str:
        tip, shown = text.replace("&", ""), self.shortcuts.first(action)
        return f"{tip} ({shown})" if shown else tip

    def _put(self, action: Action) -> None:
        menu = self._menu(action.menu)
        if action.starts_group:
            menu.addSeparator()
        menu.addAction(self.actions[action.id])

    def _menu(self, path: str) -> QMenu:
        if path not in self._submenus:
            parent, _, title = path.rpartition("/")
            self._submenus[path] = QMenu(tr(title), self.bar)
            self._menu(parent).addMenu(self._submenus[path])
        return self._submenus[path]

    def _build_tool_bar(self) -> QToolBar:
        bar = QToolBar(tr("Tools"), self._window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        for name in TOOL_BAR:
            if not name:
                bar.addSeparator()
            elif name.isspace():
                bar.addWidget(_spring())
            else:
                bar.addAction(self.actions[name])
        drag_out_of(cast("QToolButton", bar.widgetForAction(self.actions["export"])), self._window)
        return bar


def key_groups(shortcuts: Shortcuts) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each menu, what its actions are called and their keys; those without a key are left out."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for action in ACTIONS:
        if keys := shortcuts.text(action):
            title = tr(action.menu.partition("/")[0]).replace("&", "")
            groups.setdefault(title, []).append((tr(action.text).replace("&", ""), keys))
    return list(groups.items())


def _with_hint(action: Action, text: str) -> str:
    """A text after a tab stands where menus show a shortcut, and binds nothing."""
    return f"{text}\t{action.hint}" if action.hint else text


def _spring() -> QWidget:
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
