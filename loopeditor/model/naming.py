"""What a variable is called in a sentence, on one line, cut short, and as it is compared."""

from __future__ import annotations

from loopeditor.model.diagram import Diagram

UNNAMED = "(unnamed)"
"""What stands in a sentence for a variable that nobody has named."""


def one_line(text: str) -> str:
    r"""A name, or any other text, on one line: one space wherever there is a line break, or several spaces.

    >>> one_line("Word  of\nmouth ")
    'Word of mouth'
    """
    return " ".join(text.split())


def shortened(line: str, longest: int) -> str:
    """A line of at most so many characters, with a sign for what is left out at its end.

    >>> shortened("Word of mouth", 6)
    'Word…'
    """
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def folded(name: str) -> str:
    r"""A name as it is compared: spaces, line breaks and case do not count.

    >>> folded("Word of\nMouth") == folded("word of mouth")
    True
    """
    return one_line(name).casefold()


def in_words(diagram: Diagram, variable: str) -> str:
    r"""The name of a variable (its id) on one line, and never nothing.

    Raises:
        KeyError: where there is no such variable.

    >>> from loopeditor.model.diagram import Variable
    >>> diagram = Diagram(variables=(Variable("v1", "Word of\nmouth"), Variable("v2", " ")))
    >>> in_words(diagram, "v1"), in_words(diagram, "v2")
    ('Word of mouth', '(unnamed)')
    """
    return one_line(diagram.name(variable)) or UNNAMED
