"""Diagrams of one loop."""

from __future__ import annotations

from dataclasses import replace

from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Force, Scenario


def ring(length: int, *, balancing: bool = False, delays: int = 0) -> Diagram:
    """A loop of so many links, the last of which is a minus where it balances, and the first of which are delayed."""
    names = [f"v{k}" for k in range(1, length + 1)]
    links = [Link(f"l{k}", name, names[k % length], delay=k <= delays) for k, name in enumerate(names, start=1)]
    if balancing:
        links[-1] = replace(links[-1], polarity=Polarity.NEGATIVE)
    return Diagram(variables=tuple(Variable(name, name.upper()) for name in names), links=tuple(links))


def kick(gain: float = 1.2, amount: float = 0.01, friction: float = 1.0, length: float = 40.0) -> Scenario:
    """A small push on the first variable that is soon over."""
    return Scenario("Kick", (Force("v1", amount, 0.0, 1.0),), friction=friction, gain=gain, length=length)
