"""What a variable is called in a sentence."""

from __future__ import annotations

from loopeditor.model.diagram import Diagram

UNNAMED = "(unnamed)"
"""What stands in a sentence for a variable that nobody has named."""


def in_words(diagram: Diagram, variable: str) -> str:
    r"""The name of a variable (its id) on one line, and never nothing.

    Raises:
        KeyError: where there is no such variable.

    >>> from loopeditor.model.diagram import Variable
    >>> diagram = Diagram(variables=(Variable("v1", "Word of\nmouth"), Variable("v2", " ")))
    >>> in_words(diagram, "v1"), in_words(diagram, "v2")
    ('Word of mouth', '(unnamed)')
    """
    return " ".join(diagram.name(variable).split()) or UNNAMED
