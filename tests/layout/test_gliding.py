from __future__ import annotations

import pytest

from loopeditor.geometry.bends import bends
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.shapes import Point
from loopeditor.layout.gliding import Glide
from loopeditor.model import edits
from loopeditor.model.notation import parse
from tests.builders import HalfEm, named_loops, on_circle

WHEEL = on_circle(parse("A -> B -> C -> D -> A\nA -> C"), 200.0)
ELSEWHERE = edits.bend(edits.place(WHEEL, {"v1": (0.0, -100.0), "v3": (90.0, 160.0)}), ["l5"], 0.4)
LOOPS = [loop for loop, _ in named_loops(WHEEL)]


def test_it_begins_and_ends_with_the_diagrams_themselves() -> None:
    glide = Glide(WHEEL, ELSEWHERE, LOOPS)
    assert glide.at(0.0) is WHEEL
    assert glide.at(1.0) is ELSEWHERE
    assert glide.moves


@pytest.mark.parametrize("share", [1e-9, 1 - 1e-9])
def test_nothing_jumps_at_either_end(share: float) -> None:
    end = WHEEL if share < 0.5 else ELSEWHERE
    near = draw(Glide(WHEEL, ELSEWHERE, LOOPS).at(share), named_loops(WHEEL), HalfEm())
    there = draw(end, named_loops(WHEEL), HalfEm())
    for one, other in zip(near.links, there.links, strict=True):
        for here, target in zip(one.path, other.path, strict=True):
            assert tuple(here) == pytest.approx(tuple(target), abs=1e-4)


def test_half_way_everything_is_half_way() -> None:
    half = Glide(WHEEL, ELSEWHERE, LOOPS).at(0.5)
    assert half.variable["v1"].position == pytest.approx((0.0, -150.0))
    assert half.variable["v2"].position == WHEEL.variable["v2"].position
    centers = {v.id: Point(*(v.position or (0.0, 0.0))) for v in WHEEL.variables}
    assert half.link["l5"].bend == pytest.approx((bends(WHEEL, LOOPS, centers)["l5"] + 0.4) / 2)


def test_what_had_no_place_cannot_come_from_there() -> None:
    assert not Glide(edits.add_variable(WHEEL, "E"), edits.add_variable(ELSEWHERE, "E", (0.0, 0.0)), LOOPS).moves
    assert not Glide(WHEEL, WHEEL, LOOPS).moves
