"""The branches of a causes tree or a uses tree: how far one goes, and what its rows say."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.language import tr
from loopeditor.model.diagram import Diagram, Link
from loopeditor.model.naming import one_line
from loopeditor.model.neighbourhood import Way
from loopeditor.model.polarity import LoopPolarity


@dataclass(frozen=True)
class Step:
    """A row: its variable, and the ids of the links that lead from the root to it."""

    root: str
    route: tuple[str, ...]
    variable: str

    def along(self, link: Link, variable: str) -> Step:
        """The row below it at the other end of a link."""
        return Step(self.root, (*self.route, link.id), variable)

    def passed(self, diagram: Diagram) -> list[str]:
        """The variables of the branch, from the root down to its own."""
        passed = [self.root]
        for link in (diagram.link[i] for i in self.route):
            passed.append(link.target if link.source == passed[-1] else link.source)
        return passed

    def is_closed(self, diagram: Diagram) -> bool:
        """Whether its variable stands above in the branch already."""
        return self.variable in self.passed(diagram)[:-1]

    def loop(self, diagram: Diagram, way: Way) -> tuple[str, ...]:
        """The link ids, in causal order, of the loop that a closed branch ends with."""
        links = self.route[self.passed(diagram).index(self.variable) :]
        return links if way is Way.USES else tuple(reversed(links))


def said_of(diagram: Diagram) -> tuple[object, ...]:
    """All of a diagram that trees show."""
    names = tuple((variable.id, variable.name) for variable in diagram.variables)
    return (names, *((link.id, link.source, link.target, link.polarity, link.delay) for link in diagram.links))


def line(diagram: Diagram, variable: str, link: Link | None = None) -> str:
    """What a row says: the sign of the link that it hangs on, the name, and whether there is a delay."""
    name = one_line(diagram.name(variable))
    if link is None:
        return name
    return f"{link.polarity.symbol}  {name}{'  ‖' if link.delay else ''}"


def closing(polarity: LoopPolarity) -> str:
    """What a closed branch means, in words."""
    match polarity:
        case LoopPolarity.REINFORCING:
            return tr("Closes a reinforcing loop")
        case LoopPolarity.BALANCING:
            return tr("Closes a balancing loop")
    return tr("Closes a loop whose polarity is unknown")
