from __future__ import annotations

from math import cos, dist, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.geometry.shapes import Point, Rect, arc, direction, flatten, segments, signed_area
from tests.builders import distance_to_line

numbers = st.floats(-1e3, 1e3)
points = st.builds(Point, numbers, numbers)


@given(
    points, st.floats(1, 500), st.floats(-pi, pi), st.floats(-2 * pi, 2 * pi).filter(lambda sweep: abs(sweep) > 0.01)
)
def test_an_arc_stays_on_its_circle_and_ends_where_it_should(
    center: Point, radius: float, start: float, sweep: float
) -> None:
    path = arc(center, radius, start, sweep)
    assert len(path) % 3 == 1
    for point in flatten(path):
        assert dist(point, center) == pytest.approx(radius, rel=4e-4)
    end = start + sweep
    assert dist(path[-1], (center.x + radius * cos(end), center.y + radius * sin(end))) < 1e-6 * radius + 1e-6
    assert len(list(segments(path))) <= 4


def test_left_is_left_as_seen_on_the_screen() -> None:
    east = Point(1, 0)
    assert east.left == Point(0, -1)  # up, where y grows downwards


def test_a_clockwise_polygon_has_a_positive_area() -> None:
    square = [Point(0, 0), Point(10, 0), Point(10, 10), Point(0, 10)]
    assert signed_area(square) == 100
    assert signed_area(square[::-1]) == -100


def test_direction_turns_clockwise() -> None:
    assert direction(Point(0, 1)) == pytest.approx(pi / 2)


def test_distance_to_a_line_counts_its_ends() -> None:
    line = [Point(0, 0), Point(10, 0)]
    assert distance_to_line(line, Point(5, 3)) == 3
    assert distance_to_line(line, Point(13, 4)) == 5
    assert distance_to_line([Point(1, 1)], Point(1, 3)) == 2


def test_boxes() -> None:
    box = Rect.around(Point(0, 0), 10, 4)
    assert box.holds(Point(5, 2))
    assert not box.holds(Point(5.1, 0))
    assert box.distance(Point(8, 6)) == 5
    assert box.distance(Point(1, 1)) == 0
    assert box.overlaps(Rect.around(Point(9, 0), 10, 4))
    assert not box.overlaps(Rect.around(Point(10, 0), 10, 4))  # a shared border is no overlap
    assert box.united(Rect(20, 20, 30, 30)) == Rect(-5, -2, 30, 30)
