"""Links by stroke and by two clicks."""

from __future__ import annotations

from math import pi, sin

import pytest

from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.tools import events as do
from loopeditor.tools.effects import EditName, Preview
from loopeditor.tools.overlay import overlay
from loopeditor.tools.states import Choosing, Idle, Linking, NamingNew, Renaming, Stretching
from tests.tools.world import COST, EMPTY, GROWTH, PRICE, TRIANGLE, Hands, edge, variable

RIM = Point(30, 5)


def arc(height: float, drop: float = 0.0) -> list[do.Event]:
    """Moves from Growth to Cost, or to a place below it, in an arc that rises so far on the screen."""
    return [do.Move(Point(30 + 140 * k / 20, 5 - height * sin(pi * k / 20) + drop * k / 20)) for k in range(1, 20)]


def test_a_curved_stroke_bends_its_link() -> None:
    hands = Hands()
    hands.play(do.Press(RIM, edge("v1")), *arc(45), do.Release(COST, variable("v2")))
    made = hands.diagram.links[-1]
    assert made.bend == pytest.approx(0.2, abs=0.05)
    assert [commit.text for commit in hands.commits] == ["Link Growth to Cost"]
    hands.play(do.Press(RIM, edge("v1")), *arc(-45), do.Release(COST, variable("v2")))
    assert hands.diagram.links[-1].bend == pytest.approx(-0.25, abs=0.05)


def test_a_straight_stroke_leaves_the_bend_to_the_geometry() -> None:
    hands = Hands()
    hands.play(do.Press(RIM, edge("v1")), *arc(2), do.Release(COST, variable("v2")))
    assert hands.diagram.links[-1].bend is None


def test_the_line_under_the_pointer_is_bent_as_the_link_will_be() -> None:
    hands = Hands()
    hands.play(do.Press(RIM, edge("v1")), *arc(45), do.Move(COST, variable("v2")))
    assert isinstance(hands.state, Linking)
    shown = overlay(hands.state, hands.context.scene)
    assert min(point.y for point in shown.path) < -30


def test_a_curved_stroke_to_an_empty_place_bends_the_link_to_the_new_variable() -> None:
    hands = Hands()
    hands.play(do.Press(RIM, edge("v1")), *arc(40, 80), do.Release(Point(175, 90)), do.Named("Staff"))
    assert hands.diagram.links[-1].bend is not None
    assert hands.diagram.links[-1].bend > 0


# --- two clicks ------------------------------------------------------------------------------------------------------


def clicked_rim() -> Hands:
    hands = Hands()
    hands.play(do.Press(RIM, edge("v1")), do.Release(RIM, edge("v1")))
    return hands


def test_a_click_on_the_edge_begins_a_link_that_follows_the_pointer() -> None:
    hands = clicked_rim()
    assert hands.state == Stretching("v1", RIM)
    assert hands.context.selected == {"v1"}
    hands.play(do.Move(Point(90, 90)))
    assert overlay(hands.state, hands.context.scene).tip == pytest.approx((90, 90), abs=5)
    hands.play(do.Move(PRICE, variable("v3")), do.Press(PRICE, variable("v3")))
    assert [commit.text for commit in hands.commits] == ["Link Growth to Price"]
    assert isinstance(hands.state, Idle)


def test_a_click_on_an_empty_place_makes_a_new_variable() -> None:
    hands = clicked_rim()
    effects = hands.play(do.Press(EMPTY))
    assert [type(effect) for effect in effects] == [Preview, EditName]
    assert isinstance(hands.state, NamingNew)
    hands.play(do.Named("Staff"))
    assert (hands.diagram.links[-1].source, hands.diagram.variables[-1].position) == ("v1", EMPTY)
    assert len(hands.commits) == 1


def test_a_click_where_it_began_stops_it_and_a_double_click_renames() -> None:
    hands = clicked_rim()
    hands.play(do.Move(GROWTH, variable("v1")))
    assert overlay(hands.state, hands.context.scene).tip is None or hands.state == Stretching("v1", GROWTH, "v1")
    hands.play(do.Press(GROWTH, variable("v1")), do.Release(GROWTH, variable("v1")))
    assert (hands.state, hands.commits) == (Idle(variable("v1")), [])
    hands = clicked_rim()
    hands.play(do.DoublePress(RIM, edge("v1")))
    assert isinstance(hands.state, Renaming)


def test_with_shift_a_click_on_the_edge_selects_only() -> None:
    hands = Hands()
    hands.play(do.Press(RIM, edge("v1"), extend=True), do.Release(RIM, edge("v1")))
    assert hands.state == Idle(edge("v1"))
    assert hands.context.selected == {"v1"}


def test_keys_go_on_with_what_a_click_began() -> None:
    hands = clicked_rim()
    hands.play(do.Walk(1))
    assert isinstance(hands.state, Choosing)
    hands.play(do.Accept())
    assert len(hands.commits) == 1
    hands = clicked_rim()
    hands.play(do.Move(COST, variable("v2")), do.Accept())
    assert hands.commits[0].text == "Link Growth to Cost"


# --- ghosts ----------------------------------------------------------------------------------------------------------


def test_links_from_and_to_ghosts_are_drawn_there() -> None:
    diagram = edits.add_ghost(TRIANGLE, "v1", (300.0, 300.0))
    hands = Hands(diagram)
    hands.play(do.Press(Point(330, 300), edge("g1")), do.Move(Point(340, 320)), do.Release(COST, variable("v2")))
    made = hands.diagram.links[-1]
    assert (made.source, made.source_ghost, made.target, made.target_ghost) == ("v1", "g1", "v2", "")
    hands.play(do.Press(Point(230, 0), edge("v2")), do.Move(EMPTY), do.Release(Point(300, 300), variable("g1")))
    made = hands.diagram.links[-1]
    assert (made.source, made.source_ghost, made.target, made.target_ghost) == ("v2", "", "v1", "g1")
    hands.play(do.Press(Point(330, 300), edge("g1")), do.Move(Point(340, 320)), do.Release(EMPTY), do.Named("Staff"))
    made = hands.diagram.links[-1]
    assert (made.source, made.source_ghost, hands.diagram.name(made.target)) == ("v1", "g1", "Staff")
