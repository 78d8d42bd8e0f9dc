"""Playing the diagram: the walk of a push, and the run of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.language import mark, tr
from loopeditor.model import scenario_edits
from loopeditor.model.scenario import Strength
from loopeditor.ui.actions.action import (
    DIAGRAM,
    SIMULATE,
    Action,
    Perform,
    drawn,
    link_selected,
    links,
    variable_selected,
    variables,
)

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow
    from loopeditor.ui.running.running import Running


def _running(window: MainWindow) -> Running:
    """What plays the diagram; the menus follow it."""
    is_new = "running" not in vars(window.workspace)
    running = window.workspace.running
    if is_new:
        running.changed.connect(window.menus.refresh)
    return running


def _can_walk(window: MainWindow) -> bool:
    """Whether it is clear which variable is to be pushed."""
    return drawn(window) and bool(len(variables(window)) == 1 or window.selection.lit)


def _walks(window: MainWindow) -> bool:
    return window.is_ready and "running" in vars(window.workspace) and window.workspace.running.walk.walk is not None


def _runs(window: MainWindow) -> bool:
    return window.is_ready and "running" in vars(window.workspace) and window.workspace.running.is_open


def _walk(direction: int) -> Perform:
    return lambda window: _running(window).begin_walk(direction)


def _set_strength(window: MainWindow, strength: Strength, words: str) -> None:
    after = scenario_edits.set_strength(window.document.diagram, links(window), strength)
    window.document.commit(after, tr(words))


def _strength(strength: Strength, text: str, words: str) -> Action:
    def holds(window: MainWindow) -> bool:
        ids = links(window) if window.is_editing else frozenset()
        return bool(ids) and all(window.document.diagram.link[i].strength is strength for i in ids)

    return Action(
        f"strength-{strength.value}",
        f"{DIAGRAM}/{mark('Stren&gth')}",
        text,
        lambda w: _set_strength(w, strength, words),
        tip=mark("How much of a change the selected links pass on in a run"),
        enabled=link_selected,
        checked=holds,
    )


STRENGTHS: tuple[Action, ...] = (
    _strength(Strength.WEAK, mark("&Weak"), mark("Make link weak")),
    _strength(Strength.NORMAL, mark("&Normal"), mark("Make link normal")),
    _strength(Strength.STRONG, mark("&Strong"), mark("Make link strong")),
)
"""For the menu Diagram."""

ACTIONS: tuple[Action, ...] = (
    Action(
        "walk-up",
        SIMULATE,
        mark("Push &Up"),
        _walk(1),
        ("U",),
        tip=mark("See where a rise goes, link by link; with a loop lit, once round it"),
        enabled=_can_walk,
        on_canvas=True,
    ),
    Action(
        "walk-down",
        SIMULATE,
        mark("Push &Down"),
        _walk(-1),
        ("Shift+U",),
        tip=mark("See where a fall goes, link by link; with a loop lit, once round it"),
        enabled=_can_walk,
        on_canvas=True,
    ),
    Action(
        "walk-end",
        SIMULATE,
        mark("&End the Walk"),
        lambda w: _running(w).walk.end(),
        hint="Esc",
        enabled=_walks,
    ),
    Action(
        "run",
        SIMULATE,
        mark("&Run"),
        lambda w: _running(w).toggle(),
        ("F5",),
        icon="run",
        tip=mark("Push, and see what the diagram does over time"),
        enabled=drawn,
        checked=_runs,
        starts_group=True,
    ),
    Action(
        "run-play",
        SIMULATE,
        mark("&Play or Pause"),
        lambda w: _running(w).play(),
        ("F8",),
        enabled=lambda w: _runs(w) or _walks(w),
    ),
    Action(
        "run-virtuous",
        SIMULATE,
        mark("&Virtuous"),
        lambda w: _running(w).push_loop(virtuous=True),
        tip=mark("Push the wanted way and let it run"),
        enabled=drawn,
    ),
    Action(
        "run-vicious",
        SIMULATE,
        mark("Vi&cious"),
        lambda w: _running(w).push_loop(virtuous=False),
        tip=mark("Push the same variable the other way and let it run"),
        enabled=drawn,
    ),
    Action(
        "run-push",
        SIMULATE,
        mark("Push in the Ru&n"),
        lambda w: _running(w).push(variables(w)),
        tip=mark("A steady force on the selected variables, from the start of the run"),
        enabled=variable_selected,
        starts_group=True,
    ),
    Action(
        "run-disrupt",
        SIMULATE,
        mark("D&isrupt Now"),
        lambda w: _running(w).disrupt(),
        tip=mark("From the time that is shown on, a force the other way"),
        enabled=_runs,
    ),
    Action(
        "run-cut",
        SIMULATE,
        mark("Switch &Link Off Now"),
        lambda w: _running(w).cut(links(w)),
        tip=mark("From the time that is shown on, the selected links carry nothing"),
        enabled=link_selected,
    ),
)
"""For the menu Simulate."""
