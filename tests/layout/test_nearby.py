"""Places for new variables at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loopeditor import api
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.room import STEP, Room
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.layout.nearby import beside, place_nearby, room_in
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.builders import HalfEm, named_loops, on_circle

ALL = api.examples()


def boxes(diagram: Diagram) -> list[Rect]:
    return [shape.box for shape in draw(diagram, named_loops(diagram), HalfEm()).variables]


def center(diagram: Diagram, name: str) -> Point:
    return next(Point(*v.position) for v in diagram.variables if v.name == name and v.position)


@pytest.mark.parametrize("name", ALL)
def test_no_label_lies_on_another(name: str) -> None:
    example = api.example(name)
    bare = replace(example, variables=tuple(replace(v, position=None) for v in example.variables))
    placed = boxes(place_nearby(bare, HalfEm()))
    assert not any(a.overlaps(b.grown(10)) for i, a in enumerate(placed) for b in placed[i + 1 :])


def test_what_has_a_place_keeps_it() -> None:
    shop = on_circle(parse("Price -> Demand -> Supply -> Price"))
    more = edits.add_link(edits.add_variable(shop, "Tax"), "v4", "v1")
    placed = place_nearby(more, HalfEm())
    assert placed.variables[:3] == shop.variables
    assert place_nearby(shop, HalfEm()) is shop
    assert (center(placed, "Tax") - center(placed, "Price")).length < 2.5 * STEP.x


def test_a_chain_comes_round_as_a_wheel() -> None:
    placed = place_nearby(parse("A -> B -> C -> D -> E -> F"), HalfEm())
    ring = [center(placed, name) for name in "ABCDEF"]
    turns = [
        (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) for a, b, c in zip(ring, ring[1:], ring[2:], strict=False)
    ]
    assert all(turn > 0 for turn in turns), "clockwise on the screen"
    assert (ring[5] - ring[0]).length < 1.8 * STEP.x, "the last one is back at the first"


def test_a_chain_that_turns_left_goes_on_to_turn_left() -> None:
    started = edits.place(parse("A -> B -> C"), {"v1": (0, 0), "v2": (170, 0), "v3": (255, -90)})
    scene = draw(started, [], HalfEm())
    there = beside(started, scene, "v3")
    assert there.y < -90
    assert there.x < 255


def test_what_lies_between_two_goes_between_them() -> None:
    ends = edits.place(parse("A -> New -> B"), {"v1": (0, 0), "v3": (400, 0)})
    between = center(place_nearby(ends, HalfEm()), "New")
    assert 100 < between.x < 300
    assert abs(between.y) < 120


def test_one_that_is_linked_to_nothing_goes_where_it_is_wanted() -> None:
    shop = on_circle(parse("Price -> Demand"))
    more = edits.add_variable(shop, "Weather")
    assert center(place_nearby(more, HalfEm(), Point(500, 400)), "Weather") == (500, 400)
    assert center(place_nearby(parse("Weather"), HalfEm()), "Weather") == (0, 0)


def test_where_there_is_no_room_it_goes_below_everything() -> None:
    wall = [Rect.around(Point(60.0 * i, 25.0 * k), 58, 20) for i in range(-30, 31) for k in range(-40, 41)]
    spot = Room(wall).spot([Point(0, 0)], Point(1, 0), 50, 20)
    assert spot.y > max(box.bottom for box in wall)


def test_texts_and_lines_keep_their_room() -> None:
    shop = edits.add_text(on_circle(parse("Price -> Demand"), 300.0), "A long text that takes some room", (0.0, 0.0))
    scene = draw(shop, [], HalfEm())
    spot = room_in(scene).free(Point(0, 0), 60, 20)
    box = Rect.around(spot, 60, 20)
    assert not any(box.overlaps(text.box) for text in scene.texts)
