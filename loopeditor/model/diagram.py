"""The causal-loop diagram as an immutable value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from math import isfinite
from typing import Any, TypeVar

from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Scenario, Strength, fault

Position = tuple[float, float]
"""Centre of a variable in points (1/72 inch), x to the right and y downwards."""


class DiagramError(ValueError):
    """A diagram that cannot be; the message is one sentence for a person."""


class Direction(Enum):
    """Which way people want a variable to go."""

    UP = "up"
    DOWN = "down"


MOST_LINES = 3
"""In how many lines a name can be asked to be written."""


def _no_extra() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Variable:
    """Something that can rise or fall.

    ``position`` is None until somebody, or the layout, has placed it. ``group`` is the name of a ``Group``, or empty.
    ``lines`` is in how many lines its name is written, MOST_LINES at most; 0 leaves that to the geometry.
    ``extra`` holds fields of the file that this version does not know, so that saving keeps them.
    """

    id: str
    name: str
    position: Position | None = None
    wanted: Direction | None = None
    unit: str = ""
    note: str = ""
    group: str = ""
    lines: int = 0
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True)
class Link:
    """A claim that a change of ``source`` causes a change of ``target`` (ids of variables).

    ``bend`` is the sagitta of the link's arc over its chord, positive to the left of somebody who walks from source to
    target; None leaves the curve to the geometry. ``note`` says why the claim holds and ``evidence`` what supports it.
    ``source_ghost`` and ``target_ghost`` are ids of ghosts of its ends where it is drawn from or to one of these.
    """

    id: str
    source: str
    target: str
    polarity: Polarity = Polarity.POSITIVE
    delay: bool = False
    bend: float | None = None
    note: str = ""
    evidence: str = ""
    source_ghost: str = ""
    target_ghost: str = ""
    strength: Strength = Strength.NORMAL
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)

    @property
    def drawn_from(self) -> str:
        """Where it begins in the picture: the id of a ghost or of its source."""
        return self.source_ghost or self.source

    @property
    def drawn_to(self) -> str:
        """Where it ends in the picture: the id of a ghost or of its target."""
        return self.target_ghost or self.target


@dataclass(frozen=True)
class Ghost:
    """A second place in the picture for the variable with the id ``variable``; it means nothing more."""

    id: str
    variable: str
    position: Position
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True)
class FreeText:
    """Words on the canvas that belong to nothing; ``position`` is their middle."""

    id: str
    text: str
    position: Position
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


GROUP_COLOURS = ("orange", "sky", "green", "yellow", "blue", "red", "purple", "grey")
"""The colours that groups may have; a theme says what each looks like."""


@dataclass(frozen=True)
class Group:
    """Variables that share a colour; ``colour`` is one of GROUP_COLOURS."""

    name: str
    colour: str
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


LoopKey = tuple[str, ...]
"""What a feedback loop is, whatever happens elsewhere: its link ids in causal order, the smallest first."""


def loop_key(links: Sequence[str]) -> LoopKey:
    """The key of the loop that these link ids make, wherever they start.

    >>> loop_key(["l7", "l3", "l5"])
    ('l3', 'l5', 'l7')
    """
    first = links.index(min(links)) if links else 0
    return (*links[first:], *links[:first])


@dataclass(frozen=True)
class LoopNote:
    """The name and the note that people gave to a loop.

    The links of ``key`` may be gone, or no longer make a loop: the note is then an orphan that waits to be reattached.
    ``place`` is where somebody put the loop's identifier, or None to leave it to the geometry.
    """

    key: LoopKey
    name: str = ""
    note: str = ""
    place: Position | None = None
    extra: Mapping[str, Any] = field(default_factory=_no_extra, hash=False)


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
        _check_variables(self)
        _check_links(self)
        _check_loop_notes(self)
        _check_beside(self)
        _check_scenarios(self)

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

        Only these are checked, and what hangs on them: where ids stay, the rest of a sound diagram stays sound. So to
        move one thing of thousands costs next to nothing.

        Raises:
            DiagramError: as for a new diagram.
        """
        made = copy(self)  # with the mappings that are known, which hold but for those of what is exchanged
        held = vars(made)
        held["variables"], held["variable"] = _exchanged(self.variables, self.variable, variables := tuple(variables))
        held["links"], held["link"] = _exchanged(self.links, self.link, links := tuple(links))
        held["ghosts"], held["ghost"] = _exchanged(self.ghosts, self.ghost, ghosts := tuple(ghosts))
        held["texts"], held["text"] = _exchanged(self.texts, self.text, texts := tuple(texts))
        for variable in variables:
            _check_variable(variable)
        for link in links:
            _check_link(made, link)
        for each in (*ghosts, *texts):
            _check_place(each)
        _check_ghosts(made, made.links if ghosts else links)
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


def _exchanged(
    row: tuple[_Held, ...], index: Mapping[str, _Held], others: Iterable[_Held]
) -> tuple[tuple[_Held, ...], Mapping[str, _Held]]:
    """A row of things and their mapping by id, with others in the place of those with their ids."""
    new = {other.id: other for other in others if other.id in index}
    return (tuple(new.get(each.id, each) for each in row), {**index, **new}) if new else (row, index)


def _check_variables(diagram: Diagram) -> None:
    seen: set[str] = set()
    for variable in diagram.variables:
        if variable.id in seen:
            raise DiagramError(f"two variables have the id {variable.id!r}; give one of them another id")
        seen.add(variable.id)
        _check_variable(variable)


def _check_variable(variable: Variable) -> None:
    if variable.position is not None and not all(map(isfinite, variable.position)):
        raise DiagramError(f"the position of variable {variable.name!r} is not a finite number; mend or remove it")
    if not 0 <= variable.lines <= MOST_LINES:
        raise DiagramError(
            f"the name of variable {variable.name!r} cannot be in {variable.lines} lines; take 0 to {MOST_LINES}"
        )


def _check_links(diagram: Diagram) -> None:
    seen: set[str] = set()
    for link in diagram.links:
        if link.id in seen:
            raise DiagramError(f"two links have the id {link.id!r}; give one of them another id")
        if link.id in diagram.variable:
            raise DiagramError(f"a link and a variable have the id {link.id!r}; give one of them another id")
        seen.add(link.id)
        _check_link(diagram, link)


def _check_link(diagram: Diagram, link: Link) -> None:
    for end in (link.source, link.target):
        if end not in diagram.variable:
            raise DiagramError(
                f"link {link.id!r} names the variable {end!r}, which is not there; add it or remove the link"
            )
    if link.bend is not None and not isfinite(link.bend):
        raise DiagramError(f"the bend of link {link.id!r} is not a finite number; mend or remove it")


def _check_loop_notes(diagram: Diagram) -> None:
    seen: set[LoopKey] = set()
    for note in diagram.loop_notes:
        if note.key != loop_key(note.key) or not note.key:
            raise DiagramError(f"the note {note.name!r} is for no loop; name its links, the smallest id first")
        if note.key in seen:
            raise DiagramError(f"the loop {' '.join(note.key)} has two notes; remove one of them")
        seen.add(note.key)
        if note.place is not None and not all(map(isfinite, note.place)):
            raise DiagramError(f"the place of loop {note.name!r} is not a finite number; mend or remove it")


def _check_beside(diagram: Diagram) -> None:
    seen = set(diagram.variable) | set(diagram.link)
    beside: tuple[Ghost | FreeText, ...] = (*diagram.ghosts, *diagram.texts)
    for each in beside:
        if each.id in seen:
            raise DiagramError(f"two things have the id {each.id!r}; give one of them another id")
        seen.add(each.id)
        _check_place(each)
    if len(diagram.group) != len(diagram.groups):
        raise DiagramError("two groups have the same name; give one of them another name")
    if diagram.title_place is not None and not all(map(isfinite, diagram.title_place)):
        raise DiagramError("the place of the title is not a finite number; mend or remove it")
    _check_ghosts(diagram, diagram.links)


def _check_place(each: Ghost | FreeText) -> None:
    if not all(map(isfinite, each.position)):
        raise DiagramError(f"the position of {each.id!r} is not a finite number; mend it")


def _check_scenarios(diagram: Diagram) -> None:
    wrong = fault(diagram.scenarios, diagram.variable, diagram.link)
    if wrong:
        raise DiagramError(wrong)


def _check_ghosts(diagram: Diagram, links: Iterable[Link]) -> None:
    for ghost in diagram.ghosts:
        if ghost.variable not in diagram.variable:
            raise DiagramError(f"ghost {ghost.id!r} is of {ghost.variable!r}, which is not there; remove it")
    for link in links:
        if not (link.source_ghost or link.target_ghost):
            continue
        for end, ghost_id in ((link.source, link.source_ghost), (link.target, link.target_ghost)):
            if ghost_id and (ghost_id not in diagram.ghost or diagram.ghost[ghost_id].variable != end):
                raise DiagramError(f"link {link.id!r} is drawn at {ghost_id!r}, no ghost of its end; remove that")
