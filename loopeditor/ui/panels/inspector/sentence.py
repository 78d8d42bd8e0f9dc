"""A sentence that sets the sign of a link: "More Price causes [less] Demand"."""

from __future__ import annotations

from string import Formatter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from loopeditor.language import mark, tr
from loopeditor.model.polarity import Polarity
from loopeditor.ui import glossary
from loopeditor.ui.flow import Flow
from loopeditor.ui.panels.inspector.fields import Choice

SIGNS = (Polarity.POSITIVE, Polarity.NEGATIVE, Polarity.UNKNOWN)
"""As they stand in the choice."""
_EFFECTS = (mark("more"), mark("less"), mark("it depends"))
_ONE = mark("More {cause} causes {sign} {effect}")
_SEVERAL = mark("More of the cause causes {sign} of the effect, in each of {count} links")


class Sentence(QWidget):
    """Words in a row with one choice among them.

    Signals:
        chosen(Polarity): the person chose a sign.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self._flow = Flow(self)
        self.sign = Choice(tr("Sign of the link"))
        for i, effect in enumerate(_EFFECTS):
            self.sign.addItem(tr(effect))
            self.sign.setItemData(i, glossary.tip(glossary.OF_LINK[SIGNS[i]]), Qt.ItemDataRole.ToolTipRole)
        self.sign.setToolTip(glossary.tip("polarity"))
        self.sign.activated.connect(lambda i: self.chosen.emit(SIGNS[i]))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """The sentence as it reads now."""
        template, *values = self._shown
        named = dict(zip(("cause", "effect", "count"), values, strict=True))
        return tr(template, sign=self.sign.currentText() or self.sign.placeholderText(), **named)

    def show_link(self, cause: str, effect: str, polarity: Polarity) -> None:
        """Read as one link."""
        self._show(_ONE, cause, effect, "")
        self._choose(polarity)

    def show_links(self, count: int, polarity: Polarity | None) -> None:
        """Read as several links; None where their signs differ."""
        self._show(_SEVERAL, "", "", f"{count:,}")
        self._choose(polarity)

    def _choose(self, polarity: Polarity | None) -> None:
        self.sign.show_choice(None if polarity is None else SIGNS.index(polarity))
        self.setAccessibleName(self.text)
        self.sign.setAccessibleDescription(self.text)

    def _show(self, *shown: str) -> None:
        """Lay the words out, the choice where the template has it."""
        if shown == self._shown:
            return
        self._shown = shown
        template, *values = shown
        named = dict(zip(("cause", "effect", "count"), values, strict=True))
        keyboard = self.sign.hasFocus()
        self._flow.removeWidget(self.sign)
        self._flow.clear()
        for words, place, _, _ in Formatter().parse(tr(template)):
            self._add_words(words, "")
            if place == "sign":
                self._flow.addWidget(self.sign)
            elif place:
                self._add_words(named[place], "strong")
        if keyboard:
            self.sign.setFocus()
        self.updateGeometry()

    def _add_words(self, text: str, name: str) -> None:
        for word in text.split():
            label = QLabel(word)
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._flow.addWidget(label)
            label.show()
