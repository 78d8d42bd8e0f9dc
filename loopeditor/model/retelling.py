"""The text of a diagram after the diagram was edited: lines that still hold stay as the person wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from loopeditor.model.diagram import Diagram, Direction, Link
from loopeditor.model.naming import one_line
from loopeditor.model.notation import (
    Chain,
    Claim,
    Heading,
    NotationError,
    Statement,
    Wish,
    chain_lines,
    heading_line,
    name_line,
    statements,
    wish_line,
)


def retold(text: str, before: Diagram, after: Diagram, said: str | None = None) -> str:
    """A text that described ``before``, changed so that it describes ``after``; comments and empty lines stay.

    ``said`` is the text that described ``before``, where somebody has typed on since. Lines that it does not have stay
    as they are, and what it said in lines that are gone is not said again: it is being changed just now.
    """
    telling = _Telling(before, after)
    lines = text.split("\n")
    settled = set(lines if said is None else said.split("\n"))
    for line in settled.difference(lines):
        telling.read(line)
    told = [new for line in lines for new in (telling.read(line) if line in settled else [line])]
    end = next((i + 1 for i in reversed(range(len(told))) if told[i].strip()), 0)
    told[end:end] = telling.rest()
    return "\n".join([*telling.head(told), *told])


@dataclass
class _Telling:
    """What has been told so far of the diagram ``after``."""

    before: Diagram
    after: Diagram
    links: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)
    wanted: set[str] = field(default_factory=set)
    is_titled: bool = False

    def __post_init__(self) -> None:
        self._id = {variable.name: variable.id for variable in self.before.variables}
        self._link: dict[Claim, str] = {_claim(self.before, link): link.id for link in self.before.links}

    def read(self, line: str) -> list[str]:
        """The lines that take the place of one; the same one where it still holds or cannot be read."""
        try:
            statement = next(statements(line), None)
        except NotationError:
            return [line]
        new = self._new(statement, line)
        return [line] if new is None else new

    def rest(self) -> Iterator[str]:
        """Lines for the links and variables that have not been told."""
        linked = {end for link in self.after.links for end in (link.source, link.target)}
        for variable in self.after.variables:
            if variable.id not in self.variables | linked:
                yield name_line(variable.name)
        yield from chain_lines(self.after, [link for link in self.after.links if link.id not in self.links])

    def head(self, told: list[str]) -> Iterator[str]:
        """Lines above all others for a title and wanted directions that have not been told; puts them in if it can."""
        lines = [heading_line(self.after.title)] if self.after.title.strip() and not self.is_titled else []
        for direction in Direction:
            missing = [v for v in self.after.variables if v.wanted is direction and v.id not in self.wanted]
            if missing:
                lines.append(wish_line(direction, [v.name for v in missing]))
        below = next((i + 1 for i, line in enumerate(told) if line.lstrip().startswith("==")), None)
        if below is None:
            yield from lines
        else:
            told[below:below] = lines

    def _new(self, statement: Statement | None, line: str) -> list[str] | None:
        match statement:
            case Heading():
                return self._heading(statement)
            case Wish():
                return self._wish(statement)
            case Chain() if statement.links:
                return self._chain(statement, line)
            case Chain():
                return self._alone(statement)
        return None

    def _heading(self, heading: Heading) -> list[str] | None:
        self.is_titled = True
        if one_line(self.after.title) == heading.title:
            return None
        return [heading_line(self.after.title)] if self.after.title.strip() else []

    def _wish(self, wish: Wish) -> list[str] | None:
        ids = [self._id.get(piece.text, "") for piece in wish.names]
        kept = [i for i in ids if i in self.after.variable and self.after.variable[i].wanted is wish.direction]
        self.wanted.update(kept)
        names = [self.after.name(i) for i in kept]
        if names == [piece.text for piece in wish.names]:
            return None
        return [wish_line(wish.direction, names)] if names else []

    def _alone(self, chain: Chain) -> list[str] | None:
        name = chain.names[0].text
        variable = self._id.get(name, "")
        if variable not in self.after.variable:
            return []
        self.variables.add(variable)
        return None if self.after.name(variable) == name else [name_line(self.after.name(variable))]

    def _chain(self, chain: Chain, line: str) -> list[str] | None:
        ids = [self._link.get(claim, "") for claim in chain.links]
        kept = [self.after.link[i] for i in ids if i in self.after.link]
        self.links.update(link.id for link in kept)
        if [_claim(self.after, link) for link in kept] == list(chain.links):
            return None
        comment = _comment(line)
        new = list(chain_lines(self.after, kept))
        return [f"{new[0]}{comment}", *new[1:]] if new else []


def _claim(diagram: Diagram, link: Link) -> Claim:
    return diagram.name(link.source), diagram.name(link.target), link.polarity, link.delay


def _comment(line: str) -> str:
    """The comment at the end of a line that holds no quotes, with the blank before it."""
    place = line.find(" #")
    return line[place:] if place >= 0 and '"' not in line else ""
