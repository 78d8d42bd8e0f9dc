"""The colours of the notation."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from loopeditor.ui.theme import Colours

_QUOTED = r'"(?:[^"\\]|\\.)*"?'
_PARTS = re.compile(
    rf"(?P<name>{_QUOTED})|(?P<comment>(?<!\S)#.*)|(?P<mark>->)|(?<!\S)(?P<flags>(?::|\|\|)(?=\s|$)[^#]*)"
)
_WISH = re.compile(r"\s*(?:up|down):", re.IGNORECASE)
_SIGNS = {"+": "positive", "-": "negative", "\N{MINUS SIGN}": "negative", "?": "unknown"}


class NotationColours(QSyntaxHighlighter):
    """Marks, signs, wishes, headings and comments; names are left as they are."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        super().__init__(document)
        self._colours = colours

    def dress(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        self.rehighlight()

    def highlightBlock(self, line: str) -> None:
        """Colour one line."""
        if line.lstrip().startswith("=="):
            self.setFormat(0, len(line), self._in(self._colours.text, bold=True))
            return
        if wish := _WISH.match(line):
            self.setFormat(0, wish.end(), self._in(self._colours.accent, bold=True))
        for part in _PARTS.finditer(line):
            if part["comment"]:
                self.setFormat(part.start(), part.end() - part.start(), self._in(self._colours.faint))
            elif part["mark"]:
                self.setFormat(part.start(), 2, self._in(self._colours.faint))
            elif part["flags"]:
                self._colour_flags(part.start(), part["flags"])

    def _colour_flags(self, start: int, flags: str) -> None:
        for flag in re.finditer(r"\S+", flags):
            theme = self._colours.canvas
            colour = getattr(theme, _SIGNS[flag[0]]) if flag[0] in _SIGNS else self._colours.faint
            self.setFormat(start + flag.start(), len(flag[0]), self._in(colour, bold=True))

    @staticmethod
    def _in(colour: str, *, bold: bool = False) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(colour))
        if bold:
            form.setFontWeight(QFont.Weight.DemiBold)
        return form
