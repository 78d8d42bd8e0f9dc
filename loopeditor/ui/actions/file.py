"""Files and pictures."""

from __future__ import annotations

from loopeditor.ui import windows
from loopeditor.ui.actions.action import FILE, RECENT, Action, Std, drawn, editing

ACTIONS: tuple[Action, ...] = (
    Action("new", FILE, "&New", lambda w: w.filing.new(), (Std.New,), icon="new", tip="Start an empty diagram"),
    Action("new-window", FILE, "New &Window", windows.open_beside, ("Ctrl+Shift+N",)),
    Action("open", FILE, "&Open…", lambda w: w.filing.open(), (Std.Open,), icon="open", tip="Open a diagram"),
    Action("recent", RECENT, "&Clear List", lambda w: w.recent.clear(), enabled=lambda w: bool(w.recent.paths)),
    Action("examples", FILE, "E&xamples and Recent Files", lambda w: w.show_start(), ("Ctrl+Shift+O",)),
    Action(
        "save",
        FILE,
        "&Save",
        lambda w: w.filing.save(),
        (Std.Save,),
        icon="save",
        tip="Save the diagram",
        enabled=editing,
        starts_group=True,
    ),
    Action("save-as", FILE, "Save &As…", lambda w: w.filing.save_as(), (Std.SaveAs, "Ctrl+Shift+S"), enabled=editing),
    Action(
        "export",
        FILE,
        "&Export Picture…",
        lambda w: w.pictures.export(),
        ("Ctrl+E",),
        icon="export",
        tip="Export as SVG, PNG, PDF or DOT",
        enabled=drawn,
        starts_group=True,
    ),
    Action(
        "copy",
        FILE,
        "&Copy as Picture",
        lambda w: w.pictures.copy(),
        ("Ctrl+Shift+C",),
        icon="copy",
        tip="Copy the diagram for a slide or a document",
        enabled=drawn,
    ),
    Action("close", FILE, "C&lose Window", lambda w: w.close(), (Std.Close, "Ctrl+W"), starts_group=True),
    Action("quit", FILE, "&Quit", lambda _: windows.close_all(), (Std.Quit, "Ctrl+Q")),
)
