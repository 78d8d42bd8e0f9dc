"""What is tried on a diagram: outside forces, friction, and links that are switched off, under a name.

Amounts have no unit and times none either: 0 is as usual, and one unit of time is how long a variable takes to follow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from math import isfinite
from typing import Any


def _nothing() -> Mapping[str, Any]:
    return {}


class Strength(Enum):
    """How much of a change a link passes on, beside the other links into its target."""

    WEAK = "weak"
    NORMAL = "normal"
    STRONG = "strong"

    @property
    def factor(self) -> float:
        """What it counts beside a normal link."""
        return {Strength.WEAK: 0.5, Strength.NORMAL: 1.0, Strength.STRONG: 2.0}[self]


@dataclass(frozen=True)
class Force:
    """A steady push on a variable (its id) from outside, up where positive, from ``start`` until ``end``.

    Without an end it never stops. A disruption is a force that starts later.
    """

    variable: str
    amount: float = 1.0
    start: float = 0.0
    end: float | None = None
    extra: Mapping[str, Any] = field(default_factory=_nothing, hash=False)


@dataclass(frozen=True)
class Cut:
    """A link (its id) that is switched off from ``time`` on."""

    link: str
    time: float = 0.0
    extra: Mapping[str, Any] = field(default_factory=_nothing, hash=False)


@dataclass(frozen=True)
class Scenario:
    """Something to try on a diagram, under a name.

    ``friction`` is how fast a variable that nothing acts on returns to what is usual, ``frictions`` the same for single
    variables by id. ``gain`` is what all links into one variable pass on together: with a friction of 1 a reinforcing
    loop takes off where it is above 1. ``length`` is how long the run is.
    """

    name: str
    forces: tuple[Force, ...] = ()
    cuts: tuple[Cut, ...] = ()
    friction: float = 1.0
    frictions: Mapping[str, float] = field(default_factory=_nothing, hash=False)
    gain: float = 1.2
    length: float = 40.0
    extra: Mapping[str, Any] = field(default_factory=_nothing, hash=False)

    @property
    def numbers(self) -> Iterator[float]:
        """Every number in it."""
        yield from (self.friction, self.gain, self.length, *self.frictions.values())
        yield from (cut.time for cut in self.cuts)
        for force in self.forces:
            yield from (force.amount, force.start)
            if force.end is not None:
                yield force.end


def kept_to(scenarios: Iterable[Scenario], variables: Collection[str], links: Collection[str]) -> tuple[Scenario, ...]:
    """The scenarios without what they say of variables and links (ids) that are not among these."""
    return tuple(
        scenario
        if _misplaced(scenario, variables, links) is None
        else replace(
            scenario,
            forces=tuple(force for force in scenario.forces if force.variable in variables),
            cuts=tuple(cut for cut in scenario.cuts if cut.link in links),
            frictions={i: friction for i, friction in scenario.frictions.items() if i in variables},
        )
        for scenario in scenarios
    )


def renamed_in(scenarios: Iterable[Scenario], new: Mapping[str, str]) -> tuple[Scenario, ...]:
    """The scenarios for a diagram whose variables and links have other ids: for each old one the new one."""
    return tuple(
        replace(
            scenario,
            forces=tuple(replace(force, variable=new[force.variable]) for force in scenario.forces),
            cuts=tuple(replace(cut, link=new[cut.link]) for cut in scenario.cuts),
            frictions={new[i]: friction for i, friction in scenario.frictions.items()},
        )
        for scenario in scenarios
    )


def fault(scenarios: Iterable[Scenario], variables: Collection[str], links: Collection[str]) -> str | None:
    """What is wrong with the scenarios of a diagram that has these variables and links, in one sentence; or None."""
    seen: set[str] = set()
    for scenario in scenarios:
        if not scenario.name.strip():
            return "a scenario has no name; give it one"
        if scenario.name in seen:
            return f"two scenarios have the name {scenario.name!r}; give one of them another name"
        seen.add(scenario.name)
        stranger = _misplaced(scenario, variables, links)
        if stranger is not None:
            return f"the scenario {scenario.name!r} names {stranger!r}, which is not there; remove that"
        if not all(map(isfinite, scenario.numbers)):
            return f"a number of the scenario {scenario.name!r} is not finite; mend or remove it"
    return None


def _misplaced(scenario: Scenario, variables: Collection[str], links: Collection[str]) -> str | None:
    named = [*(force.variable for force in scenario.forces), *scenario.frictions]
    cut = (cut.link for cut in scenario.cuts if cut.link not in links)
    return next((i for i in named if i not in variables), next(cut, None))
