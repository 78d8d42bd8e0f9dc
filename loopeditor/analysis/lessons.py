"""Eight short lessons, each done on a live diagram: what to do, and how one can see that it was done.

Whoever shows a lesson opens ``Lesson.start``, and after every change asks ``Step.is_done`` about the moment; what the
diagram itself does not tell, such as a push or an answer, comes with the moment. Texts are in English, marked for
translation: show them through ``tr``. The lessons themselves are in ``lesson_plan``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from math import cos, pi, sin

from loopeditor.analysis.loops import Loop, find_loops
from loopeditor.analysis.valence import Valence, reading
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Direction, Link
from loopeditor.model.naming import folded
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity, Polarity

_MANY = 100
_RADIUS, _APART = 120.0, 180.0


@dataclass(frozen=True)
class Moment:
    """What there is to see of a learner's work.

    ``pushed`` holds ids of variables that were pushed in this step, with 1 for up and -1 for down; ``answer`` is what
    was chosen of ``Step.choices``.
    """

    diagram: Diagram
    pushed: tuple[tuple[str, int], ...] = ()
    answer: str = ""

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """The loops of the diagram, at most a hundred of them."""
        return find_loops(self.diagram, _MANY, 0.1).found

    def called(self, name: str) -> tuple[str, ...]:
        """The ids of the variables of this name, whatever its case."""
        return tuple(v.id for v in self.diagram.variables if folded(v.name) == folded(name))


Goal = Callable[[Moment], bool]


@dataclass(frozen=True)
class Step:
    """One thing to do: its ``text``, a ``hint``, and ``praise`` with what it teaches, said once ``is_done`` holds.

    Where there are ``choices``, it is a question: show them as buttons and put the chosen text, as it stands here,
    into ``Moment.answer``.
    """

    text: str
    hint: str
    praise: str
    is_done: Goal = field(repr=False)
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """A lesson: its ``id`` for settings, a title, what the diagram is at the start, in the notation, and its steps."""

    id: str
    title: str
    notation: str
    steps: tuple[Step, ...]

    @cached_property
    def start(self) -> Diagram:
        """The diagram to begin with, all of it placed: on a ring where there is a loop, else in a row."""
        diagram = parse(self.notation)
        return _on_ring(diagram) if find_loops(diagram).found else _in_a_row(diagram)


def _in_a_row(diagram: Diagram) -> Diagram:
    half = (len(diagram.variables) - 1) / 2
    return edits.place(diagram, {v.id: ((k - half) * _APART, 0.0) for k, v in enumerate(diagram.variables)})


def _on_ring(diagram: Diagram) -> Diagram:
    """Clockwise from the left; two of them stand side by side."""
    count = len(diagram.variables)
    places = {
        variable.id: (
            round(-_RADIUS * cos(2 * pi * k / count) * 1.25, 1),
            round(-_RADIUS * sin(2 * pi * k / count) * (count > 2), 1),
        )
        for k, variable in enumerate(diagram.variables)
    }
    return edits.place(diagram, places)


# --- goals -----------------------------------------------------------------------------------------------------------


def links_between(source: str, target: str) -> Callable[[Moment], tuple[Link, ...]]:
    """The links from one variable to another, by their names."""

    def find(now: Moment) -> tuple[Link, ...]:
        sources, targets = now.called(source), now.called(target)
        return tuple(k for k in now.diagram.links if k.source in sources and k.target in targets)

    return find


def linked(source: str, target: str) -> Goal:
    """There is a link from one variable to another."""
    return lambda now: bool(links_between(source, target)(now))


def signed(source: str, target: str, sign: Polarity) -> Goal:
    """The links from one variable to another have this sign, and there is one."""

    def is_done(now: Moment) -> bool:
        links = links_between(source, target)(now)
        return bool(links) and all(link.polarity is sign for link in links)

    return is_done


def delayed(source: str, target: str) -> Goal:
    """A link from one variable to another has a delay mark."""
    return lambda now: any(link.delay for link in links_between(source, target)(now))


def chained(through: str) -> Goal:
    """From a variable a link leads on to one that the lesson did not start with."""

    def is_done(now: Moment) -> bool:
        here = now.called(through)
        causes = {k.source for k in now.diagram.links if k.target in here}
        return any(k.source in here and k.target not in (*causes, *here) for k in now.diagram.links)

    return is_done


def has_loop(polarity: LoopPolarity, *, minus: int | None = None, through: str = "") -> Goal:
    """There is a loop of this polarity, with so many minus links and through a variable where these are named."""

    def is_done(now: Moment) -> bool:
        here = set(now.called(through))
        return any(
            loop.polarity is polarity
            and (minus is None or minus == _minus(now.diagram, loop))
            and (not through or here & set(loop.variables))
            for loop in now.loops
        )

    return is_done


def has_no_loop(now: Moment) -> bool:
    """Nothing leads back to where it starts, though there are links."""
    return bool(now.diagram.links) and not now.loops


def answered(right: str) -> Goal:
    """The learner chose this."""
    return lambda now: now.answer == right


def wanted(name: str, direction: Direction) -> Goal:
    """Somebody said which way a variable is wanted to go."""
    return lambda now: any(now.diagram.variable[i].wanted is direction for i in now.called(name))


def pushed(name: str, direction: int) -> Goal:
    """A variable that lies on a loop was pushed up (1) or down (-1)."""

    def is_done(now: Moment) -> bool:
        on_loops = {i for loop in now.loops for i in loop.variables}
        return any((i, direction) in now.pushed and i in on_loops for i in now.called(name))

    return is_done


def both_ways(now: Moment) -> bool:
    """There is a loop that is virtuous one way round and vicious the other."""
    return any(reading(now.diagram, loop).valence is Valence.BOTH for loop in now.loops)


def both(first: Goal, second: Goal) -> Goal:
    """Two goals at once."""
    return lambda now: first(now) and second(now)


def _minus(diagram: Diagram, loop: Loop) -> int:
    return sum(diagram.link[i].polarity is Polarity.NEGATIVE for i in loop.links)
