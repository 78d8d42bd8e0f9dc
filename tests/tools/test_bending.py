from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.geometry.links import curve
from loopeditor.geometry.shapes import Point, Rect, flatten
from loopeditor.tools.bending import ROUNDEST, bend_of, bend_through
from tests.builders import distance_to_line
from tests.tools.world import COST, GROWTH, TRIANGLE, scene_of

coordinates = st.floats(-500, 500)


@pytest.mark.parametrize(
    ("point", "bend"),
    [
        (Point(50, -50), 0.5),  # a half circle, to the left of somebody walking to the right
        (Point(50, 50), -0.5),
        (Point(50, -10), 0.1),
        (Point(50, -1), 0.0),  # nearly straight snaps
        (Point(50, -300), ROUNDEST),
        (Point(-80, 3), -0.0702),  # behind the start as a little way in
        (Point(0, 0), 0.0),
    ],
)
def test_bend_through_known_points(point: Point, bend: float) -> None:
    assert bend_through(Point(0, 0), Point(100, 0), point) == pytest.approx(bend, abs=1e-4)


@given(st.floats(0.12, 0.88), st.floats(-70, 70), coordinates, coordinates)
def test_the_drawn_arc_runs_through_the_pointer(along: float, aside: float, dx: float, dy: float) -> None:
    start, end = Point(0, 0), Point(dx, dy)
    if (end - start).length < 100:
        return
    point = start.to(end, along) + (end - start).unit.left.scaled(aside)
    bend = bend_through(start, end, point)
    if bend == 0.0 or abs(bend) == ROUNDEST:
        return
    drawn = curve(Rect.around(start, 0, 0), Rect.around(end, 0, 0), bend)
    assert distance_to_line([start, *flatten(drawn.path, 60), drawn.tip, end], point) < 1.5


def test_bend_without_a_chord() -> None:
    assert bend_through(GROWTH, GROWTH, COST) == 0.0


def test_bend_of_a_drawn_link_is_the_one_it_was_drawn_with() -> None:
    shape = scene_of(TRIANGLE).links[0]
    assert bend_of(shape, GROWTH, COST) == pytest.approx(0.2, abs=0.002)
