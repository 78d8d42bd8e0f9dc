from __future__ import annotations

from math import dist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopeditor.geometry.clearance import FAR, Clearance
from loopeditor.geometry.shapes import Floats, Point, Rect

near = st.floats(-150, 150)
points = st.lists(st.tuples(near, near), min_size=1, max_size=12)
boxes = st.builds(lambda x, y, w, h: Rect.around(Point(x, y), w, h), near, near, st.floats(1, 90), st.floats(1, 40))
changes = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from("abc"), st.none() | boxes, max_size=3),
        st.dictionaries(st.sampled_from("uvw"), st.none() | points, max_size=3),
    ),
    min_size=1,
    max_size=6,
)


def room(place: tuple[float, float], boxes: list[Rect], lines: list[list[tuple[float, float]]], most: float) -> float:
    """The same, counted plainly."""
    distances = [box.distance(Point(*place)) for box in boxes]
    distances += [dist(place, point) for line in lines for point in line]
    return min([most, *distances])


@settings(max_examples=150)
@given(changes, points, st.sampled_from([9.0, FAR]))
def test_rooms_are_those_to_what_is_there_now(
    steps: list[tuple[dict[str, Rect | None], dict[str, list[tuple[float, float]] | None]]],
    places: list[tuple[float, float]],
    most: float,
) -> None:
    clearance, at = Clearance(), np.array(places)
    held: dict[str, Rect] = {}
    drawn: dict[str, list[tuple[float, float]]] = {}
    kept: Floats | None = None
    for boxes_now, lines_now in steps:
        clearance.update(boxes_now, {key: None if line is None else np.array(line) for key, line in lines_now.items()})
        held = {key: box for key, box in {**held, **boxes_now}.items() if box}
        drawn = {key: line for key, line in {**drawn, **lines_now}.items() if line}
        kept = clearance.room(at, most) if kept is None else clearance.refreshed(kept, at, most)
        wanted = [room(place, list(held.values()), list(drawn.values()), most) for place in places]
        assert clearance.room(at, most).tolist() == pytest.approx(wanted)
        assert kept.tolist() == clearance.room(at, most).tolist()
        for but, line in drawn.items():
            owners = np.repeat(clearance.owners([but]), len(places))
            others = [other for other in drawn.values() if other is not line]
            without = [room(place, list(held.values()), others, most) for place in places]
            assert clearance.room(at, most, owners).tolist() == pytest.approx(without)


def test_a_map_as_wide_as_the_world_needs_no_more_memory() -> None:
    clearance = Clearance()
    far = 1e12
    clearance.update({"a": Rect(-far, 0, 10 - far, 10)}, {"u": np.array([(0.0, 0.0), (far, far), (0.0, 5.0)])})
    assert clearance.room(np.array([(0.0, 3.0), (far, far - 4), (5 - far, 5.0)]), FAR).tolist() == [2.0, 4.0, 0.0]


def test_many_changes_are_taken_together() -> None:
    clearance, random = Clearance(), np.random.default_rng(7)
    lines = {f"l{k}": random.uniform(0, 900, (60, 2)) for k in range(200)}
    clearance.update({}, lines)
    places = random.uniform(0, 900, (300, 2))
    for k in range(200):
        lines[f"l{k}"] = random.uniform(0, 900, (60, 2))
        clearance.update({}, {f"l{k}": lines[f"l{k}"]})
    anew = Clearance()
    anew.update({}, lines)
    assert clearance.room(places, FAR).tolist() == anew.room(places, FAR).tolist()
