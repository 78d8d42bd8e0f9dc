from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.layout.tangles import corners, crossings, crossings_in_all, crossings_within, pieces, through

coordinate = st.integers(0, 40).map(float)
point = st.tuples(coordinate, coordinate)


def _cross(p: tuple[float, ...], q: tuple[float, ...], r: tuple[float, ...], s: tuple[float, ...]) -> bool:
    def turn(a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...]) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return turn(p, q, r) * turn(p, q, s) < 0 and turn(r, s, p) * turn(r, s, q) < 0


@given(st.lists(st.tuples(point, point), min_size=2, max_size=6))
def test_crossings_are_those_that_are_found_one_by_one(ends: list[tuple[tuple[float, ...], tuple[float, ...]]]) -> None:
    jitter = np.random.default_rng(1).uniform(0.001, 0.3, (len(ends), 2, 2))  # so that no three points are in line
    lines = np.array(ends, float) + jitter
    flat = [(tuple(a), tuple(b)) for a, b in lines.tolist()]
    wanted = sum(_cross(*one, *other) for i, one in enumerate(flat) for other in flat[:i])
    assert crossings_in_all(lines) == wanted
    assert crossings_within(lines[None]).tolist() == [wanted]
    first = crossings(lines[:1], lines[1:], pieces(lines[1:]), corners(lines[1:]))
    assert first.tolist() == [sum(_cross(*flat[0], *other) for other in flat[1:])]


def test_a_line_bent_round_a_box_does_not_touch_it() -> None:
    lines = np.array([[(0, 0), (50, 30), (100, 0)], [(0, 0), (50, 1), (100, 0)]], float)
    boxes, half = np.array([(50.0, 0.0), (50.0, 60.0)]), np.array([(20.0, 8.0), (20.0, 8.0)])
    near, hard = through(lines, pieces(lines), boxes, half, np.array((9.0, 9.0)), np.array((1.0, 1.0)))
    assert hard.tolist() == [[False, False], [True, False]]
    assert near.tolist() == [[True, False], [True, False]]
