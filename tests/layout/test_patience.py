from __future__ import annotations

import pytest

from loopeditor.layout.flywheel import rearrange
from loopeditor.layout.patience import Cancelled, Patience
from loopeditor.layout.sight import Viewer
from loopeditor.layout.styles import Style
from loopeditor.model.notation import parse
from tests.builders import HalfEm, named_loops


def test_time_that_is_given_in_addition_is_a_share_of_the_whole() -> None:
    assert Patience(0.0).more(0.5).check() is False
    more = Patience(1000.0).more(0.1)
    assert more.seconds == 100.0
    assert more.check()


def test_who_calls_off_a_placement_calls_off_its_end_as_well() -> None:
    with pytest.raises(Cancelled):
        Patience(10.0, cancelled=lambda: True).more(0.1).check()


@pytest.mark.parametrize("style", [Style.LOBES, Style.COMPACT])
def test_a_search_cut_short_is_tidied_at_its_end(style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"A longer name {k}" for k in range(20)]
    lines = [f"{names[k]} -> {names[(k * 7 + 3) % 20]}" for k in range(20)]
    diagram = parse("\n".join([*lines, *(f"{names[k]} -> {names[(k + 1) % 20]}" for k in range(20))]))

    def left(finishing: float) -> int:
        monkeypatch.setattr("loopeditor.layout.flywheel._FINISHING", finishing)
        placed = rearrange(diagram, HalfEm(), style=style, seconds=0.02 * (1 + finishing))
        return len(Viewer([loop for loop, _ in named_loops(placed)], HalfEm()).look(placed).collisions)

    assert left(1000.0) < left(0.0)
