"""Every action of the window as data: menus, tool bar and shortcut sheet are built from this one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from loopeditor.model import edits
from loopeditor.model.diagram import Direction
from loopeditor.model.polarity import Polarity
from loopeditor.tools.events import SetPolarity, ToggleDelay
from loopeditor.ui.theme import Appearance

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

Std = QKeySequence.StandardKey
Perform = Callable[["MainWindow"], object]
Test = Callable[["MainWindow"], bool]


def _always(_: MainWindow) -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """One thing that can be done.

    ``menu`` is a path such as "View/Appearance". ``keys`` are bound in the whole window, on the canvas only where
    ``on_canvas``; ``hint`` names a key that the canvas itself listens to. ``label`` gives a text that changes,
    ``checked`` makes it a switch.
    """

    id: str
    menu: str
    text: str
    perform: Perform
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    hint: str = ""
    icon: str = ""
    tip: str = ""
    enabled: Test = _always
    checked: Test | None = None
    label: Callable[[MainWindow], str] | None = None
    on_canvas: bool = False
    starts_group: bool = False


def _editing(window: MainWindow) -> bool:
    return window.is_editing


def _drawn(window: MainWindow) -> bool:
    return window.is_editing and bool(window.document.diagram.variables)


def _selected(window: MainWindow) -> bool:
    return window.is_editing and bool(window.selection.ids)


def _variable_selected(window: MainWindow) -> bool:
    return window.is_editing and bool(_variables(window))


def _link_selected(window: MainWindow) -> bool:
    return window.is_editing and bool(_links(window))


def _links(window: MainWindow) -> frozenset[str]:
    return window.selection.ids & window.document.diagram.link.keys()


def _polarity(polarity: Polarity) -> Perform:
    return lambda window: window.canvas.send(SetPolarity(polarity))


def _reverse(window: MainWindow) -> None:
    window.document.commit(edits.reverse(window.document.diagram, _links(window)), "Reverse link")


def _straighten(window: MainWindow) -> None:
    window.document.commit(edits.bend(window.document.diagram, _links(window), None), "Reset curve")


def _variables(window: MainWindow) -> frozenset[str]:
    return window.selection.ids & window.document.diagram.variable.keys()


def _want(window: MainWindow, direction: Direction | None, words: str) -> None:
    diagram, ids = window.document.diagram, _variables(window)
    which = diagram.name(next(iter(ids))) if len(ids) == 1 else f"{len(ids)} variables"
    window.document.commit(edits.want(diagram, ids, direction), f"{words} {' '.join(which.split())}")


def _wanted(direction: Direction | None, name: str, text: str, words: str) -> Action:
    def holds(window: MainWindow) -> bool:
        ids = _variables(window)
        return bool(ids) and all(window.document.diagram.variable[i].wanted is direction for i in ids)

    return Action(
        name,
        "&Diagram/&Wanted",
        text,
        lambda w: _want(w, direction, words),
        tip="Which way people want the selected variables to go",
        enabled=_variable_selected,
        checked=holds,
    )


def _appearance(choice: Appearance, text: str) -> Action:
    return Action(
        f"look-{choice.value}",
        "&View/&Appearance",
        text,
        lambda w: w.look.choose(choice),
        checked=lambda w: w.look.appearance is choice,
    )


FILE, EDIT, VIEW, DIAGRAM, HELP = "&File", "&Edit", "&View", "&Diagram", "&Help"
RECENT = "&File/Open &Recent"

ACTIONS: tuple[Action, ...] = (
    Action("new", FILE, "&New", lambda w: w.filing.new(), (Std.New,), icon="new", tip="Start an empty diagram"),
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
        enabled=_editing,
        starts_group=True,
    ),
    Action("save-as", FILE, "Save &As…", lambda w: w.filing.save_as(), (Std.SaveAs, "Ctrl+Shift+S"), enabled=_editing),
    Action(
        "export",
        FILE,
        "&Export Picture…",
        lambda w: w.pictures.export(),
        ("Ctrl+E",),
        icon="export",
        tip="Export as SVG, PNG, PDF or DOT",
        enabled=_drawn,
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
        enabled=_drawn,
    ),
    Action("quit", FILE, "&Quit", lambda w: w.close(), (Std.Quit, "Ctrl+Q"), starts_group=True),
    Action(
        "undo",
        EDIT,
        "&Undo",
        lambda w: w.document.undo_stack.undo(),
        (Std.Undo,),
        icon="undo",
        tip="Undo",
        enabled=lambda w: w.is_editing and w.document.undo_stack.canUndo(),
        label=lambda w: f"&Undo {w.document.undo_stack.undoText()}".rstrip(),
    ),
    Action(
        "redo",
        EDIT,
        "&Redo",
        lambda w: w.document.undo_stack.redo(),
        (Std.Redo, "Ctrl+Y", "Ctrl+Shift+Z"),
        icon="redo",
        tip="Redo",
        enabled=lambda w: w.is_editing and w.document.undo_stack.canRedo(),
        label=lambda w: f"&Redo {w.document.undo_stack.redoText()}".rstrip(),
    ),
    Action(
        "rename",
        EDIT,
        "Re&name Variable",
        lambda w: w.canvas.rename_selected(),
        hint="F2",
        enabled=_variable_selected,
        starts_group=True,
    ),
    Action(
        "delete",
        EDIT,
        "&Delete",
        lambda w: w.canvas.delete_selected(),
        hint="Del",
        icon="delete",
        tip="Delete what is selected",
        enabled=_selected,
    ),
    Action(
        "select-all",
        EDIT,
        "Select &All",
        lambda w: w.canvas.select_all(),
        (Std.SelectAll,),
        enabled=_drawn,
        on_canvas=True,
    ),
    Action(
        "zoom-in",
        VIEW,
        "Zoom &In",
        lambda w: w.canvas.zoom_in(),
        (Std.ZoomIn, "Ctrl+="),
        icon="zoom-in",
        tip="Zoom in",
        enabled=_editing,
    ),
    Action(
        "zoom-out",
        VIEW,
        "Zoom &Out",
        lambda w: w.canvas.zoom_out(),
        (Std.ZoomOut,),
        icon="zoom-out",
        tip="Zoom out",
        enabled=_editing,
    ),
    Action("zoom-reset", VIEW, "A&ctual Size", lambda w: w.canvas.zoom_reset(), ("Ctrl+0",), enabled=_editing),
    Action(
        "fit",
        VIEW,
        "&Fit in Window",
        lambda w: w.canvas.fit(),
        ("Ctrl+9",),
        icon="fit",
        tip="Show the whole diagram",
        enabled=_editing,
    ),
    Action(
        "loops",
        VIEW,
        "&Loops",
        lambda w: w.toggle_loops(),
        ("Ctrl+L",),
        enabled=_editing,
        checked=lambda w: w.shows_loops,
        starts_group=True,
    ),
    _appearance(Appearance.SYSTEM, "As the &System"),
    _appearance(Appearance.LIGHT, "&Light"),
    _appearance(Appearance.DARK, "&Dark"),
    Action(
        "variable",
        DIAGRAM,
        "Add &Variable",
        lambda w: w.canvas.add_variable(),
        hint="V",
        icon="add-variable",
        tip="Add a variable and type its name",
        enabled=_editing,
    ),
    Action(
        "positive",
        DIAGRAM,
        "Positive Link",
        _polarity(Polarity.POSITIVE),
        hint="+",
        icon="plus",
        tip="More of the cause, more of the effect",
        enabled=_link_selected,
        starts_group=True,
    ),
    Action(
        "negative",
        DIAGRAM,
        "Negative Link",
        _polarity(Polarity.NEGATIVE),
        hint="−",
        icon="minus",
        tip="More of the cause, less of the effect",
        enabled=_link_selected,
    ),
    Action(
        "unknown",
        DIAGRAM,
        "Unknown Link",
        _polarity(Polarity.UNKNOWN),
        hint="?",
        icon="question",
        tip="It depends, or nobody knows",
        enabled=_link_selected,
    ),
    Action(
        "delay",
        DIAGRAM,
        "&Delay",
        lambda w: w.canvas.send(ToggleDelay()),
        hint="D",
        icon="delay",
        tip="The effect comes later",
        enabled=_link_selected,
    ),
    Action("reverse", DIAGRAM, "&Reverse Link", _reverse, enabled=_link_selected, starts_group=True),
    Action("straighten", DIAGRAM, "Reset &Curve", _straighten, enabled=_link_selected),
    _wanted(Direction.UP, "want-more", "&Up", "Want more"),
    _wanted(Direction.DOWN, "want-less", "&Down", "Want less"),
    _wanted(None, "want-none", "&No View", "No view of"),
    Action("arrange", DIAGRAM, "&Arrange Again", lambda w: w.arrange(), enabled=_drawn, starts_group=True),
    Action("story", DIAGRAM, "&Title and Story…", lambda w: w.edit_story(), ("Ctrl+I",), enabled=_editing),
    Action("shortcuts", HELP, "&Keys and Gestures", lambda w: w.show_shortcuts(), (Std.HelpContents, "F1")),
    Action("about", HELP, "&About loopeditor", lambda w: w.show_about()),
    Action("dark", "", "Light or Dark", lambda w: w.look.toggle(), icon="moon", tip="Light or dark"),
)

TOOL_BAR = (
    "new", "open", "save", "", "export", "copy", "", "undo", "redo", "", "variable", "", "positive", "negative",
    "unknown", "delay", "", "zoom-out", "zoom-in", "fit", " ", "dark",
)  # fmt: skip
"""Ids from left to right; an empty one is a line, a blank one pushes the rest to the right."""


def bound_keys(action: Action) -> list[QKeySequence]:
    """The key sequences of an action, each once; what a standard key means depends on the system."""
    return _once(sequence for key in action.keys for sequence in _sequences(key))


def usual_keys(action: Action) -> list[QKeySequence]:
    """Those that are worth telling: of a standard key the first, not what rare keyboards have as well."""
    return _once(sequence for key in action.keys for sequence in _sequences(key)[:1])


def _sequences(key: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    return [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)


def _once(sequences: Iterable[QKeySequence]) -> list[QKeySequence]:
    found: list[QKeySequence] = []
    for sequence in sequences:
        if sequence not in found and not sequence.isEmpty():
            found.append(sequence)
    return found
