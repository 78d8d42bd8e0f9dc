"""A walk between its steps, and what is said at each."""

from __future__ import annotations

import pytest

from loopeditor.model.notation import parse
from loopeditor.render.passing import arrows, course, journeys
from loopeditor.render.walk_words import sentences
from loopeditor.simulation.pulse import walk
from tests.render.moving import UNCLEAR, WHEEL


def test_a_push_takes_one_step_through_a_link_and_two_through_a_delay() -> None:
    diagram = parse("A -> B : -\nB -> C : ||")
    made = journeys(diagram, walk(diagram, diagram.variables[0].id))
    assert [(way.link, way.start, way.end, way.before, way.after) for way in made] == [
        (diagram.links[0].id, 0, 1, 1, -1),
        (diagram.links[1].id, 1, 3, -1, -1),
    ]
    assert made[1].share_at(2.0) == 0.5
    assert made[1].share_at(1.0) is None
    assert made[1].share_at(3.0) is None


def test_back_at_the_start_its_arrow_shows_a_second_time() -> None:
    diagram = parse("A -> B -> A")
    start, other = (variable.id for variable in diagram.variables)
    loop = tuple(link.id for link in diagram.links)
    assert arrows(walk(diagram, start, -1, loop)) == (
        {start: (-1,)},
        {start: (-1,), other: (-1,)},
        {start: (-1, -1), other: (-1,)},
    )


@pytest.mark.parametrize("notation", [WHEEL, UNCLEAR, "A", "A -> B -> A : -"])
def test_a_moment_shows_what_travels_then_and_what_has_arrived(notation: str) -> None:
    diagram = parse(notation)
    for variable in diagram.variables:
        made = walk(diagram, variable.id)
        ways, seen, whole = journeys(diagram, made), arrows(made), course(diagram, made)
        for quarter in range(4 * len(made.steps) + 1):
            place = quarter / 4
            there = whole.at(place)
            assert there.arrows == seen[int(place)]
            on_their_way = {(bead.link, bead.share, bead.before, bead.after) for bead in there.beads}
            mine = {(way.link, way.share_at(place), way.before, way.after) for way in ways}
            assert {each for each in mine if each[1] is not None} == on_their_way


def test_each_step_has_a_sentence_and_the_last_the_verdict() -> None:
    diagram = parse("A -> B : -\nB -> A")
    a, loop = diagram.variables[0].id, tuple(link.id for link in diagram.links)
    assert sentences(diagram, walk(diagram, a, 1, loop)) == (
        "A push up on A.",
        "A fall in B.",
        "Back at A it opposes the push: balancing.",
    )
    assert sentences(diagram, walk(diagram, a, -1))[-1] == "A rise in A. The push has been everywhere it goes."
    assert sentences(parse("A"), walk(parse("A"), parse("A").variables[0].id)) == (
        "A push up on A. A acts on nothing: the push ends here.",
    )
    unclear = parse(UNCLEAR)
    said = sentences(unclear, walk(unclear, unclear.variables[0].id))
    assert said[1] == "A change in Answer, nobody knows which way, a rise in End."


def test_long_names_are_cut_short_where_there_is_little_room() -> None:
    diagram = parse("A name that goes on and on -> B")
    start = diagram.variables[0].id
    assert sentences(diagram, walk(diagram, start), 12)[0] == "A push up on A name that…."
    assert sentences(diagram, walk(diagram, start))[0] == "A push up on A name that goes on and on."


def test_a_delay_is_told() -> None:
    diagram = parse("A -> B : ||")
    assert sentences(diagram, walk(diagram, diagram.variables[0].id))[1] == "A delay: it takes a while."
