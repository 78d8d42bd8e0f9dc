"""The causal-loop diagram as an immutable value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from loopeditor.model import soundness
from loopeditor.model.elements import (
    GROUP_COLOURS,
    MOST_LINES,
    DiagramError,
    Direction,
    FreeText,
    Ghost,
    Group,
    Link,
    LoopKey,
    LoopNote,
    Position,
    Variable,
    loop_key,
)
from loopeditor.model.scenario import Scenario

__all__ = [
    "GROUP_COLOURS",
    "MOST_LINES",
    "Diagram",
    "DiagramError",
    "Direction",
    "FreeText",
    "Ghost",
    "Group",
    "Link",
    "LoopKey",
    "LoopNote",
    "Position",
    "Variable",
    "fresh_id",
    "loop_key",
    "show_diagrams_with",
]


def _no_extra() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Diagram:
    """Variables and the links between them, in a stable order, what people call the loops, and what stands beside.

    ``title_place`` is the middle of the title on the canvas; None where it is not shown there. ``scenarios`` are what
    people try on it in a simulation.

    Raises:
        DiagramError: when an id is used twice, a link or ghost names something that is not there, a number is not
            finite, a loop has two notes, or two scenarios have one name.
    """

    title: str = ""
    description: str = ""
    variables: tuple[Variable, ...] = ()
    links: tuple[Link, ...] = ()
    loop_notes: tuple[LoopNote, ...] = ()
    ghosts: tuple[Ghost, ...] = ()
    texts: tuple[FreeText, ...] = ()
    groups: tuple[Group, ...] = ()
    title_place: Position | None = None
    scenarios: tuple[Scenario, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)

    def __post_init__(self) -> None:
        _refuse(soundness.faults(self))

    @cached_property
    def variable(self) -> Mapping[str, Variable]:
        """The variables by id."""
        return {variable.id: variable for variable in self.variables}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Each variable's place in the order, from 0, by id."""
        return {variable.id: k for k, variable in enumerate(self.variables)}

    @cached_property
    def link(self) -> Mapping[str, Link]:
        """The links by id."""
        return {link.id: link for link in self.links}

    @cached_property
    def loop_note(self) -> Mapping[LoopKey, LoopNote]:
        """The notes on loops by key."""
        return {note.key: note for note in self.loop_notes}

    @cached_property
    def ghost(self) -> Mapping[str, Ghost]:
        """The ghosts by id."""
        return {ghost.id: ghost for ghost in self.ghosts}

    @cached_property
    def text(self) -> Mapping[str, FreeText]:
        """The free texts by id."""
        return {text.id: text for text in self.texts}

    @cached_property
    def scenario(self) -> Mapping[str, Scenario]:
        """The scenarios by name."""
        return {scenario.name: scenario for scenario in self.scenarios}

    @cached_property
    def group(self) -> Mapping[str, Group]:
        """The groups by name."""
        return {group.name: group for group in self.groups}

    def exchanging(
        self,
        *,
        variables: Iterable[Variable] = (),
        links: Iterable[Link] = (),
        ghosts: Iterable[Ghost] = (),
        texts: Iterable[FreeText] = (),
    ) -> Diagram:
        """With each of these in the place of the one that has its id; an id that is not there is passed over.

        Only these are checked, and what hangs on them: where ids stay, the rest of a sound diagram stays sound.

        Raises:
            DiagramError: as for a new diagram.
        """
        held = vars(made := copy(self))  # the mappings that are known hold but for those of what is exchanged
        variables, links = _there(self.variable, variables), _there(self.link, links)
        ghosts, texts = _there(self.ghost, ghosts), _there(self.text, texts)
        held["variables"], held["variable"] = _exchanged(self.variables, self.variable, variables)
        held["links"], held["link"] = _exchanged(self.links, self.link, links)
        held["ghosts"], held["ghost"] = _exchanged(self.ghosts, self.ghost, ghosts)
        held["texts"], held["text"] = _exchanged(self.texts, self.text, texts)
        _refuse(soundness.faults_of_exchanged(made, variables, links, ghosts, texts))
        return made

    def name(self, variable_id: str) -> str:
        """The name of a variable from its id."""
        return self.variable[variable_id].name

    @property
    def is_placed(self) -> bool:
        """Whether every variable has a position."""
        return all(variable.position is not None for variable in self.variables)

    def _repr_svg_(self) -> str | None:
        """The picture that a notebook shows; None where nothing that draws has been loaded."""
        return _draw(self) if _draw else None


_draw: Callable[[Diagram], str] | None = None


def show_diagrams_with(draw: Callable[[Diagram], str]) -> None:
    """Let notebooks show every diagram as the SVG text that ``draw`` makes of it."""
    global _draw
    _draw = draw


def fresh_id(diagram: Diagram, prefix: str) -> str:
    """An id that nothing in the diagram has: the prefix ("v", "l", "g" or "t") and the next free number. O(n).

    Nor is it one that a note still remembers: a new link must not pass for the one that was deleted.
    """
    used = [
        *diagram.variable,
        *diagram.link,
        *diagram.ghost,
        *diagram.text,
        *(i for note in diagram.loop_notes for i in note.key),
    ]
    numbers = [int(i[len(prefix) :]) for i in used if i.startswith(prefix) and i[len(prefix) :].isdecimal()]
    return f"{prefix}{max(numbers, default=0) + 1}"


_Held = TypeVar("_Held", Variable, Link, Ghost, FreeText)


def _there(index: Mapping[str, _Held], others: Iterable[_Held]) -> list[_Held]:
    return [other for other in others if other.id in index]


def _exchanged(
    row: tuple[_Held, ...], index: Mapping[str, _Held], others: list[_Held]
) -> tuple[tuple[_Held, ...], Mapping[str, _Held]]:
    """A row of things and their mapping by id, in its order, with others in the place of those with their ids."""
    if not others:
        return row, index
    held = {**index, **{other.id: other for other in others}}
    return tuple(held.values()), held


def _refuse(faults: Iterable[str]) -> None:
    for fault in faults:
        raise DiagramError(fault)
