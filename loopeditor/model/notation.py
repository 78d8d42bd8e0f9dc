r"""The text notation of a diagram: one chain of causes a line.

::

    == amazon | Amazon flywheel            # optional heading: key | title
    up: Growth                             # wanted directions; down: likewise
    Visits -> Sellers -> Selection         # two reinforcing links
    Growth -> Cost structure : -           # a minus, for the last link of the line
    Training -> Skill : ? ||               # an unknown sign, and a delay mark
    "A -> B" -> "x : y"                    # quotes for a name that holds marks; \" \\ \n inside them
    Weather                                # a variable without links

A ``#`` at the start of a line or after a blank starts a comment. Names tell variables apart, and a link that is stated
again word for word is the same claim, not a second link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from loopeditor.model.diagram import Diagram, DiagramError, Direction, Link, Variable
from loopeditor.model.naming import one_line
from loopeditor.model.polarity import Polarity

_SIGNS = {"+": Polarity.POSITIVE, "-": Polarity.NEGATIVE, "\N{MINUS SIGN}": Polarity.NEGATIVE, "?": Polarity.UNKNOWN}
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_END_OF_NAME = re.compile(r"->|(?<!\S)(?::|\|\||#)(?!\S)|(?<!\S)#")
_END_OF_PART = re.compile(r"\|")
_END_OF_WANTED = re.compile(r",|(?<!\S)#")
_WANTED = re.compile(r"(up|down):", re.IGNORECASE)
_MUST_QUOTE = re.compile(r'^$|^[\s\ufeff]|\s$|^"|^==|^(?:up|down):|[\x00-\x1f]', re.IGNORECASE)


class NotationError(ValueError):
    """Text that is not the notation; ``line`` and ``column`` count from 1."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(f"line {line}, column {column}: {message}")
        self.line, self.column, self.message = line, column, message


@dataclass(frozen=True)
class Piece:
    """A name, a mark or the text behind one, and where it stands; line and column count from 1."""

    text: str
    line: int
    column: int
    quoted: bool = False

    def error(self, message: str) -> NotationError:
        """What is wrong here."""
        return NotationError(self.line, self.column, message)


@dataclass(frozen=True)
class Heading:
    """``== key | title``, of which the title counts."""

    line: int
    title: str


@dataclass(frozen=True)
class Wish:
    """Names of variables that should go up, or down."""

    line: int
    direction: Direction
    names: tuple[Piece, ...]


Claim = tuple[str, str, Polarity, bool]
"""A link as it is stated: source, target, sign, and whether it bears a delay mark."""


@dataclass(frozen=True)
class Chain:
    """Causes in a row; sign and delay are those of the last link."""

    line: int
    names: tuple[Piece, ...]
    polarity: Polarity
    delay: bool

    @property
    def links(self) -> tuple[Claim, ...]:
        """What is claimed, by names."""
        pairs = list(pairwise(piece.text for piece in self.names))
        plain: list[Claim] = [(*pair, Polarity.POSITIVE, False) for pair in pairs[:-1]]
        return (*plain, *((*pair, self.polarity, self.delay) for pair in pairs[-1:]))


Statement = Heading | Wish | Chain
"""What one line says."""


def parse(text: str) -> Diagram:
    """The one diagram that a text describes; its variables have no positions.

    Raises:
        NotationError: with the place, where the text is not the notation or holds no or several diagrams.

    >>> [link.polarity.value for link in parse("A -> B -> A : -").links]
    ['+', '-']
    """
    blocks = _read(text)
    if not blocks:
        raise NotationError(1, 1, "there is no diagram here; write at least one line such as  Cause -> Effect")
    if len(blocks) > 1:
        raise NotationError(blocks[1].line, 1, "a second diagram starts here; keep one diagram in a file")
    return blocks[0].diagram()


def write(diagram: Diagram) -> str:
    """The notation of a diagram: ``parse`` gives the same title, names, wants and links back, links in the same order.

    Ids, positions, bends and the description have no place in the notation.

    Raises:
        DiagramError: where two variables share a name, or two links are alike, as nothing tells them apart here.
    """
    check(diagram)
    return sketch(diagram)


def check(diagram: Diagram) -> None:
    """Make sure that the notation can say all of a diagram.

    Raises:
        DiagramError: where two variables share a name, or two links are alike.
    """
    _check_names(diagram)
    _check_claims(diagram)


def sketch(diagram: Diagram) -> str:
    """The notation of any diagram, to be read only: variables of one name look like the same one."""
    lines = [heading_line(diagram.title)] if diagram.title.strip() else []
    for direction in Direction:
        wanted = [v.name for v in diagram.variables if v.wanted is direction]
        lines += [wish_line(direction, wanted)] if wanted else []
    linked = {end for link in diagram.links for end in (link.source, link.target)}
    lines += [name_line(v.name) for v in diagram.variables if v.id not in linked]
    return "\n".join([*lines, *chain_lines(diagram, diagram.links)]) + "\n"


def heading_line(title: str) -> str:
    """The line that gives a diagram its title, which comes to stand on one line."""
    title = one_line(title)
    return f"== {slug(title)} | {_quote(title, _END_OF_PART)}"


def wish_line(direction: Direction, names: Iterable[str]) -> str:
    """The line that says which variables should go this way."""
    return f"{direction.value}: {', '.join(_quote(name, _END_OF_WANTED) for name in names)}"


def name_line(name: str) -> str:
    """A name as it stands in a line, in quotes where it has to be."""
    return _quote(name, _END_OF_NAME)


def chain_lines(diagram: Diagram, links: Iterable[Link]) -> Iterator[str]:
    """Links in their order; a plain link runs on into the next one where that starts at its end."""
    line, end = "", None
    for link in links:
        source, target = (name_line(diagram.name(i)) for i in (link.source, link.target))
        if line and end != link.source:
            yield line
            line = ""
        line = f"{line or source} -> {target}"
        end = link.target
        flags = [link.polarity.value] if link.polarity is not Polarity.POSITIVE else []
        flags += ["||"] if link.delay else []
        if flags:
            yield f"{line} : {' '.join(flags)}"
            line = ""
    if line:
        yield line


def slug(title: str) -> str:
    """A title as the key of a heading or the name of a file: lower case, words joined by hyphens."""
    return "-".join(re.findall(r"\w+", title.lower())) or "diagram"


# --- reading ---------------------------------------------------------------------------------------------------------


@dataclass
class _Block:
    """A diagram while it is being read; ``line`` is where it starts."""

    line: int
    title: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    links: dict[Claim, Link] = field(default_factory=dict)
    wanted: dict[str, tuple[Direction, Piece]] = field(default_factory=dict)

    def take(self, statement: Wish | Chain) -> None:
        if isinstance(statement, Wish):
            self.wanted |= {piece.text: (statement.direction, piece) for piece in statement.names}
            return
        for piece in statement.names:
            self.ids.setdefault(piece.text, f"v{len(self.ids) + 1}")
        for source, target, polarity, delay in statement.links:
            claim = (self.ids[source], self.ids[target], polarity, delay)
            self.links.setdefault(claim, Link(f"l{len(self.links) + 1}", *claim))

    def diagram(self) -> Diagram:
        for name, (direction, piece) in self.wanted.items():
            if name not in self.ids:
                raise piece.error(f"{direction.value}: names {name!r}, which no link has; check its spelling")
        wanted = {name: direction for name, (direction, _) in self.wanted.items()}
        variables = tuple(Variable(i, name, wanted=wanted.get(name)) for name, i in self.ids.items())
        return Diagram(title=self.title, variables=variables, links=tuple(self.links.values()))


def statements(text: str) -> Iterator[Statement]:
    """What a text says, line by line; empty lines and comments say nothing.

    Raises:
        NotationError: with the place, when the line that is not the notation is reached.
    """
    for number, line in enumerate(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").split("\n"), start=1):
        content = line.strip()
        if not content or content.startswith("#"):
            continue
        start = len(line) - len(line.lstrip())
        if content.startswith("=="):
            yield _heading(line, number)
        elif want := _WANTED.match(line, start):
            yield _wish(Direction(want[1].lower()), number, _pieces(line, want.end(), number, _END_OF_WANTED))
        else:
            yield _chain(number, _pieces(line, start, number, _END_OF_NAME))


def _read(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    for statement in statements(text):
        if isinstance(statement, Heading):
            blocks.append(_Block(statement.line, statement.title))
            continue
        if not blocks:
            blocks.append(_Block(statement.line))
        blocks[-1].take(statement)
    return blocks


def _heading(line: str, number: int) -> Heading:
    parts = [piece.text for piece in _pieces(line, line.index("==") + 2, number, _END_OF_PART)[::2]]
    return Heading(number, parts[1] if len(parts) > 1 else parts[0])


def _pieces(line: str, start: int, number: int, end_of_name: re.Pattern[str]) -> list[Piece]:
    """A line as name, mark, name, mark, ... ending on a name; a comment is left out."""
    pieces: list[Piece] = []
    at = start
    while True:
        at += len(line[at:]) - len(line[at:].lstrip())
        quoted = _QUOTED.match(line, at)
        if line[at : at + 1] == '"' and not quoted:
            raise NotationError(number, at + 1, 'this quote is never closed; end the name with "')
        end = end_of_name.search(line, quoted.end() if quoted else at)
        stop = end.start() if end else len(line)
        if quoted and line[quoted.end() : stop].strip():
            raise NotationError(number, quoted.end() + 1, 'text after a closing quote; write a quote in a name as \\"')
        name = _unquote(quoted[1]) if quoted else line[at:stop].strip()
        pieces.append(Piece(name, number, at + 1, quoted is not None))
        if not end or end[0] == "#":
            return pieces
        pieces.append(Piece(end[0], number, end.start() + 1))
        if end[0] in (":", "||"):
            flags = re.split(r"(?<!\S)#", line[end.start() :].removeprefix(":"))[0]
            return [*pieces, Piece(flags, number, end.start() + 1)]
        at = end.end()


def _wish(direction: Direction, number: int, pieces: list[Piece]) -> Wish:
    return Wish(number, direction, tuple(piece for piece in pieces[::2] if piece.text or piece.quoted))


def _chain(number: int, pieces: list[Piece]) -> Chain:
    polarity, delay = Polarity.POSITIVE, False
    if len(pieces) > 1 and pieces[-2].text in (":", "||"):
        polarity, delay = _flags(pieces[-1])
        if len(pieces) == 3:
            raise pieces[1].error("a sign or delay belongs to a link; write  Cause -> Effect : -  or quote the name")
        pieces = pieces[:-2]
    names = tuple(pieces[::2])
    for name in names:
        if not name.text and not name.quoted:
            raise name.error("a name is missing here; a link reads  Cause -> Effect")
    return Chain(number, names, polarity, delay)


def _flags(piece: Piece) -> tuple[Polarity, bool]:
    polarity, delay = Polarity.POSITIVE, False
    for flag in piece.text.split():
        if flag == "||":
            delay = True
        elif flag in _SIGNS:
            polarity = _SIGNS[flag]
        else:
            raise piece.error(f"{flag!r} is no sign; after the colon write + - ? or || (and quote a name with a colon)")
    return polarity, delay


def _unquote(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text)


# --- writing ---------------------------------------------------------------------------------------------------------


def _quote(name: str, end_of_name: re.Pattern[str]) -> str:
    if not (_MUST_QUOTE.search(name) or end_of_name.search(name)):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def _check_names(diagram: Diagram) -> None:
    seen: set[str] = set()
    for variable in diagram.variables:
        if variable.name in seen:
            raise DiagramError(
                f"two variables are called {variable.name!r}, and the notation tells them apart by name; rename one"
            )
        seen.add(variable.name)


def _check_claims(diagram: Diagram) -> None:
    seen: set[Claim] = set()
    for link in diagram.links:
        claim = (link.source, link.target, link.polarity, link.delay)
        if claim in seen:
            source, target = diagram.name(link.source), diagram.name(link.target)
            raise DiagramError(
                f"two links from {source!r} to {target!r} are alike, and the notation states a link once; delete one"
            )
        seen.add(claim)
