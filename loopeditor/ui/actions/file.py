"""Files and pictures."""

from __future__ import annotations

from loopeditor.language import mark
from loopeditor.ui import windows
from loopeditor.ui.actions.action import FILE, RECENT, Action, Std, drawn, editing

ACTIONS: tuple[Action, ...] = (
    Action(
        "new", FILE, mark("&New"), lambda w: w.filing.new(), (Std.New,), icon="new", tip=mark("Start an empty diagram")
    ),
    Action("new-window", FILE, mark("New &Window"), windows.open_beside, ("Ctrl+Shift+N",)),
    Action(
        "open", FILE, mark("&Open…"), lambda w: w.filing.open(), (Std.Open,), icon="open", tip=mark("Open a diagram")
    ),
    Action("recent", RECENT, mark("&Clear List"), lambda w: w.recent.clear(), enabled=lambda w: bool(w.recent.paths)),
    Action("examples", FILE, mark("E&xamples and Recent Files"), lambda w: w.show_start(), ("Ctrl+Shift+O",)),
    Action(
        "save",
        FILE,
        mark("&Save"),
        lambda w: w.filing.save(),
        (Std.Save,),
        icon="save",
        tip=mark("Save the diagram"),
        enabled=editing,
        starts_group=True,
    ),
    Action(
        "save-as", FILE, mark("Save &As…"), lambda w: w.filing.save_as(), (Std.SaveAs, "Ctrl+Shift+S"), enabled=editing
    ),
    Action(
        "export",
        FILE,
        mark("&Export Picture…"),
        lambda w: w.pictures.export(),
        ("Ctrl+E",),
        icon="export",
        tip=mark("Export for slides, documents and the web, or drag from here into a slide"),
        enabled=drawn,
        starts_group=True,
    ),
    Action(
        "copy-picture",
        FILE,
        mark("&Copy as Picture"),
        lambda w: w.pictures.copy(),
        ("Ctrl+Shift+C",),
        icon="copy",
        tip=mark("Copy the diagram for a slide or a document"),
        enabled=drawn,
    ),
    Action("close", FILE, mark("C&lose Window"), lambda w: w.close(), (Std.Close, "Ctrl+W"), starts_group=True),
    Action("quit", FILE, mark("&Quit"), lambda _: windows.close_all(), (Std.Quit, "Ctrl+Q")),
)
