from __future__ import annotations

import pytest

from loopeditor.geometry.shapes import Point
from loopeditor.tools import walking
from tests.tools.world import TRIANGLE


@pytest.mark.parametrize(
    ("start", "way", "found"),
    [
        ("v1", Point(1, 0), "v2"),
        ("v1", Point(0, 1), "v3"),
        ("v2", Point(-1, 0), "v1"),
        ("v3", Point(0, -1), "v1"),  # both are as far; the first one wins
        ("v1", Point(-1, 0), "v1"),  # nothing lies there
    ],
)
def test_the_nearest_variable_that_way(start: str, way: Point, found: str) -> None:
    assert walking.toward(TRIANGLE, start, way) == found


def test_stops_beyond_a_selection() -> None:
    stops = ("a", "b", "c", "d")
    assert walking.beyond(stops, {"b", "c"}, 1) == "d"
    assert walking.beyond(stops, {"b", "c"}, -1) == "a"
    assert walking.beyond(stops, {"d"}, 1) is None
    assert walking.beyond(stops, (), -1) == "d"
    assert walking.beyond((), (), 1) is None
