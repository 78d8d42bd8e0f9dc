"""Changes of a scenario that is being tried: pure, and in bounds whatever is asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from loopeditor.analysis.loops import Loop
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import LoopPolarity
from loopeditor.model.scenario import Cut, Force, Scenario
from loopeditor.simulation.system import LONGEST

GAIN = (0.5, 2.5)
FRICTION = (0.2, 4.0)
AMOUNT = (-3.0, 3.0)
LENGTH = (5.0, 200.0)
"""The least and the most that can be asked for in the window; files may hold more."""


def end_of(draft: Scenario) -> float:
    """The time at which it ends, or the last one that can be looked at: files may hold any number."""
    return min(LONGEST, max(0.0, draft.length))


def pushed(draft: Scenario, variable: str, amount: float) -> Scenario:
    """With one more steady force on a variable, or its first one changed."""
    kept = [force for force in draft.forces if force.variable != variable]
    return replace(draft, forces=(*kept, Force(variable, amount)))


def disrupted(draft: Scenario, variable: str, time: float) -> Scenario:
    """With a force against the one on a variable, twice as strong, from a time on: it turns the wheel round."""
    against = sum(force.amount for force in draft.forces if force.variable == variable) or 1.0
    amount = min(AMOUNT[1], max(AMOUNT[0], -2.0 * against))
    return replace(draft, forces=(*draft.forces, Force(variable, amount, start=round(time, 1))))


def with_force(draft: Scenario, place: int, force: Force | None) -> Scenario:
    """With another force in the place of one, or none there."""
    forces = (*draft.forces[:place], *([force] if force else []), *draft.forces[place + 1 :])
    return replace(draft, forces=forces)


def cut_off(draft: Scenario, links: Collection[str], time: float | None) -> Scenario:
    """With these links switched off from a time on; None lets them carry again."""
    kept = tuple(cut for cut in draft.cuts if cut.link not in links)
    more = () if time is None else tuple(Cut(link, round(time, 1)) for link in sorted(links))
    return replace(draft, cuts=kept + more)


def rubbed(draft: Scenario, variable: str, friction: float | None) -> Scenario:
    """With a friction of its own for one variable; None takes that of all others."""
    others = {i: each for i, each in draft.frictions.items() if i != variable}
    return replace(draft, frictions=others if friction is None else {**others, variable: friction})


def mirrored(draft: Scenario) -> Scenario:
    """With every force turned round, and all else the same."""
    return replace(draft, forces=tuple(replace(force, amount=-force.amount) for force in draft.forces))


def middle(diagram: Diagram, loops: Collection[Loop], lit: Loop | None, chosen: Collection[str]) -> str:
    """The variable to push: a chosen one, a wanted one on the lit loop or on a reinforcing one, else one on a loop.

    Empty where there is none at all.
    """
    if picked := [i for i in diagram.variable if i in chosen]:
        return picked[0]
    reinforcing = [loop for loop in loops if loop.polarity is LoopPolarity.REINFORCING]
    rings = [lit] if lit else reinforcing or list(loops)
    on_rings = [i for loop in rings for i in loop.variables if i in diagram.variable]
    wanted = [i for i in on_rings if diagram.variable[i].wanted]
    return next(iter([*wanted, *on_rings, *diagram.variable]), "")


def freely_named(name: str, taken: Collection[str]) -> str:
    """A name that is not taken yet: with a number behind it, if need be.

    >>> freely_named("Run", {"Run", "Run 2"})
    'Run 3'
    """
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free
