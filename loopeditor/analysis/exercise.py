"""A finished diagram as an exercise: some of it is hidden, each hidden thing is a question, and answers are marked.

What is right comes from the diagram and its analysis alone, so that a printed key and an exercise on the screen agree.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar

from loopeditor.analysis.identity import identify
from loopeditor.analysis.loops import Loop, find_loops
from loopeditor.analysis.naming import loop_with
from loopeditor.analysis.reasons import loop_reason, name_reason, place_reason, sign_reason
from loopeditor.model.diagram import Diagram, Link, LoopKey
from loopeditor.model.naming import folded
from loopeditor.model.polarity import LoopPolarity, Polarity

Each = TypeVar("Each", str, LoopKey)

ARROW = "->"
SHOWN_LOOPS = 12
"""Loops that are asked for, the shortest: as many as a picture has identifiers of."""
SECONDS = 2.0
_SEARCHED = 300

_SIGNS = {"+": "+", "-": "-", "\N{MINUS SIGN}": "-", "plus": "+", "minus": "-", "positive": "+", "negative": "-"}
_LETTERS = {"reinforcing": "R", "balancing": "B", "undetermined": "U", "r": "R", "b": "B", "u": "U"}


class Hide(Enum):
    """What an exercise asks for."""

    SIGNS = "signs"
    LOOPS = "loops"
    LINK = "link"
    NAMES = "names"


@dataclass(frozen=True)
class Exercise:
    """A whole diagram, and what of it is hidden.

    Hidden are the signs of some links (their ids), the letters of some loops (their keys), one link altogether (its
    id), and the names of some variables (their ids). ``identifiers`` are those of the shortest loops.
    """

    diagram: Diagram
    signs: tuple[str, ...] = ()
    loops: tuple[LoopKey, ...] = ()
    missing: str = ""
    names: tuple[str, ...] = ()
    identifiers: tuple[tuple[LoopKey, str], ...] = ()

    @property
    def bank(self) -> tuple[str, ...]:
        """The hidden names in the order of the alphabet: what to choose from."""
        return tuple(sorted((self.diagram.name(i) for i in self.names), key=str.casefold))

    @property
    def shown(self) -> Diagram:
        """The diagram without what is hidden: signs unknown, names empty, one link gone; scenarios are left out."""
        links = (replace(k, polarity=Polarity.UNKNOWN) if k.id in self.signs else k for k in self.diagram.links)
        return replace(
            self.diagram,
            variables=tuple(replace(v, name="") if v.id in self.names else v for v in self.diagram.variables),
            links=tuple(link for link in links if link.id != self.missing),
            scenarios=(),
        )


@dataclass(frozen=True)
class Question:
    """One hidden thing, and the ``choices`` of answers; where there are none, the answer is a link such as "A -> B".

    ``about`` holds ids: of a link, of a variable, or of the links of a loop; none for the link that is missing.
    """

    hide: Hide
    about: tuple[str, ...]
    choices: tuple[str, ...]
    exercise: Exercise = field(repr=False)


@dataclass(frozen=True)
class Mark:
    """Whether an answer is right, and why, in a sentence or two."""

    right: bool
    reason: str


def exercise(
    diagram: Diagram, hide: Iterable[Hide], *, link: str = "", most: int | None = None, seed: int | None = None
) -> Exercise:
    """An exercise on a finished diagram.

    Args:
        diagram: with signs, names and at least what is to be hidden.
        hide: what is hidden.
        link: id of the link that is to be missing; without one it is that through which most loops run or, with a
            seed, any link on a loop.
        most: signs, loops and names that are hidden of each kind; all where nobody says.
        seed: makes another choice for each number, and the same one for the same.

    One name always stays, that of the variable with most links, so that names can be told from each other.

    Raises:
        ValueError: where there is nothing of the kind to hide, in a sentence.
    """
    kinds, dice = frozenset(hide), None if seed is None else random.Random(seed)  # noqa: S311 - a choice, no secret
    loops = find_loops(diagram, _SEARCHED, SECONDS).found
    identifiers = tuple(identify(loops[:SHOWN_LOOPS]).items())
    whole = Exercise(diagram, identifiers=identifiers)
    if not kinds:
        raise ValueError("nothing is to be hidden; choose signs, loops, link or names")
    if Hide.LINK in kinds:
        whole = replace(whole, missing=_missing(diagram, loops, link, dice))
    if Hide.SIGNS in kinds:
        signed = [k.id for k in diagram.links if k.polarity is not Polarity.UNKNOWN and k.id != whole.missing]
        whole = replace(whole, signs=_chosen(signed, most, dice, "no link has a sign that could be hidden"))
    if Hide.LOOPS in kinds:
        keys = [key for key, _ in identifiers]
        chosen = _chosen(keys, most, dice, "there is no feedback loop whose letter could be hidden")
        whole = replace(whole, loops=chosen)
    if Hide.NAMES in kinds:
        ids = _namesakes_apart(diagram)
        whole = replace(whole, names=_chosen(ids, most, dice, "it takes two variables of different names to hide one"))
    return whole


def questions(whole: Exercise) -> tuple[Question, ...]:
    """What is asked, in the order of the diagram: signs, then loops, the missing link, and names."""
    letters = ("R", "B", "U") if any(_is_undetermined(whole, key) for key, _ in whole.identifiers) else ("R", "B")
    asked = [Question(Hide.SIGNS, (i,), ("+", "-"), whole) for i in whole.signs]
    asked += [Question(Hide.LOOPS, key, letters, whole) for key in whole.loops]
    asked += [Question(Hide.LINK, (), (), whole)] if whole.missing else []
    asked += [Question(Hide.NAMES, (i,), whole.bank, whole) for i in whole.names]
    return tuple(asked)


def answer(question: Question) -> str:
    """The right answer, as the key has it."""
    diagram = question.exercise.diagram
    match question.hide:
        case Hide.SIGNS:
            return diagram.link[question.about[0]].polarity.value
        case Hide.LOOPS:
            return _loop(diagram, question.about).polarity.letter
        case Hide.LINK:
            return told(diagram, diagram.link[question.exercise.missing])
        case Hide.NAMES:
            return diagram.name(question.about[0])


def mark(question: Question, given: str) -> Mark:
    """Whether an answer is right, and the reason; signs, letters and names are read kindly.

    An answer that names a link is "A -> B", with names or ids; its sign is not asked for.
    """
    diagram, given = question.exercise.diagram, given.strip()
    match question.hide:
        case Hide.SIGNS:
            said = _SIGNS.get(folded(given))
            return Mark(said == answer(question), sign_reason(diagram, diagram.link[question.about[0]]))
        case Hide.LOOPS:
            said = _LETTERS.get(folded(given).rstrip("0123456789"))
            return Mark(said == answer(question), loop_reason(diagram, _loop(diagram, question.about)))
        case Hide.LINK:
            return _mark_link(question, given)
        case Hide.NAMES:
            right = folded(given) == folded(answer(question))
            return Mark(right, name_reason(diagram, question.about[0]))


def told(diagram: Diagram, link: Link) -> str:
    """A link by the names of its ends."""
    return f"{diagram.name(link.source)} {ARROW} {diagram.name(link.target)}"


def loops_broken(whole: Exercise) -> tuple[Loop, ...]:
    """The loops that the missing link would close, of those that have an identifier, shortest first."""
    return tuple(_loop(whole.diagram, key) for key, _ in whole.identifiers if whole.missing in key)


def _mark_link(question: Question, given: str) -> Mark:
    whole = question.exercise
    diagram, missing = whole.diagram, whole.diagram.link[whole.missing]
    closed = find_loops(diagram, 1, SECONDS, through=missing.id).found
    reason = place_reason(diagram, missing, closed[0] if closed else None)
    ends, (source, target) = _ends(diagram, given), _called(diagram, missing.source, missing.target)
    said = ends and _called(diagram, *ends)  # nobody can say which one of several namesakes is meant
    if said == (source, target):
        return Mark(right=True, reason=reason)
    remark = ""
    if said is None:
        remark = f"Name a link by its two ends, such as A {ARROW} B. "
    elif said == (target, source):
        remark = "It is the other way round. "
    elif any(_called(diagram, k.source, k.target) == said for k in whole.shown.links):
        remark = "That link is there already. "
    return Mark(right=False, reason=remark + reason)


def _called(diagram: Diagram, source: str, target: str) -> tuple[str, str]:
    return folded(diagram.name(source)), folded(diagram.name(target))


def _ends(diagram: Diagram, given: str) -> tuple[str, str] | None:
    """The ids of the two ends that an answer names; names may themselves hold an arrow."""
    called: dict[str, str] = {variable.id: variable.id for variable in reversed(diagram.variables)}
    called |= {folded(variable.name): variable.id for variable in reversed(diagram.variables)}
    pieces = given.split(ARROW)
    for k in range(1, len(pieces)):
        ends = [ARROW.join(part).strip() for part in (pieces[:k], pieces[k:])]
        ids = [called.get(end) or called.get(folded(end)) for end in ends]
        if ids[0] and ids[1]:
            return ids[0], ids[1]
    return None


def _missing(diagram: Diagram, loops: Sequence[Loop], wanted: str, dice: random.Random | None) -> str:
    if wanted:
        if wanted not in diagram.link:
            raise ValueError(f"there is no link {wanted!r} that could be hidden")
        return wanted
    through = Counter(link for loop in loops for link in loop.links)
    on_loops = [link.id for link in diagram.links if through[link.id]]
    if not on_loops:
        raise ValueError("no link lies on a feedback loop, so none could be found if it were missing; name one")
    if dice:
        return dice.choice(on_loops)
    return max(on_loops, key=lambda i: through[i])


def _namesakes_apart(diagram: Diagram) -> list[str]:
    """The variables whose name can be hidden: all that have a name of their own but the one with most links."""
    names = Counter(folded(variable.name) for variable in diagram.variables)
    ids = [v.id for v in diagram.variables if v.name.strip() and names[folded(v.name)] == 1]
    ties = Counter(end for link in diagram.links for end in (link.source, link.target))
    stays = max(diagram.variables, key=lambda v: ties[v.id]).id if diagram.variables else ""
    return [i for i in ids if i != stays]


def _chosen(all_of_them: Sequence[Each], most: int | None, dice: random.Random | None, none: str) -> tuple[Each, ...]:
    if not all_of_them:
        raise ValueError(none)
    if most is None or most >= len(all_of_them):
        return tuple(all_of_them)
    if most < 1:
        raise ValueError("at least one thing must be hidden")
    places = sorted((dice or random.Random(0)).sample(range(len(all_of_them)), most))  # noqa: S311 - a choice, no secret
    return tuple(all_of_them[k] for k in places)


def _loop(diagram: Diagram, key: LoopKey) -> Loop:
    loop = loop_with(diagram, key)
    if loop is None:
        raise ValueError("an exercise asks for a loop that is not there")
    return loop


def _is_undetermined(whole: Exercise, key: LoopKey) -> bool:
    return _loop(whole.diagram, key).polarity is LoopPolarity.UNDETERMINED
