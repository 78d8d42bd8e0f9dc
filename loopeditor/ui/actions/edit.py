"""The history, and what is selected."""

from __future__ import annotations

from loopeditor.ui.actions.action import EDIT, Action, Std, drawn, selected, variable_selected

ACTIONS: tuple[Action, ...] = (
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
        enabled=variable_selected,
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
        enabled=selected,
    ),
    Action(
        "select-all",
        EDIT,
        "Select &All",
        lambda w: w.canvas.select_all(),
        (Std.SelectAll,),
        enabled=drawn,
        on_canvas=True,
    ),
)
