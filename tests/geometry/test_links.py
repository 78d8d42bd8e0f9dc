from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.geometry.bends import bends
from loopeditor.geometry.links import ARROW, curve, sampled, self_curve
from loopeditor.geometry.shapes import Point, Rect, flatten
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.builders import named_loops, on_circle

SOURCE = Rect.around(Point(0, 0), 60, 20)
TARGET = Rect.around(Point(200, 0), 60, 20)


@given(st.floats(-1, 1), st.floats(-400, 400), st.floats(-400, 400))
def test_a_link_starts_and_ends_just_outside_its_labels(bend: float, x: float, y: float) -> None:
    target = Rect.around(Point(x, y), 60, 20)
    if SOURCE.grown(45).overlaps(target.grown(45)):
        return  # too close for an arrow: see below
    link = curve(SOURCE, target, bend)
    assert 0 <= SOURCE.distance(link.path[0]) <= 5
    assert 0 < target.distance(link.tip) <= 8
    assert dist(link.path[-1], link.tip) == pytest.approx(ARROW, rel=0.2)


def test_overlapping_labels_still_have_a_link_between_them() -> None:
    link = curve(SOURCE, Rect.around(Point(10, 5), 60, 20), 0.2)
    assert dist(link.path[0], link.tip) > ARROW


def test_a_positive_bend_bulges_to_the_left_of_the_way() -> None:
    assert min(point.y for point in flatten(curve(SOURCE, TARGET, 0.25).path)) == pytest.approx(-50, abs=1)
    assert max(point.y for point in flatten(curve(SOURCE, TARGET, -0.25).path)) == pytest.approx(50, abs=1)


def test_samples_run_along_the_link_to_its_tip() -> None:
    link = curve(SOURCE, TARGET, 0.3)
    line = [Point(*row) for row in sampled(link).tolist()]
    assert line[0] == link.path[0]
    assert line[-1] == link.tip
    fine = flatten(link.path, 200)
    assert all(min(dist(point, other) for other in fine) < 0.5 for point in line[:-2])
    assert max(dist(a, b) for a, b in pairwise(line)) < 10


def test_a_ring_stands_outside_its_label() -> None:
    for upwards in (True, False):
        ring = self_curve(SOURCE, upwards)
        assert all(SOURCE.distance(point) > 0 for point in (*flatten(ring.path), ring.tip))


def _bends(notation: str) -> tuple[Diagram, dict[str, float]]:
    diagram = on_circle(parse(notation))
    centers = {v.id: Point(*v.position) for v in diagram.variables if v.position}
    return diagram, bends(diagram, [loop for loop, _ in named_loops(diagram)], centers)


def test_the_links_of_a_wheel_follow_its_circle() -> None:
    _, bend = _bends("A -> B -> C -> D -> A")
    assert list(bend.values()) == pytest.approx([0.2071] * 4, abs=1e-3)  # tan(90 degrees / 4) / 2, clockwise: left
    _, bend = _bends("A -> D -> C -> B -> A")
    assert min(bend.values()) > 0  # the first at the top, then clockwise again, as names take their places in turn


def test_links_of_one_pair_never_lie_on_each_other() -> None:
    diagram, bend = _bends("A -> B -> C -> A\nB -> A\nA -> B : -\nB -> A : -")
    way = {
        link.id: 1 if link.source == "v1" else -1
        for link in diagram.links
        if {link.source, link.target} == {"v1", "v2"}
    }
    seen = sorted(bend[i] * side for i, side in way.items())
    assert all(b - a > 0.1 for a, b in pairwise(seen))


def test_the_bend_that_a_person_gave_is_kept() -> None:
    diagram = edits.bend(on_circle(parse("A -> B -> A")), ["l1"], -0.7)
    centers = {v.id: Point(*v.position) for v in diagram.variables if v.position}
    assert bends(diagram, [], centers)["l1"] == -0.7
