"""Every action of the window as data: menus, tool bar, palette and shortcut sheet are built from this one table."""

from __future__ import annotations

from loopeditor.ui.actions import diagram, edit, file, helping, view
from loopeditor.ui.actions.action import RECENT, Action, bound_keys, usual_keys

ACTIONS: tuple[Action, ...] = (*file.ACTIONS, *edit.ACTIONS, *view.ACTIONS, *diagram.ACTIONS, *helping.ACTIONS)
"""In the order of the menus."""

TOOL_BAR = (
    "new", "open", "save", "", "export", "copy", "", "undo", "redo", "", "variable", "", "positive", "negative",
    "unknown", "delay", "", "zoom-out", "zoom-in", "fit", " ", "dark",
)  # fmt: skip
"""Ids from left to right; an empty one is a line, a blank one pushes the rest to the right."""

__all__ = ["ACTIONS", "RECENT", "TOOL_BAR", "Action", "bound_keys", "usual_keys"]
