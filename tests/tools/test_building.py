"""Building a diagram with keys alone: chains of new variables, links to names, ways along links."""

from __future__ import annotations

import pytest

from loopeditor.geometry.shapes import Point
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.tools import events as do
from loopeditor.tools.effects import PassFocus, Status
from loopeditor.tools.hints import hint
from loopeditor.tools.linking import offered
from loopeditor.tools.states import Choosing, Idle, NamingNew
from tests.tools.world import EMPTY, GROWTH, TRIANGLE, Hands, context, edge, variable


def test_tab_in_a_name_goes_on_to_a_linked_one() -> None:
    hands = Hands(Diagram())
    hands.play(
        do.Add(GROWTH), do.Named("Trust", further=True), do.Named("Use", further=True), do.Named("Word of mouth")
    )
    assert [v.name for v in hands.diagram.variables] == ["Trust", "Use", "Word of mouth"]
    assert [(k.source, k.target) for k in hands.diagram.links] == [("v1", "v2"), ("v2", "v3")]
    assert [commit.text for commit in hands.commits] == ["Add Trust", "Add Use", "Add Word of mouth"]
    assert hands.context.selected == {"v3", "l2"}
    assert hands.state == Idle()


def test_a_sign_goes_to_the_link_that_was_just_made_and_tab_on_from_its_target() -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.Walk(1), do.Named("Staff"), do.SetPolarity(Polarity.NEGATIVE), do.ToggleDelay())
    made = hands.diagram.links[-1]
    assert (made.source, made.target, made.polarity, made.delay) == ("v1", "v4", Polarity.NEGATIVE, True)
    hands.play(do.Walk(1), do.Named("Pay"))
    assert hands.diagram.links[-1].source == "v4"


def test_a_new_variable_with_the_name_of_one_that_is_there_is_that_one() -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.Walk(1), do.Named(" price "))
    assert hands.diagram.variables == TRIANGLE.variables
    assert (hands.diagram.links[-1].source, hands.diagram.links[-1].target) == ("v1", "v3")
    assert hands.commits[-1].text == "Link Growth to Price"
    assert hands.context.selected == {"l4"}
    hands.play(do.Press(Point(30, 5), edge("v1")), do.Move(Point(300, 300)), do.Release(EMPTY), do.Named("Cost"))
    assert (hands.diagram.links[-1].source, hands.diagram.links[-1].target) == ("v1", "v2")


def test_a_new_variable_by_itself_may_have_any_name() -> None:
    hands = Hands()
    hands.play(do.Add(EMPTY), do.Named("Price"))
    assert [v.name for v in hands.diagram.variables] == ["Growth", "Cost", "Price", "Price"]


def test_chains_keep_clear_of_what_is_there() -> None:
    hands = Hands(Diagram())
    hands.play(do.Add(GROWTH))
    for k in range(9):
        hands.play(do.Named(f"A variable with number {k}", further=True))
    hands.play(do.Cancel())
    boxes = [shape.box for shape in hands.context.scene.variables]
    assert len(boxes) == 9
    assert not any(a.overlaps(b.grown(8)) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


# --- a link to a name ------------------------------------------------------------------------------------------------


def test_letters_find_the_target() -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.StartLink(), do.Typed("pr"))
    assert hands.state == Choosing("v1", "v3", "pr")
    assert offered(Choosing("v1", "v3", "pr"), TRIANGLE) == ("v3", None)
    hands.play(do.Walk(1))
    assert hands.state == Choosing("v1", None, "pr")
    hands.play(do.Walk(1), do.Accept())
    assert hands.diagram.links[-1].target == "v3"


def test_a_name_that_is_there_offers_no_new_one() -> None:
    assert offered(Choosing("v1", "v3", "PRICE"), TRIANGLE) == ("v3",)
    assert offered(Choosing("v1", None, "rice"), TRIANGLE) == ("v3", None)
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.StartLink(), do.Typed("rice"))
    assert hands.state == Choosing("v1", None, "rice"), "letters inside a name are a new name unless it is chosen"


def test_an_offered_name_may_be_clicked() -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.StartLink(), do.Typed("c"), do.Pick("v2"))
    assert (hands.diagram.links[-1].source, hands.diagram.links[-1].target) == ("v1", "v2")


def test_letters_taken_back_leave_the_choice() -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.StartLink(), do.Typed("pri"), do.Typed(""))
    assert hands.state == Choosing("v1", "v3", "")
    hands.play(do.Typed("x"), do.Typed(""), do.Move(GROWTH, variable("v1")))
    assert hands.state == Choosing("v1", "v1", "")


def test_after_a_link_enter_goes_to_its_target() -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.StartLink(), do.Typed("pri"), do.Accept(), do.SetPolarity(Polarity.NEGATIVE), do.Accept())
    assert hands.diagram.links[-1].polarity is Polarity.NEGATIVE
    assert hands.context.selected == {"v3"}


# --- along links -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("selected", "way", "there"),
    [
        (("v1",), (1, 0), {"v2"}),
        (("v1",), (0, 1), {"v3"}),
        (("v2",), (-1, 0), {"v1"}),
        (("v3", "l2"), (0, -1), {"v2"}),
        (("l1",), (1, 0), {"v2"}),
        (("l1",), (-1, 0), {"v1"}),
        ((), (0, 1), {"v1"}),
    ],
)
def test_alt_and_an_arrow_follow_links(selected: tuple[str, ...], way: tuple[int, int], there: set[str]) -> None:
    hands = Hands(TRIANGLE, *selected)
    hands.play(do.Follow(*way))
    assert hands.context.selected == there


def test_alt_and_an_arrow_go_nowhere_without_a_link() -> None:
    hands = Hands(TRIANGLE, "v1")
    assert hands.play(do.Follow(0, -1)) == (Status("No link of Growth leads that way"),)
    assert Hands(Diagram()).play(do.Follow(1, 0)) == (Status("There is no variable to go to"),)


def test_shift_tab_always_walks_back_and_leaves() -> None:
    hands = Hands(TRIANGLE, "v2")
    hands.play(do.Walk(-1))
    assert hands.context.selected == {"v1"}
    assert PassFocus(-1) in hands.play(do.Walk(-1))


# --- once more -------------------------------------------------------------------------------------------------------


def test_duplicates_stand_beside_and_have_their_links() -> None:
    hands = Hands(TRIANGLE, "v1", "v2")
    hands.play(do.Duplicate())
    assert hands.commits[0].text == "Duplicate 2 items"
    assert hands.context.selected == {"v4", "v5", "l4"}
    copy = hands.diagram.link["l4"]
    assert (copy.source, copy.target, copy.polarity) == ("v4", "v5", Polarity.NEGATIVE)
    assert hands.diagram.variable["v4"].position == (32.0, 48.0)
    assert Hands().play(do.Duplicate()) == (Status("Nothing is selected"),)


def test_hints_say_what_enter_will_do() -> None:
    assert hint(Choosing("v1", "v3"), context()).text.startswith("Enter: link Growth to Price.")
    assert hint(Choosing("v1", None, "Staff"), context()).text.startswith("Enter adds Staff and links Growth to it.")
    assert "Tab goes on from it" in hint(NamingNew(TRIANGLE, "v3"), context()).text
