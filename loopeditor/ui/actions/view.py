"""Looking about."""

from __future__ import annotations

from loopeditor.ui.actions.action import VIEW, Action, Std, editing
from loopeditor.ui.theme import Appearance


def _appearance(choice: Appearance, text: str) -> Action:
    return Action(
        f"look-{choice.value}",
        "&View/&Appearance",
        text,
        lambda w: w.look.choose(choice),
        checked=lambda w: w.look.appearance is choice,
    )


ACTIONS: tuple[Action, ...] = (
    Action(
        "zoom-in",
        VIEW,
        "Zoom &In",
        lambda w: w.canvas.zoom_in(),
        (Std.ZoomIn, "Ctrl+="),
        icon="zoom-in",
        tip="Zoom in",
        enabled=editing,
    ),
    Action(
        "zoom-out",
        VIEW,
        "Zoom &Out",
        lambda w: w.canvas.zoom_out(),
        (Std.ZoomOut,),
        icon="zoom-out",
        tip="Zoom out",
        enabled=editing,
    ),
    Action("zoom-reset", VIEW, "A&ctual Size", lambda w: w.canvas.zoom_reset(), ("Ctrl+0",), enabled=editing),
    Action(
        "fit",
        VIEW,
        "&Fit in Window",
        lambda w: w.canvas.fit(),
        ("Ctrl+9",),
        icon="fit",
        tip="Show the whole diagram",
        enabled=editing,
    ),
    Action(
        "loops",
        VIEW,
        "&Loops",
        lambda w: w.toggle_loops(),
        ("Ctrl+L",),
        enabled=editing,
        checked=lambda w: w.shows_loops,
        starts_group=True,
    ),
    _appearance(Appearance.SYSTEM, "As the &System"),
    _appearance(Appearance.LIGHT, "&Light"),
    _appearance(Appearance.DARK, "&Dark"),
    Action("dark", "", "Light or Dark", lambda w: w.look.toggle(), icon="moon", tip="Light or dark"),
)
