"""Finding one's way: search, command palette, focus, trees, minimap, and the keys of all actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.language import mark
from loopeditor.ui.actions.action import EDIT, HELP, VIEW, Action, Std, drawn, editing, selected

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow


def _find(window: MainWindow) -> None:
    window.workspace.wayfinding.search.open()


def _open_palette(window: MainWindow) -> None:
    from loopeditor.ui.overlays.palette import open_palette

    open_palette(window)


def _edit_shortcuts(window: MainWindow) -> None:
    from loopeditor.ui import windows
    from loopeditor.ui.dialogs.shortcut_editor import ShortcutEditor

    editor = ShortcutEditor(window.menus.shortcuts, window)
    for each in {window, *windows.opened()}:
        editor.changed.connect(each.menus.rebind)
    editor.open()


def _is_focused(window: MainWindow) -> bool:
    return window.is_editing and window.selection.focus is not None


def _may_focus(window: MainWindow) -> bool:
    if not selected(window):
        return _is_focused(window)
    diagram = window.document.diagram
    return any(i in diagram.variable or i in diagram.ghost for i in window.selection.ids) or _is_focused(window)


EDIT_ACTIONS: tuple[Action, ...] = (
    Action(
        "find",
        EDIT,
        mark("&Find…"),
        _find,
        (Std.Find,),
        icon="search",
        tip=mark("Find a variable, loop, link or text"),
        enabled=drawn,
        starts_group=True,
    ),
    Action("keys", EDIT, mark("&Keyboard Shortcuts…"), _edit_shortcuts, starts_group=True),
)
"""For the end of the menu Edit."""

VIEW_ACTIONS: tuple[Action, ...] = (
    Action(
        "focus",
        VIEW,
        mark("Foc&us"),
        lambda w: w.workspace.wayfinding.toggle_focus(),
        ("Ctrl+Shift+F",),
        icon="focus",
        tip=mark("Fade all that is far from the selected variables"),
        enabled=_may_focus,
        checked=_is_focused,
        starts_group=True,
    ),
    Action(
        "trees",
        VIEW,
        mark("Causes and Uses T&rees"),
        lambda w: w.show_outline("trees"),
        ("Ctrl+Shift+T",),
        tip=mark("What leads to the selected variable, and what follows from it, as a tree"),
        enabled=editing,
        checked=lambda w: w.is_ready and w.outline.shown == "trees",
    ),
    Action(
        "minimap",
        VIEW,
        mark("&Minimap"),
        lambda w: w.workspace.wayfinding.toggle_minimap(),
        tip=mark("Show the whole diagram in a corner"),
        enabled=editing,
        checked=lambda w: w.is_ready and w.workspace.wayfinding.shows_minimap,
    ),
)
"""For the menu View."""

HELP_ACTIONS: tuple[Action, ...] = (
    Action(
        "palette",
        HELP,
        mark("&Command Palette…"),
        _open_palette,
        ("Ctrl+Shift+P",),
        tip=mark("Do anything by its name"),
    ),
)
"""For the menu Help."""
