"""What is in the diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.model import edits
from loopeditor.model.diagram import Direction
from loopeditor.model.polarity import Polarity
from loopeditor.tools.events import SetPolarity, ToggleDelay
from loopeditor.ui.actions.action import (
    DIAGRAM,
    Action,
    Perform,
    drawn,
    editing,
    link_selected,
    links,
    variable_selected,
    variables,
)

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow


def _polarity(polarity: Polarity) -> Perform:
    return lambda window: window.canvas.send(SetPolarity(polarity))


def _reverse(window: MainWindow) -> None:
    window.document.commit(edits.reverse(window.document.diagram, links(window)), "Reverse link")


def _straighten(window: MainWindow) -> None:
    window.document.commit(edits.bend(window.document.diagram, links(window), None), "Reset curve")


def _want(window: MainWindow, direction: Direction | None, words: str) -> None:
    diagram, ids = window.document.diagram, variables(window)
    which = diagram.name(next(iter(ids))) if len(ids) == 1 else f"{len(ids)} variables"
    window.document.commit(edits.want(diagram, ids, direction), f"{words} {' '.join(which.split())}")


def _wanted(direction: Direction | None, name: str, text: str, words: str) -> Action:
    def holds(window: MainWindow) -> bool:
        ids = variables(window) if window.is_editing else frozenset()
        return bool(ids) and all(window.document.diagram.variable[i].wanted is direction for i in ids)

    return Action(
        name,
        "&Diagram/&Wanted",
        text,
        lambda w: _want(w, direction, words),
        tip="Which way people want the selected variables to go",
        enabled=variable_selected,
        checked=holds,
    )


ACTIONS: tuple[Action, ...] = (
    Action(
        "variable",
        DIAGRAM,
        "Add &Variable",
        lambda w: w.canvas.add_variable(),
        hint="V",
        icon="add-variable",
        tip="Add a variable and type its name",
        enabled=editing,
    ),
    Action(
        "positive",
        DIAGRAM,
        "Positive Link",
        _polarity(Polarity.POSITIVE),
        hint="+",
        icon="plus",
        tip="More of the cause, more of the effect",
        enabled=link_selected,
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
        enabled=link_selected,
    ),
    Action(
        "unknown",
        DIAGRAM,
        "Unknown Link",
        _polarity(Polarity.UNKNOWN),
        hint="?",
        icon="question",
        tip="It depends, or nobody knows",
        enabled=link_selected,
    ),
    Action(
        "delay",
        DIAGRAM,
        "&Delay",
        lambda w: w.canvas.send(ToggleDelay()),
        hint="D",
        icon="delay",
        tip="The effect comes later",
        enabled=link_selected,
    ),
    Action("reverse", DIAGRAM, "&Reverse Link", _reverse, enabled=link_selected, starts_group=True),
    Action("straighten", DIAGRAM, "Reset &Curve", _straighten, enabled=link_selected),
    _wanted(Direction.UP, "want-more", "&Up", "Want more"),
    _wanted(Direction.DOWN, "want-less", "&Down", "Want less"),
    _wanted(None, "want-none", "&No View", "No view of"),
    Action("arrange", DIAGRAM, "&Arrange Again", lambda w: w.arrange(), enabled=drawn, starts_group=True),
    Action("story", DIAGRAM, "&Title and Story…", lambda w: w.edit_story(), ("Ctrl+I",), enabled=editing),
)
