from __future__ import annotations

from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopeditor.geometry.drawing import MOST_BADGES, draw
from loopeditor.geometry.marks import BAR
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, Rect, flatten, signed_area
from loopeditor.model import edits
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


def _market() -> Diagram:
    """Two variables, a ghost of the first, and the link to it."""
    diagram = edits.place(parse("Price -> Demand -> Price : -"), {"v1": (0.0, 0.0), "v2": (260.0, 0.0)})
    return edits.reconnect(edits.add_ghost(diagram, "v1", (260.0, 220.0)), "l2", target="g1")


def test_a_link_is_drawn_to_the_ghost_of_its_end() -> None:
    diagram = _market()
    scene = draw(diagram, named_loops(diagram), HalfEm())
    assert [(shape.id, shape.ghost_of) for shape in scene.variables] == [("v1", ""), ("v2", ""), ("g1", "v1")]
    link = scene.links[1]
    assert (link.source, link.target, link.title) == ("v2", "g1", "Demand->Price")
    assert scene.variables[2].box.distance(link.tip) < 10
    assert scene.bounds.united(scene.variables[2].box) == scene.bounds
    assert [loop.title for loop in scene.loops] == ["B1 (balancing): Price -> Demand -> Price"]


def test_a_link_between_a_variable_and_its_own_ghost_is_no_ring() -> None:
    diagram = edits.add_link(_market(), "v1", "g1")
    link = draw(diagram, [], HalfEm()).links[-1]
    assert (link.source, link.target) == ("v1", "g1")
    assert dist(link.path[0], link.tip) > 100


def test_signs_keep_clear_of_texts_and_of_the_identifiers_that_somebody_placed() -> None:
    diagram = on_circle(parse(WHEEL))
    loops = named_loops(diagram)
    for link in draw(diagram, loops, HalfEm()).links:
        worded = edits.add_text(diagram, "said", link.sign)
        scene = draw(worded, loops, HalfEm())
        (text,) = scene.texts
        assert all(text.box.distance(other.sign) > 5 for other in scene.links)
        placed = draw(edits.place_loop(diagram, loops[0][0].key, link.sign), loops, HalfEm())
        (badge,) = (loop for loop in placed.loops if loop.key == loops[0][0].key)
        assert badge.center == link.sign
        assert all(dist(badge.center, other.sign) > badge.radius + 5 for other in placed.links)


def test_an_identifier_that_somebody_placed_is_shown_however_many_loops_there_are() -> None:
    names = "ABCDE"
    diagram = on_circle(parse("\n".join(f"{a} -> {b}" for a in names for b in names if a != b)))
    loops = named_loops(diagram)
    last, name = loops[-1]
    scene = draw(edits.place_loop(diagram, last.key, (500.0, 500.0)), loops, HalfEm())
    assert len(scene.loops) == MOST_BADGES + 1
    assert (scene.loops[-1].identifier, scene.loops[-1].center) == (name, (500.0, 500.0))
    assert scene.bounds.holds(Point(516.0, 516.0))


def test_a_loop_that_is_broken_in_a_preview_has_no_identifier() -> None:
    diagram = on_circle(parse("A -> B -> C -> A\nC -> B"))
    loops = named_loops(diagram)
    assert len(draw(diagram, loops, HalfEm()).loops) == 2
    turned = draw(edits.reconnect(diagram, "l1", target="v3"), loops, HalfEm())
    assert [loop.key for loop in turned.loops] == [("l2", "l4")]
    assert draw(edits.delete(diagram, {"l2"}), loops, HalfEm()).loops == ()


def test_texts_and_the_title_widen_the_page() -> None:
    diagram = edits.place_title(edits.retitle(on_circle(parse("A -> B")), "The title"), (0.0, -700.0))
    scene = draw(edits.add_text(diagram, "Far out", (900.0, 0.0)), [], HalfEm())
    assert [text.lines for text in scene.texts] == [("The title",), ("Far out",)]
    assert scene.bounds.top < -700
    assert scene.bounds.right > 900
