"""A small diagram and its scene, and hands to work it with."""

from __future__ import annotations

from dataclasses import replace

from loopeditor.geometry.drawing import draw
from loopeditor.geometry.picking import Hit
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.polarity import Polarity
from loopeditor.tools.effects import Commit, Effect, Select
from loopeditor.tools.events import Event
from loopeditor.tools.gestures import step
from loopeditor.tools.states import Context, Idle, State
from tests.builders import HalfEm, named_loops

TRIANGLE = Diagram(
    title="Wheel",
    variables=(
        Variable("v1", "Growth", (0.0, 0.0)),
        Variable("v2", "Cost", (200.0, 0.0)),
        Variable("v3", "Price", (100.0, 200.0)),
    ),
    links=(
        Link("l1", "v1", "v2", Polarity.NEGATIVE, bend=0.2),
        Link("l2", "v2", "v3"),
        Link("l3", "v3", "v1"),
    ),
)
"""Growth lowers Cost, Cost raises Price, Price raises Growth."""

GROWTH, COST, PRICE = Point(0, 0), Point(200, 0), Point(100, 200)
EMPTY = Point(500, 500)


def scene_of(diagram: Diagram) -> Scene:
    return draw(diagram, named_loops(diagram), HalfEm())


def context(diagram: Diagram = TRIANGLE, *selected: str, lit: tuple[str, ...] | None = None) -> Context:
    return Context(diagram, scene_of(diagram), frozenset(selected), lit)


def variable(name: str) -> Hit:
    return Hit("variable", name)


def edge(name: str) -> Hit:
    return Hit("edge_of_variable", name)


def link(name: str) -> Hit:
    return Hit("link", name)


LOOP = Hit("loop", "B1", ("l1", "l2", "l3"))


class Hands:
    """Plays events one after the other, as a canvas would: selections and commits are there for the next one."""

    def __init__(self, diagram: Diagram = TRIANGLE, *selected: str) -> None:
        self.state: State = Idle()
        self.context = context(diagram, *selected)
        self.effects: list[Effect] = []

    def play(self, *events: Event) -> tuple[Effect, ...]:
        """The effects of the last event; all of them are in ``effects``."""
        last: tuple[Effect, ...] = ()
        for event in events:
            self.state, last = step(self.state, event, self.context)
            self.effects += last
            for effect in last:
                self._take(effect)
        return last

    def _take(self, effect: Effect) -> None:
        if isinstance(effect, Commit):
            self.context = replace(self.context, diagram=effect.diagram, scene=scene_of(effect.diagram))
        elif isinstance(effect, Select):
            self.context = replace(self.context, selected=effect.ids)

    @property
    def diagram(self) -> Diagram:
        return self.context.diagram

    @property
    def commits(self) -> list[Commit]:
        return [effect for effect in self.effects if isinstance(effect, Commit)]
