"""The sign algebra."""

from __future__ import annotations

from math import prod

from hypothesis import given
from hypothesis import strategies as st

from loopeditor.model.polarity import LoopPolarity, Polarity, loop_polarity

SIGN = {Polarity.POSITIVE: 1, Polarity.NEGATIVE: -1, Polarity.UNKNOWN: 0}
RESULT = {1: LoopPolarity.REINFORCING, -1: LoopPolarity.BALANCING, 0: LoopPolarity.UNDETERMINED}


@given(st.lists(st.sampled_from(Polarity)))
def test_a_loop_has_the_product_of_its_signs(polarities: list[Polarity]) -> None:
    assert loop_polarity(polarities) is RESULT[prod(SIGN[polarity] for polarity in polarities)]


def test_how_they_are_drawn() -> None:
    assert [polarity.symbol for polarity in Polarity] == ["+", "\N{MINUS SIGN}", "?"]
    assert [polarity.letter for polarity in LoopPolarity] == ["R", "B", "U"]
