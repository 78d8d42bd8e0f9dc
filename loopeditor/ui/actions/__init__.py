"""Every action of the window as data: menus, tool bar, palette and shortcut sheet are built from this one table."""

from __future__ import annotations

from loopeditor.ui.actions import (
    arranging,
    building,
    clipboard,
    describing,
    diagram,
    edit,
    file,
    finding,
    helping,
    learning,
    running,
    view,
)
from loopeditor.ui.actions.action import RECENT, Action, bound_keys, usual_keys

ACTIONS: tuple[Action, ...] = (
    *file.ACTIONS,
    *edit.HISTORY,
    *clipboard.ACTIONS,
    *edit.ACTIONS,
    *finding.EDIT_ACTIONS,
    *view.ACTIONS,
    *arranging.VIEW_ACTIONS,
    *building.VIEW_ACTIONS,
    *finding.VIEW_ACTIONS,
    *describing.VIEW_ACTIONS,
    *building.ACTIONS,
    *diagram.ACTIONS,
    *describing.ACTIONS,
    *running.STRENGTHS,
    *arranging.ACTIONS,
    *running.ACTIONS,
    *learning.ACTIONS,
    *describing.HELP_ACTIONS,
    *finding.HELP_ACTIONS,
    *helping.ACTIONS,
)
"""In the order of the menus."""

TOOL_BAR = (
    "new", "open", "save", "", "export", "copy-picture", "", "undo", "redo", "", "find", "", "variable", "",
    "positive", "negative", "unknown", "delay", "", "run", "", "zoom-out", "zoom-in", "fit", " ", "dark",
)  # fmt: skip
"""Ids from left to right; an empty one is a line, a blank one pushes the rest to the right."""

__all__ = ["ACTIONS", "RECENT", "TOOL_BAR", "Action", "bound_keys", "usual_keys"]
