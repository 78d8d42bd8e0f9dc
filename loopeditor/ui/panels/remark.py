"""One remark that can be clicked."""

from __future__ import annotations

from loopeditor.analysis.advice import Advice
from loopeditor.ui.sentence_button import SentenceButton
from loopeditor.ui.theme import Look


class Remark(SentenceButton):
    """A piece of advice as a sentence."""

    def __init__(self, advice: Advice, look: Look) -> None:
        super().__init__(advice.message[:1].upper() + advice.message[1:], look)
        self.advice = advice
        self.setAccessibleDescription(advice.why)
