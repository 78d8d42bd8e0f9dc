"""The clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.language import mark
from loopeditor.ui.actions.action import EDIT, Action, Std, drawn, editing, selected

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow


def _cut(window: MainWindow) -> None:
    from loopeditor.ui import clipboard

    clipboard.cut(window.workspace)


def _copy(window: MainWindow) -> None:
    from loopeditor.ui import clipboard

    clipboard.copy(window.workspace)


def _paste(window: MainWindow) -> None:
    from loopeditor.ui import pasting

    pasting.paste(window.workspace)


ACTIONS: tuple[Action, ...] = (
    Action("cut", EDIT, mark("Cu&t"), _cut, (Std.Cut,), enabled=selected, starts_group=True),
    Action("copy", EDIT, mark("&Copy"), _copy, (Std.Copy,), enabled=drawn),
    Action("paste", EDIT, mark("&Paste"), _paste, (Std.Paste,), enabled=editing),
)
