"""What can be found in a document: its variables, loops, links and free texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.naming import names, noted
from loopeditor.editor.finding import Findable
from loopeditor.editor.insight import Insight
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram, Link, LoopKey
from loopeditor.model.naming import one_line
from loopeditor.model.polarity import LoopPolarity, Polarity

ARROW = " → "


def findables(diagram: Diagram, insight: Insight) -> list[Findable]:
    """Everything with a name, variables first; ``what`` is a loop, or the id of anything else."""
    lines = {variable.id: one_line(variable.name) for variable in diagram.variables}
    return [
        *_variables(diagram, lines),
        *_loops(diagram, insight, lines),
        *(_link(link, lines) for link in diagram.links),
        *_texts(diagram),
    ]


def known_loops(diagram: Diagram, insight: Insight) -> list[Loop]:
    """Those that people named, those of the short set and those that are listed, each once."""
    given = (loop for loop, _ in noted(diagram))
    known: dict[LoopKey, Loop] = {}
    for loop in chain(given, insight.basis or (), insight.listed.found):
        known.setdefault(loop.key, loop)
    return list(known.values())


def _variables(diagram: Diagram, lines: dict[str, str]) -> Iterator[Findable]:
    for variable in diagram.variables:
        yield Findable(
            lines[variable.id], variable.id, also=f"{variable.unit} {variable.note}", aside=tr("Variable"), mark="●"
        )


def _loops(diagram: Diagram, insight: Insight, lines: dict[str, str]) -> Iterator[Findable]:
    given = names(diagram)
    for loop in known_loops(diagram, insight):
        identifier, name = insight.identifiers.get(loop.key, loop.polarity.letter), given.get(loop.key, "")
        route = ARROW.join(lines[i] for i in (*loop.variables, loop.variables[0]))
        yield Findable(
            name or identifier,
            loop,
            aliases=(identifier,) if name else (),
            also=route,
            detail=route,
            aside=_kind_of_loop(loop.polarity),
            mark=identifier,
            tone=loop.polarity.value,
            rank=1,
        )


def _link(link: Link, lines: dict[str, str]) -> Findable:
    return Findable(
        lines[link.source] + ARROW + lines[link.target],
        link.id,
        also=f"{link.note} {link.evidence}",
        detail=tr("with a delay") if link.delay else "",
        aside=_kind_of_link(link.polarity),
        mark=link.polarity.symbol,
        tone=link.polarity.name.lower(),
        rank=2,
    )


def _texts(diagram: Diagram) -> Iterator[Findable]:
    for text in diagram.texts:
        yield Findable(one_line(text.text), text.id, aside=tr("Text"), mark="T", rank=3)


def _kind_of_loop(polarity: LoopPolarity) -> str:
    match polarity:
        case LoopPolarity.REINFORCING:
            return tr("Reinforcing loop")
        case LoopPolarity.BALANCING:
            return tr("Balancing loop")
    return tr("Undetermined loop")


def _kind_of_link(polarity: Polarity) -> str:
    match polarity:
        case Polarity.POSITIVE:
            return tr("Positive link")
        case Polarity.NEGATIVE:
            return tr("Negative link")
    return tr("Unknown link")
