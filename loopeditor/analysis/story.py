"""A loop told in words, all the way round."""

from __future__ import annotations

from loopeditor.analysis.loops import Loop
from loopeditor.analysis.valence import Reading, Valence, directions, opposite, reading
from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.polarity import LoopPolarity, Polarity

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOVES = {Direction.UP: "a rise", Direction.DOWN: "a fall"}


def story(diagram: Diagram, loop: Loop, first: Direction = Direction.UP) -> str:
    """A loop in plain sentences, from its first variable going ``first`` until it is back there.

    It counts the minus links and says why the loop reinforces or balances; where links are unknown it says what each
    answer would make of the loop; last comes what is wanted.
    """
    wishes = _wishes(diagram, loop, reading(diagram, loop))
    return " ".join([course(diagram, loop, first), *([wishes] if wishes else [])])


def course(diagram: Diagram, loop: Loop, first: Direction = Direction.UP) -> str:
    """The story of a loop without what is wanted of it."""
    return f"{_round(diagram, loop, first)} {_reason(diagram, loop)}"


def _round(diagram: Diagram, loop: Loop, first: Direction) -> str:
    """As in: A rise in Trust brings a rise in Sales, and so a further rise in Trust."""
    moves = directions(diagram, loop, first)
    doubtful = False
    steps = []
    for k, link in enumerate(diagram.link[i] for i in loop.links):
        doubtful = doubtful or link.polarity is Polarity.UNKNOWN
        delay = "after a delay " if link.delay else ""
        if k < len(loop.links) - 1:
            move = "a change, up or down," if doubtful else _MOVES[moves[link.target]]
            steps.append(f"{delay}{move} in {diagram.name(link.target)}")
        else:
            steps.append(f"{'' if k == 0 else 'and so '}{delay}{_back(loop, first)} in {diagram.name(link.target)}")
    begin = f"{_MOVES[first]} in {diagram.name(loop.variables[0])} brings "
    return _sentence(begin + ", then ".join(steps[:-1]) + (", " if steps[:-1] else "") + steps[-1])


def _back(loop: Loop, first: Direction) -> str:
    if loop.polarity is LoopPolarity.UNDETERMINED:
        return "a change, nobody has said which way,"
    if loop.polarity is LoopPolarity.REINFORCING:
        return "a further " + _MOVES[first].removeprefix("a ")
    return _MOVES[opposite(first)]


def _reason(diagram: Diagram, loop: Loop) -> str:
    links = [diagram.link[i] for i in loop.links]
    minus = sum(link.polarity is Polarity.NEGATIVE for link in links)
    unknown = [link for link in links if link.polarity is Polarity.UNKNOWN]
    counted = f"{_counted(minus)} minus {'link' if minus == 1 else 'links'}"
    if not unknown:
        verb = "reinforces: a change feeds itself" if minus % 2 == 0 else "balances: a change works against itself"
        parity = "an even number" if minus % 2 == 0 else "an odd number"
        return f"There {'is' if minus == 1 else 'are'} {counted}, {parity}, so the loop {verb}."
    doubtful = " and ".join(f"{diagram.name(link.source)} -> {diagram.name(link.target)}" for link in unknown)
    if len(unknown) == 1:
        plus, other = ("R", "B") if minus % 2 == 0 else ("B", "R")
        return (
            f"It has {counted} and one unknown: R or B depends on {doubtful}. {plus} if this link is +, {other} if -."
        )
    needed = "even" if minus % 2 == 0 else "odd"
    return (
        f"It has {counted} and {_counted(len(unknown))} unknown: {doubtful}. "
        f"R if an {needed} number of these is -, otherwise B."
    )


def _wishes(diagram: Diagram, loop: Loop, reading: Reading) -> str:
    first = diagram.name(loop.variables[0])
    if reading.valence is Valence.BOTH and reading.virtuous:
        good, bad = _MOVES[reading.virtuous], _MOVES[opposite(reading.virtuous)]
        return f"Set off by {good} in {first} it is a virtuous circle, by {bad} a vicious one."
    if reading.valence is Valence.MIXED:
        with_it = ", ".join(diagram.name(i) for i in reading.with_it)
        against = ", ".join(diagram.name(i) for i in reading.against_it)
        return f"It is mixed: a rise in {first} moves {with_it} the wanted way, but not {against}."
    if reading.valence is Valence.SEEKS:
        return "It seeks a level and resists being moved from it."
    return ""


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _counted(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
