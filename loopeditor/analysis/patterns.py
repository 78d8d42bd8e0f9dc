"""The ten archetypes as patterns of loops: which loops meet how, with which signs and delays.

A pattern says what the drawings of Senge (1990, The Fifth Discipline, appendix 2), Kim (1992, Systems Archetypes I),
Kemeny (in Senge et al. 1994) and Forrester (1969, Urban Dynamics) have in common whatever their variables are called.
Where a problem is called by its opposite, as in Health for Illness, the wanted direction of the variable tells so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.meeting import Branch, Meeting, delays, meet, sign
from loopeditor.analysis.routes import parts
from loopeditor.analysis.search import OFTEN, Cancel, look_at_the_clock
from loopeditor.model.diagram import Diagram, Direction, LoopKey
from loopeditor.model.polarity import LoopPolarity

Roles = tuple[tuple[str, str], ...]
"""What a variable is in an archetype, and its id; one role may have several variables."""


@dataclass(frozen=True)
class Match:
    """Loops of a diagram that stand to each other as those of an archetype do."""

    loops: tuple[Loop, ...]
    roles: Roles


class Field:
    """The loops of a diagram whose signs are known, and how they meet; looks at the clock while it works."""

    def __init__(
        self,
        diagram: Diagram,
        loops: Iterable[Loop],
        deadline: float | None,
        cancelled: Cancel = None,
    ) -> None:
        self.diagram, self._deadline, self._cancelled, self._asked = diagram, deadline, cancelled, 0
        ordered = sorted(loops, key=_rank)
        self.reinforcing = [loop for loop in ordered if loop.polarity is LoopPolarity.REINFORCING]
        self.balancing = [loop for loop in ordered if loop.polarity is LoopPolarity.BALANCING]
        self._met: dict[tuple[LoopKey, LoopKey], Meeting | None] = {}
        self._sets = {loop.key: frozenset(loop.variables) for loop in ordered}

    def meet(self, first: Loop, second: Loop) -> Meeting | None:
        """How two loops meet.

        Raises:
            TimeoutError: at the deadline, and when it is called off.
        """
        self._asked += 1
        if self._asked % OFTEN == 1:
            look_at_the_clock(self._deadline, self._cancelled)
        keys = first.key, second.key
        if keys not in self._met:
            self._met[keys] = None if self.apart(first, second) else meet(first, second)
        return self._met[keys]

    def apart(self, first: Loop, second: Loop) -> bool:
        """Whether two loops have no variable in common."""
        return self._sets[first.key].isdisjoint(self._sets[second.key])

    def meetings(self, some: Sequence[Loop], others: Sequence[Loop]) -> Iterator[Meeting]:
        """The meetings of each of some loops with each of others."""
        return (met for a in some for b in others if (met := self.meet(a, b)))

    def signs(self, branch: Branch) -> tuple[int, int]:
        """What the first and the last link of a branch do to a change."""
        return sign(self.diagram, branch.links[:1]), sign(self.diagram, branch.links[-1:])

    def sense(self, variable: str) -> int:
        """1 where more of a variable is more of a problem, -1 where people want more of it."""
        return -1 if self.diagram.variable[variable].wanted is Direction.UP else 1

    def outside(self, variables: Iterable[str]) -> tuple[str, ...]:
        """What acts on these variables without being on a loop with them."""
        targets = set(variables)
        found = (k.source for k in self.diagram.links if k.target in targets and self._part.get(k.source) is None)
        return tuple(sorted(set(found)))

    @cached_property
    def _part(self) -> dict[str, int]:
        return {i: number for number, part in enumerate(parts(self.diagram)) for i in part.variables}


def _rank(loop: Loop) -> tuple[int, LoopKey]:
    """An order of loops that does not depend on that of the variables."""
    return len(loop.links), loop.key


def _each(role: str, variables: Iterable[str]) -> Roles:
    return tuple((role, i) for i in variables)


def limits_to_growth(field: Field) -> Iterator[Match]:
    """A reinforcing loop, and a balancing one that leaves it and comes back: the shortest such pair for each of these.

    What sets the limit is a role where it is drawn: a variable outside the loops that acts on what holds back.
    """
    for balancing in field.balancing:
        for met in field.meetings(field.reinforcing, [balancing]):
            brake = met.own[1].variables
            if brake:
                roles = _each("growth", [met.exit]) + _each("brake", brake[-1:])
                yield Match((met.first, balancing), roles + _each("limit", field.outside(brake)))
                break


def fixes_that_fail(field: Field) -> Iterator[Match]:
    """A problem calls for a fix that works at once; by another way and later, the fix feeds the problem.

    A fix is a means: where people want what the loop calls for, it is no fix.
    """
    for met in field.meetings(field.balancing, field.reinforcing):
        quick, late = met.own
        is_late = delays(field.diagram, late.links) > 0 == delays(field.diagram, quick.links)
        calls = len(met.shared) > 1 and sign(field.diagram, met.way) == field.sense(met.entry)
        is_means = not any(field.diagram.variable[i].wanted for i in met.shared[1:])
        if is_late and calls and is_means and late.variables:
            yield Match(
                (met.first, met.second),
                (("problem", met.entry), ("fix", met.exit), *_each("side effect", late.variables)),
            )


def shifting_the_burden(field: Field) -> Iterator[Match]:
    """Two remedies for one symptom; the quick one has a side effect that weakens the lasting one."""
    for quick, lasting in permutations(field.balancing, 2):
        met = field.meet(quick, lasting)
        if not met or not _are_remedies(field, met):
            continue
        for side in field.reinforcing:
            by_quick, by_lasting = field.meet(quick, side), field.meet(lasting, side)
            if not by_quick or not by_lasting:
                continue
            leaves = by_quick.entry == met.entry and by_quick.exit in met.own[0].variables
            arrives = by_lasting.exit == met.exit and by_lasting.entry in met.own[1].variables
            if leaves and arrives:
                between = [i for i in by_quick.own[1].variables if i not in lasting.variables]
                roles = (("symptom", met.entry), ("quick fix", by_quick.exit), ("lasting remedy", by_lasting.entry))
                yield Match((quick, lasting, side), roles + _each("side effect", between))


def _are_remedies(field: Field, met: Meeting) -> bool:
    """Whether both loops answer one symptom, the second not sooner than the first."""
    quick, lasting = met.own
    sense = field.sense(met.entry) * (1 if len(met.shared) == 1 else sign(field.diagram, met.way))
    answers = all(branch.variables and field.signs(branch)[0] == sense for branch in met.own)
    return answers and delays(field.diagram, quick.links) <= delays(field.diagram, lasting.links)


def eroding_goals(field: Field) -> Iterator[Match]:
    """A gap calls for action, which takes time, and for a lower goal, which takes less; the goal is what the gap has.

    What the action moves lowers the gap and the goal raises it, so the last links differ in sign.
    """
    for action, goal in permutations(field.balancing, 2):
        met = field.meet(action, goal)
        if not met or len(met.shared) > 1:
            continue
        slow, quick = met.own
        is_slower = delays(field.diagram, slow.links) > delays(field.diagram, quick.links)
        if is_slower and field.signs(slow) == (1, -1) and field.signs(quick) == (1, 1):
            state, standard = slow.variables[-1], quick.variables[-1]
            yield Match((action, goal), (("gap", met.entry), ("state", state), ("goal", standard)))


def escalation(field: Field) -> Iterator[Match]:
    """Two alike loops in which each side defends itself, and one through both in which it threatens the other."""
    yield from _race(field)
    yield from _seesaw(field)


def _race(field: Field) -> Iterator[Match]:
    for one, other in combinations(field.balancing, 2):
        if not field.apart(one, other):
            continue
        for race in field.reinforcing:
            here, there = field.meet(one, race), field.meet(other, race)
            if here and there and _is_mutual(field, race, here, there):
                roles = _each("threat", (here.entry, there.entry)) + _each("answer", (here.exit, there.exit))
                yield Match((one, other, race), roles)


def _is_mutual(field: Field, race: Loop, here: Meeting, there: Meeting) -> bool:
    """Whether the two sides are alike, and what relieves one of them threatens the other."""
    if min(len(here.way), len(there.way)) == 0 or len(here.way) != len(there.way):
        return False
    across = _way(race, here.exit, there.entry), _way(race, there.exit, here.entry)
    ways = sign(field.diagram, here.way), sign(field.diagram, there.way)
    alike = len(here.first.links) == len(there.first.links) and len(across[0]) == len(across[1])
    return alike and {*ways, *(sign(field.diagram, way) for way in across)} in ({1}, {-1})


def _seesaw(field: Field) -> Iterator[Match]:
    """The same with one variable in the middle: how the one side stands to the other."""
    for one, other in permutations(field.balancing, 2):
        met = field.meet(one, other)
        if not met or len(met.shared) > 1 or len(one.links) != len(other.links) or len(one.links) < 3:
            continue
        signs = [[sign(field.diagram, [link]) for link in branch.links] for branch in met.own]
        middle = [1] * (len(one.links) - 2)
        if signs == [[-1, *middle, 1], [1, *middle, -1]]:
            answers = (met.own[0].variables[-1], met.own[1].variables[-1])
            yield Match((one, other), (("advantage", met.entry), *_each("answer", answers)))


def success_to_the_successful(field: Field) -> Iterator[Match]:
    """Two reinforcing loops meet in what is shared out: what it gives to one it takes from the other."""
    for one, other in permutations(field.reinforcing, 2):
        met = field.meet(one, other)
        if not met or len(met.shared) > 1 or not all(branch.variables for branch in met.own):
            continue
        if field.signs(met.own[0]) == (1, 1) and field.signs(met.own[1]) == (-1, -1):
            ends = met.own[0].variables[-1], met.own[1].variables[-1]
            yield Match((one, other), (("allocation", met.entry), ("winner", ends[0]), ("loser", ends[1])))


def tragedy_of_the_commons(field: Field) -> Iterator[Match]:
    """Two reinforcing loops apart from each other, and a balancing loop for each: these two share the commons."""
    for one, other in combinations(field.balancing, 2):
        met = field.meet(one, other)
        if not met:
            continue
        use, its = _growth_of(field, one, other), _growth_of(field, other, one)
        if use and its and field.apart(use.first, its.first):
            roles = _each("use", (use.exit, its.exit)) + _each("gain", (use.entry, its.entry))
            roles += _each("commons", met.shared) + _each("limit", field.outside(met.shared))
            yield Match((use.first, its.first, one, other), roles)


def _growth_of(field: Field, brake: Loop, other: Loop) -> Meeting | None:
    """The shortest reinforcing loop that one balancing loop holds back and the other does not touch."""
    grows = (met for met in field.meetings(field.reinforcing, [brake]) if field.apart(met.first, other))
    return next(grows, None)


def growth_and_underinvestment(field: Field) -> Iterator[Match]:
    """Limits to growth whose brake could be loosened by investment, which comes late."""
    for brake in field.balancing:
        for grows in field.meetings(field.reinforcing, [brake]):
            invests = (met for met in field.meetings([brake], field.balancing) if _loosens(field, grows, met))
            for met in invests:
                roles = (("demand", grows.exit), ("performance", met.exit), ("capacity", met.own[1].variables[-1]))
                yield Match(
                    (grows.first, brake, met.second), roles + _each("standard", field.outside(met.own[1].variables))
                )
            break


def _loosens(field: Field, grows: Meeting, met: Meeting) -> bool:
    own = met.own[1]
    inside = set(met.shared) <= set(grows.own[1].variables)
    return inside and field.apart(grows.first, met.second) and bool(own.variables and delays(field.diagram, own.links))


def accidental_adversaries(field: Field) -> Iterator[Match]:
    """Two partners help each other; the fix with which each helps itself is in the other's way."""
    for one, other in combinations(field.balancing, 2):
        if not field.apart(one, other):
            continue
        for alliance in field.reinforcing:
            here, there = field.meet(one, alliance), field.meet(other, alliance)
            if not here or not there or len(here.shared) > 1 or len(there.shared) > 1:
                continue
            harm, harmed = _obstruction(field, here, there), _obstruction(field, there, here)
            if harm and harmed:
                both = _mutual(field, harm, harmed)
                fixes = harm[1], harmed[1]
                roles = _each("partner", (here.entry, there.entry)) + _each("own fix", fixes)
                yield Match((alliance, one, other, harm[0], harmed[0], *both), roles)


def _obstruction(field: Field, here: Meeting, there: Meeting) -> tuple[Loop, str] | None:
    """The loop by which the fix of one partner comes back through the other one, and the fix."""
    alliance = here.second
    for harm in field.reinforcing:
        by_fix, back = field.meet(here.first, harm), field.meet(alliance, harm)
        if not by_fix or not back or set(there.own[0].variables) & set(harm.variables):
            continue
        if by_fix.entry == here.entry != by_fix.exit and (back.entry, back.exit) == (there.entry, here.entry):
            return harm, by_fix.exit
    return None


def _mutual(field: Field, harm: tuple[Loop, str], harmed: tuple[Loop, str]) -> list[Loop]:
    """The loop through both fixes, which is there wherever the two are."""
    links = {*harm[0].links, *harmed[0].links}
    fixes = {harm[1], harmed[1]}
    return [loop for loop in field.reinforcing if fixes <= set(loop.variables) and set(loop.links) <= links]


def attractiveness_principle(field: Field) -> Iterator[Match]:
    """Growth that two or more limits hold back at the same place, each with a limit of its own outside the loops."""
    seen = set()
    for grows in field.reinforcing:
        brakes: dict[tuple[str, ...], list[Meeting]] = {}
        for met in field.meetings([grows], field.balancing):
            if field.outside(met.own[1].variables):
                brakes.setdefault(met.shared, []).append(met)
        for shared, held in brakes.items():
            apart = _apart(held)
            key = frozenset(met.second.key for met in apart)
            if len(apart) > 1 and key not in seen:
                seen.add(key)
                roles = (("attractiveness", shared[0]), ("growth", shared[-1]))
                held_back = _each("brake", (met.own[1].variables[-1] for met in apart))
                limits = _each("limit", (i for met in apart for i in field.outside(met.own[1].variables)))
                yield Match((grows, *(met.second for met in apart)), roles + held_back + limits)


def _apart(held: Iterable[Meeting]) -> list[Meeting]:
    """Those of the brakes that have nothing in common but the place where they act, shortest first."""
    found: list[Meeting] = []
    used: set[str] = set()
    for met in held:
        if used.isdisjoint(met.own[1].variables):
            found.append(met)
            used.update(met.own[1].variables)
    return found


def _way(loop: Loop, start: str, end: str) -> tuple[str, ...]:
    """The links of a loop from one of its variables to another."""
    k = loop.variables.index(start)
    links, variables = (*loop.links[k:], *loop.links[:k]), (*loop.variables[k:], *loop.variables[:k])
    return links[: variables.index(end)]


PATTERNS: dict[str, Callable[[Field], Iterator[Match]]] = {
    "limits-to-growth": limits_to_growth,
    "shifting-the-burden": shifting_the_burden,
    "fixes-that-fail": fixes_that_fail,
    "eroding-goals": eroding_goals,
    "escalation": escalation,
    "success-to-the-successful": success_to_the_successful,
    "tragedy-of-the-commons": tragedy_of_the_commons,
    "growth-and-underinvestment": growth_and_underinvestment,
    "accidental-adversaries": accidental_adversaries,
    "attractiveness-principle": attractiveness_principle,
}
"""What finds each archetype, in the order in which they are taught."""
