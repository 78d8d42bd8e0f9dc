"""Why a sign, a loop's letter, a link or a name is what it is, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from loopeditor.analysis.loops import Loop
from loopeditor.model.diagram import Diagram, Link
from loopeditor.model.naming import in_words
from loopeditor.model.polarity import LoopPolarity, Polarity

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NEIGHBOURS = 3


def sign_reason(diagram: Diagram, link: Link) -> str:
    """Why a link has its sign.

    >>> from loopeditor.model.notation import parse
    >>> diagram = parse("Prices -> Visits : -")
    >>> sign_reason(diagram, diagram.links[0])
    'A rise in Prices brings a fall in Visits, so the change turns over: -.'
    """
    source, target = in_words(diagram, link.source), in_words(diagram, link.target)
    if link.polarity is Polarity.UNKNOWN:
        return f"Nobody has said which way a rise in {source} moves {target}: ?."
    if link.polarity is Polarity.NEGATIVE:
        return f"A rise in {source} brings a fall in {target}, so the change turns over: -."
    return f"A rise in {source} brings a rise in {target}, so the change keeps its direction: +."


def loop_reason(diagram: Diagram, loop: Loop) -> str:
    """Why a loop has its letter, from the number of its minus links."""
    signs = [diagram.link[i].polarity for i in loop.links]
    minus = signs.count(Polarity.NEGATIVE)
    counted = f"It has {counted_in_words(minus)} minus {'link' if minus == 1 else 'links'}"
    match loop.polarity:
        case LoopPolarity.REINFORCING:
            return f"{counted}, an even number: reinforcing, R."
        case LoopPolarity.BALANCING:
            return f"{counted}, an odd number: balancing, B."
        case LoopPolarity.UNDETERMINED:
            return "It has a link whose sign nobody has said, so it may be either: undetermined, U."


def place_reason(diagram: Diagram, link: Link, loop: Loop | None) -> str:
    """Why a link belongs where it is: the loop that it closes, told from where the link arrives."""
    if loop is None:
        return f"The missing link is {way_back(diagram, link)}. It lies on no loop."
    k = loop.links.index(link.id) + 1
    around = [*loop.variables[k:], *loop.variables[:k]]
    way = " -> ".join(in_words(diagram, each) for each in around)
    if len(around) == 1:
        return f"{way} acts on itself: the missing link is {way} -> {way}."
    return f"The way {way} does not lead back yet: the missing link is {way_back(diagram, link)}."


def way_back(diagram: Diagram, link: Link) -> str:
    """A link by the names of its ends."""
    return f"{in_words(diagram, link.source)} -> {in_words(diagram, link.target)}"


def name_reason(diagram: Diagram, variable: str) -> str:
    """Why a variable stands where it does: what acts on it, and what it acts on."""
    causes = [(in_words(diagram, k.source), k.polarity) for k in diagram.links if k.target == variable != k.source]
    effects = [(in_words(diagram, k.target), k.polarity) for k in diagram.links if k.source == variable != k.target]
    told = [f"what {_acts(sign)} {in_words(diagram, variable)} here is {name}" for name, sign in causes[:_NEIGHBOURS]]
    told += [f"a rise in {in_words(diagram, variable)} {_acts(sign)} {name}" for name, sign in effects[:_NEIGHBOURS]]
    if not told:
        return f"{in_words(diagram, variable)} is tied to nothing here, and is the name that is left."
    return _sentence(told)


def counted_in_words(number: int) -> str:
    """Small numbers in words."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _acts(sign: Polarity) -> str:
    return {Polarity.POSITIVE: "raises", Polarity.NEGATIVE: "lowers"}.get(sign, "moves")


def _sentence(told: Sequence[str]) -> str:
    joined = ", and ".join(told)
    return f"{joined[:1].upper()}{joined[1:]}."
