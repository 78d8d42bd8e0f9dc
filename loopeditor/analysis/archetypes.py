"""The classic archetypes in somebody's own diagram: which loops have the shape of one, and which variable is what.

What is found is a shape, not a diagnosis: two loops that meet like those of an archetype often tell its story, and
whether they do is for people to say.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from loopeditor.analysis.loops import Loop, find_loops
from loopeditor.analysis.patterns import PATTERNS, Field, Match, Roles
from loopeditor.analysis.search import Cancel
from loopeditor.analysis.titles import ARCHETYPES
from loopeditor.model.diagram import Diagram, LoopKey
from loopeditor.model.naming import in_words

LOOPS = 150
"""Loops that are compared with each other, the shortest of the diagram."""
MOST = 4
"""Findings of one archetype, of which there can be as many as there are pairs of loops."""
_LOOKED_AT = 64
SECONDS = 2.0
"""How long the search goes on where nobody says."""

TITLES = ARCHETYPES
"""What people call the archetypes, by the names of their files."""

KIN = {
    "shifting-the-burden": "Its quick fix and the side effect alone are fixes that fail.",
    "escalation": "Each side alone, with the race, has the shape of limits to growth.",
    "tragedy-of-the-commons": "It is limits to growth twice, with one limit for both.",
    "growth-and-underinvestment": "It is limits to growth whose limit could be moved.",
    "accidental-adversaries": "Each fix alone, with the alliance, has the shape of limits to growth.",
    "attractiveness-principle": "It is limits to growth with several limits at once.",
}
"""How an archetype contains others, which are not told beside it then (Wolstenholme 2003, doi:10.1002/sdr.259)."""

_SENTENCES = {
    "limits-to-growth": "A rise in {growth} feeds itself, and is held back by {brake}; {limits}.",
    "shifting-the-burden": "A quick fix ({quick_fix}) helps with {symptom} at once, and its side effect "
    "({side_effect}) weakens the lasting remedy ({lasting_remedy}).",
    "fixes-that-fail": "A fix ({fix}) helps with {problem} at once, and its side effect ({side_effect}) brings it "
    "back later.",
    "eroding-goals": "The gap ({gap}) can be closed by moving {state}, which takes time, or sooner by moving {goal}.",
    "escalation": "Two sides ({answer}) answer each other: what relieves the one is felt as a threat by the other.",
    "success-to-the-successful": "What is shared out ({allocation}) follows success: what it gives to {winner} it "
    "takes from {loser}.",
    "tragedy-of-the-commons": "Two uses ({use}) each pay for themselves, and together they use up what they share "
    "({commons}).",
    "growth-and-underinvestment": "A rise in {demand} feeds itself, and is held back by {performance}; investment "
    "in {capacity} could help, and comes late.",
    "accidental-adversaries": "Two partners ({partner}) do each other good, and by their own fixes ({own_fix}) each "
    "does the other harm.",
    "attractiveness-principle": "A rise in {growth} is held back by {brake} alike, all through {attractiveness}; "
    "where one gives way, another takes over.",
}
_NO_SIDE_EFFECT = "a direct one"


@dataclass(frozen=True)
class Finding:
    """An archetype in a diagram: its name, the keys of its loops, and ids of variables with what they are in it.

    ``sentence`` tells it with the names of the diagram; ``kin`` says which other archetypes it contains, if any.
    """

    archetype: str
    loops: tuple[LoopKey, ...]
    roles: Roles
    sentence: str

    @property
    def title(self) -> str:
        """What people call the archetype."""
        return TITLES[self.archetype]

    @property
    def kin(self) -> str:
        """Which other archetypes it contains, in a sentence; empty where none."""
        return KIN.get(self.archetype, "")


@dataclass(frozen=True)
class Findings:
    """Archetypes in the order in which they are taught; ``complete`` where none can have been missed."""

    found: tuple[Finding, ...]
    complete: bool


def recognise(
    diagram: Diagram, seconds: float | None = SECONDS, limit: int = LOOPS, cancelled: Cancel = None
) -> Findings:
    """The archetypes that the shortest ``limit`` loops of a diagram have the shape of, at most MOST of each.

    One that is part of another is not told beside it. Names and the order of variables do not matter; loops with an
    unknown link take no part. O(limit^2 * length) for all but the patterns of three loops, which take O(limit^3) at
    worst and end with the time. ``cancelled`` ends it as the time does: what was found by then is not complete.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    loops = find_loops(diagram, limit, None if seconds is None else seconds / 2, cancelled=cancelled)
    field = Field(diagram, loops.found, deadline, cancelled)
    matches: dict[str, list[Match]] = {}
    complete = loops.complete
    for name, pattern in PATTERNS.items():
        found, all_of_them = _taken(pattern(field))
        matches[name] = found
        complete = complete and all_of_them
    every = [(name, match) for name, found in matches.items() for match in found]
    kept = [(name, match) for name, match in every if not _is_told_by_another(name, match, every)]
    return Findings(tuple(_finding(diagram, name, match) for name, match in kept), complete)


def _taken(matches: Iterator[Match]) -> tuple[list[Match], bool]:
    """The first matches, each set of loops once, and whether these are all."""
    found: dict[frozenset[LoopKey], Match] = {}
    in_time = True
    try:
        for match in islice(matches, _LOOKED_AT):
            found.setdefault(_keys(match), match)
            if len(found) > MOST:
                break
        in_time = len(found) <= MOST and next(matches, None) is None
    except TimeoutError:
        in_time = False
    return list(found.values())[:MOST], in_time


def _keys(match: Match) -> frozenset[LoopKey]:
    return frozenset(loop.key for loop in match.loops)


def _is_told_by_another(name: str, match: Match, every: Iterable[tuple[str, Match]]) -> bool:
    """Whether its loops are part of a larger archetype, or a more telling one has the same.

    Limits to growth is the most common shape of all: without a limit that somebody drew it is told only where its
    balancing loop takes part in nothing else.
    """
    mine = _keys(match)
    for other_name, other in every:
        if other_name == name:
            continue
        theirs = _keys(other)
        if mine < theirs or (mine == theirs and name == "limits-to-growth"):
            return True
        if name == "limits-to-growth" and not _limit(match) and match.loops[1].key in theirs:
            return True
    return False


def _limit(match: Match) -> bool:
    return any(role == "limit" for role, _ in match.roles)


def _finding(diagram: Diagram, name: str, match: Match) -> Finding:
    loops: tuple[Loop, ...] = match.loops
    return Finding(name, tuple(loop.key for loop in loops), match.roles, _sentence(diagram, name, match.roles))


def _sentence(diagram: Diagram, name: str, roles: Roles) -> str:
    names: dict[str, list[str]] = {}
    for role, variable in roles:
        names.setdefault(role.replace(" ", "_"), []).append(in_words(diagram, variable))
    told = {role: _and(each) for role, each in names.items()}
    told.setdefault("side_effect", _NO_SIDE_EFFECT)
    limit = told.get("limit")
    told["limits"] = f"the limit lies in {limit}" if limit else "what sets the limit is not drawn"
    return _SENTENCES[name].format_map(told)


def _and(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
