"""What is said about the things in the diagram, and where one reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.language import mark, tr
from loopeditor.model.diagram import GROUP_COLOURS, Group
from loopeditor.tools.events import AddText
from loopeditor.ui.actions.action import DIAGRAM, HELP, VIEW, Action, drawn, editing, variable_selected, variables
from loopeditor.ui.colour_words import COLOUR_WORDS

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

_GROUP = f"{DIAGRAM}/{mark('&Group')}"


def _add_text(window: MainWindow) -> None:
    window.canvas.settle()
    window.canvas.setFocus()
    window.canvas.send(AddText(window.canvas.middle()))


def _add_ghost(window: MainWindow) -> None:
    from loopeditor.ui.describing import add_ghost

    add_ghost(window.workspace, variables(window))


def _toggle_title(window: MainWindow) -> None:
    from loopeditor.ui.describing import show_title

    show_title(window.workspace, shown=window.document.diagram.title_place is None)


def _set_group(window: MainWindow, name: str) -> None:
    from loopeditor.ui.describing import set_group

    set_group(window.workspace, variables(window), name)


def _inspect(window: MainWindow) -> None:
    if not window.shows_loops:
        window.toggle_loops()
    window.side.show_inspector()


def _show_glossary(window: MainWindow) -> None:
    from loopeditor.ui.dialogs.glossary import GlossaryDialog

    GlossaryDialog(window).show()


def _group_of(window: MainWindow, colour: str) -> Group:
    """The first group of a colour, or the one that would be made."""
    found = (group for group in window.document.diagram.groups if group.colour == colour)
    return next(found, Group(tr(COLOUR_WORDS[colour]), colour))


def _has_group(window: MainWindow, name: str) -> bool:
    diagram, ids = window.document.diagram, variables(window) if window.is_editing else frozenset()
    return bool(ids) and all(diagram.variable[i].group == name for i in ids)


def _group(colour: str) -> Action:
    def perform(window: MainWindow) -> None:
        from loopeditor.ui.describing import set_group

        set_group(window.workspace, variables(window), _group_of(window, colour).name, colour)

    def label(window: MainWindow) -> str:
        name, word = _group_of(window, colour).name.replace("&", "&&"), tr(COLOUR_WORDS[colour])
        return word if name == word else tr("{name} ({colour})", name=name, colour=word)

    return Action(
        f"group-{colour}",
        _GROUP,
        COLOUR_WORDS[colour],
        perform,
        tip=mark("Put the selected variables in the group of this colour"),
        enabled=variable_selected,
        checked=lambda w: _has_group(w, _group_of(w, colour).name),
        label=label,
    )


VIEW_ACTIONS: tuple[Action, ...] = (
    Action(
        "inspect",
        VIEW,
        mark("I&nspect"),
        _inspect,
        ("Alt+Return",),
        tip=mark("All that can be said of what is selected"),
        enabled=editing,
    ),
    Action(
        "tables",
        VIEW,
        mark("&Tables"),
        lambda w: w.show_outline("tables"),
        ("Ctrl+T",),
        tip=mark("The variables, links and loops as tables"),
        enabled=editing,
        checked=lambda w: w.is_editing and w.outline.shown == "tables",
    ),
)
ACTIONS: tuple[Action, ...] = (
    Action(
        "text",
        DIAGRAM,
        mark("Add &Text"),
        _add_text,
        hint="T",
        tip=mark("Add words that belong to nothing"),
        enabled=editing,
        starts_group=True,
    ),
    Action(
        "ghost",
        DIAGRAM,
        mark("Add G&host"),
        _add_ghost,
        tip=mark("Show the selected variable in a second place"),
        enabled=variable_selected,
    ),
    Action(
        "title",
        DIAGRAM,
        mark("Title &on Canvas"),
        _toggle_title,
        tip=mark("Show the title on the canvas"),
        enabled=drawn,
        checked=lambda w: w.document.diagram.title_place is not None,
    ),
    Action(
        "group-none",
        _GROUP,
        mark("&No Group"),
        lambda w: _set_group(w, ""),
        enabled=variable_selected,
        checked=lambda w: _has_group(w, ""),
    ),
    *(_group(colour) for colour in GROUP_COLOURS),
)
HELP_ACTIONS: tuple[Action, ...] = (
    Action("glossary", HELP, mark("&Words of the Field"), _show_glossary, tip=mark("What the terms mean")),
)
