"""What is in the diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.language import mark, tr
from loopeditor.model import edits
from loopeditor.model.diagram import Direction
from loopeditor.model.naming import one_line
from loopeditor.model.polarity import Polarity
from loopeditor.tools.events import Reverse, SetPolarity, StartLink, ToggleDelay
from loopeditor.ui.actions.action import (
    DIAGRAM,
    Action,
    Perform,
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


def _straighten(window: MainWindow) -> None:
    window.document.commit(edits.bend(window.document.diagram, links(window), None), tr("Reset curve"))


def _want(window: MainWindow, direction: Direction | None, words: str) -> None:
    diagram, ids = window.document.diagram, variables(window)
    which = one_line(diagram.name(next(iter(ids)))) if len(ids) == 1 else tr("{n} variables", n=len(ids))
    window.document.commit(edits.want(diagram, ids, direction), tr(words, which=which))


def _edit_story(window: MainWindow) -> None:
    from loopeditor.ui.dialogs.story import StoryDialog

    StoryDialog(window.document, window).open()


def _wanted(direction: Direction | None, name: str, text: str, words: str) -> Action:
    def holds(window: MainWindow) -> bool:
        ids = variables(window) if window.is_editing else frozenset()
        return bool(ids) and all(window.document.diagram.variable[i].wanted is direction for i in ids)

    return Action(
        name,
        f"{DIAGRAM}/{mark('&Wanted')}",
        text,
        lambda w: _want(w, direction, words),
        tip=mark("Which way people want the selected variables to go"),
        enabled=variable_selected,
        checked=holds,
    )


ACTIONS: tuple[Action, ...] = (
    Action(
        "variable",
        DIAGRAM,
        mark("Add &Variable"),
        lambda w: w.canvas.add_variable(),
        hint="V",
        icon="add-variable",
        tip=mark("Add a variable and type its name"),
        enabled=editing,
    ),
    Action(
        "link",
        DIAGRAM,
        mark("&Link from Variable"),
        lambda w: w.canvas.send(StartLink()),
        hint="L",
        tip=mark("Choose what the selected variable acts on"),
        enabled=variable_selected,
    ),
    Action(
        "positive",
        DIAGRAM,
        mark("Positive Link"),
        _polarity(Polarity.POSITIVE),
        hint="+",
        icon="plus",
        tip=mark("More of the cause, more of the effect"),
        enabled=link_selected,
        starts_group=True,
    ),
    Action(
        "negative",
        DIAGRAM,
        mark("Negative Link"),
        _polarity(Polarity.NEGATIVE),
        hint="−",
        icon="minus",
        tip=mark("More of the cause, less of the effect"),
        enabled=link_selected,
    ),
    Action(
        "unknown",
        DIAGRAM,
        mark("Unknown Link"),
        _polarity(Polarity.UNKNOWN),
        hint="?",
        icon="question",
        tip=mark("It depends, or nobody knows"),
        enabled=link_selected,
    ),
    Action(
        "delay",
        DIAGRAM,
        mark("&Delay"),
        lambda w: w.canvas.send(ToggleDelay()),
        hint="D",
        icon="delay",
        tip=mark("The effect comes later"),
        enabled=link_selected,
    ),
    Action(
        "reverse",
        DIAGRAM,
        mark("&Reverse Link"),
        lambda w: w.canvas.send(Reverse()),
        hint="R",
        enabled=link_selected,
        starts_group=True,
    ),
    Action("straighten", DIAGRAM, mark("Reset &Curve"), _straighten, enabled=link_selected),
    _wanted(Direction.UP, "want-more", mark("&Up"), mark("Want more {which}")),
    _wanted(Direction.DOWN, "want-less", mark("&Down"), mark("Want less {which}")),
    _wanted(None, "want-none", mark("&No View"), mark("No view of {which}")),
    Action(
        "story",
        DIAGRAM,
        mark("Title and Stor&y…"),
        _edit_story,
        ("Ctrl+I",),
        enabled=editing,
        starts_group=True,
    ),
)
