"""Building with words: a line at a time, or the whole diagram as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.language import mark
from loopeditor.ui.actions.action import DIAGRAM, VIEW, Action, editing

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow


def _show_text(window: MainWindow) -> None:
    """Show the text and go there; where it is shown already, hide it."""
    window.show_outline("text")
    if window.outline.shown == "text":
        window.outline.show_tab("text").setFocus()
    else:
        window.canvas.setFocus()


VIEW_ACTIONS: tuple[Action, ...] = (
    Action(
        "text-pane",
        VIEW,
        mark("Te&xt"),
        _show_text,
        ("Ctrl+U",),
        tip=mark("The whole diagram as text, to read and to edit"),
        enabled=editing,
        checked=lambda w: w.is_ready and w.outline.shown == "text",
    ),
)
"""For the menu View."""

ACTIONS: tuple[Action, ...] = (
    Action(
        "quick-entry",
        DIAGRAM,
        mark("&Quick Entry"),
        lambda w: w.workspace.quick_entry.open(),
        ("/",),
        tip=mark("Draw a line such as Price -> Demand : - as soon as it is typed"),
        enabled=editing,
        on_canvas=True,
    ),
)
"""For the menu Diagram."""
