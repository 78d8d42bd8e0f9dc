"""Looking about."""

from __future__ import annotations

from loopeditor.language import mark
from loopeditor.ui.actions.action import VIEW, Action, Std, editing
from loopeditor.ui.theme import Appearance


def _appearance(choice: Appearance, text: str) -> Action:
    return Action(
        f"look-{choice.value}",
        f"{VIEW}/{mark('&Appearance')}",
        text,
        lambda w: w.look.choose(choice),
        checked=lambda w: w.look.appearance is choice,
    )


ACTIONS: tuple[Action, ...] = (
    Action(
        "zoom-in",
        VIEW,
        mark("Zoom &In"),
        lambda w: w.canvas.zoom_in(),
        (Std.ZoomIn, "Ctrl+="),
        icon="zoom-in",
        tip=mark("Zoom in"),
        enabled=editing,
    ),
    Action(
        "zoom-out",
        VIEW,
        mark("Zoom &Out"),
        lambda w: w.canvas.zoom_out(),
        (Std.ZoomOut,),
        icon="zoom-out",
        tip=mark("Zoom out"),
        enabled=editing,
    ),
    Action("zoom-reset", VIEW, mark("A&ctual Size"), lambda w: w.canvas.zoom_reset(), ("Ctrl+0",), enabled=editing),
    Action(
        "fit",
        VIEW,
        mark("&Fit in Window"),
        lambda w: w.canvas.fit(),
        ("Ctrl+9",),
        icon="fit",
        tip=mark("Show the whole diagram"),
        enabled=editing,
    ),
    Action(
        "loops",
        VIEW,
        mark("&Loops"),
        lambda w: w.toggle_loops(),
        ("Ctrl+L",),
        enabled=editing,
        checked=lambda w: w.shows_loops,
        starts_group=True,
    ),
    _appearance(Appearance.SYSTEM, mark("As the &System")),
    _appearance(Appearance.LIGHT, mark("&Light")),
    _appearance(Appearance.DARK, mark("&Dark")),
    Action(
        "high-contrast",
        f"{VIEW}/{mark('&Appearance')}",
        mark("&High Contrast"),
        lambda w: w.look.toggle_contrast(),
        checked=lambda w: w.look.is_bold,
        tip=mark("The strongest colours on the window; pictures are exported as before"),
        starts_group=True,
    ),
    Action("dark", "", "Light or Dark", lambda w: w.look.toggle(), icon="moon", tip=mark("Light or dark")),
)
