"""A walk between its steps: what travels through which link, and which way each variable was pushed so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopeditor.model.diagram import Diagram, Link
from loopeditor.model.polarity import Polarity
from loopeditor.simulation.pulse import Walk


@dataclass(frozen=True)
class Journey:
    """A push through a link, from one place in the walk to another; which way it goes before the sign and after it.

    Places count steps: at 0 the push is on the variable that the walk starts from.
    """

    link: str
    start: float
    end: float
    before: int
    after: int

    def share_at(self, place: float) -> float | None:
        """How much of the link is behind at a place; None where nothing travels on it then."""
        return (place - self.start) / (self.end - self.start) if self.start < place < self.end else None


Arrows = Mapping[str, tuple[int, ...]]
"""Which way variables (ids) were pushed, in the order of arrival."""


@dataclass(frozen=True)
class Bead:
    """What travels: a link, how much of it is behind, and which way the push goes before the sign and after it."""

    link: str
    share: float
    before: int
    after: int


@dataclass(frozen=True)
class Passing:
    """A moment of the walk: what travels, and which way each variable was pushed so far."""

    beads: tuple[Bead, ...]
    arrows: Arrows


@dataclass(frozen=True)
class Course:
    """A whole walk: every passage of a link, and the arrows after each step, those of the start first."""

    journeys: tuple[Journey, ...]
    arrows: tuple[Arrows, ...]

    def at(self, place: float) -> Passing:
        """The moment at which so many steps have been walked. O(links)."""
        shares = ((way, way.share_at(place)) for way in self.journeys)
        beads = (Bead(way.link, share, way.before, way.after) for way, share in shares if share is not None)
        return Passing(tuple(beads), self.arrows[min(int(place), len(self.arrows) - 1)])


def course(diagram: Diagram, walk: Walk) -> Course:
    """Everything that happens in a walk. O(steps x variables + links)."""
    return Course(journeys(diagram, walk), arrows(walk))


def journeys(diagram: Diagram, walk: Walk) -> tuple[Journey, ...]:
    """Every passage of a link, in the order of arrival; through a delay it takes two steps. O(links)."""
    known: dict[str, int] = {walk.start: walk.direction}
    made = []
    for k, arrivals in enumerate(walk.steps):
        for arrival in arrivals:
            link = diagram.link[arrival.link]
            start = max(0, k - 1) if link.delay else k
            made.append(Journey(link.id, start, k + 1, _before(link, arrival.direction, known), arrival.direction))
        for arrival in arrivals:
            known.setdefault(arrival.variable, arrival.direction)
    return tuple(made)


def arrows(walk: Walk) -> tuple[Arrows, ...]:
    """The arrows after each step, those of the start first; coming back to the start shows once more there."""
    now: dict[str, tuple[int, ...]] = {walk.start: (walk.direction,)}
    seen = [dict(now)]
    for arrivals in walk.steps:
        for arrival in arrivals:
            known = now.get(arrival.variable, ())
            if arrival.direction not in known or (arrival.variable == walk.start and walk.verdict):
                now[arrival.variable] = (*known, arrival.direction)
        seen.append(dict(now))
    return tuple(seen)


def _before(link: Link, after: int, known: Mapping[str, int]) -> int:
    """Which way a push went before it came to the sign of a link."""
    turns = {Polarity.POSITIVE: 1, Polarity.NEGATIVE: -1}.get(link.polarity)
    return known.get(link.source, 0) if turns is None else after * turns
