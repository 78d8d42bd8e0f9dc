"""Rules that hold in every state, and the commits that whole gestures make."""

from __future__ import annotations

from typing import get_args

import pytest

from loopeditor.geometry.scene import TITLE
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.tools import events as do
from loopeditor.tools.effects import Commit, Discard, EditName, Light, Preview, Select, Status
from loopeditor.tools.gestures import step
from loopeditor.tools.hints import hint
from loopeditor.tools.overlay import overlay
from loopeditor.tools.states import (
    Bending,
    Brushing,
    Choosing,
    Idle,
    Linking,
    Moving,
    NamingNew,
    Placing,
    Pressing,
    Pulling,
    Reconnecting,
    Renaming,
    Rewriting,
    State,
    Stretching,
    WritingNew,
)
from tests.tools.world import (
    COST,
    EMPTY,
    GROWTH,
    LOOP,
    PRICE,
    TRIANGLE,
    Hands,
    context,
    edge,
    link,
    variable,
)

STATES: tuple[State, ...] = (
    Idle(),
    Idle(variable("v1")),
    Pressing(do.Press(GROWTH, variable("v1"))),
    Moving(GROWTH, frozenset({"v1"})),
    Bending("l1"),
    Brushing(EMPTY, GROWTH, frozenset(), frozenset({"v2"})),
    Pulling("v1", GROWTH),
    Linking("v1", EMPTY),
    Linking("v1", COST, "v2"),
    Stretching("v1", EMPTY),
    Stretching("v1", COST, "v2"),
    Reconnecting("l1", "head", EMPTY),
    Reconnecting("l1", "tail", PRICE, "v3"),
    Placing(("l1", "l2", "l3"), Point(1, 2)),
    Choosing("v1", "v2"),
    Choosing("v1", None, "New"),
    NamingNew(TRIANGLE, "v3", "New"),
    Renaming("v1", "New"),
    WritingNew(edits.add_text(TRIANGLE, "", GROWTH), "t1", "New"),
    Rewriting(TITLE, "New"),
)
EVENTS: tuple[do.Event, ...] = (
    do.Press(EMPTY),
    do.Press(GROWTH, variable("v1")),
    do.Press(GROWTH, edge("v1"), extend=True),
    do.Move(COST, variable("v2")),
    do.Move(EMPTY),
    do.Release(COST, variable("v2")),
    do.Release(EMPTY),
    do.DoublePress(EMPTY),
    do.DoublePress(GROWTH, variable("v1")),
    do.Aim(variable("v2")),
    do.Arrow(1, 0),
    do.Walk(1),
    do.Accept(),
    do.Rename(),
    do.Cancel(),
    do.SelectAll(),
    do.Delete(),
    do.SetPolarity(Polarity.UNKNOWN),
    do.ToggleDelay(),
    do.Reverse(),
    do.StartLink(),
    do.Add(EMPTY),
    do.AddText(EMPTY),
    do.Typed("Word"),
    do.Named("Word"),
    do.Named("Word", further=True),
    do.Follow(1, 0),
    do.Pick("v3"),
    do.Duplicate(),
)


def test_the_tables_hold_every_state_and_every_event() -> None:
    assert {type(state) for state in STATES} == set(get_args(State))
    assert {type(event) for event in EVENTS} == set(get_args(do.Event))


@pytest.mark.parametrize("state", STATES, ids=repr)
def test_cancel_ends_every_gesture_without_an_edit(state: State) -> None:
    after, effects = step(state, do.Cancel(), context(TRIANGLE, "v2"))
    assert isinstance(after, Idle)
    assert not any(isinstance(effect, Commit | Preview) for effect in effects)
    if isinstance(state, Moving | Bending | NamingNew | Renaming):
        assert Discard() in effects


@pytest.mark.parametrize("event", EVENTS, ids=repr)
@pytest.mark.parametrize("state", STATES, ids=repr)
def test_every_state_answers_every_event(state: State, event: do.Event) -> None:
    now = context(TRIANGLE, "v2")
    after, effects = step(state, event, now)
    assert isinstance(after, get_args(State))
    for effect in effects:
        if isinstance(effect, Commit | Preview):
            assert isinstance(effect.diagram, Diagram)
            assert effect.diagram.is_placed
    assert hint(after, now).text
    overlay(after, now.scene)


@pytest.mark.parametrize("state", STATES, ids=repr)
def test_an_empty_diagram_is_no_trap(state: State) -> None:
    now = context(Diagram())
    if isinstance(state, Idle | Brushing):
        for event in EVENTS:
            if not getattr(event, "hit", None):
                step(state, event, now)
        assert hint(Idle(), now).text == "Double-click anywhere, or press V, to add the first variable"


# --- clicks ----------------------------------------------------------------------------------------------------------


def test_a_click_selects_and_with_shift_toggles() -> None:
    hands = Hands()
    hands.play(do.Press(GROWTH, variable("v1")), do.Release(GROWTH, variable("v1")))
    assert hands.context.selected == {"v1"}
    hands.play(do.Press(COST, variable("v2"), extend=True), do.Release(COST, variable("v2")))
    assert hands.context.selected == {"v1", "v2"}
    hands.play(do.Press(GROWTH, edge("v1"), extend=True), do.Release(GROWTH, edge("v1")))
    assert hands.context.selected == {"v2"}
    hands.play(do.Press(EMPTY), do.Release(EMPTY))
    assert hands.context.selected == frozenset()
    assert not hands.commits


def test_a_click_on_one_of_several_selected_leaves_it_alone_selected() -> None:
    hands = Hands(TRIANGLE, "v1", "v2")
    hands.play(do.Press(GROWTH, variable("v1")))
    assert hands.context.selected == {"v1", "v2"}  # they may be about to be dragged
    hands.play(do.Release(GROWTH, variable("v1")))
    assert hands.context.selected == {"v1"}


def test_a_click_on_an_identifier_lights_its_loop_and_another_puts_it_out() -> None:
    assert step(Pressing(do.Press(EMPTY, LOOP)), do.Release(EMPTY, LOOP), context())[1] == (Light(LOOP.key),)
    lit = context(TRIANGLE, lit=LOOP.key)
    assert step(Pressing(do.Press(EMPTY, LOOP)), do.Release(EMPTY, LOOP), lit)[1] == (Light(None),)


def test_a_trembling_hand_does_not_drag() -> None:
    hands = Hands()
    hands.play(do.Press(GROWTH, variable("v1")), do.Move(Point(3, 2), variable("v1")), do.Release(Point(3, 2)))
    assert hands.context.selected == {"v1"}
    assert hands.diagram is TRIANGLE


def test_the_second_button_selects_what_its_menu_is_about() -> None:
    assert step(Idle(), do.Aim(link("l1")), context(TRIANGLE, "v1"))[1] == (Select(frozenset({"l1"})),)
    assert step(Idle(), do.Aim(link("l1")), context(TRIANGLE, "l1", "v1"))[1] == ()


# --- dragging --------------------------------------------------------------------------------------------------------


def test_dragging_a_variable_moves_it() -> None:
    hands = Hands()
    hands.play(do.Press(GROWTH, variable("v1")), do.Move(Point(20, 5)), do.Move(Point(30, -10)))
    assert hands.diagram is TRIANGLE
    assert hands.effects[-1] == Preview(hands.effects[-1].diagram)  # type: ignore[union-attr]
    hands.play(do.Release(Point(31, -10)))
    assert [commit.text for commit in hands.commits] == ["Move Growth"]
    assert [v.position for v in hands.diagram.variables] == [(31, -10), (200, 0), (100, 200)]
    assert hands.context.selected == {"v1"}


def test_dragging_one_of_the_selection_moves_all_of_it() -> None:
    hands = Hands(TRIANGLE, "v1", "v3", "l1")
    hands.play(do.Press(GROWTH, variable("v1")), do.Move(Point(10, 0)), do.Release(Point(10, 20)))
    assert hands.commits[0].text == "Move 2 variables"
    assert [v.position for v in hands.diagram.variables] == [(10, 20), (200, 0), (110, 220)]
    assert hands.context.selected == {"v1", "v3", "l1"}


def test_dragging_another_leaves_the_selection_behind() -> None:
    hands = Hands(TRIANGLE, "v1", "v3")
    hands.play(do.Press(COST, variable("v2"), extend=True), do.Move(Point(230, 0)), do.Release(Point(240, 0)))
    assert [v.position for v in hands.diagram.variables] == [(0, 0), (240, 0), (100, 200)]


def test_a_variable_put_back_where_it_was_makes_the_same_diagram() -> None:
    hands = Hands()
    hands.play(do.Press(GROWTH, variable("v1")), do.Move(Point(50, 50)), do.Release(GROWTH))
    assert hands.diagram == TRIANGLE  # the document passes an equal diagram over


def test_a_dragged_link_bends_through_the_pointer() -> None:
    hands = Hands()
    hands.play(do.Press(Point(100, -40), link("l1")), do.Move(Point(100, 30)), do.Release(Point(100, 60)))
    assert hands.commits[0].text == "Bend link"
    assert hands.diagram.link["l1"].bend == pytest.approx(-0.3)  # to the right of somebody walking to the right
    assert hands.context.selected == {"l1"}


def test_a_link_to_itself_is_not_bent() -> None:
    from loopeditor.model import edits

    hands = Hands(edits.add_link(TRIANGLE, "v1", "v1"))
    told = hands.play(do.Press(GROWTH, link("l4")), do.Move(EMPTY))
    assert isinstance(told[0], Status)
    hands.play(do.Release(EMPTY))
    assert not hands.commits


def test_a_rubber_band_selects_what_it_touches() -> None:
    hands = Hands(TRIANGLE, "v3")
    hands.play(do.Press(Point(-100, -100)), do.Move(Point(50, 50)))
    assert hands.context.selected == {"v1"}
    hands.play(do.Move(Point(260, 60)))
    assert hands.context.selected == {"v1", "v2", "l1"}
    hands.play(do.Cancel())
    assert hands.context.selected == {"v3"}


def test_a_rubber_band_with_shift_adds() -> None:
    hands = Hands(TRIANGLE, "v3")
    hands.play(do.Press(Point(-100, -100), extend=True), do.Move(Point(50, 50)), do.Release(Point(50, 50)))
    assert hands.context.selected == {"v1", "v3"}


# --- linking ---------------------------------------------------------------------------------------------------------


def test_dragging_from_an_edge_to_a_variable_links_them() -> None:
    hands = Hands()
    hands.play(do.Press(Point(30, 5), edge("v1")), do.Move(Point(60, 60)), do.Move(PRICE, variable("v3")))
    assert hands.state == Linking("v1", PRICE, "v3", (Point(30, 5), Point(60, 60), PRICE))
    hands.play(do.Release(PRICE, variable("v3")))
    made = hands.diagram.links[-1]
    assert (made.source, made.target, made.polarity, made.delay) == ("v1", "v3", Polarity.POSITIVE, False)
    assert [commit.text for commit in hands.commits] == ["Link Growth to Price"]
    assert hands.context.selected == {made.id}  # so that + - ? and D come next


def test_dropping_on_the_edge_of_a_variable_links_to_it() -> None:
    hands = Hands()
    hands.play(do.Press(Point(30, 5), edge("v1")), do.Move(EMPTY), do.Release(Point(230, 0), edge("v2")))
    assert hands.diagram.links[-1].target == "v2"


def test_another_link_at_the_edge_of_a_variable_is_not_in_the_way() -> None:
    hands = Hands()
    beside = Point(hands.context.scene.variables[1].box.right + 5, 0)
    hands.play(do.Press(Point(30, 5), edge("v1")), do.Move(EMPTY), do.Release(beside, link("l1")))
    assert hands.commits[0].text == "Link Growth to Cost"


def test_dropping_on_empty_canvas_names_a_new_variable_and_links_it_in_one_step() -> None:
    hands = Hands()
    effects = hands.play(do.Press(Point(30, 5), edge("v1")), do.Move(Point(300, 300)), do.Release(EMPTY))
    assert [type(effect) for effect in effects] == [Preview, EditName]
    assert effects[1] == EditName("v4", "")
    assert not hands.commits
    hands.play(do.Typed("Sta"), do.Typed("Staff"), do.Named(" Staff "))
    assert [commit.text for commit in hands.commits] == ["Add Staff"]
    assert (hands.diagram.variables[-1].name, hands.diagram.variables[-1].position) == ("Staff", EMPTY)
    assert (hands.diagram.links[-1].source, hands.diagram.links[-1].target) == ("v1", "v4")


@pytest.mark.parametrize("end", [do.Cancel(), do.Named("  "), do.Accept()], ids=repr)
def test_a_new_variable_without_a_name_never_was(end: do.Event) -> None:
    hands = Hands()
    hands.play(do.Press(Point(30, 5), edge("v1")), do.Move(Point(300, 300)), do.Release(EMPTY), end)
    assert (hands.state, hands.commits, hands.effects[-1]) == (Idle(), [], Discard())


def test_a_link_dropped_on_its_own_variable_must_have_left_it() -> None:
    hands = Hands()
    hands.play(
        do.Press(Point(30, 5), edge("v1")), do.Move(Point(20, 0), variable("v1")), do.Release(GROWTH, edge("v1"))
    )
    assert not hands.commits
    hands.play(do.Press(Point(30, 5), edge("v1")), do.Move(EMPTY), do.Release(GROWTH, variable("v1")))
    assert hands.commits[0].text == "Link Growth to itself"
    assert (hands.diagram.links[-1].source, hands.diagram.links[-1].target) == ("v1", "v1")


def test_a_link_by_keyboard_alone() -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.StartLink())
    assert hands.state == Choosing("v1", "v2")
    hands.play(do.Walk(1))
    assert hands.state == Choosing("v1", "v3")
    hands.play(do.Walk(1), do.Walk(1), do.Arrow(0, 1))
    assert hands.state == Choosing("v1", "v3")  # below Cost
    hands.play(do.Accept())
    assert hands.commits[0].text == "Link Growth to Price"


def test_choosing_may_end_with_a_click_or_with_a_new_variable() -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.StartLink(), do.Move(PRICE, variable("v3")), do.Press(PRICE, variable("v3")))
    assert hands.diagram.links[-1].target == "v3"
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.StartLink(), do.Typed("Staff"), do.Accept())
    assert hands.diagram.links[-1].target == hands.diagram.variables[-1].id == "v4"
    assert hands.diagram.variables[-1].name == "Staff"
    assert hands.context.selected == {"v4", "l4"}
    assert len(hands.commits) == 1


def test_linking_needs_one_variable() -> None:
    for selected in ((), ("v1", "v2"), ("l1",)):
        state, effects = step(Idle(), do.StartLink(), context(TRIANGLE, *selected))
        assert isinstance(state, Idle)
        assert effects == (Status("Select one variable to link from, then press L"),)


# --- names -----------------------------------------------------------------------------------------------------------


def test_a_double_click_on_empty_canvas_adds_a_variable_there() -> None:
    hands = Hands()
    hands.play(do.DoublePress(EMPTY), do.Typed("Staff"), do.Accept())
    assert hands.diagram.variables[-1].position == EMPTY
    assert hands.diagram.links == TRIANGLE.links
    assert hands.context.selected == {"v4"}


def test_a_double_click_on_a_variable_renames_it() -> None:
    hands = Hands()
    hands.play(do.DoublePress(GROWTH, variable("v1")), do.Typed("Sales"))
    shown = hands.effects[-1]
    assert isinstance(shown, Preview)
    assert shown.diagram.name("v1") == "Sales"
    hands.play(do.Named("Sales"))
    assert [commit.text for commit in hands.commits] == ["Rename Growth"]
    assert hands.diagram.name("v1") == "Sales"


@pytest.mark.parametrize("end", [do.Cancel(), do.Named(""), do.Named("Growth")], ids=repr)
def test_a_name_given_up_empty_or_the_same_changes_nothing(end: do.Event) -> None:
    hands = Hands(TRIANGLE, "v1")
    hands.play(do.Rename(), do.Typed(""), end)
    assert (hands.state, hands.commits, hands.effects[-1]) == (Idle(), [], Discard())


def test_a_variable_added_by_key_covers_no_other() -> None:
    hands = Hands()
    hands.play(do.Add(GROWTH), do.Named("One"), do.Add(GROWTH), do.Named("Two"))
    boxes = [shape.box for shape in hands.context.scene.variables]
    assert not any(a.overlaps(b) for a in boxes for b in boxes if a is not b)
