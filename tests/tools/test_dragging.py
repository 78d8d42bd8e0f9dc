"""What is dragged snaps, is copied, and may be an identifier, a ghost, a text or the title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loopeditor.geometry.picking import Hit
from loopeditor.geometry.scene import TITLE
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.tools import events as do
from loopeditor.tools.effects import Discard, Preview
from loopeditor.tools.overlay import overlay
from loopeditor.tools.states import Idle, Moving, Placing
from tests.tools.world import EMPTY, GROWTH, LOOP, PRICE, TRIANGLE, Hands, variable


def test_a_variable_snaps_in_line_with_another() -> None:
    hands = Hands()
    hands.play(do.Press(PRICE, variable("v3")), do.Move(Point(150, 150)), do.Move(Point(201, 120)))
    assert isinstance(hands.state, Moving)
    (guide,) = overlay(hands.state, hands.context.scene).guides
    assert (guide.start.x, guide.end.x) == (200, 200)
    hands.play(do.Release(Point(201, 120)))
    assert hands.diagram.variable["v3"].position == (200, 120)


def test_held_ctrl_and_the_switch_let_nothing_snap() -> None:
    hands = Hands()
    there = Point(195, 120)
    hands.play(do.Press(PRICE, variable("v3")), do.Move(there, free=True))
    assert isinstance(hands.state, Moving)
    assert hands.state.guides == ()
    hands.play(do.Release(there, free=True))
    assert hands.diagram.variable["v3"].position == (195, 120)
    hands = Hands()
    hands.context = replace(hands.context, snaps=False)
    hands.play(do.Press(PRICE, variable("v3")), do.Move(there), do.Release(there))
    assert hands.diagram.variable["v3"].position == (195, 120)


def test_several_snap_as_one_and_not_to_each_other() -> None:
    hands = Hands(TRIANGLE, "v1", "v2")
    hands.play(do.Press(GROWTH, variable("v1")), do.Move(Point(40, 80)), do.Release(Point(3, 80)))
    assert [hands.diagram.variable[i].position for i in ("v1", "v2")] == [(4, 80), (204, 80)]  # their middle over Price


def test_with_alt_a_copy_is_dragged_in_one_step() -> None:
    hands = Hands()
    hands.play(do.Press(GROWTH, variable("v1"), copy=True), do.Move(Point(50, 120)))
    shown = hands.effects[-1]
    assert isinstance(shown, Preview)
    assert shown.diagram.variable["v1"].position == (0, 0)
    hands.play(do.Release(Point(50, 120)))
    assert [commit.text for commit in hands.commits] == ["Duplicate Growth"]
    assert (hands.diagram.variable["v4"].name, hands.diagram.variable["v4"].position) == ("Growth", (50, 120))
    assert hands.context.selected == {"v4"}


def test_a_copy_of_several_brings_their_links_and_esc_leaves_none() -> None:
    hands = Hands(TRIANGLE, "v1", "v2")
    press = do.Press(GROWTH, variable("v1"), copy=True)
    hands.play(press, do.Move(EMPTY), do.Cancel())
    assert (hands.diagram, hands.effects[-1]) == (TRIANGLE, Discard())
    hands.play(press, do.Move(EMPTY), do.Release(EMPTY))
    assert hands.commits[0].text == "Duplicate 3 items"
    assert len(hands.diagram.links) == 4
    assert hands.context.selected == {"v4", "v5", "l4"}


def test_an_identifier_stays_where_it_is_put() -> None:
    hands = Hands()
    middle = hands.context.scene.loops[0].center
    hold = middle + Point(5, 3)
    hands.play(do.Press(hold, LOOP), do.Move(hold + Point(30, 0)))
    assert hands.state == Placing(LOOP.key or (), Point(5, 3))
    assert hands.diagram is TRIANGLE
    hands.play(do.Release(hold + Point(30, -10)))
    assert [commit.text for commit in hands.commits] == ["Move identifier B1"]
    place = hands.diagram.loop_note[LOOP.key or ()].place
    assert place == pytest.approx(middle + Point(30, -10))
    assert hands.context.scene.loops[0].center == pytest.approx(place)
    hands.play(do.Press(hold, LOOP), do.Move(EMPTY), do.Cancel())
    assert isinstance(hands.state, Idle)
    assert len(hands.commits) == 1


def test_ghosts_texts_and_the_title_are_moved() -> None:
    diagram = edits.place_title(
        edits.add_text(edits.add_ghost(TRIANGLE, "v1", (300, 300)), "Note", (400, 100)), (0, 300)
    )
    hands = Hands(diagram)
    hands.play(do.Press(Point(300, 300), variable("g1")), do.Move(EMPTY), do.Release(Point(340, 350)))
    hands.play(do.Press(Point(400, 100), Hit("text", "t1")), do.Move(EMPTY), do.Release(Point(460, 55)))
    hands.play(do.Press(Point(0, 300), Hit("text", TITLE)), do.Move(EMPTY), do.Release(Point(-40, 420)))
    assert hands.diagram.ghost["g1"].position == (340, 350)
    assert hands.diagram.text["t1"].position == (460, 55)
    assert hands.diagram.title_place == (-40, 420)
    assert len(hands.commits) == 3


def test_links_are_turned_round() -> None:
    hands = Hands(TRIANGLE, "l1", "l2")
    hands.play(do.Reverse())
    assert [commit.text for commit in hands.commits] == ["Reverse 2 links"]
    assert (hands.diagram.link["l1"].source, hands.diagram.link["l1"].bend) == ("v2", -0.2)
