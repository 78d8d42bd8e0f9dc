"""Help."""

from __future__ import annotations

from loopeditor.ui.actions.action import HELP, Action, Std

ACTIONS: tuple[Action, ...] = (
    Action("shortcuts", HELP, "&Keys and Gestures", lambda w: w.show_shortcuts(), (Std.HelpContents, "F1")),
    Action("about", HELP, "&About loopeditor", lambda w: w.show_about()),
)
