"""The words of the field, each explained in plain sentences: one text for tooltips, screen readers and the dialog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopeditor.language import mark, tr
from loopeditor.model.polarity import LoopPolarity, Polarity


@dataclass(frozen=True)
class Term:
    """A word and what it means; both are marked for translation."""

    word: str
    sense: str


TERMS: Mapping[str, Term] = {
    "variable": Term(
        mark("Variable"), mark("Something that can rise or fall, such as Price or Trust. Name it without a direction.")
    ),
    "link": Term(
        mark("Link"), mark("An arrow that claims: a change of the first variable causes a change of the second.")
    ),
    "polarity": Term(mark("Polarity"), mark("The sign of a link: which way the effect moves when the cause rises.")),
    "positive": Term(
        mark("Positive link (+)"),
        mark("Cause and effect move the same way: more of one, more of the other; less of one, less of the other."),
    ),
    "negative": Term(
        mark("Negative link (−)"),
        mark("Cause and effect move opposite ways: more of one, less of the other; less of one, more of the other."),
    ),
    "unknown": Term(
        mark("Unknown link (?)"),
        mark("It depends, or nobody knows yet. Every loop through it is undetermined until it has a sign."),
    ),
    "delay": Term(
        mark("Delay mark"),
        mark("Two bars across a link: the effect comes noticeably later than the cause. Delays make loops swing."),
    ),
    "loop": Term(
        mark("Feedback loop"), mark("A chain of links that leads back to where it began, so that a change returns.")
    ),
    "reinforcing": Term(
        mark("Reinforcing loop (R)"),
        mark("A change comes back in the same direction and grows. It has an even number of negative links."),
    ),
    "balancing": Term(
        mark("Balancing loop (B)"),
        mark("A change comes back in the opposite direction and is resisted. It has an odd number of negative links."),
    ),
    "undetermined": Term(
        mark("Undetermined loop (U)"),
        mark("A link of it has no known sign, so nobody can tell whether it reinforces or balances."),
    ),
    "identifier": Term(
        mark("Loop identifier"),
        mark("The letter and number of a loop, such as R1 or B2, inside an arrow that turns the way the loop runs."),
    ),
    "short set": Term(
        mark("Short set of loops"),
        mark(
            "An independent loop set: few and short loops of which all others are made. Every link that lies on a loop"
            " is in one of them."
        ),
    ),
    "virtuous": Term(
        mark("Virtuous or vicious"),
        mark("A reinforcing loop is virtuous while it carries its variables the way people want, vicious while not."),
    ),
    "wanted": Term(
        mark("Wanted direction"),
        mark("Which way people want a variable to go. It tells virtuous loops from vicious ones."),
    ),
    "ghost": Term(
        mark("Ghost"),
        mark("A second place in the picture for the same variable. It keeps links short and means nothing more."),
    ),
    "group": Term(mark("Group"), mark("Variables that share a name and a colour. It changes no loop.")),
}
"""In the order in which somebody new would read them."""

OF_LINK: Mapping[Polarity, str] = {
    Polarity.POSITIVE: "positive",
    Polarity.NEGATIVE: "negative",
    Polarity.UNKNOWN: "unknown",
}
"""The term for each polarity of a link."""
OF_LOOP: Mapping[LoopPolarity, str] = {
    LoopPolarity.REINFORCING: "reinforcing",
    LoopPolarity.BALANCING: "balancing",
    LoopPolarity.UNDETERMINED: "undetermined",
}
"""The term for each polarity of a loop."""


def word(term: str) -> str:
    """A term as it is read."""
    return tr(TERMS[term].word)


def sense(term: str) -> str:
    """What a term means, in one or two sentences."""
    return tr(TERMS[term].sense)


def tip(term: str) -> str:
    """The term and what it means, as plain text for a tooltip."""
    return f"{word(term)}\n{sense(term)}"
