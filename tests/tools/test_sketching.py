from __future__ import annotations

from math import pi, sin
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.geometry.links import curve
from loopeditor.geometry.shapes import Point, Rect, flatten
from loopeditor.tools.sketching import MOST, bend_along, longer

SOURCE, TARGET = Rect.around(Point(0, 0), 60, 18), Rect.around(Point(220, 60), 70, 18)


def stroke(bend: float, tremor: float = 0.0) -> list[Point]:
    """A hand that follows the arc with this bend."""
    drawn = curve(SOURCE, TARGET, bend)
    random = Random(1)
    return [p + Point(random.gauss(0, tremor), random.gauss(0, tremor)) for p in (*flatten(drawn.path), drawn.tip)]


@given(st.floats(0.15, 1.1), st.booleans())
def test_the_bend_is_that_of_the_stroke(bend: float, left: bool) -> None:
    bend = bend if left else -bend
    assert bend_along(stroke(bend), SOURCE, TARGET) == pytest.approx(bend, abs=0.03)


@pytest.mark.parametrize("bend", [0.25, -0.5])
def test_a_hand_may_tremble(bend: float) -> None:
    assert bend_along(stroke(bend, 2.5), SOURCE, TARGET) == pytest.approx(bend, abs=0.08)


@pytest.mark.parametrize("bend", [0.0, 0.04, -0.04])
def test_about_straight_leaves_it_to_the_geometry(bend: float) -> None:
    assert bend_along(stroke(bend, 0.5), SOURCE, TARGET) is None


def test_it_does_not_matter_where_on_the_edge_it_started() -> None:
    """A straight stroke from the end of a long label is off the line between the middles, and yet straight."""
    wide, below = Rect.around(Point(0, 0), 160, 18), Rect.around(Point(0, 200), 60, 18)
    start, end = Point(83, 5), Point(5, 195)
    assert bend_along([start.to(end, k / 20) for k in range(21)], wide, below) is None


def test_an_s_or_a_walk_about_is_no_arc() -> None:
    there = [Point(40 + 150 * k / 20, 5 + 50 * k / 20 + 30 * sin(k * pi / 10)) for k in range(21)]
    assert bend_along(there, SOURCE, TARGET) is None
    about = [Point(40, 5), Point(300, 300), Point(-200, 250), Point(0, -200), Point(180, 60)]
    assert bend_along(about, SOURCE, TARGET) is None


def test_too_little_to_tell() -> None:
    assert bend_along([], SOURCE, TARGET) is None
    assert bend_along([Point(40, 0), Point(180, 60)], SOURCE, TARGET) is None
    assert bend_along(stroke(0.4), SOURCE, SOURCE) is None


def test_a_stroke_keeps_no_more_than_it_needs() -> None:
    line: tuple[Point, ...] = ()
    for k in range(5000):
        line = longer(line, Point(k, 0), 2.0)
    assert len(line) <= MOST
    assert line[0] == Point(0, 0)
    assert line[-1].x > 4990
    assert longer(line, line[-1] + Point(1, 0), 2.0) == line
