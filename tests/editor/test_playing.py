from __future__ import annotations

import pytest

from loopeditor.analysis.loops import find_loops
from loopeditor.editor import playing_draft
from loopeditor.editor.playing import Playback
from loopeditor.editor.playing_draft import disrupted, freely_named, middle, mirrored, pushed, rubbed
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario
from loopeditor.render.passing import course
from loopeditor.simulation.pulse import Verdict, walk

PRICE = parse("Price -> Demand : -\nDemand -> Price : ||")


def test_it_plays_to_the_end_and_once_more_from_the_start() -> None:
    playing = Playback(end=3.0).toggled().after(2.0)
    assert (playing.place, playing.moves) == (2.0, True)
    over = playing.at_speed(2.0).after(1.0)
    assert (over.place, over.moves, over.is_over) == (3.0, False, True)
    assert over.toggled().place == 0.0
    assert not Playback(end=0.0).toggled().moves


@pytest.mark.parametrize(("place", "by", "after"), [(0.0, 1, 1.0), (1.5, 1, 2.0), (1.5, -1, 1.0), (1.0, -1, 0.0)])
def test_a_step_rests_at_whole_units(place: float, by: int, after: float) -> None:
    stepped = Playback(end=3.0, place=place, moves=True).stepped(by)
    assert (stepped.place, stepped.moves) == (after, False)


def test_another_end_keeps_the_place_where_it_can() -> None:
    assert Playback(end=40.0, place=30.0).until(20.0).place == 20.0
    assert Playback(end=40.0, place=10.0).until(20.0).place == 10.0


def test_the_bead_turns_over_at_a_minus_and_takes_twice_as_long_through_a_delay() -> None:
    price, demand = PRICE.variable
    went = walk(PRICE, price, 1, find_loops(PRICE).found[0].key)
    assert went.verdict is Verdict.OPPOSES
    begun = course(PRICE, went).at(0.25)
    (bead,) = begun.beads
    assert (bead.share, bead.before, bead.after) == (0.25, 1, -1)
    assert begun.arrows == {price: (1,)}
    assert course(PRICE, went).at(1.0).arrows == {price: (1,), demand: (-1,)}
    (late,) = course(PRICE, went).at(2.0).beads
    assert (late.share, late.before, late.after) == (0.5, -1, -1)
    done = course(PRICE, went).at(3.0)
    assert done.beads == ()
    assert done.arrows == {price: (1, -1), demand: (-1,)}


def test_a_push_through_a_link_without_a_sign_is_not_known_after_it() -> None:
    diagram = parse("A -> B : ?\nB -> C")
    went = walk(diagram, "v1", -1)
    (bead,) = course(diagram, went).at(0.5).beads
    assert (bead.before, bead.after) == (-1, 0)
    assert course(diagram, went).at(2.0).arrows == {"v1": (-1,), "v2": (0,), "v3": (0,)}


def test_two_ways_that_disagree_are_both_shown() -> None:
    diagram = parse("A -> B\nA -> C\nB -> D\nC -> D : -")
    arrows = course(diagram, walk(diagram, "v1", 1)).at(2.0).arrows
    assert set(arrows["v4"]) == {1, -1}


def test_a_disruption_is_against_the_push_and_in_bounds() -> None:
    draft = pushed(Scenario(""), "v1", 2.5)
    assert disrupted(draft, "v1", 12.04).forces[1] == Force("v1", playing_draft.AMOUNT[0], start=12.0)
    assert mirrored(draft).forces == (Force("v1", -2.5),)
    assert mirrored(mirrored(draft)) == draft
    assert pushed(draft, "v1", 1.0).forces == (Force("v1", 1.0),)


def test_links_are_switched_off_and_on_and_frictions_come_and_go() -> None:
    draft = playing_draft.cut_off(Scenario(""), ("l2", "l1"), 3.0)
    assert draft.cuts == (Cut("l1", 3.0), Cut("l2", 3.0))
    assert playing_draft.cut_off(draft, ("l1",), None).cuts == (Cut("l2", 3.0),)
    assert rubbed(rubbed(draft, "v1", 2.0), "v1", None) == draft


def test_what_is_wanted_on_a_reinforcing_loop_is_in_the_middle() -> None:
    diagram = edits.want(parse("A -> B -> A\nX -> Y : -\nY -> X"), ["v2", "v4"], Direction.UP)
    loops = find_loops(diagram).found
    assert middle(diagram, loops, None, ()) == "v2"
    balancing = next(loop for loop in loops if "v4" in loop.variables)
    assert middle(diagram, loops, balancing, ()) == "v4"
    assert middle(diagram, loops, balancing, {"v1"}) == "v1"
    assert middle(parse("A -> B"), (), None, ()) == "v1"
    assert middle(Diagram(), (), None, ()) == ""


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert freely_named("Run", {"Run", "Run 2"}) == "Run 3"
    assert freely_named("Run", ()) == "Run"
