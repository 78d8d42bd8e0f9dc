from __future__ import annotations

from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopeditor.geometry.drawing import MOST_BADGES, draw
from loopeditor.geometry.marks import BAR
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect, flatten, signed_area
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity, Polarity
from tests.builders import HalfEm, drawn, named_loops, on_circle

WHEEL = "A -> B -> C -> D -> A : - ||\nB -> D"


def test_everything_of_the_diagram_is_drawn_once() -> None:
    scene = drawn(WHEEL)
    assert [shape.name for shape in scene.variables] == ["A", "B", "C", "D"]
    assert [link.title for link in scene.links] == ["A->B", "B->C", "C->D", "D->A", "B->D"]
    assert [loop.identifier for loop in scene.loops] == ["B1", "B2"]
    assert [bool(link.delay) for link in scene.links] == [False, False, False, True, False]


def test_signs_stand_beside_their_arrowheads() -> None:
    for link in drawn(WHEEL).links:
        assert 6 < dist(link.sign, link.tip) < 40
        assert min(dist(link.sign, point) for point in flatten(link.path)) > 7


def test_signs_are_clear_of_labels_and_of_each_other() -> None:
    scene = drawn(WHEEL)
    for i, link in enumerate(scene.links):
        assert all(shape.box.distance(link.sign) > 4 for shape in scene.variables)
        assert all(dist(link.sign, other.sign) > 11 for other in scene.links[i + 1 :])


def test_two_bars_cross_a_delayed_link() -> None:
    link = next(link for link in drawn(WHEEL).links if link.delay)
    assert len(link.delay) == 2
    for start, end in link.delay:
        assert dist(start, end) == pytest.approx(BAR)
        middle = start.to(end, 0.5)
        assert min(dist(middle, point) for point in flatten(link.path, 60)) < 1.5


def _outline(scene: Scene, key: tuple[str, ...]) -> list[Point]:
    paths = {link.id: [*flatten(link.path), link.tip] for link in scene.links}
    return [point for link in key for point in paths[link]]


def winds_round(outline: list[Point], point: Point) -> bool:
    """Whether a closed line goes round a point, told by the angle that it sweeps."""
    from math import atan2, pi

    angles = [atan2(p.y - point.y, p.x - point.x) for p in outline]
    turned = sum((b - a + pi) % (2 * pi) - pi for a, b in zip(angles, [*angles[1:], angles[0]], strict=True))
    return abs(turned) > pi


def test_identifiers_sit_in_their_loops_and_turn_their_way() -> None:
    for scene in (drawn(WHEEL), drawn("A -> D -> C -> B -> A"), drawn("A -> B -> A : ?", 90)):
        for loop in scene.loops:
            outline = _outline(scene, loop.key)
            assert winds_round(outline, loop.center)
            turn = [*flatten(loop.turn), loop.tip]
            assert (signed_area(turn) > 0) == (signed_area(outline) > 0)


def test_identifiers_do_not_cover_each_other_or_a_name() -> None:
    scene = drawn("A -> B -> C -> D -> E -> A\nB -> E : -\nC -> A\nD -> B", 220)
    assert len(scene.loops) >= 4
    for i, loop in enumerate(scene.loops):
        assert all(dist(loop.center, other.center) > loop.radius + other.radius for other in scene.loops[i + 1 :])
        assert all(shape.box.distance(loop.center) > loop.radius for shape in scene.variables)


def test_an_unknown_link_leaves_its_loop_undetermined() -> None:
    scene = drawn("A -> B -> A : ?")
    assert scene.loops[0].polarity is LoopPolarity.UNDETERMINED
    assert scene.links[1].polarity is Polarity.UNKNOWN


def test_a_diagram_of_many_loops_bears_the_shortest() -> None:
    names = "ABCDE"
    scene = drawn("\n".join(f"{a} -> {b}" for a in names for b in names if a != b))
    assert len(scene.loops) == MOST_BADGES
    assert max(len(loop.key) for loop in scene.loops) == 3  # 10 loops of two links, then the first of three


def test_an_unplaced_variable_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'A' has no position"):
        draw(parse("A -> B"), [], HalfEm())


def test_an_empty_diagram_has_a_page() -> None:
    assert draw(Diagram(), [], HalfEm()).bounds.width > 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF"), st.sampled_from("+-?")), min_size=1, max_size=14
    )
)
def test_bounds_hold_all_that_is_drawn(claims: list[tuple[str, str, str]]) -> None:
    diagram = on_circle(parse("\n".join(f"{a} -> {b} : {sign}" for a, b, sign in claims)))
    scene = draw(diagram, named_loops(diagram), HalfEm())
    boxes = [shape.box for shape in scene.variables]
    boxes += [Rect.bounding((*flatten(link.path), link.tip, link.sign)) for link in scene.links]
    boxes += [Rect.around(loop.center, 2 * loop.radius, 2 * loop.radius) for loop in scene.loops]
    for box in boxes:
        assert scene.bounds.united(box) == scene.bounds
