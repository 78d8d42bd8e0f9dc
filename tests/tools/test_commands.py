"""What keys do with the selection."""

from __future__ import annotations

import pytest

from loopeditor.model.polarity import Polarity
from loopeditor.tools import events as do
from loopeditor.tools.effects import Light, PassFocus, Select
from loopeditor.tools.gestures import step
from loopeditor.tools.states import Idle, NamingNew
from tests.tools.world import TRIANGLE, Hands, context


@pytest.mark.parametrize(
    ("selected", "event", "text"),
    [
        (("l1",), do.SetPolarity(Polarity.POSITIVE), "Make link positive"),
        (("l1", "l2"), do.SetPolarity(Polarity.UNKNOWN), "Make 2 links unknown"),
        (("l1",), do.ToggleDelay(), "Add delay to link"),
        (("v1",), do.Delete(), "Delete Growth"),
        (("l1",), do.Delete(), "Delete link"),
        (("v1", "v2", "l3"), do.Delete(), "Delete 3 items"),
        (("v1",), do.Arrow(1, 0), "Move Growth"),
        (("v1", "v2", "l1"), do.Arrow(0, 10), "Move 2 variables"),
        (("l1",), do.Arrow(0, 1), "Bend link"),
    ],
)
def test_keys_edit_what_is_selected(selected: tuple[str, ...], event: do.Event, text: str) -> None:
    hands = Hands(TRIANGLE, *selected)
    hands.play(event)
    assert [commit.text for commit in hands.commits] == [text]
    assert hands.diagram != TRIANGLE


def test_delay_is_taken_off_where_all_have_it() -> None:
    hands = Hands(TRIANGLE, "l1", "l2")
    hands.play(do.ToggleDelay(), do.ToggleDelay())
    assert [commit.text for commit in hands.commits] == ["Add delay to 2 links", "Remove delay from 2 links"]
    assert hands.diagram == TRIANGLE


def test_nudges_of_one_selection_share_a_merge_word() -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.Arrow(1, 0), do.Arrow(0, 10))
    first, second = hands.commits
    assert first.merge == second.merge != ""
    assert hands.diagram.variable["v1"].position == (1, 10)
    other = Hands(TRIANGLE, "v2")
    other.play(do.Arrow(1, 0))
    assert other.commits[0].merge != first.merge


def test_an_arrow_bends_a_selected_link_the_way_it_points() -> None:
    hands = Hands(TRIANGLE, "l1")
    hands.play(do.Arrow(0, -1))
    assert hands.diagram.link["l1"].bend == pytest.approx(0.22, abs=0.002)
    hands.play(do.Arrow(1, 0))
    assert hands.diagram.link["l1"].bend == pytest.approx(0.22, abs=0.002)


def test_tab_walks_through_all_and_leaves_at_the_end() -> None:
    hands = Hands()
    seen: list[str] = []
    hands.play(do.Walk(1))
    seen += hands.context.selected
    for _ in range(3):
        hands.play(do.Walk(1))
        assert isinstance(hands.state, NamingNew)
        hands.play(do.Named("", further=True))
        seen += hands.context.selected
    for _ in range(2):
        hands.play(do.Walk(1))
        seen += hands.context.selected
    assert seen == ["v1", "v2", "v3", "l1", "l2", "l3"]
    assert PassFocus(1) in hands.play(do.Walk(1))
    assert hands.context.selected == frozenset()
    hands.play(do.Walk(-1))
    assert hands.context.selected == {"l3"}


def test_escape_clears_the_selection_and_puts_the_loop_out() -> None:
    assert step(Idle(), do.Cancel(), context(TRIANGLE, "v1"))[1] == (Select(), Light())
