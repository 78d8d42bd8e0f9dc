from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.geometry.links import ARROW, curve, sample, self_curve
from loopeditor.geometry.shapes import Point, Rect, flatten

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
    line = [Point(*row) for row in sample([link])[0].tolist()]
    assert line[0] == link.path[0]
    assert line[-1] == link.tip
    fine = flatten(link.path, 200)
    assert all(min(dist(point, other) for other in fine) < 0.5 for point in line[:-2])
    assert max(dist(a, b) for a, b in pairwise(line)) < 10


def test_a_ring_stands_outside_its_label() -> None:
    for upwards in (True, False):
        ring = self_curve(SOURCE, upwards)
        assert all(SOURCE.distance(point) > 0 for point in (*flatten(ring.path), ring.tip))
