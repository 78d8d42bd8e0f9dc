from __future__ import annotations

import pytest

from loopeditor.analysis.counting import Counts
from loopeditor.analysis.loops import Loop, Loops
from loopeditor.editor.listing import Kind, Wish
from loopeditor.model.polarity import LoopPolarity
from loopeditor.ui.panels.loops_head import caption, lies_on, totals

ONE = Loop(("l1",), ("v1",), LoopPolarity.BALANCING, 0)


@pytest.mark.parametrize(
    ("counts", "is_counting", "text"),
    [
        (Counts(0, 0, 0), False, ""),
        (Counts(1, 0, 0), False, "1 reinforcing"),
        (Counts(0, 1, 1), False, "1 balancing, 1 undetermined"),
        (Counts(142_359_261, 141_098_363, 0), False, "142,359,261 reinforcing, 141,098,363 balancing"),
        (Counts(7, 3, 0, exact=False), False, "At least 7 reinforcing, 3 balancing"),
        (Counts(7, 3, 0, exact=False), True, "At least 7 reinforcing, 3 balancing; counting …"),
    ],
)
def test_totals(counts: Counts, is_counting: bool, text: str) -> None:
    assert totals(counts, is_counting=is_counting) == text


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (Counts(12, 3, 0), "Trust lies on 12 reinforcing and 3 balancing loops"),
        (Counts(1, 0, 0), "Trust lies on 1 reinforcing loop"),
        (Counts(2, 3, 4), "Trust lies on 2 reinforcing, 3 balancing and 4 undetermined loops"),
        (Counts(0, 0, 0), "Trust lies on no loop"),
        (Counts(2, 0, 0, exact=False), "Trust lies on at least 2 reinforcing loops"),
    ],
)
def test_what_an_element_lies_on(counts: Counts, text: str) -> None:
    assert lies_on("Trust", counts) == text


@pytest.mark.parametrize(
    ("wish", "number", "complete", "text"),
    [
        (Wish(), 4, True, "Shortest first"),
        (Wish(longest=3), 1, True, "1 loop"),
        (Wish(), 1000, False, "The first 1,000, shortest first"),
        (Wish(Kind.SHORT), 12, True, "Short set of 12 loops"),
        (Wish(Kind.SELECTION), 0, True, ""),
        (Wish(Kind.SELECTION, None, frozenset({"v1"})), 2, True, "2 loops"),
    ],
)
def test_captions(wish: Wish, number: int, complete: bool, text: str) -> None:
    assert caption(wish, Loops((ONE,) * number, complete)) == text
