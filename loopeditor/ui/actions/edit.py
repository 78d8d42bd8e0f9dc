"""The history, and what is selected."""

from __future__ import annotations

from loopeditor.language import mark, tr
from loopeditor.tools.events import Cancel, Duplicate
from loopeditor.ui.actions.action import EDIT, Action, Std, drawn, selected, variable_selected

HISTORY: tuple[Action, ...] = (
    Action(
        "undo",
        EDIT,
        mark("&Undo"),
        lambda w: w.document.undo_stack.undo(),
        (Std.Undo,),
        icon="undo",
        tip=mark("Undo"),
        enabled=lambda w: w.is_editing and w.document.undo_stack.canUndo(),
        label=lambda w: tr("&Undo {what}", what=w.document.undo_stack.undoText()).rstrip(),
    ),
    Action(
        "redo",
        EDIT,
        mark("&Redo"),
        lambda w: w.document.undo_stack.redo(),
        (Std.Redo, "Ctrl+Y", "Ctrl+Shift+Z"),
        icon="redo",
        tip=mark("Redo"),
        enabled=lambda w: w.is_editing and w.document.undo_stack.canRedo(),
        label=lambda w: tr("&Redo {what}", what=w.document.undo_stack.redoText()).rstrip(),
    ),
)
ACTIONS: tuple[Action, ...] = (
    Action(
        "rename",
        EDIT,
        mark("Re&name Variable"),
        lambda w: w.canvas.rename_selected(),
        hint="F2",
        enabled=variable_selected,
        starts_group=True,
    ),
    Action(
        "duplicate",
        EDIT,
        mark("Dup&licate"),
        lambda w: w.canvas.send(Duplicate()),
        ("Ctrl+D",),
        tip=mark("The selected things once more, with the links among them"),
        enabled=selected,
        on_canvas=True,
    ),
    Action(
        "delete",
        EDIT,
        mark("&Delete"),
        lambda w: w.canvas.delete_selected(),
        hint="Del",
        icon="delete",
        tip=mark("Delete what is selected"),
        enabled=selected,
    ),
    Action(
        "select-all",
        EDIT,
        mark("Select &All"),
        lambda w: w.canvas.select_all(),
        (Std.SelectAll,),
        enabled=drawn,
        on_canvas=True,
    ),
    Action(
        "deselect",
        EDIT,
        mark("Select N&othing"),
        lambda w: w.canvas.send(Cancel()),
        (Std.Deselect, "Ctrl+Shift+A"),
        enabled=lambda w: selected(w) or (w.is_editing and w.selection.lit is not None),
        on_canvas=True,
    ),
)
