"""What an action of the window is, when it can be done, and its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from loopeditor.language import mark
from loopeditor.ui.menu_bar import ARRANGE, DIAGRAM, EDIT, FILE, HELP, LEARN, SIMULATE, VIEW

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

Std = QKeySequence.StandardKey
Perform = Callable[["MainWindow"], object]
Test = Callable[["MainWindow"], bool]


def always(_: MainWindow) -> bool:
    """At any time."""
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
    enabled: Test = always
    checked: Test | None = None
    label: Callable[[MainWindow], str] | None = None
    on_canvas: bool = False
    starts_group: bool = False


def editing(window: MainWindow) -> bool:
    """Whether the canvas is shown."""
    return window.is_editing


def drawn(window: MainWindow) -> bool:
    """Whether there is anything on the canvas."""
    return window.is_editing and bool(window.document.diagram.variables)


def selected(window: MainWindow) -> bool:
    """Whether anything is selected."""
    return window.is_editing and bool(window.selection.ids)


def variable_selected(window: MainWindow) -> bool:
    """Whether a variable is selected."""
    return window.is_editing and bool(variables(window))


def link_selected(window: MainWindow) -> bool:
    """Whether a link is selected."""
    return window.is_editing and bool(links(window))


def links(window: MainWindow) -> frozenset[str]:
    """The selected links."""
    return window.selection.ids & window.document.diagram.link.keys()


def variables(window: MainWindow) -> frozenset[str]:
    """The selected variables."""
    return window.selection.ids & window.document.diagram.variable.keys()


RECENT = f"{FILE}/{mark('Open &Recent')}"


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


__all__ = [
    "ARRANGE",
    "DIAGRAM",
    "EDIT",
    "FILE",
    "HELP",
    "LEARN",
    "RECENT",
    "SIMULATE",
    "VIEW",
    "Action",
    "Perform",
    "Std",
    "Test",
    "always",
    "bound_keys",
    "drawn",
    "editing",
    "link_selected",
    "links",
    "selected",
    "usual_keys",
    "variable_selected",
    "variables",
]
