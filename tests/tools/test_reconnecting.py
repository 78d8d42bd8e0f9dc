from __future__ import annotations

from dataclasses import replace

import pytest

from loopeditor.geometry.picking import Hit
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.tools import events as do
from loopeditor.tools.effects import Discard, EditName
from loopeditor.tools.overlay import overlay
from loopeditor.tools.reconnecting import handles, taken_hold
from loopeditor.tools.states import Idle, NamingNew, Reconnecting
from tests.tools.world import COST, EMPTY, GROWTH, PRICE, TRIANGLE, Hands, context, edge, link, scene_of, variable

SCENE = scene_of(TRIANGLE)
TAIL, HEAD = (handle.place for handle in handles(SCENE, {"l1"}, None))


def test_handles_are_shown_for_one_selected_link_and_for_the_hovered_one() -> None:
    assert [(handle.link, handle.end) for handle in handles(SCENE, {"l1"}, None)] == [("l1", "tail"), ("l1", "head")]
    assert {handle.link for handle in handles(SCENE, set(), link("l2"))} == {"l2"}
    assert {handle.link for handle in handles(SCENE, {"l1"}, link("l2"))} == {"l1", "l2"}
    assert handles(SCENE, {"l1", "l2"}, None) == ()
    assert handles(SCENE, {"v1"}, variable("v2")) == ()
    shape = SCENE.links[0]
    assert (HEAD - shape.tip).length == pytest.approx(5)
    assert (TAIL - shape.path[0]).length == pytest.approx(5)


def test_a_handle_is_met_near_by_and_a_name_lies_over_it() -> None:
    now = context(TRIANGLE, "l1")
    assert taken_hold(None, HEAD + Point(5, 2), now) == Hit("head", "l1")
    assert taken_hold(edge("v1"), TAIL, now) == Hit("tail", "l1")
    assert taken_hold(variable("v2"), HEAD, now) == variable("v2")
    assert taken_hold(None, HEAD + Point(9, 0), now) is None
    assert taken_hold(link("l1"), Point(100, -40), now) == link("l1")


def test_handles_of_a_link_that_is_not_selected_need_the_pointer_on_it() -> None:
    now = context(TRIANGLE)
    assert taken_hold(link("l1"), HEAD, now) == Hit("head", "l1")
    assert taken_hold(edge("v2"), HEAD, now) == edge("v2")


def test_a_link_that_is_short_on_the_screen_keeps_its_middle() -> None:
    far_away = replace(context(TRIANGLE, "l1"), slack=40.0)
    assert taken_hold(link("l1"), HEAD, far_away) == link("l1")


def test_an_end_is_led_to_another_variable() -> None:
    hands = Hands(TRIANGLE, "l1")
    hands.play(do.Press(HEAD), do.Move(Point(150, 100)))
    assert hands.state == Reconnecting("l1", "head", Point(150, 100))
    hands.play(do.Move(PRICE, variable("v3")), do.Release(PRICE, variable("v3")))
    assert [commit.text for commit in hands.commits] == ["Lead link to Price"]
    led = hands.diagram.link["l1"]
    assert (led.source, led.target, led.polarity, led.bend) == ("v1", "v3", TRIANGLE.link["l1"].polarity, 0.2)
    assert hands.context.selected == {"l1"}


def test_its_other_end_too_and_from_a_ghost() -> None:
    hands = Hands(edits.add_ghost(TRIANGLE, "v3", (300.0, 300.0)), "l1")
    hands.play(do.Press(TAIL), do.Move(EMPTY), do.Release(Point(300, 300), variable("g1")))
    assert hands.commits[0].text == "Lead link from Price"
    led = hands.diagram.link["l1"]
    assert (led.source, led.source_ghost, led.target) == ("v3", "g1", "v2")


def test_on_an_empty_place_a_new_variable_takes_it_in_one_step() -> None:
    hands = Hands(TRIANGLE, "l1")
    effects = hands.play(do.Press(HEAD), do.Move(EMPTY), do.Release(EMPTY))
    assert isinstance(hands.state, NamingNew)
    assert isinstance(effects[-1], EditName)
    hands.play(do.Named("Staff"))
    assert len(hands.commits) == 1
    assert hands.diagram.link["l1"].target == "v4"
    assert (hands.diagram.variable["v4"].name, hands.diagram.variable["v4"].position) == ("Staff", EMPTY)
    assert len(hands.diagram.links) == 3


def test_put_back_where_it_was_nothing_changes() -> None:
    hands = Hands(TRIANGLE, "l1")
    hands.play(do.Press(HEAD), do.Move(EMPTY), do.Release(COST, variable("v2")))
    assert hands.diagram == TRIANGLE
    hands.play(do.Press(HEAD), do.Move(EMPTY), do.Cancel())
    assert (hands.state, hands.diagram) == (Idle(), TRIANGLE)
    hands.play(do.Press(HEAD), do.Move(EMPTY), do.Release(EMPTY), do.Cancel())
    assert (hands.effects[-1], hands.diagram) == (Discard(), TRIANGLE)


def test_a_click_on_a_handle_selects_its_link() -> None:
    hands = Hands()
    hands.play(do.Press(HEAD, link("l1")), do.Release(HEAD, link("l1")))
    assert hands.context.selected == {"l1"}
    assert not hands.commits


def test_the_line_runs_from_the_end_that_stays() -> None:
    shown = overlay(Reconnecting("l1", "head", EMPTY), SCENE)
    assert shown.tip == pytest.approx(tuple(EMPTY), abs=5)
    shown = overlay(Reconnecting("l1", "tail", PRICE, "v3"), SCENE)
    assert shown.tip is not None
    assert (shown.tip - COST).length < 50
    assert (shown.path[0] - PRICE).length < 50
    assert shown.target is not None
    assert overlay(Reconnecting("l1", "tail", GROWTH, "v2"), SCENE).tip is not None  # to itself
